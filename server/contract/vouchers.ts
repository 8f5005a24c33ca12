/** What a group collects with: its jars of a session, or its fresh produce where a tour brings it. */
import { z } from 'zod'
import { Count, Id, Instant, JarMl, listOf, NamedRef, Names, Ref } from './common.ts'

const JarsOf = z.strictObject({ preparation: Id, names: Names, jarMl: JarMl, jars: Count })

/** There is one once a group has said yes to its part of the published plan. */
export const Voucher = z
  .strictObject({
    /** The session's id; for fresh produce the slot's and the place's with `:` between. */
    id: Id,
    /** Said or scanned where it is handed out; 8 letters and digits. */
    code: z.string(),
    week: Ref,
    group: Ref,
    /** Null for fresh produce. */
    kitchen: Ref.nullable(),
    /** With its address from a day before until half a day after; to coordinators always. */
    place: z.strictObject({ id: Id, name: z.string(), commune: z.string(), address: z.string().nullable() }),
    start: Instant,
    /** Null for fresh produce: it is there from `start`. */
    end: Instant.nullable(),
    jars: z.array(JarsOf),
    fresh: z.array(z.strictObject({ crop: NamedRef, quantityG: Count })),
    /** When and by whom it was handed out; null until then. */
    collected: z.strictObject({ at: Instant, by: z.string() }).nullable(),
  })
  .meta({ id: 'Voucher' })
export type Voucher = z.infer<typeof Voucher>
export const Vouchers = listOf(Voucher)

/** A voucher as its group opens it; of fresh produce the lists are empty. */
export const OwnVoucher = Voucher.extend({
  /** An SVG image of the address that opens it for whoever hands out. */
  qr: z.string(),
  /** Groups that are asked to the session too, and whether they have said yes. */
  others: z.array(z.strictObject({ group: Ref, comes: z.boolean() })),
  /** Everything that is made there, for all groups. */
  made: z.array(JarsOf),
  /** The group's own items that the plan counts on. */
  bring: z.array(Ref),
}).meta({ id: 'OwnVoucher' })
export type OwnVoucher = z.infer<typeof OwnVoucher>
