/** One term of a row: a column's index and its coefficient. */
export type Term = readonly [column: number, coefficient: number]

/**
 * A mixed-integer linear model in sparse rows: lower ≤ A x ≤ upper, columns bounded, some integer.
 * It holds no objective: one model serves every objective of the policy in turn.
 */
export type LinearModel = {
  readonly columns: {
    readonly names: string[]
    readonly lower: number[]
    readonly upper: number[]
    readonly integer: boolean[]
  }
  readonly rows: {
    readonly names: string[]
    readonly lower: number[]
    readonly upper: number[]
    /** Row i has its terms at starts[i] … starts[i + 1] − 1. */
    readonly starts: number[]
    readonly indices: number[]
    readonly values: number[]
  }
}

/** lower ≤ Σ coefficient × column ≤ upper, named as in solver/README.md. */
export type Row = {
  readonly name: string
  readonly lower?: number
  readonly terms: readonly Term[]
  readonly upper?: number
}

/** What is maximised or minimised over a model's columns: constant + Σ coefficient × column. */
export type LinearExpression = { readonly terms: readonly Term[]; readonly constant: number }

export function emptyModel(): LinearModel {
  return {
    columns: { names: [], lower: [], upper: [], integer: [] },
    rows: { names: [], lower: [], upper: [], starts: [0], indices: [], values: [] },
  }
}

/** Adds a column and returns its index. */
export function addColumn(
  model: LinearModel,
  column: {
    readonly name: string
    readonly lower?: number
    readonly upper: number
    readonly integer: boolean
  },
): number {
  const { names, lower, upper, integer } = model.columns
  names.push(column.name)
  lower.push(column.lower ?? 0)
  upper.push(column.upper)
  integer.push(column.integer)
  return names.length - 1
}

/** Adds a row; terms on the same column are summed, and a row without terms that always holds is left out. */
export function addRow(model: LinearModel, row: Row): void {
  const { names, lower, upper, starts, indices, values } = model.rows
  const least = row.lower ?? -Infinity
  const most = row.upper ?? Infinity
  const summed = new Map<number, number>()
  for (const [column, coefficient] of row.terms) summed.set(column, (summed.get(column) ?? 0) + coefficient)
  for (const [column, coefficient] of summed) {
    if (coefficient === 0) continue
    indices.push(column)
    values.push(coefficient)
  }
  if (indices.length === starts.at(-1) && least <= 0 && most >= 0) return
  names.push(row.name)
  lower.push(least)
  upper.push(most)
  starts.push(indices.length)
}

/** The same columns with more rows: the model given stays as it is. */
export function withRows(model: LinearModel, rows: readonly Row[]): LinearModel {
  const { names, lower, upper, starts, indices, values } = model.rows
  const copy: LinearModel = {
    columns: model.columns,
    rows: {
      names: names.slice(),
      lower: lower.slice(),
      upper: upper.slice(),
      starts: starts.slice(),
      indices: indices.slice(),
      values: values.slice(),
    },
  }
  for (const row of rows) addRow(copy, row)
  return copy
}

/** How many columns must be whole: what decides how a model is solved. */
export const countIntegers = ({ columns }: LinearModel): number => columns.integer.filter(Boolean).length

/** The expression's coefficient of each of so many columns. */
export function coefficientsOf({ terms }: LinearExpression, columns: number): Float64Array {
  const coefficients = new Float64Array(columns)
  for (const [column, by] of terms) coefficients[column] = (coefficients[column] ?? 0) + by
  return coefficients
}

export function evaluate(expression: LinearExpression, x: ArrayLike<number>): number {
  let value = expression.constant
  for (const [column, coefficient] of expression.terms) value += coefficient * (x[column] ?? 0)
  return value
}

/** How far a vector is from satisfying every row and bound: the largest violation. */
export function infeasibility(
  model: LinearModel,
  x: ArrayLike<number>,
): { readonly by: number; readonly row: string } {
  let worst = { by: 0, row: '' }
  const blame = (by: number, row: string) => {
    if (by > worst.by) worst = { by, row }
  }
  const { columns, rows } = model
  for (let j = 0; j < columns.lower.length; j++) {
    const value = x[j] ?? 0
    blame(Math.max((columns.lower[j] ?? 0) - value, value - (columns.upper[j] ?? 0)), columns.names[j] ?? '')
  }
  for (let i = 0; i < rows.lower.length; i++) {
    let activity = 0
    for (let k = rows.starts[i] ?? 0; k < (rows.starts[i + 1] ?? 0); k++)
      activity += (rows.values[k] ?? 0) * (x[rows.indices[k] ?? 0] ?? 0)
    blame(Math.max((rows.lower[i] ?? 0) - activity, activity - (rows.upper[i] ?? 0)), rows.names[i] ?? '')
  }
  return worst
}
