import { asc, eq } from 'drizzle-orm'
import type { Row } from '../schema/index.ts'
import type { Store } from '../store.ts'

/** A movement's kitchens by name. */
export function kitchens(store: Store, { movementId }: { movementId: string }): Promise<Row<'kitchen'>[]> {
  return store.read((db) => {
    const { kitchen } = db.tables
    return db
      .select()
      .from(kitchen)
      .where(eq(kitchen.movementId, movementId))
      .orderBy(asc(kitchen.name), asc(kitchen.id))
  })
}
