import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Store } from '../store.ts'

export type ActOnBehalf = {
  readonly at: string
  readonly action: string
  readonly onBehalfOf: string
  /** Null: the software itself. */
  readonly by: string | null
}

/** What was done in the name of some groups and producers, newest first. */
export function actsOnBehalf(
  store: Store,
  { movementId, of, most }: { movementId: string; of: readonly string[]; most: number },
): Promise<ActOnBehalf[]> {
  return store.read(async (db) => {
    if (of.length === 0) return []
    const { audit, person } = db.tables
    const rows = await db
      .select({ at: audit.at, action: audit.action, onBehalfOf: audit.onBehalfOf, by: person.name })
      .from(audit)
      .leftJoin(person, and(eq(person.movementId, audit.movementId), eq(person.id, audit.personId)))
      .where(and(eq(audit.movementId, movementId), inArray(audit.onBehalfOf, [...of])))
      .orderBy(desc(audit.seq))
      .limit(most)
    return rows.map((row) => ({ ...row, onBehalfOf: row.onBehalfOf ?? '' }))
  })
}
