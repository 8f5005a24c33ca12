import { z } from 'zod'
import { Count, Grade, Id, Instant, listOf, NamedRef, Positive, Ref } from './common.ts'
import { Place } from './reference.ts'
import { STOP_KINDS } from './slots.ts'

/** Produce as it is carried: whole crates, or loose. */
const Carried = z.strictObject({
  batch: Id,
  crop: NamedRef,
  grade: Grade,
  producer: Ref,
  quantityG: Positive,
  /** Null when it is loose. */
  crates: Count.nullable(),
  /** What the producer tells whoever comes for it; empty where it is unloaded. */
  note: z.string(),
})
export type Carried = z.infer<typeof Carried>

/** A driver's tour as it is driven: where next, when, and what goes in or out there. */
export const Round = z
  .strictObject({
    slot: Id,
    week: Ref,
    vehicle: NamedRef,
    capacityG: Positive,
    distanceM: Count,
    /** Null until the week's plan is published: what is carried is not known before. */
    loadG: Count.nullable(),
    stops: z.array(
      z.strictObject({
        /** With its address from a day before the stop until half a day after it. */
        place: Place,
        at: Instant,
        kind: z.enum(STOP_KINDS),
        carried: z.array(Carried),
      }),
    ),
  })
  .meta({ id: 'Round' })
export type Round = z.infer<typeof Round>
export const Rounds = listOf(Round)
