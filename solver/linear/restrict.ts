import type { LinearExpression, LinearModel } from './linear-model.ts'

/** A model by rows and by columns in typed arrays, to be cut up many times. */
export type SparseModel = {
  readonly model: LinearModel
  readonly rowStarts: Int32Array
  readonly rowColumns: Int32Array
  readonly rowValues: Float64Array
  readonly columnStarts: Int32Array
  readonly columnRows: Int32Array
  readonly columnValues: Float64Array
}

export function sparse(model: LinearModel): SparseModel {
  const { starts, indices, values } = model.rows
  const columnStarts = new Int32Array(model.columns.lower.length + 1)
  for (const column of indices) columnStarts[column + 1] = (columnStarts[column + 1] ?? 0) + 1
  for (let j = 1; j < columnStarts.length; j++)
    columnStarts[j] = (columnStarts[j] ?? 0) + (columnStarts[j - 1] ?? 0)
  const next = columnStarts.slice()
  const columnRows = new Int32Array(indices.length)
  const columnValues = new Float64Array(indices.length)
  for (let row = 0; row + 1 < starts.length; row++) {
    for (let k = starts[row] ?? 0; k < (starts[row + 1] ?? 0); k++) {
      const column = indices[k] ?? 0
      const at = next[column] ?? 0
      columnRows[at] = row
      columnValues[at] = values[k] ?? 0
      next[column] = at + 1
    }
  }
  return {
    model,
    rowStarts: Int32Array.from(starts),
    rowColumns: Int32Array.from(indices),
    rowValues: Float64Array.from(values),
    columnStarts,
    columnRows,
    columnValues,
  }
}

/** Σ coefficient × column, for every row. */
export function activities({ rowStarts, rowColumns, rowValues }: SparseModel, x: Float64Array): Float64Array {
  const activity = new Float64Array(rowStarts.length - 1)
  for (let row = 0; row < activity.length; row++) {
    let sum = 0
    for (let k = rowStarts[row] ?? 0; k < (rowStarts[row + 1] ?? 0); k++)
      sum += (rowValues[k] ?? 0) * (x[rowColumns[k] ?? 0] ?? 0)
    activity[row] = sum
  }
  return activity
}

/** The rows that any of the columns is in, in order. */
export function rowsOf({ columnStarts, columnRows }: SparseModel, columns: readonly number[]): number[] {
  const rows = new Set<number>()
  for (const column of columns)
    for (let k = columnStarts[column] ?? 0; k < (columnStarts[column + 1] ?? 0); k++)
      rows.add(columnRows[k] ?? 0)
  return [...rows].sort((a, b) => a - b)
}

/**
 * What is left of a model and an objective when every column outside `free` stays at its value: the columns of
 * `free` in that order, and the rows they are in with what the others leave of them. `share` of a row's
 * slack may be used (1: all of it), so that several restrictions can be solved side by side.
 */
export function restrict(
  source: SparseModel,
  {
    free,
    x,
    activity,
    objective,
    share,
  }: {
    readonly free: readonly number[]
    readonly x: Float64Array
    readonly activity: Float64Array
    readonly objective: Float64Array
    readonly share: (row: number) => number
  },
): { readonly model: LinearModel; readonly objective: LinearExpression; readonly start: Float64Array } {
  const { model, rowStarts, rowColumns, rowValues } = source
  const index = new Map(free.map((column, position) => [column, position]))
  const pick = <T>(values: readonly T[]): T[] => free.map((column) => values[column] as T)
  const rows: LinearModel['rows'] = { names: [], lower: [], upper: [], starts: [0], indices: [], values: [] }
  for (const row of rowsOf(source, free)) {
    let own = 0
    for (let k = rowStarts[row] ?? 0; k < (rowStarts[row + 1] ?? 0); k++) {
      const column = rowColumns[k] ?? 0
      const position = index.get(column)
      if (position === undefined) continue
      rows.indices.push(position)
      rows.values.push(rowValues[k] ?? 0)
      own += (rowValues[k] ?? 0) * (x[column] ?? 0)
    }
    const at = activity[row] ?? 0
    const part = share(row)
    rows.names.push(model.rows.names[row] ?? '')
    const [least, most] = [model.rows.lower[row] ?? 0, model.rows.upper[row] ?? 0]
    rows.lower.push(least === -Infinity ? least : own - part * Math.max(0, at - least))
    rows.upper.push(most === Infinity ? most : own + part * Math.max(0, most - at))
    rows.starts.push(rows.indices.length)
  }
  const terms = free.flatMap((column, position): (readonly [number, number])[] => {
    const coefficient = objective[column] ?? 0
    return coefficient === 0 ? [] : [[position, coefficient]]
  })
  return {
    model: {
      columns: {
        names: pick(model.columns.names),
        lower: pick(model.columns.lower),
        upper: pick(model.columns.upper),
        integer: pick(model.columns.integer),
      },
      rows,
    },
    objective: { terms, constant: 0 },
    start: Float64Array.from(free, (column) => x[column] ?? 0),
  }
}
