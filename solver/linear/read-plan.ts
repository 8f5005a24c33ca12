import { groupBy, key, sum, sumBy } from '../grouping.ts'
import { type Load, PLAN_SCHEMA, type Plan } from '../plan.ts'
import { found } from '../problem-view.ts'
import { assignGrams } from './assign-grams.ts'
import { type Columns, KG } from './columns.ts'
import { gramsPerJar } from './limits.ts'
import { readCycles } from './read-cycles.ts'

/** Less than this of a gram is the engine's rounding. */
const NOISE_G = 0.01

/**
 * The plan that a vector means, in whole jars, crates and grams: integer columns are rounded, loose produce is
 * taken by the gram. Which batch goes into which run and which item runs what are settled here, since the
 * model only makes sure that they can be.
 */
export function readPlan(columns: Columns, x: ArrayLike<number>): Plan {
  const whole = (column: number) => Math.round(x[column] ?? 0)
  const shares = columns.shares.flatMap(({ column, claim, session, recipe }) => {
    const jars = whole(column)
    return jars > 0 ? [{ claim: claim.id, session: session.id, jars, group: claim.group, recipe }] : []
  })
  const runs = [...groupBy(shares, (share) => key(share.session, share.recipe.id)).values()].map((list) => ({
    session: list[0].session,
    recipe: list[0].recipe.id,
    jars: sum(list, (share) => share.jars),
  }))
  const working = new Set(shares.map((share) => key(share.group, share.session)))
  const loads = readLoads(columns, x)
  return {
    schema: PLAN_SCHEMA,
    loads,
    attendance: [...columns.attends].flatMap(([id, { column, group, session }]) => {
      const comes = whole(column) > 0 && (!columns.comersWork || working.has(id))
      return comes ? [{ group: group.id, session: session.id }] : []
    }),
    cycles: readCycles(columns, { whole, runs }),
    runs,
    ingredients: readIngredients(columns, { loads, runs }),
    shares: shares.map(({ claim, session, jars }) => ({ claim, session, jars })),
    handovers: readHandovers(columns, { loads, x }),
  }
}

/** Whole crates; of loose batches the next whole gram, as far as the batch and the vehicle have it. */
function readLoads({ problem, loads }: Columns, x: ArrayLike<number>): Load[] {
  const batchLeftG = new Map(problem.problem.batches.map(({ id, quantityG }) => [id, quantityG]))
  const slotLeftG = new Map(problem.problem.slots.map(({ id, capacityG }) => [id, capacityG]))
  const take = (map: Map<string, number>, id: string, grams: number) =>
    map.set(id, (map.get(id) ?? 0) - grams)
  const amounts = new Map<number, number>()
  const fix = (column: number, where: { readonly batch: string; readonly slot: string }, grams: number) => {
    amounts.set(column, grams)
    take(batchLeftG, where.batch, grams)
    take(slotLeftG, where.slot, grams)
  }
  const loose = loads.filter(({ batch }) => batch.crateG === 1)
  for (const { column, batch, slot } of loads) {
    const value = x[column] ?? 0
    if (batch.crateG > 1) fix(column, { batch: batch.id, slot }, Math.round(value) * batch.crateG)
    else fix(column, { batch: batch.id, slot }, Math.max(0, Math.floor(value * KG + NOISE_G)))
  }
  for (const { column, batch, slot } of loose) {
    const restG = (x[column] ?? 0) * KG - (amounts.get(column) ?? 0)
    const room = Math.min(batchLeftG.get(batch.id) ?? 0, slotLeftG.get(slot) ?? 0)
    if (restG > NOISE_G && room >= 1) fix(column, { batch: batch.id, slot }, (amounts.get(column) ?? 0) + 1)
  }
  return loads.flatMap(({ column, batch, slot, session, place }): Load[] => {
    const quantityG = amounts.get(column) ?? 0
    if (quantityG <= 0) return []
    return [
      session === null
        ? { batch: batch.id, slot, place, quantityG }
        : { batch: batch.id, slot, session, quantityG },
    ]
  })
}

function readIngredients(
  { problem }: Columns,
  { loads, runs }: { readonly loads: readonly Load[]; readonly runs: Plan['runs'] },
): Plan['ingredients'] {
  const rows: Plan['ingredients'][number][] = []
  const intoSessions = loads.flatMap((load) => ('session' in load ? [load] : []))
  const loaded = groupBy(intoSessions, (load) => load.session)
  for (const [session, list] of groupBy(runs, (run) => run.session)) {
    const stock = [
      ...sumBy(
        loaded.get(session) ?? [],
        (load) => load.batch,
        (load) => load.quantityG,
      ),
    ].map(([id, grams]) => ({ batch: found(problem.batches, id), grams }))
    const needs = list.flatMap(({ recipe: id, jars }) => {
      const recipe = found(problem.recipes, id)
      return recipe.inputs.map(({ crop, gPerJar }) => ({ recipe, crop, grams: jars * gPerJar }))
    })
    for (const crop of new Set(needs.map((need) => need.crop))) {
      const supplies = stock.filter(({ batch }) => batch.crop === crop)
      const demands = needs.filter((need) => need.crop === crop)
      const amounts = assignGrams({
        supplies: supplies.map(({ grams }) => grams),
        demands: demands.map(({ grams }) => grams),
        accepts: (supply, demand) => {
          const [from, to] = [supplies[supply], demands[demand]]
          return from !== undefined && to !== undefined && gramsPerJar(to.recipe, from.batch) > 0
        },
      })
      for (const [i, { batch }] of supplies.entries()) {
        for (const [j, { recipe }] of demands.entries()) {
          const quantityG = amounts[i]?.[j] ?? 0
          if (quantityG > 0) rows.push({ session, recipe: recipe.id, batch: batch.id, quantityG })
        }
      }
    }
  }
  return rows
}

/** Whole grams: each handover what the vector says, less a fraction, made up where something is left. */
function readHandovers(
  { handovers }: Columns,
  { loads, x }: { readonly loads: readonly Load[]; readonly x: ArrayLike<number> },
): Plan['handovers'] {
  const toPlaces = loads.flatMap((load) => ('place' in load ? [{ ...load, leftG: load.quantityG }] : []))
  const there = groupBy(toPlaces, (load) => key(load.batch, load.place))
  const rows: Plan['handovers'][number][] = []
  const give = ({ claim, batch, place }: Columns['handovers'][number], grams: number): number => {
    let missing = grams
    for (const load of there.get(key(batch.id, place)) ?? []) {
      const quantityG = Math.min(missing, load.leftG)
      if (quantityG <= 0) continue
      load.leftG -= quantityG
      missing -= quantityG
      rows.push({ claim: claim.id, batch: batch.id, slot: load.slot, place, quantityG })
    }
    return grams - missing
  }
  for (const list of groupBy(handovers, ({ claim }) => claim.id).values()) {
    const target = Math.floor(sum(list, ({ column }) => Math.max(0, x[column] ?? 0)) * KG + NOISE_G)
    let given = 0
    for (const handover of list)
      given += give(handover, Math.max(0, Math.floor((x[handover.column] ?? 0) * KG + NOISE_G)))
    for (const handover of list) if (given < target) given += give(handover, target - given)
  }
  const merged = groupBy(rows, (row) => key(row.claim, row.batch, row.slot, row.place))
  return [...merged.values()].map((list) => ({ ...list[0], quantityG: sum(list, (row) => row.quantityG) }))
}
