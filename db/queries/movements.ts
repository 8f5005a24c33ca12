import { asc, eq } from 'drizzle-orm'
import type { NewRow, Row } from '../schema/index.ts'
import type { Store, Writer } from '../store.ts'

/** All movements by name. */
export function movements(store: Store): Promise<Row<'movement'>[]> {
  return store.read((db) => db.select().from(db.tables.movement).orderBy(asc(db.tables.movement.name)))
}

/** A movement; undefined when there is none. */
export function movementOf(store: Store, id: string): Promise<Row<'movement'> | undefined> {
  return store.read(async (db) => {
    const [row] = await db.select().from(db.tables.movement).where(eq(db.tables.movement.id, id))
    return row
  })
}

export async function insertMovement(tx: Writer, row: NewRow<'movement'>): Promise<void> {
  await tx.insert(tx.tables.movement).values(row)
}

/** The movement's pool of empty jars. */
export function jarStock(store: Store, { movementId }: { movementId: string }): Promise<Row<'jarStock'>[]> {
  return store.read((db) => {
    const { jarStock } = db.tables
    return db.select().from(jarStock).where(eq(jarStock.movementId, movementId)).orderBy(asc(jarStock.jarMl))
  })
}

/** All jar sizes of the facts. */
export function jarSizes(store: Store): Promise<Row<'jarSize'>[]> {
  return store.read((db) => db.select().from(db.tables.jarSize).orderBy(asc(db.tables.jarSize.jarMl)))
}
