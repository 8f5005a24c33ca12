/** What is true of every stored plan: its rows agree with each other, with its week, its instance and its scores. */
import { and, eq } from 'drizzle-orm'
import type { Row, TableName } from './schema/index.ts'
import type { Reader } from './store.ts'

/** The part of an instance (PROBLEM.md) that a plan's rows are held against: what was asked and offered then. */
type Instance = {
  readonly batches?: readonly { readonly id: string; readonly quantityG: number }[]
  readonly recipes?: readonly {
    readonly id: string
    readonly inputs: readonly { readonly gPerJar: number }[]
  }[]
  readonly claims?: readonly { readonly id: string; readonly group: string; readonly recipe?: string }[]
}

const PARTS = [
  'planLoad',
  'planAttendance',
  'planCycle',
  'planRun',
  'planIngredient',
  'planShare',
  'planHandover',
  'planLeftover',
] as const
type PartName = (typeof PARTS)[number]
type Parts = { readonly [N in PartName]: readonly Row<N>[] }

/** Sentences about what does not hold in any plan. */
export async function planInvariants(db: Reader): Promise<string[]> {
  const found: string[] = []
  for (const plan of await db.select().from(db.tables.plan)) {
    const parts = await partsOf(db, plan)
    const texts = [...(await ofAnotherWeek(db, plan, parts)), ...unbalanced(plan.instance as Instance, parts)]
    const rescued = rescueOf(plan.instance as Instance, parts)
    if (rescued !== undefined && plan.scores.rescue !== rescued) {
      texts.push(`its scores say ${plan.scores.rescue} g saved, its rows ${rescued} g`)
    }
    found.push(...texts.map((text) => `plan ${plan.movementId}/${plan.id}: ${text}`))
  }
  return found
}

async function partsOf(db: Reader, plan: Row<'plan'>): Promise<Parts> {
  const parts: Partial<Record<PartName, unknown>> = {}
  for (const name of PARTS) {
    const table = db.tables[name] as typeof db.tables.planRun
    const ofPlan = and(eq(table.movementId, plan.movementId), eq(table.planId, plan.id))
    parts[name] = await db.select().from(table).where(ofPlan)
  }
  return parts as Parts
}

/** Its rows name what its own week has. The database itself only keeps movements apart here. */
async function ofAnotherWeek(db: Reader, plan: Row<'plan'>, parts: Parts): Promise<string[]> {
  const rows = Object.values(parts).flat() as Partial<Record<string, unknown>>[]
  const found: string[] = []
  for (const noun of ['batch', 'slot', 'session', 'claim'] as const satisfies TableName[]) {
    const table = db.tables[noun] as typeof db.tables.batch
    const own = await db
      .select({ id: table.id })
      .from(table)
      .where(and(eq(table.movementId, plan.movementId), eq(table.weekId, plan.weekId)))
    const ids = new Set<unknown>(own.map((row) => row.id))
    const inPlan = new Set(rows.map((row) => row[`${noun}Id`]).filter((id) => typeof id === 'string'))
    for (const id of inPlan) if (!ids.has(id)) found.push(`its ${noun} ${id} is of another week`)
  }
  return found
}

/** Adds up `value` by `key`. */
function sums<T>(rows: readonly T[], by: { key: (row: T) => string; value: (row: T) => number }) {
  const found = new Map<string, number>()
  for (const row of rows) found.set(by.key(row), (found.get(by.key(row)) ?? 0) + by.value(row))
  return found
}

const grams = (row: { quantityG: number }) => row.quantityG

/** What goes out of a place in the plan is what came in; nobody takes jars where he does not come. */
function unbalanced(instance: Instance, parts: Parts): string[] {
  const found: string[] = []
  const intoSession = (row: { batchId: string; sessionId: string | null }) =>
    `${row.batchId} into ${row.sessionId}`
  const toPlace = (row: { batchId: string; slotId: string; placeId: string | null }) =>
    `${row.batchId} by ${row.slotId} to ${row.placeId}`

  const loaded = sums(parts.planLoad, { key: intoSession, value: grams })
  for (const [key, g] of sums(parts.planIngredient, { key: intoSession, value: grams })) {
    const come = loaded.get(key) ?? 0
    if (g > come) found.push(`${g} g of ${key} are used, ${come} g come`)
  }
  const brought = sums(parts.planLoad, { key: toPlace, value: grams })
  for (const [key, g] of sums(parts.planHandover, { key: toPlace, value: grams })) {
    const come = brought.get(key) ?? 0
    if (g > come) found.push(`${g} g of ${key} are handed over, ${come} g come`)
  }
  for (const [batch, g] of sums(parts.planLoad, { key: (row) => row.batchId, value: grams })) {
    const offered = instance.batches?.find((row) => row.id === batch)?.quantityG
    if (offered !== undefined && g > offered)
      found.push(`${g} g of ${batch} are loaded, ${offered} g offered`)
  }

  // What was claimed when it was planned: the claim itself may have changed since.
  const claims = new Map(instance.claims?.map((claim) => [claim.id, claim]))
  if (claims.size === 0) return found
  const jars = (row: { jars: number }) => row.jars
  const made = sums(parts.planRun, { key: (row) => `${row.preparationId} in ${row.sessionId}`, value: jars })
  const taken = sums(parts.planShare, {
    key: (row) => `${claims.get(row.claimId)?.recipe} in ${row.sessionId}`,
    value: jars,
  })
  for (const key of new Set([...made.keys(), ...taken.keys()])) {
    const [all, given] = [made.get(key) ?? 0, taken.get(key) ?? 0]
    if (all !== given) found.push(`${all} jars of ${key} are made, ${given} shared out`)
  }
  const comes = new Set(parts.planAttendance.map((row) => `${row.groupId} ${row.sessionId}`))
  for (const { claimId, sessionId } of parts.planShare) {
    const group = claims.get(claimId)?.group
    if (!comes.has(`${group} ${sessionId}`)) {
      found.push(`${group} takes jars from ${sessionId}, where it does not come`)
    }
  }
  return found
}

/** Grams that reach people (PROBLEM.md "Score"), or undefined when the instance does not say its recipes. */
function rescueOf(instance: Instance, parts: Parts): number | undefined {
  if (!instance.recipes) return undefined
  const gPerJar = new Map(
    instance.recipes.map(({ id, inputs }) => [id, inputs.reduce((g, input) => g + input.gPerJar, 0)]),
  )
  const inJars = parts.planRun.reduce(
    (g, run) => g + run.jars * (gPerJar.get(run.preparationId) ?? Number.NaN),
    0,
  )
  return parts.planHandover.reduce((g, row) => g + row.quantityG, inJars)
}
