import { addRow, emptyModel, type LinearExpression, type LinearModel, type Term } from './linear-model.ts'

/**
 * A model read by columns, with an objective: made once, so that restricting to a few columns costs what
 * those columns have, and not what the model has.
 */
export type ColumnView = {
  readonly model: LinearModel
  readonly objective: LinearExpression
  /** Column j has its terms at starts[j] … starts[j + 1] − 1. */
  readonly starts: Int32Array
  readonly rows: Int32Array
  readonly values: Float64Array
  /** The objective's coefficient of each column. */
  readonly costs: Float64Array
}

/** A vector and what every row sums to at it. */
export type Activity = { readonly x: Float64Array; readonly rows: Float64Array }

/** The model over its free columns alone; `columns[k]` is the whole model's column of its column k. */
export type Submodel = {
  readonly model: LinearModel
  readonly objective: LinearExpression
  readonly columns: Int32Array
  /** The part of the vector it was made at: a feasible start. */
  readonly start: Float64Array
}

export function columnView(model: LinearModel, objective: LinearExpression): ColumnView {
  const { indices, values, starts: rowStarts, lower } = model.rows
  const count = model.columns.lower.length
  const starts = new Int32Array(count + 1)
  for (const column of indices) starts[column + 1] = (starts[column + 1] ?? 0) + 1
  for (let j = 0; j < count; j++) starts[j + 1] = (starts[j + 1] ?? 0) + (starts[j] ?? 0)
  const next = starts.slice()
  const view = { rows: new Int32Array(indices.length), values: new Float64Array(indices.length) }
  for (let i = 0; i < lower.length; i++) {
    for (let k = rowStarts[i] ?? 0; k < (rowStarts[i + 1] ?? 0); k++) {
      const column = indices[k] ?? 0
      const at = next[column] ?? 0
      next[column] = at + 1
      view.rows[at] = i
      view.values[at] = values[k] ?? 0
    }
  }
  const costs = new Float64Array(count)
  for (const [column, coefficient] of objective.terms) costs[column] = (costs[column] ?? 0) + coefficient
  return { model, objective, starts, costs, ...view }
}

export function activityOf({ rows }: LinearModel, x: Float64Array): Activity {
  const sums = new Float64Array(rows.lower.length)
  for (let i = 0; i < sums.length; i++) {
    let sum = 0
    for (let k = rows.starts[i] ?? 0; k < (rows.starts[i + 1] ?? 0); k++)
      sum += (rows.values[k] ?? 0) * (x[rows.indices[k] ?? 0] ?? 0)
    sums[i] = sum
  }
  return { x, rows: sums }
}

/**
 * Every column outside `free` stays at its value: rows without a free column vanish, the others and the
 * objective keep what the fixed columns leave. The vector's own part always satisfies it: where the vector
 * breaks a row by an engine's rounding, the row gives way by as much.
 *
 * `share` (of a row's index) says what part of the row's room may be used, where several submodels are solved at once.
 */
export function restrict(
  view: ColumnView,
  { x, rows: sums }: Activity,
  free: Iterable<number>,
  share: (row: number) => number = () => 1,
): Submodel {
  const columns = Int32Array.from(new Set(free)).sort()
  const { model } = view
  const sub = emptyModel()
  const termsOf = new Map<number, Term[]>()
  const objective: Term[] = []
  let constant = view.objective.constant
  for (const [column, coefficient] of view.objective.terms) constant += coefficient * (x[column] ?? 0)
  for (const [k, j] of columns.entries()) {
    sub.columns.names.push(model.columns.names[j] ?? '')
    sub.columns.lower.push(model.columns.lower[j] ?? 0)
    sub.columns.upper.push(model.columns.upper[j] ?? 0)
    sub.columns.integer.push(model.columns.integer[j] ?? false)
    for (let at = view.starts[j] ?? 0; at < (view.starts[j + 1] ?? 0); at++) {
      const row = view.rows[at] ?? 0
      const terms = termsOf.get(row)
      if (terms === undefined) termsOf.set(row, [[k, view.values[at] ?? 0]])
      else terms.push([k, view.values[at] ?? 0])
    }
    const cost = view.costs[j] ?? 0
    if (cost !== 0) objective.push([k, cost])
    constant -= cost * (x[j] ?? 0)
  }
  const start = Float64Array.from(columns, (j) => x[j] ?? 0)
  for (const row of [...termsOf.keys()].sort((a, b) => a - b)) {
    const terms = termsOf.get(row) ?? []
    let now = 0
    for (const [k, coefficient] of terms) now += coefficient * (start[k] ?? 0)
    const room = share(row)
    const sum = sums[row] ?? 0
    addRow(sub, {
      name: model.rows.names[row] ?? '',
      terms,
      lower: now - room * Math.max(0, sum - (model.rows.lower[row] ?? 0)),
      upper: now + room * Math.max(0, (model.rows.upper[row] ?? 0) - sum),
    })
  }
  return { model: sub, objective: { terms: objective, constant }, columns, start }
}

/** The vector with a submodel's solution in its place; whole columns are rounded. */
export function lift(
  { model, columns }: Submodel,
  x: Float64Array,
  solution: ArrayLike<number>,
): Float64Array {
  const lifted = x.slice()
  for (const [k, j] of columns.entries()) {
    const value = solution[k] ?? 0
    lifted[j] = model.columns.integer[k] ? Math.round(value) : value
  }
  return lifted
}
