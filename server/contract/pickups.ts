import { z } from 'zod'
import { Count, Grade, Id, Instant, listOf, NamedRef, Positive, Ref } from './common.ts'

/** What really left with a tour, as it was counted last. */
export const Departure = z
  .strictObject({
    id: Id,
    leftG: Count,
    at: Instant,
    by: Ref,
    /** The producer's code typed by who drives; or the producer's own word; or a coordinator's for the producer. */
    confirmed: z.enum(['code', 'producer', 'coordinator']),
  })
  .meta({ id: 'Departure' })
export type Departure = z.infer<typeof Departure>

/** One batch fetched by one tour, by the published plan; also one that left by a plan replaced since. */
export const Pickup = z
  .strictObject({
    week: Id,
    batch: Id,
    slot: Id,
    crop: NamedRef,
    grade: Grade,
    producer: Ref,
    place: z.strictObject({ id: Id, name: z.string(), commune: z.string() }),
    vehicle: NamedRef,
    /** When the tour stops there; null when it no longer does. */
    at: Instant.nullable(),
    crateG: Positive,
    announcedG: Count,
    plannedG: Count,
    /** The producer's word for who fetches it; empty without. */
    note: z.string(),
    /** Four digits. The producer shows them, who drives types them: null for who drives. */
    code: z.string().nullable(),
    departure: Departure.nullable(),
  })
  .meta({ id: 'Pickup' })
export type Pickup = z.infer<typeof Pickup>
export const Pickups = listOf(Pickup)

/**
 * Who drives gives the producer's code; the producer's own word needs none, nor does a coordinator's. A second
 * count names the one it replaces, so that nobody overwrites what they have not seen.
 */
export const DepartureCreate = z
  .strictObject({
    leftG: Count,
    code: z
      .string()
      .regex(/^\d{4}$/)
      .optional(),
    replaces: Id.optional(),
  })
  .meta({ id: 'DepartureCreate' })
export type DepartureCreate = z.infer<typeof DepartureCreate>
