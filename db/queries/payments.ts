import { and, eq } from 'drizzle-orm'
import type { Row } from '../schema/index.ts'
import type { Reader } from '../store.ts'

/** What is owed for a mass at a price, in whole cents: half a cent and more counts as one. */
export const owedCents = ({ leftG, centsPerKg }: { leftG: number; centsPerKg: number }): number =>
  Math.round((leftG * centsPerKg) / 1000)

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
