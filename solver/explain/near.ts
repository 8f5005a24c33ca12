import { key } from '../grouping.ts'
import type { Columns } from '../linear/columns.ts'
import type { LinearModel } from '../linear/linear-model.ts'
import { rowsOf, type SparseModel } from '../linear/restrict.ts'
import type { Problem } from '../problem.ts'

/** A row over more columns than this, such as the pool of jars, says nothing about who is near whom. */
const WIDE = 120

/** The lists whose rows have ids that columns are about. */
const LISTS = ['batches', 'slots', 'kitchens', 'sessions', 'equipment', 'groups', 'claims'] as const

/** Ids, by the list they are of (`kitchens`, …), of all that differs between two problems; jar sizes as text. */
export type Differences = ReadonlySet<string>

/** What the two problems do not say alike, and what the pins that only one has are about. */
export function differences(before: Problem, after: Problem): Differences {
  const found = new Set<string>()
  for (const list of LISTS) {
    const rows: readonly (readonly { readonly id: string }[])[] = [before[list], after[list]]
    for (const row of notInBoth(rows)) found.add(key(list, row.id))
  }
  for (const { jarMl } of notInBoth([before.jarStock, after.jarStock])) found.add(key('jars', String(jarMl)))
  for (const pin of notInBoth([before.pins, after.pins])) {
    if ('group' in pin) found.add(key('groups', pin.group))
    if ('session' in pin) found.add(key('sessions', pin.session))
    if ('slot' in pin) found.add(key('slots', pin.slot))
    if ('batch' in pin) found.add(key('batches', pin.batch))
  }
  return found
}

/** Rows of either list that the other does not have. */
function notInBoth<Row>([a = [], b = []]: readonly (readonly Row[])[]): readonly Row[] {
  // Unchanged rows are mostly the same objects; those that are not are compared by what they say.
  const others = (mine: readonly Row[], theirs: readonly Row[]) => {
    const same = new Set(theirs)
    const rest = mine.filter((row) => !same.has(row))
    if (rest.length === 0) return rest
    const texts = new Set(theirs.map((row) => JSON.stringify(row)))
    return rest.filter((row) => !texts.has(JSON.stringify(row)))
  }
  return [...others(a, b), ...others(b, a)]
}

/** The columns that decide about something that differs. */
export function columnsAbout(columns: Columns, about: Differences): readonly number[] {
  const has = (list: (typeof LISTS)[number] | 'jars', id: string | null) =>
    id !== null && about.has(key(list, id))
  const inSession = (session: { readonly id: string; readonly kitchen: string } | undefined) =>
    session !== undefined && (has('sessions', session.id) || has('kitchens', session.kitchen))
  const { sessions } = columns.problem
  const chosen: number[] = []
  for (const { column, batch, slot, session } of columns.loads)
    if (has('batches', batch.id) || has('slots', slot) || inSession(sessions.get(session ?? '')))
      chosen.push(column)
  for (const { column, claim, session, recipe } of columns.shares) {
    const own = has('claims', claim.id) || has('groups', claim.group) || has('jars', String(recipe.jarMl))
    if (own || inSession(session)) chosen.push(column)
  }
  for (const { column, group, session } of columns.attends.values())
    if (has('groups', group.id) || inSession(session)) chosen.push(column)
  for (const { column, claim, batch } of columns.handovers)
    if (has('claims', claim.id) || has('groups', claim.group) || has('batches', batch.id)) chosen.push(column)
  for (const { session, itemClass, uses, used } of columns.stands) {
    if (!inSession(session) && !itemClass.items.some(({ id }) => has('equipment', id))) continue
    chosen.push(...uses.map((use) => use.column), ...(used === null ? [] : [used]))
  }
  return chosen
}

/** The columns of every row that the vector breaks, and those it has outside their bounds. */
export function columnsAmiss(
  { model, rowStarts, rowColumns, rowValues }: SparseModel,
  x: Float64Array,
): number[] {
  const amiss = new Set<number>()
  for (const [column, value] of x.entries())
    if (
      value < (model.columns.lower[column] ?? 0) - 1e-6 ||
      value > (model.columns.upper[column] ?? 0) + 1e-6
    )
      amiss.add(column)
  for (let row = 0; row + 1 < rowStarts.length; row++) {
    let sum = 0
    for (let k = rowStarts[row] ?? 0; k < (rowStarts[row + 1] ?? 0); k++)
      sum += (rowValues[k] ?? 0) * (x[rowColumns[k] ?? 0] ?? 0)
    if (sum >= (model.rows.lower[row] ?? 0) - 1e-5 && sum <= (model.rows.upper[row] ?? 0) + 1e-5) continue
    for (let k = rowStarts[row] ?? 0; k < (rowStarts[row + 1] ?? 0); k++) amiss.add(rowColumns[k] ?? 0)
  }
  return [...amiss]
}

/** The columns given and those a few rows away, the nearest first, until so many of them are integer. */
export function around(source: SparseModel, from: readonly number[], integers: number): ReadonlySet<number> {
  const { model, rowStarts, rowColumns } = source
  const near = new Set(from)
  let count = from.filter((column) => model.columns.integer[column]).length
  const enter = (column: number) => {
    if (near.has(column) || count >= integers) return false
    near.add(column)
    if (model.columns.integer[column]) count++
    return true
  }
  let edge = from
  const seen = new Set<number>()
  while (edge.length > 0 && count < integers) {
    const next: number[] = []
    for (const row of rowsOf(source, edge)) {
      const end = rowStarts[row + 1] ?? 0
      const start = rowStarts[row] ?? 0
      if (seen.has(row) || end - start > WIDE) continue
      seen.add(row)
      for (let k = start; k < end; k++) {
        const column = rowColumns[k] ?? 0
        if (enter(column)) next.push(column)
      }
    }
    edge = next
  }
  return near
}

/**
 * The model with every decision outside `free` held at its value. What follows from decisions (tiers, losses,
 * parties) stays free: `decisions` are the others.
 */
export function held(
  model: LinearModel,
  {
    x,
    free,
    decisions,
  }: {
    readonly x: Float64Array
    readonly free: ReadonlySet<number>
    readonly decisions: ReadonlySet<number>
  },
): LinearModel {
  const { names, lower, upper, integer } = model.columns
  const stays = (column: number) => decisions.has(column) && !free.has(column)
  const value = (column: number) => (integer[column] ? Math.round(x[column] ?? 0) : (x[column] ?? 0))
  return {
    ...model,
    columns: {
      names,
      lower: lower.map((bound, column) => (stays(column) ? value(column) : bound)),
      upper: upper.map((bound, column) => (stays(column) ? value(column) : bound)),
      integer: integer.map((whole, column) => whole && !stays(column)),
    },
  }
}
