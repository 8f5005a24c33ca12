import { asc } from 'drizzle-orm'
import type { Row } from '../schema/index.ts'
import type { Store } from '../store.ts'

/** All crops of the facts. */
export function crops(store: Store): Promise<Row<'crop'>[]> {
  return store.read((db) => db.select().from(db.tables.crop).orderBy(asc(db.tables.crop.id)))
}
