import { asc } from 'drizzle-orm'
import type { Row } from '../schema/index.ts'
import type { Store } from '../store.ts'

/** All vehicles of the facts. */
export function vehicles(store: Store): Promise<Row<'vehicle'>[]> {
  return store.read((db) => db.select().from(db.tables.vehicle).orderBy(asc(db.tables.vehicle.id)))
}
