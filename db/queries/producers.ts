import { asc, eq } from 'drizzle-orm'
import type { Row } from '../schema/index.ts'
import type { Store } from '../store.ts'

/** A movement's producers by name. */
export function producers(store: Store, { movementId }: { movementId: string }): Promise<Row<'producer'>[]> {
  return store.read((db) => {
    const { producer } = db.tables
    return db
      .select()
      .from(producer)
      .where(eq(producer.movementId, movementId))
      .orderBy(asc(producer.name), asc(producer.id))
  })
}
