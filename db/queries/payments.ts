import { and, eq } from 'drizzle-orm'
import type { Row } from '../schema/index.ts'
import type { Reader } from '../store.ts'
import { total } from '../total.ts'

/** What a mass costs at a price, in whole cents: half a cent and more counts as one. */
export const costCents = ({ quantityG, centsPerKg }: { quantityG: number; centsPerKg: number }): number =>
  Math.round((quantityG * centsPerKg) / 1000)

/** What a batch brings: what tours carry, and what each instant claim took; each is a sum that somebody pays. */
export const owedCents = (batch: {
  readonly carriedG: number
  readonly takenG: readonly number[]
  readonly centsPerKg: number
}): number =>
  total(
    [batch.carriedG, ...batch.takenG].map((quantityG) =>
      costCents({ quantityG, centsPerKg: batch.centsPerKg }),
    ),
  )

/** What was paid for the batches of a week; what was marked by mistake is not among them. */
export function readPayments(
  db: Reader,
  { movementId, weekId }: { movementId: string; weekId: string },
): Promise<Row<'payment'>[]> {
  const { payment } = db.tables
  return db
    .select()
    .from(payment)
    .where(and(eq(payment.movementId, movementId), eq(payment.weekId, weekId), eq(payment.state, 'paid')))
}
