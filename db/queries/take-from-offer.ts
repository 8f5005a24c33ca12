import { and, eq, gt, gte, sql } from 'drizzle-orm'
import type { Row } from '../schema/index.ts'
import type { Writer } from '../store.ts'
import type { Key } from './change.ts'

/**
 * Moves grams from open to claimed, if they are still there: one statement that looks and takes, so that the last
 * kilo goes to one group whatever else runs.
 *
 * @returns the offer after it, or null when it is over or less than that is left
 */
export async function takeFromOffer(
  tx: Writer,
  { key, quantityG, now }: { key: Key; quantityG: number; now: string },
): Promise<Row<'instantOffer'> | null> {
  const { instantOffer } = tx.tables
  const [after] = await tx
    .update(instantOffer)
    .set({
      openG: sql`${instantOffer.openG} - ${quantityG}`,
      claimedG: sql`${instantOffer.claimedG} + ${quantityG}`,
      entries: sql`${instantOffer.entries} + 1`,
    })
    .where(
      and(
        eq(instantOffer.movementId, key.movementId),
        eq(instantOffer.id, key.id),
        eq(instantOffer.state, 'open'),
        gt(instantOffer.endsAt, now),
        gte(instantOffer.openG, quantityG),
      ),
    )
    .returning()
  return after ?? null
}
