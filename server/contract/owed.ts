import { z } from 'zod'
import { Count, Grade, Id, Instant, NamedRef, Ref } from './common.ts'

/** What one batch brings its producer: what left, what the published plan still fetches and what groups took at once, at its price. */
export const OwedRow = z
  .strictObject({
    week: Ref,
    batch: Id,
    crop: NamedRef,
    grade: Grade,
    /** 0 is a gift. */
    centsPerKg: Count,
    leftG: Count,
    /** Not fetched yet. */
    plannedG: Count,
    /** Taken at once by groups, who fetch and pay it themselves. */
    takenG: Count,
    /** What tours carry and each instant claim, in whole cents: half a cent and more counts as one. */
    cents: Count,
    /** `planned` while something may still be fetched, taken or given back. */
    state: z.enum(['planned', 'left', 'paid']),
    paidAt: Instant.nullable(),
  })
  .meta({ id: 'OwedRow' })
export type OwedRow = z.infer<typeof OwedRow>

/** What a producer is owed, the newest week first, and the sums by state. */
export const Owed = z
  .strictObject({
    items: z.array(OwedRow),
    cents: z.strictObject({ planned: Count, left: Count, paid: Count }),
    /** Given for nothing, and left or planned. */
    giftG: Count,
  })
  .meta({ id: 'Owed' })
export type Owed = z.infer<typeof Owed>

/** What a coordinator saw was owed when marking it as paid. */
export const PaymentCreate = z.strictObject({ cents: Count }).meta({ id: 'PaymentCreate' })
export type PaymentCreate = z.infer<typeof PaymentCreate>

/** What a group gets of one batch, and its part of what that costs. */
export const BillRow = z
  .strictObject({
    batch: Id,
    crop: NamedRef,
    producer: Ref,
    centsPerKg: Count,
    quantityG: Count,
    cents: Count,
    /** Taken at once, not brought by a tour. */
    atOnce: z.boolean(),
  })
  .meta({ id: 'BillRow' })
export type BillRow = z.infer<typeof BillRow>

/** What a group is to pay, the newest week first. The bills of all groups come to what producers are owed. */
export const Bill = z
  .strictObject({
    weeks: z.array(z.strictObject({ week: Ref, items: z.array(BillRow), cents: Count })),
  })
  .meta({ id: 'Bill' })
export type Bill = z.infer<typeof Bill>
