import { and, asc, desc, eq } from 'drizzle-orm'
import { insertRows } from '../rows.ts'
import type { NewRow, Row } from '../schema/index.ts'
import type { Reader, Store, Writer } from '../store.ts'
import { type Act, changeNoun, insertNoun } from './change.ts'

/** A plan's rows as on the wire (`bocal.plan/1`, without its `schema`). */
export type PlanRows = {
  readonly loads: readonly ({ readonly batch: string; readonly slot: string; readonly quantityG: number } & (
    | { readonly session: string }
    | { readonly place: string }
  ))[]
  readonly attendance: readonly { readonly group: string; readonly session: string }[]
  readonly cycles: readonly {
    readonly session: string
    readonly equipment: string
    readonly process: string
    readonly cycles: number
  }[]
  readonly runs: readonly { readonly session: string; readonly recipe: string; readonly jars: number }[]
  readonly ingredients: readonly {
    readonly session: string
    readonly recipe: string
    readonly batch: string
    readonly quantityG: number
  }[]
  readonly shares: readonly { readonly claim: string; readonly session: string; readonly jars: number }[]
  readonly handovers: readonly {
    readonly claim: string
    readonly batch: string
    readonly slot: string
    readonly place: string
    readonly quantityG: number
  }[]
}

type PerObjective = Omit<Row<'planObjective'>, 'movementId' | 'planId' | 'position'>
type PerLeftover = { readonly batch: string; readonly leftG: number; readonly reasons: readonly string[] }

export type NewPlan = {
  readonly row: NewRow<'plan'>
  readonly objectives: readonly PerObjective[]
  readonly leftovers: readonly PerLeftover[]
  readonly rows: PlanRows
  readonly act: Act
}

export type FullPlan = Row<'plan'> & {
  readonly objectives: readonly PerObjective[]
  readonly leftovers: readonly PerLeftover[]
  readonly rows: PlanRows
}

/** Saves a plan with all its rows; call it in one write, so that nobody ever sees half a plan. */
export async function insertPlan(
  tx: Writer,
  { row, objectives, leftovers, rows, act }: NewPlan,
): Promise<void> {
  const { tables } = tx
  await insertNoun(tx, 'plan', { row, act })
  const numbered = <T, R>(items: readonly T[], columns: (item: T) => R) =>
    items.map((item, position) => ({
      movementId: row.movementId,
      planId: row.id,
      position,
      ...columns(item),
    }))
  await insertRows(
    tx,
    tables.planObjective,
    numbered(objectives, ({ name, best, bound, gap, value }) => ({ name, best, bound, gap, value })),
  )
  await insertRows(
    tx,
    tables.planLoad,
    numbered(rows.loads, (load) => ({
      batchId: load.batch,
      slotId: load.slot,
      sessionId: 'session' in load ? load.session : null,
      placeId: 'place' in load ? load.place : null,
      quantityG: load.quantityG,
    })),
  )
  await insertRows(
    tx,
    tables.planAttendance,
    numbered(rows.attendance, ({ group, session }) => ({ groupId: group, sessionId: session })),
  )
  await insertRows(
    tx,
    tables.planCycle,
    numbered(rows.cycles, ({ session, equipment, process, cycles }) => ({
      sessionId: session,
      equipmentId: equipment,
      treatmentId: process,
      cycles,
    })),
  )
  await insertRows(
    tx,
    tables.planRun,
    numbered(rows.runs, ({ session, recipe, jars }) => ({ sessionId: session, preparationId: recipe, jars })),
  )
  await insertRows(
    tx,
    tables.planIngredient,
    numbered(rows.ingredients, ({ session, recipe, batch, quantityG }) => ({
      sessionId: session,
      preparationId: recipe,
      batchId: batch,
      quantityG,
    })),
  )
  await insertRows(
    tx,
    tables.planShare,
    numbered(rows.shares, ({ claim, session, jars }) => ({ claimId: claim, sessionId: session, jars })),
  )
  await insertRows(
    tx,
    tables.planHandover,
    numbered(rows.handovers, ({ claim, batch, slot, place, quantityG }) => ({
      claimId: claim,
      batchId: batch,
      slotId: slot,
      placeId: place,
      quantityG,
    })),
  )
  await insertRows(
    tx,
    tables.planLeftover,
    numbered(leftovers, ({ batch, leftG, reasons }) => ({ batchId: batch, leftG, reasons })),
  )
}

/** A week's plans, newest first. */
export function plansOfWeek(
  store: Store,
  { movementId, weekId }: { movementId: string; weekId: string },
): Promise<Row<'plan'>[]> {
  return store.read((db) => {
    const { plan } = db.tables
    return db
      .select()
      .from(plan)
      .where(and(eq(plan.movementId, movementId), eq(plan.weekId, weekId)))
      .orderBy(desc(plan.createdAt), desc(plan.id))
  })
}

/** A plan with all its rows in the order of the wire format; undefined when the week has none with that id. */
export function planOfWeek(
  store: Store,
  key: { movementId: string; weekId: string; id: string },
): Promise<FullPlan | undefined> {
  return store.read(async (db) => {
    const { plan } = db.tables
    const [row] = await db
      .select()
      .from(plan)
      .where(and(eq(plan.movementId, key.movementId), eq(plan.weekId, key.weekId), eq(plan.id, key.id)))
    if (!row) return undefined
    const of = { movementId: key.movementId, planId: key.id }
    return {
      ...row,
      objectives: await objectivesOf(db, of),
      leftovers: (await partsOf(db, 'planLeftover', of)).map(({ batchId, leftG, reasons }) => ({
        batch: batchId,
        leftG,
        reasons,
      })),
      rows: await rowsOf(db, of),
    }
  })
}

/** The rows of the plan that stands for a week; undefined until one is published. */
export async function publishedRows(
  db: Reader,
  { movementId, weekId }: { movementId: string; weekId: string },
): Promise<{ readonly id: string; readonly rows: PlanRows } | undefined> {
  const { plan } = db.tables
  const [row] = await db
    .select({ id: plan.id })
    .from(plan)
    .where(and(eq(plan.movementId, movementId), eq(plan.weekId, weekId), eq(plan.state, 'published')))
  return row && { id: row.id, rows: await rowsOf(db, { movementId, planId: row.id }) }
}

/** The objectives of a plan, in the policy's order. */
export function planObjectives(
  store: Store,
  of: { movementId: string; planId: string },
): Promise<readonly PerObjective[]> {
  return store.read((db) => objectivesOf(db, of))
}

/**
 * Makes a draft the week's published plan, and the one published before it superseded.
 *
 * @returns false when the draft is no longer at that version
 */
export async function publishPlan(
  tx: Writer,
  {
    movementId,
    weekId,
    id,
    version,
    act,
  }: { movementId: string; weekId: string; id: string; version: number; act: Act },
): Promise<boolean> {
  const { plan } = tx.tables
  const published = await tx
    .select({ id: plan.id, version: plan.version })
    .from(plan)
    .where(and(eq(plan.movementId, movementId), eq(plan.weekId, weekId), eq(plan.state, 'published')))
  for (const before of published) {
    await changeNoun(tx, 'plan', {
      key: { movementId, id: before.id },
      version: before.version,
      set: { state: 'superseded' },
      act: { ...act, action: 'plan.supersede' },
    })
  }
  const set = { state: 'published' as const, publishedAt: act.at }
  return (await changeNoun(tx, 'plan', { key: { movementId, id }, version, set, act })) !== null
}

type Of = { readonly movementId: string; readonly planId: string }
type Part =
  | 'planObjective'
  | 'planLoad'
  | 'planAttendance'
  | 'planCycle'
  | 'planRun'
  | 'planIngredient'
  | 'planShare'
  | 'planHandover'
  | 'planLeftover'

/** All parts have these columns, so one table stands for any in the query builder's types. */
async function partsOf<P extends Part>(db: Reader, part: P, { movementId, planId }: Of): Promise<Row<P>[]> {
  const table = db.tables[part] as unknown as Reader['tables']['planRun']
  const rows = await db
    .select()
    .from(table)
    .where(and(eq(table.movementId, movementId), eq(table.planId, planId)))
    .orderBy(asc(table.position))
  return rows as Row<P>[]
}

async function objectivesOf(db: Reader, of: Of): Promise<PerObjective[]> {
  const rows = await partsOf(db, 'planObjective', of)
  return rows.map(({ name, best, bound, gap, value }) => ({ name, best, bound, gap, value }))
}

async function rowsOf(db: Reader, of: Of): Promise<PlanRows> {
  return {
    loads: (await partsOf(db, 'planLoad', of)).map(({ batchId, slotId, sessionId, placeId, quantityG }) => {
      const load = { batch: batchId, slot: slotId, quantityG }
      return sessionId === null ? { ...load, place: placeId ?? '' } : { ...load, session: sessionId }
    }),
    attendance: (await partsOf(db, 'planAttendance', of)).map(({ groupId, sessionId }) => ({
      group: groupId,
      session: sessionId,
    })),
    cycles: (await partsOf(db, 'planCycle', of)).map(({ sessionId, equipmentId, treatmentId, cycles }) => ({
      session: sessionId,
      equipment: equipmentId,
      process: treatmentId,
      cycles,
    })),
    runs: (await partsOf(db, 'planRun', of)).map(({ sessionId, preparationId, jars }) => ({
      session: sessionId,
      recipe: preparationId,
      jars,
    })),
    ingredients: (await partsOf(db, 'planIngredient', of)).map((row) => ({
      session: row.sessionId,
      recipe: row.preparationId,
      batch: row.batchId,
      quantityG: row.quantityG,
    })),
    shares: (await partsOf(db, 'planShare', of)).map(({ claimId, sessionId, jars }) => ({
      claim: claimId,
      session: sessionId,
      jars,
    })),
    handovers: (await partsOf(db, 'planHandover', of)).map((row) => ({
      claim: row.claimId,
      batch: row.batchId,
      slot: row.slotId,
      place: row.placeId,
      quantityG: row.quantityG,
    })),
  }
}
