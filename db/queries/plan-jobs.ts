import { and, eq, inArray } from 'drizzle-orm'
import type { Row } from '../schema/index.ts'
import type { Store } from '../store.ts'

/** A job of a week; undefined when there is none. */
export function planJobOfWeek(
  store: Store,
  key: { movementId: string; weekId: string; id: string },
): Promise<Row<'planJob'> | undefined> {
  return store.read(async (db) => {
    const { planJob } = db.tables
    const [row] = await db
      .select()
      .from(planJob)
      .where(
        and(eq(planJob.movementId, key.movementId), eq(planJob.weekId, key.weekId), eq(planJob.id, key.id)),
      )
    return row
  })
}

/** Jobs of all movements that are not over: after a restart, those nobody works on any more. */
export function unfinishedPlanJobs(store: Store): Promise<Row<'planJob'>[]> {
  return store.read((db) => {
    const { planJob } = db.tables
    return db
      .select()
      .from(planJob)
      .where(inArray(planJob.state, ['queued', 'running']))
  })
}
