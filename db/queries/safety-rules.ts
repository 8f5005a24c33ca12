import { asc } from 'drizzle-orm'
import type { Row } from '../schema/index.ts'
import type { Store } from '../store.ts'

/** All safety rules of the facts. */
export function safetyRules(store: Store): Promise<Row<'safetyRule'>[]> {
  return store.read((db) => db.select().from(db.tables.safetyRule).orderBy(asc(db.tables.safetyRule.id)))
}
