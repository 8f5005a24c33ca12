import { and, eq } from 'drizzle-orm'
import type { NewRow, Row } from '../schema/index.ts'
import type { Store, Writer } from '../store.ts'

type Of = { readonly movementId: string; readonly personId: string }

/** A person's second factor, confirmed or about to be. */
export function secondFactorOf(
  store: Store,
  { movementId, personId }: Of,
): Promise<Row<'secondFactor'> | undefined> {
  return store.read(async (db) => {
    const { secondFactor } = db.tables
    const [row] = await db
      .select()
      .from(secondFactor)
      .where(and(eq(secondFactor.movementId, movementId), eq(secondFactor.personId, personId)))
    return row
  })
}

export async function insertSecondFactor(tx: Writer, row: NewRow<'secondFactor'>): Promise<void> {
  await tx.insert(tx.tables.secondFactor).values(row)
}

export async function updateSecondFactor(
  tx: Writer,
  { movementId, personId, set }: Of & { set: Partial<NewRow<'secondFactor'>> },
): Promise<void> {
  const { secondFactor } = tx.tables
  await tx
    .update(secondFactor)
    .set(set)
    .where(and(eq(secondFactor.movementId, movementId), eq(secondFactor.personId, personId)))
}

/** Forgets a person's second factor, so that a new one can be set up. */
export async function removeSecondFactor(tx: Writer, { movementId, personId }: Of): Promise<boolean> {
  const { secondFactor } = tx.tables
  const gone = await tx
    .delete(secondFactor)
    .where(and(eq(secondFactor.movementId, movementId), eq(secondFactor.personId, personId)))
    .returning()
  return gone.length > 0
}
