import { z } from 'zod'
import { Count, Id, Instant, NamedRef, Ref } from './common.ts'
import { ObjectiveName } from './scores.ts'

/** In how many scenarios it broke; in how many the plan would have held without it; what it costs on average. */
const weakness = { scenarios: Count, decides: Count, costsG: z.int() }

/** What breaks of a plan when the week turns out otherwise, with the figures of where it was worst. */
export const Weakness = z
  .discriminatedUnion('what', [
    z.strictObject({
      what: z.literal('batch'),
      /** Of planning (PROBLEM: 1 to 14). */
      rule: z.literal(1),
      batch: Id,
      crop: NamedRef,
      producer: Ref,
      needsG: Count,
      hasG: Count,
      ...weakness,
    }),
    z.strictObject({
      what: z.literal('tour'),
      rule: z.literal(3),
      slot: Id,
      vehicle: NamedRef,
      start: Instant,
      /** Grams it carries, and those that still arrive in time. */
      needsG: Count,
      hasG: Count,
      ...weakness,
    }),
    z.strictObject({
      what: z.literal('hands'),
      rule: z.literal(8),
      session: Id,
      kitchen: Ref,
      start: Instant,
      needsMinutes: Count,
      hasMinutes: Count,
      ...weakness,
    }),
  ])
  .meta({ id: 'Weakness' })
export type Weakness = z.infer<typeof Weakness>

/** What exact arithmetic says of a bound: `weaker`, what branching proved cannot be shown this way. */
export const Certificate = z
  .strictObject({
    objective: ObjectiveName,
    best: z.number(),
    stated: z.number(),
    exact: z.number().nullable(),
    valid: z.enum(['yes', 'weaker', 'no', 'open']),
  })
  .meta({ id: 'Certificate' })
export type Certificate = z.infer<typeof Certificate>

/** What another engine says: of the `whole`, or of what the plan's whole numbers leave open (`fixed`). */
export const SecondOpinion = z
  .strictObject({
    objective: ObjectiveName,
    how: z.enum(['whole', 'fixed']).nullable(),
    verdict: z.enum(['agrees', 'better', 'disagrees', 'not-possible']),
    said: z.number(),
    gets: z.number().nullable(),
  })
  .meta({ id: 'SecondOpinion' })
export type SecondOpinion = z.infer<typeof SecondOpinion>

/** How far a plan can be relied on: when the week turns out otherwise, and as to its figures. */
export const PlanAssurance = z
  .strictObject({
    plan: Id,
    /** Ways the week can turn out that were tried: other kilos, groups that do not come, late tours. */
    scenarios: Count,
    /** In so many of them nobody who comes goes without, and at least `least` of what they were promised is there. */
    holds: Count,
    least: z.number(),
    savedG: z.strictObject({ planned: Count, p10: Count, p50: Count, p90: Count }),
    /** Whose own record says how far off their batches usually are; for the others that is an estimate. */
    records: z.array(Ref),
    /** What breaks first, first. */
    weaknesses: z.array(Weakness),
    certificates: z.array(Certificate),
    secondOpinion: z.array(SecondOpinion),
  })
  .meta({ id: 'PlanAssurance' })
export type PlanAssurance = z.infer<typeof PlanAssurance>

/** Null while it is being worked out, which takes a quarter of a minute or so from the first asking: ask again. */
export const PlanAssuranceAnswer = z
  .strictObject({ assurance: PlanAssurance.nullable() })
  .meta({ id: 'PlanAssuranceAnswer' })
export type PlanAssuranceAnswer = z.infer<typeof PlanAssuranceAnswer>
