import { and, asc, eq } from 'drizzle-orm'
import { appendAudit } from '../audit.ts'
import type { Row } from '../schema/index.ts'
import type { Store, Writer } from '../store.ts'
import type { Act } from './change.ts'

type Key = {
  readonly movementId: string
  readonly weekId: string
  readonly groupId: string
  readonly sessionId: string
}

/** All answers of a week, by session and group. */
export function availabilityOfWeek(
  store: Store,
  { movementId, weekId }: { movementId: string; weekId: string },
): Promise<Row<'availability'>[]> {
  return store.read((db) => {
    const { availability } = db.tables
    return db
      .select()
      .from(availability)
      .where(and(eq(availability.movementId, movementId), eq(availability.weekId, weekId)))
      .orderBy(asc(availability.sessionId), asc(availability.groupId))
  })
}

const at = (tables: Store['tables'], { movementId, weekId, groupId, sessionId }: Key) => {
  const { availability } = tables
  return and(
    eq(availability.movementId, movementId),
    eq(availability.weekId, weekId),
    eq(availability.groupId, groupId),
    eq(availability.sessionId, sessionId),
  )
}

/** A group's answer for a session; undefined when it has not said. */
export function availabilityOf(store: Store, key: Key): Promise<Row<'availability'> | undefined> {
  return store.read(async (db) => {
    const [row] = await db.select().from(db.tables.availability).where(at(db.tables, key))
    return row
  })
}

/** Sets a group's answer for a session, whether or not it had answered. */
export async function answerAvailability(
  tx: Writer,
  { key, answer, act }: { key: Key; answer: Row<'availability'>['answer']; act: Act },
): Promise<Row<'availability'>> {
  const { availability } = tx.tables
  const [before] = await tx.select().from(availability).where(at(tx.tables, key))
  const [after] = before
    ? await tx
        .update(availability)
        .set({ answer, version: before.version + 1 })
        .where(at(tx.tables, key))
        .returning()
    : await tx
        .insert(availability)
        .values({ ...key, answer, createdAt: act.at })
        .returning()
  if (!after) throw new Error('no row came back from answering')
  await appendAudit(tx, { ...audited(key), ...act, before: before ?? null, after })
  return after
}

/** Takes an answer back: the group has not said any more. False when it had not. */
export async function clearAvailability(tx: Writer, { key, act }: { key: Key; act: Act }): Promise<boolean> {
  const { availability } = tx.tables
  const [before] = await tx.delete(availability).where(at(tx.tables, key)).returning()
  if (!before) return false
  await appendAudit(tx, { ...audited(key), ...act, before, after: null })
  return true
}

const audited = ({ movementId, groupId, sessionId }: Key) => ({
  movementId,
  noun: 'availability' as const,
  nounId: `${groupId}/${sessionId}`,
})
