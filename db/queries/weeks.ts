import { and, desc, eq } from 'drizzle-orm'
import { insertRows } from '../rows.ts'
import type { NewRow, Row } from '../schema/index.ts'
import type { Reader, Store, Writer } from '../store.ts'
import { type Act, changeNoun, insertNoun, type Key } from './change.ts'

/** A week with the jars it may use, the groups that take part, and its published plan. */
export type WeekWithParts = Row<'week'> & {
  readonly jars: readonly Row<'weekJar'>[]
  readonly groups: readonly Row<'weekGroup'>[]
  readonly publishedPlanId: string | null
}

type Parts = {
  readonly jars?: readonly { readonly jarMl: number; readonly count: number }[]
  readonly groups?: readonly { readonly group: string; readonly maxSessions: number }[]
}

/** A movement's weeks, newest first. */
export function weeks(
  store: Store,
  { movementId, id }: { movementId: string; id?: string },
): Promise<WeekWithParts[]> {
  return store.read(async (db) => {
    const { week, weekJar, weekGroup, plan } = db.tables
    const found = await db
      .select()
      .from(week)
      .where(and(eq(week.movementId, movementId), id === undefined ? undefined : eq(week.id, id)))
      .orderBy(desc(week.startsOn), desc(week.id))
    const ofWeek = id === undefined ? undefined : id
    const jars = await db
      .select()
      .from(weekJar)
      .where(and(eq(weekJar.movementId, movementId), ofWeek ? eq(weekJar.weekId, ofWeek) : undefined))
      .orderBy(weekJar.jarMl)
    const groups = await db
      .select()
      .from(weekGroup)
      .where(and(eq(weekGroup.movementId, movementId), ofWeek ? eq(weekGroup.weekId, ofWeek) : undefined))
      .orderBy(weekGroup.groupId)
    const published = await db
      .select({ id: plan.id, weekId: plan.weekId })
      .from(plan)
      .where(and(eq(plan.movementId, movementId), eq(plan.state, 'published')))
    return found.map((row) => ({
      ...row,
      jars: jars.filter((jar) => jar.weekId === row.id),
      groups: groups.filter((group) => group.weekId === row.id),
      publishedPlanId: published.find((one) => one.weekId === row.id)?.id ?? null,
    }))
  })
}

/** One week; undefined when there is none. */
export async function weekOf(
  store: Store,
  key: { movementId: string; id: string },
): Promise<WeekWithParts | undefined> {
  const [row] = await weeks(store, key)
  return row
}

/** Only how far a week is; undefined when there is none. */
export function weekState(
  store: Store,
  { movementId, weekId }: { movementId: string; weekId: string },
): Promise<Row<'week'>['state'] | undefined> {
  return store.read(async (db) => {
    const { week } = db.tables
    const [row] = await db
      .select({ state: week.state })
      .from(week)
      .where(and(eq(week.movementId, movementId), eq(week.id, weekId)))
    return row?.state
  })
}

/** Whether a group takes part in a week. */
export async function takesPart(
  db: Reader,
  { movementId, weekId, groupId }: { movementId: string; weekId: string; groupId: string },
): Promise<boolean> {
  const { weekGroup } = db.tables
  const [row] = await db
    .select({ groupId: weekGroup.groupId })
    .from(weekGroup)
    .where(
      and(eq(weekGroup.movementId, movementId), eq(weekGroup.weekId, weekId), eq(weekGroup.groupId, groupId)),
    )
  return row !== undefined
}

export async function insertWeek(
  tx: Writer,
  { row, act, ...parts }: Required<Parts> & { row: NewRow<'week'>; act: Act },
): Promise<void> {
  await insertNoun(tx, 'week', { row, act })
  await insertParts(tx, row, parts)
}

/** False when the week is no longer at that version. Parts that are not given stay. */
export async function changeWeek(
  tx: Writer,
  change: Parts & { key: Key; version: number; set: Partial<NewRow<'week'>>; act: Act },
): Promise<boolean> {
  if (!(await changeNoun(tx, 'week', change))) return false
  const { weekJar, weekGroup } = tx.tables
  const { movementId, id } = change.key
  if (change.jars) {
    await tx.delete(weekJar).where(and(eq(weekJar.movementId, movementId), eq(weekJar.weekId, id)))
  }
  if (change.groups) {
    await tx.delete(weekGroup).where(and(eq(weekGroup.movementId, movementId), eq(weekGroup.weekId, id)))
  }
  await insertParts(tx, change.key, change)
  return true
}

async function insertParts(tx: Writer, { movementId, id }: Key, { jars = [], groups = [] }: Parts) {
  const of = { movementId, weekId: id }
  await insertRows(
    tx,
    tx.tables.weekJar,
    jars.map(({ jarMl, count }) => ({ ...of, jarMl, count })),
  )
  await insertRows(
    tx,
    tx.tables.weekGroup,
    groups.map(({ group, maxSessions }) => ({ ...of, groupId: group, maxSessions })),
  )
}
