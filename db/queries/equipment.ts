import { and, asc, eq } from 'drizzle-orm'
import type { Row } from '../schema/index.ts'
import type { Store } from '../store.ts'

/** A movement's items by name; withdrawn ones too. */
export function equipmentItems(
  store: Store,
  { movementId }: { movementId: string },
): Promise<Row<'equipmentItem'>[]> {
  return store.read((db) => {
    const { equipmentItem } = db.tables
    return db
      .select()
      .from(equipmentItem)
      .where(eq(equipmentItem.movementId, movementId))
      .orderBy(asc(equipmentItem.name), asc(equipmentItem.id))
  })
}

/** One item; undefined when there is none. */
export function equipmentItemOf(
  store: Store,
  { movementId, id }: { movementId: string; id: string },
): Promise<Row<'equipmentItem'> | undefined> {
  return store.read(async (db) => {
    const { equipmentItem } = db.tables
    const [row] = await db
      .select()
      .from(equipmentItem)
      .where(and(eq(equipmentItem.movementId, movementId), eq(equipmentItem.id, id)))
    return row
  })
}

/** All kinds of equipment of the facts. */
export function equipmentKinds(store: Store): Promise<Row<'equipmentKind'>[]> {
  return store.read((db) =>
    db.select().from(db.tables.equipmentKind).orderBy(asc(db.tables.equipmentKind.id)),
  )
}
