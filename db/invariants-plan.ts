/** What is true of every stored plan: its rows agree with each other, with its week and with its scores. */
import { and, eq } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Row, TableName } from './schema/index.ts'
import type { Reader } from './store.ts'

/** The part of an instance that a plan's mass is read from (PROBLEM.md). */
type Instance = {
  readonly recipes?: readonly {
    readonly id: string
    readonly inputs: readonly { readonly gPerJar: number }[]
  }[]
  readonly batches?: readonly { readonly id: string; readonly quantityG: number }[]
}

/** Adds up `value` by `key`. */
function sums<T>(rows: readonly T[], by: { key: (row: T) => string; value: (row: T) => number }) {
  const found = new Map<string, number>()
  for (const row of rows) found.set(by.key(row), (found.get(by.key(row)) ?? 0) + by.value(row))
  return found
}

export async function planInvariants(db: Reader): Promise<string[]> {
  const found: string[] = []
  for (const plan of await db.select().from(db.tables.plan)) {
    const name = `plan ${plan.movementId}/${plan.id}`
    found.push(...(await ofOnePlan(db, plan)).map((text) => `${name}: ${text}`))
  }
  return found
}

async function ofOnePlan(db: Reader, plan: Row<'plan'>): Promise<string[]> {
  const t = db.tables
  async function rowsOf<N extends TableName & `plan${string}`>(name: N): Promise<Row<N>[]> {
    const table = t[name] as unknown as typeof t.planRun
    const rows = await db
      .select()
      .from(table)
      .where(and(eq(table.movementId, plan.movementId), eq(table.planId, plan.id)))
      .orderBy(table.position)
    return rows as unknown as Row<N>[]
  }
  const loads = await rowsOf('planLoad')
  const runs = await rowsOf('planRun')
  const ingredients = await rowsOf('planIngredient')
  const shares = await rowsOf('planShare')
  const handovers = await rowsOf('planHandover')
  const attendance = await rowsOf('planAttendance')
  const cycles = await rowsOf('planCycle')
  const leftovers = await rowsOf('planLeftover')

  /** The rows of the plan's own week, by id. */
  async function ofWeek<N extends 'batch' | 'slot' | 'session' | 'claim'>(name: N) {
    const table = t[name] as typeof t.batch
    const rows = await db
      .select()
      .from(table as PgTable)
      .where(and(eq(table.movementId, plan.movementId), eq(table.weekId, plan.weekId)))
    return new Map((rows as unknown as Row<N>[]).map((row) => [row.id, row]))
  }
  const own = {
    batch: await ofWeek('batch'),
    slot: await ofWeek('slot'),
    session: await ofWeek('session'),
    claim: await ofWeek('claim'),
  }
  const found: string[] = []
  for (const row of [
    ...loads,
    ...runs,
    ...ingredients,
    ...shares,
    ...handovers,
    ...attendance,
    ...cycles,
    ...leftovers,
  ]) {
    for (const noun of ['batch', 'slot', 'session', 'claim'] as const) {
      const id = (row as Partial<Record<string, unknown>>)[`${noun}Id`]
      if (typeof id === 'string' && !own[noun].has(id)) found.push(`its ${noun} ${id} is of another week`)
    }
  }

  const loaded = sums(loads, {
    key: (row) => `${row.batchId} into ${row.sessionId}`,
    value: (row) => row.quantityG,
  })
  const used = sums(ingredients, {
    key: (row) => `${row.batchId} into ${row.sessionId}`,
    value: (row) => row.quantityG,
  })
  for (const [key, g] of used) {
    if (g > (loaded.get(key) ?? 0)) found.push(`${g} g of ${key} are used, ${loaded.get(key) ?? 0} g come`)
  }

  const brought = sums(loads, {
    key: (row) => `${row.batchId} by ${row.slotId} to ${row.placeId}`,
    value: (row) => row.quantityG,
  })
  const handed = sums(handovers, {
    key: (row) => `${row.batchId} by ${row.slotId} to ${row.placeId}`,
    value: (row) => row.quantityG,
  })
  for (const [key, g] of handed) {
    if (g > (brought.get(key) ?? 0))
      found.push(`${g} g of ${key} are handed over, ${brought.get(key) ?? 0} g come`)
  }

  const made = sums(runs, {
    key: (row) => `${row.preparationId} in ${row.sessionId}`,
    value: (row) => row.jars,
  })
  const taken = sums(shares, {
    key: (row) => `${own.claim.get(row.claimId)?.preparationId} in ${row.sessionId}`,
    value: (row) => row.jars,
  })
  for (const key of new Set([...made.keys(), ...taken.keys()])) {
    const [jars, given] = [made.get(key) ?? 0, taken.get(key) ?? 0]
    if (jars !== given) found.push(`${jars} jars of ${key} are made, ${given} shared out`)
  }

  const comes = new Set(attendance.map((row) => `${row.groupId} ${row.sessionId}`))
  for (const share of shares) {
    const group = own.claim.get(share.claimId)?.groupId
    if (!comes.has(`${group} ${share.sessionId}`)) {
      found.push(`${group} takes jars from ${share.sessionId}, where it does not come`)
    }
  }

  const instance = plan.instance as Instance
  for (const [batch, g] of sums(loads, { key: (row) => row.batchId, value: (row) => row.quantityG })) {
    const offered = instance.batches?.find((row) => row.id === batch)?.quantityG
    if (offered !== undefined && g > offered)
      found.push(`${g} g of ${batch} are loaded, ${offered} g offered`)
  }
  if (instance.recipes) {
    const gPerJar = new Map(
      instance.recipes.map((recipe) => [recipe.id, recipe.inputs.reduce((g, input) => g + input.gPerJar, 0)]),
    )
    const rescued =
      runs.reduce((g, run) => g + run.jars * (gPerJar.get(run.preparationId) ?? Number.NaN), 0) +
      handovers.reduce((g, row) => g + row.quantityG, 0)
    if (plan.scores.rescue !== rescued) {
      found.push(`its scores say ${plan.scores.rescue} g saved, its rows ${rescued} g`)
    }
  }
  return found
}
