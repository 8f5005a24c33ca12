import { z } from 'zod'
import { Count, Grade, Id, Instant, NamedRef, Ref } from './common.ts'
import { Refusal } from './reference.ts'
import { LeftoverReason } from './scores.ts'

const severity = z.enum(['urgent', 'soon', 'info'])
const batch = { batch: Id, crop: NamedRef, grade: Grade, producer: Ref }

/** What needs the coordinator: a code, names and figures; the sentence is the web's. Worst first. */
export const Alert = z
  .discriminatedUnion('code', [
    z.strictObject({
      code: z.literal('slot-without-driver'),
      severity,
      slot: Id,
      vehicle: NamedRef,
      at: Instant,
      /** What the newest plan puts on it. */
      loads: z.array(z.strictObject({ crop: NamedRef, to: Ref, quantityG: Count })),
    }),
    z.strictObject({ code: z.literal('batch-unclaimed'), severity, ...batch, quantityG: Count }),
    /** Not all of it is claimed and it must soon be fetched or used. */
    z.strictObject({
      code: z.literal('batch-ending'),
      severity,
      ...batch,
      remainingG: Count,
      availableUntil: Instant,
      processBy: Instant,
    }),
    z.strictObject({
      code: z.literal('session-without-people'),
      severity,
      session: Id,
      kitchen: Ref,
      start: Instant,
      seats: Count,
    }),
    /** Groups that take part and have said nothing about any session. */
    z.strictObject({ code: z.literal('groups-silent'), severity, groups: z.array(Ref) }),
    z.strictObject({
      code: z.literal('claims-refused'),
      severity,
      refusal: Refusal,
      claims: z.array(z.strictObject({ id: Id, group: Ref })),
    }),
    /** The newest plan leaves it. */
    z.strictObject({
      code: z.literal('left-over'),
      severity,
      ...batch,
      leftG: Count,
      reasons: z.array(LeftoverReason),
    }),
    /** The week changed after the newest plan was made. */
    z.strictObject({ code: z.literal('plan-stale'), severity, plan: Id, createdAt: Instant }),
  ])
  .meta({ id: 'Alert' })
export type Alert = z.infer<typeof Alert>
