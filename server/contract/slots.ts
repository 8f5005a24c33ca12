import { z } from 'zod'
import { Count, Id, Instant, listOf, NamedRef, Positive, Ref, Version } from './common.ts'

export const STOP_KINDS = ['pickup', 'dropoff'] as const

/** One vehicle, one ordered, timed tour. */
export const Slot = z
  .strictObject({
    id: Id,
    version: Version,
    state: z.enum(['planned', 'withdrawn']),
    week: Id,
    vehicle: NamedRef,
    capacityG: Positive,
    fixedCents: Count,
    co2G: Count,
    distanceM: Count,
    hasDriver: z.boolean(),
    /** Only for coordinators and the driver; else null. */
    driver: Ref.nullable(),
    stops: z.array(z.strictObject({ place: Ref, at: Instant, kind: z.enum(STOP_KINDS) })),
  })
  .meta({ id: 'Slot' })
export type Slot = z.infer<typeof Slot>
export const Slots = listOf(Slot)

export const SlotCreate = z
  .strictObject({
    vehicle: Id,
    capacityG: Positive,
    fixedCents: Count,
    co2G: Count,
    distanceM: Count,
    driver: Id.nullable().optional(),
    stops: z
      .array(z.strictObject({ place: Id, at: Instant, kind: z.enum(STOP_KINDS) }))
      .min(2)
      .max(100),
  })
  .meta({ id: 'SlotCreate' })
export type SlotCreate = z.infer<typeof SlotCreate>

export const SlotChange = z
  .strictObject({ ...SlotCreate.partial().shape, version: Version })
  .meta({ id: 'SlotChange' })
export type SlotChange = z.infer<typeof SlotChange>
