import { and, asc, desc, eq } from 'drizzle-orm'
import type { Row } from '../schema/index.ts'
import type { Store } from '../store.ts'

type OfWeek = { readonly movementId: string; readonly weekId: string }

/** A week's batches, the one to be used first first; withdrawn ones too. */
export function batchesOfWeek(store: Store, { movementId, weekId }: OfWeek): Promise<Row<'batch'>[]> {
  return store.read((db) => {
    const { batch } = db.tables
    return db
      .select()
      .from(batch)
      .where(and(eq(batch.movementId, movementId), eq(batch.weekId, weekId)))
      .orderBy(asc(batch.processBy), asc(batch.id))
  })
}

/** One batch of a week; undefined when there is none. */
export function batchOfWeek(
  store: Store,
  key: OfWeek & { readonly id: string },
): Promise<Row<'batch'> | undefined> {
  return store.read(async (db) => {
    const { batch } = db.tables
    const [row] = await db
      .select()
      .from(batch)
      .where(and(eq(batch.movementId, key.movementId), eq(batch.weekId, key.weekId), eq(batch.id, key.id)))
    return row
  })
}

/** A producer's batches of all weeks, newest first, at most `limit`. */
export function batchesOfProducer(
  store: Store,
  { movementId, producerId, limit }: { movementId: string; producerId: string; limit: number },
): Promise<Row<'batch'>[]> {
  return store.read((db) => {
    const { batch } = db.tables
    return db
      .select()
      .from(batch)
      .where(and(eq(batch.movementId, movementId), eq(batch.producerId, producerId)))
      .orderBy(desc(batch.availableFrom), desc(batch.id))
      .limit(limit)
  })
}
