/**
 * The bug that the last kilo must not have, for the control run: what is left is looked at before it is one's turn
 * to write, and what was seen is then taken for what is there.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Row, Store, Writer } from '@bocal/db'
import { and, eq, sql } from '@bocal/db/testing'

/** The way from a server to its database and back. */
const NETWORK_MS = 2

type Seeing = Writer & { readonly seen: readonly Row<'instantOffer'>[] }

/** A store whose writers look first, as a query outside its transaction does. */
export const lookingFirst = (store: Store): Store => ({
  ...store,
  async write(fn) {
    const seen = await store.read((db) => db.select().from(db.tables.instantOffer))
    await sleep(NETWORK_MS)
    return store.write((tx) => fn(Object.assign(Object.create(tx), { seen }) as Writer))
  },
})

/** In the place of `takeFromOffer`. */
export async function takeFromOffer(
  tx: Writer,
  { key, quantityG }: { key: { movementId: string; id: string }; quantityG: number },
): Promise<Row<'instantOffer'> | null> {
  const { instantOffer } = tx.tables
  const offer = (tx as Seeing).seen.find(({ id }) => id === key.id)
  if (!offer || offer.openG < quantityG) return null
  const [after] = await tx
    .update(instantOffer)
    .set({
      openG: offer.openG - quantityG,
      claimedG: offer.claimedG + quantityG,
      entries: sql`${instantOffer.entries} + 1`,
    })
    .where(and(eq(instantOffer.movementId, key.movementId), eq(instantOffer.id, key.id)))
    .returning()
  return after ?? null
}
