import { asc, eq } from 'drizzle-orm'
import type { Row } from '../schema/index.ts'
import type { Store } from '../store.ts'

/** A movement's places by name. */
export function places(store: Store, { movementId }: { movementId: string }): Promise<Row<'place'>[]> {
  return store.read((db) => {
    const { place } = db.tables
    return db
      .select()
      .from(place)
      .where(eq(place.movementId, movementId))
      .orderBy(asc(place.name), asc(place.id))
  })
}
