import { and, asc, eq, gt, inArray } from 'drizzle-orm'
import type { NewRow, Row } from '../schema/index.ts'
import type { Store, Writer } from '../store.ts'
import { type Act, changeNoun, insertNoun, type Key } from './change.ts'

export type SessionWithItems = Row<'session'> & { readonly equipmentIds: readonly string[] }

/** A week's sessions in the order of time, with the items that may stand there; withdrawn ones too. */
export function sessionsOfWeek(
  store: Store,
  { movementId, weekId, id }: { movementId: string; weekId: string; id?: string },
): Promise<SessionWithItems[]> {
  return store.read(async (db) => {
    const { session, sessionEquipment } = db.tables
    const sessions = await db
      .select()
      .from(session)
      .where(
        and(
          eq(session.movementId, movementId),
          eq(session.weekId, weekId),
          id === undefined ? undefined : eq(session.id, id),
        ),
      )
      .orderBy(asc(session.startAt), asc(session.id))
    if (sessions.length === 0) return []
    const items = await db
      .select()
      .from(sessionEquipment)
      .where(
        and(
          eq(sessionEquipment.movementId, movementId),
          inArray(
            sessionEquipment.sessionId,
            sessions.map((row) => row.id),
          ),
        ),
      )
      .orderBy(asc(sessionEquipment.equipmentId))
    return sessions.map((row) => ({
      ...row,
      equipmentIds: items.filter((item) => item.sessionId === row.id).map((item) => item.equipmentId),
    }))
  })
}

/** One session of a week; undefined when there is none. */
export async function sessionOfWeek(
  store: Store,
  key: { movementId: string; weekId: string; id: string },
): Promise<SessionWithItems | undefined> {
  const [row] = await sessionsOfWeek(store, key)
  return row
}

/** Sessions ahead, of any week, in which an item may stand. */
export function sessionsWithItem(
  store: Store,
  { movementId, itemId, after }: { movementId: string; itemId: string; after: string },
): Promise<Row<'session'>[]> {
  return store.read(async (db) => {
    const { session, sessionEquipment } = db.tables
    const rows = await db
      .select({ session })
      .from(session)
      .innerJoin(
        sessionEquipment,
        and(eq(sessionEquipment.movementId, session.movementId), eq(sessionEquipment.sessionId, session.id)),
      )
      .where(
        and(
          eq(session.movementId, movementId),
          eq(session.state, 'planned'),
          gt(session.startAt, after),
          eq(sessionEquipment.equipmentId, itemId),
        ),
      )
      .orderBy(asc(session.startAt), asc(session.id))
    return rows.map((row) => row.session)
  })
}

export async function insertSession(
  tx: Writer,
  { row, equipmentIds, act }: { row: NewRow<'session'>; equipmentIds: readonly string[]; act: Act },
): Promise<void> {
  await insertNoun(tx, 'session', { row, act })
  await insertItems(tx, row, equipmentIds)
}

/** False when the session is no longer at that version. Without `equipmentIds` its items stay. */
export async function changeSession(
  tx: Writer,
  change: {
    key: Key
    version: number
    set: Partial<NewRow<'session'>>
    equipmentIds?: readonly string[]
    act: Act
  },
): Promise<boolean> {
  if (!(await changeNoun(tx, 'session', change))) return false
  if (change.equipmentIds) {
    const { sessionEquipment } = tx.tables
    const { movementId, id } = change.key
    await tx
      .delete(sessionEquipment)
      .where(and(eq(sessionEquipment.movementId, movementId), eq(sessionEquipment.sessionId, id)))
    await insertItems(tx, change.key, change.equipmentIds)
  }
  return true
}

async function insertItems(tx: Writer, { movementId, id }: Key, equipmentIds: readonly string[]) {
  if (equipmentIds.length === 0) return
  await tx
    .insert(tx.tables.sessionEquipment)
    .values(equipmentIds.map((equipmentId) => ({ movementId, sessionId: id, equipmentId })))
}
