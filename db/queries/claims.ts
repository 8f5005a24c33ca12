import { and, asc, eq } from 'drizzle-orm'
import type { Row } from '../schema/index.ts'
import type { Store } from '../store.ts'

type OfWeek = { readonly movementId: string; readonly weekId: string }

/** A week's claims in the order they were made; withdrawn ones too. */
export function claimsOfWeek(store: Store, { movementId, weekId }: OfWeek): Promise<Row<'claim'>[]> {
  return store.read((db) => {
    const { claim } = db.tables
    return db
      .select()
      .from(claim)
      .where(and(eq(claim.movementId, movementId), eq(claim.weekId, weekId)))
      .orderBy(asc(claim.createdAt), asc(claim.id))
  })
}

/** One claim of a week; undefined when there is none. */
export function claimOfWeek(
  store: Store,
  key: OfWeek & { readonly id: string },
): Promise<Row<'claim'> | undefined> {
  return store.read(async (db) => {
    const { claim } = db.tables
    const [row] = await db
      .select()
      .from(claim)
      .where(and(eq(claim.movementId, key.movementId), eq(claim.weekId, key.weekId), eq(claim.id, key.id)))
    return row
  })
}
