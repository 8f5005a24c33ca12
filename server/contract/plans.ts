import { z } from 'zod'
import { Count, Grade, Id, Instant, JarMl, listOf, NamedRef, Names, Ref } from './common.ts'
import { LeftOutRow } from './pins.ts'
import { PREFERENCES } from './plan-jobs.ts'
import { Refusal } from './reference.ts'
import { LeftoverReason, ObjectiveResult, Scores } from './scores.ts'

/** `bocal.plan/1` as the solver writes it; see planning's wire format. */
export const PlanRows = z
  .strictObject({
    schema: z.literal('bocal.plan/1'),
    loads: z.array(
      z.union([
        z.strictObject({ batch: Id, slot: Id, session: Id, quantityG: Count }),
        z.strictObject({ batch: Id, slot: Id, place: Id, quantityG: Count }),
      ]),
    ),
    attendance: z.array(z.strictObject({ group: Id, session: Id })),
    cycles: z.array(z.strictObject({ session: Id, equipment: Id, process: Id, cycles: Count })),
    runs: z.array(z.strictObject({ session: Id, recipe: Id, jars: Count })),
    ingredients: z.array(z.strictObject({ session: Id, recipe: Id, batch: Id, quantityG: Count })),
    shares: z.array(z.strictObject({ claim: Id, session: Id, jars: Count })),
    handovers: z.array(z.strictObject({ claim: Id, batch: Id, slot: Id, place: Id, quantityG: Count })),
  })
  .meta({ id: 'PlanRows' })
export type PlanRows = z.infer<typeof PlanRows>

const JarsMade = z.strictObject({ preparation: Id, names: Names, jarMl: JarMl, jars: Count })

export const PlanSummary = z
  .strictObject({
    id: Id,
    week: Id,
    state: z.enum(['draft', 'published', 'superseded']),
    /** `optimal`: every objective proven; `feasible`: the best in the time; `cancelled`: stopped by someone. */
    status: z.enum(['optimal', 'feasible', 'cancelled']),
    engine: z.enum(['highs', 'lp-solver', 'greedy']),
    seed: z.int(),
    seconds: z.number(),
    /** What its search was asked for beside the policy. */
    prefer: z.enum(PREFERENCES),
    createdAt: Instant,
    createdBy: Ref,
    publishedAt: Instant.nullable(),
    scores: Scores,
    objectives: z.array(ObjectiveResult),
    /** True when the week changed since: it can no longer be published. */
    stale: z.boolean(),
  })
  .meta({ id: 'PlanSummary' })
export type PlanSummary = z.infer<typeof PlanSummary>
export const PlanSummaries = listOf(PlanSummary)

/** What one group gets, beside what it asked. */
export const GroupResult = z
  .strictObject({
    group: Ref,
    members: Count,
    sessions: z.array(z.strictObject({ id: Id, kitchen: Ref, start: Instant, end: Instant })),
    jars: z.array(JarsMade.extend({ claim: Id, asked: Count })),
    fresh: z.array(
      z.strictObject({ claim: Id, crop: NamedRef, quantityG: Count, asked: Count, place: Ref.nullable() }),
    ),
    askedG: Count,
    receivedG: Count,
    perMemberG: z.number(),
  })
  .meta({ id: 'GroupResult' })
export type GroupResult = z.infer<typeof GroupResult>

export const SessionResult = z
  .strictObject({
    id: Id,
    kitchen: Ref,
    start: Instant,
    end: Instant,
    seats: Count,
    people: Count,
    groups: z.array(Ref),
    runs: z.array(JarsMade),
    cycles: z.array(z.strictObject({ equipment: Ref, process: Id, cycles: Count })),
    workMinutesNeeded: Count,
    workMinutesPromised: Count,
  })
  .meta({ id: 'SessionResult' })
export type SessionResult = z.infer<typeof SessionResult>

export const SlotResult = z
  .strictObject({
    id: Id,
    vehicle: NamedRef,
    capacityG: Count,
    loadG: Count,
    start: Instant,
    loads: z.array(z.strictObject({ batch: Id, crop: NamedRef, to: Ref, quantityG: Count })),
  })
  .meta({ id: 'SlotResult' })
export type SlotResult = z.infer<typeof SlotResult>

export const LeftoverResult = z
  .strictObject({
    batch: Id,
    crop: NamedRef,
    grade: Grade,
    producer: Ref,
    quantityG: Count,
    leftG: Count,
    reasons: z.array(LeftoverReason),
  })
  .meta({ id: 'LeftoverResult' })
export type LeftoverResult = z.infer<typeof LeftoverResult>

/** A whole result: numbers, who gets what, what happens where, what is left and why, and the plan's rows. */
export const PlanResult = z
  .strictObject({
    ...PlanSummary.shape,
    offeredG: Count,
    leftG: Count,
    distanceM: Count,
    groups: z.array(GroupResult),
    sessions: z.array(SessionResult),
    slots: z.array(SlotResult),
    leftovers: z.array(LeftoverResult),
    /** Claims the safety gate kept out. */
    refused: z.array(Refusal),
    /** Other rows of the week, as it is now, that no plan is made with. */
    leftOut: z.array(LeftOutRow),
    rows: PlanRows,
  })
  .meta({ id: 'PlanResult' })
export type PlanResult = z.infer<typeof PlanResult>
