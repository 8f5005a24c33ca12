import { z } from 'zod'
import { Alert } from './alerts.ts'
import { Count, Day, Grade, Id, Instant, JarMl, NamedRef, Ref } from './common.ts'
import { PlanSummary } from './plans.ts'
import { STOP_KINDS } from './slots.ts'
import { Week } from './weeks.ts'

/** The five numbers. Without a plan, those that need one are 0. */
export const Numbers = z
  .strictObject({
    savedG: Count,
    /** True when the planner proved that no plan saves more. */
    savedProven: z.boolean(),
    offeredG: Count,
    /** Offered and not saved by the plan; without a plan, offered and not claimed. */
    leftG: Count,
    jars: Count,
    /** Least and most jars per person over the groups that get jars; null without a plan. */
    jarsPerPerson: z.strictObject({ least: z.number(), most: z.number() }).nullable(),
    distanceM: Count,
    tours: z.array(z.strictObject({ vehicle: NamedRef, count: Count })),
    workMinutesNeeded: Count,
    /** Minutes of those who attend in the plan; without a plan, of those who said yes. */
    workMinutesPromised: Count,
  })
  .meta({ id: 'Numbers' })
export type Numbers = z.infer<typeof Numbers>

export const TransportLane = z.strictObject({
  slot: Id,
  vehicle: NamedRef,
  start: Instant,
  end: Instant,
  capacityG: Count,
  loadG: Count,
  driver: Ref.nullable(),
  stops: z.array(z.strictObject({ place: Ref, at: Instant, kind: z.enum(STOP_KINDS) })),
})

export const KitchenLane = z.strictObject({
  session: Id,
  kitchen: Ref,
  start: Instant,
  end: Instant,
  seats: Count,
  /** Who comes by the plan; without one, members of the groups that said yes. */
  people: Count,
  groups: z.array(Ref),
  jars: Count,
})

/** One item in one session: what it runs, and its minutes there. */
export const SteriliserLane = z.strictObject({
  equipment: Ref,
  kind: NamedRef,
  ownerName: z.string(),
  session: Id,
  kitchen: Ref,
  /** When cycles can run: after set-up and washing, before clean-up. */
  start: Instant,
  end: Instant,
  cycles: Count,
  usedMinutes: Count,
  jars: z.array(z.strictObject({ jarMl: JarMl, jars: Count })),
})

/** How long a batch still has. */
export const HarvestLane = z.strictObject({
  batch: Id,
  crop: NamedRef,
  grade: Grade,
  producer: Ref,
  quantityG: Count,
  remainingG: Count,
  availableFrom: Instant,
  availableUntil: Instant,
  processBy: Instant,
})

export const Overview = z
  .strictObject({
    week: Week,
    /** Whose figures these are: a draft newer than the published plan, else that, else the newest draft. */
    plan: PlanSummary.nullable(),
    numbers: Numbers,
    /** Columns of the time axis: every day that something happens on, at least the week's own. */
    days: z.array(Day),
    transport: z.array(TransportLane),
    kitchens: z.array(KitchenLane),
    sterilisers: z.array(SteriliserLane),
    harvests: z.array(HarvestLane),
    alerts: z.array(Alert),
  })
  .meta({ id: 'Overview' })
export type Overview = z.infer<typeof Overview>
