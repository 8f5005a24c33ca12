import type { LinearExpression, LinearModel } from './linear-model.ts'
import type { SparseModel } from './restrict.ts'

/**
 * A model taken apart: every column belongs to one block. What blocks have in common is priced: the Lagrangian
 * relaxation. For any prices, the sum of what each block can make at most, plus what the common limits are worth at
 * those prices, is a bound on the whole. Everything here is maximised; a minimum is its negative's maximum.
 */
export type Blocks = {
  readonly source: SparseModel
  /** The objective's coefficients, to be maximised. */
  readonly costs: Float64Array
  /** By column, its block. */
  readonly blockOf: Int32Array
  readonly columnsOf: readonly (readonly number[])[]
  /** By row, the least and the most it can sum to, from the columns' bounds. */
  readonly least: Float64Array
  readonly most: Float64Array
}

export function blocksOf(source: SparseModel, costs: Float64Array, blockOf: Int32Array): Blocks {
  const { model, rowStarts, rowColumns, rowValues } = source
  const columnsOf: number[][] = []
  for (const [column, block] of blockOf.entries()) (columnsOf[block] ??= []).push(column)
  const rows = rowStarts.length - 1
  const [least, most] = [new Float64Array(rows), new Float64Array(rows)]
  for (let row = 0; row < rows; row++) {
    for (let k = rowStarts[row] ?? 0; k < (rowStarts[row + 1] ?? 0); k++) {
      const [low, high] = range(model, rowColumns[k] ?? 0, rowValues[k] ?? 0)
      least[row] = (least[row] ?? 0) + low
      most[row] = (most[row] ?? 0) + high
    }
  }
  return { source, costs, blockOf, columnsOf: Array.from(columnsOf, (own) => own ?? []), least, most }
}

/** Prices with the sign their row's limits allow: a limit that is not there is worth nothing. */
export function signed({ model }: SparseModel, prices: Float64Array): Float64Array {
  return prices.map((price, row) => {
    const limit = price > 0 ? model.rows.upper[row] : model.rows.lower[row]
    return Number.isFinite(limit) && Number.isFinite(price) ? price : 0
  })
}

/** Rows with columns in more than one block: only these are priced. */
export function commonRows({ source, blockOf }: Blocks): Uint8Array {
  const { rowStarts, rowColumns } = source
  const common = new Uint8Array(rowStarts.length - 1)
  for (let row = 0; row < common.length; row++) {
    const first = blockOf[rowColumns[rowStarts[row] ?? 0] ?? 0]
    for (let k = rowStarts[row] ?? 0; k < (rowStarts[row + 1] ?? 0); k++)
      if (blockOf[rowColumns[k] ?? 0] !== first) common[row] = 1
  }
  return common
}

/** What the limits are worth at the prices, and what is left of each column's coefficient. */
export function priced(
  { source, costs }: Pick<Blocks, 'source' | 'costs'>,
  prices: Float64Array,
): { readonly worth: number; readonly reduced: Float64Array } {
  const { model, rowStarts, rowColumns, rowValues } = source
  const reduced = costs.slice()
  let worth = 0
  for (const [row, price] of prices.entries()) {
    if (price === 0) continue
    worth += price * ((price > 0 ? model.rows.upper[row] : model.rows.lower[row]) ?? 0)
    for (let k = rowStarts[row] ?? 0; k < (rowStarts[row + 1] ?? 0); k++) {
      const column = rowColumns[k] ?? 0
      reduced[column] = (reduced[column] ?? 0) - price * (rowValues[k] ?? 0)
    }
  }
  return { worth, reduced }
}

/**
 * By weak duality, what each block can make at most: its own rows are worth so much at their prices, and each column
 * then takes its better bound. `worth` is of the common rows. Their sum bounds the whole.
 */
export function dualBounds(
  blocks: Blocks,
  prices: Float64Array,
  common: Uint8Array,
): { readonly worth: number; readonly blocks: Float64Array } {
  const { source, blockOf } = blocks
  const { model, rowStarts, rowColumns } = source
  const bounds = new Float64Array(blocks.columnsOf.length)
  let worth = 0
  for (const [row, price] of prices.entries()) {
    if (price === 0) continue
    const value = price * ((price > 0 ? model.rows.upper[row] : model.rows.lower[row]) ?? 0)
    const block = blockOf[rowColumns[rowStarts[row] ?? 0] ?? 0] ?? 0
    if (common[row]) worth += value
    else bounds[block] = (bounds[block] ?? 0) + value
  }
  const { reduced } = priced(blocks, prices)
  for (const [column, coefficient] of reduced.entries()) {
    const block = blockOf[column] ?? 0
    bounds[block] = (bounds[block] ?? 0) + range(model, column, coefficient)[1]
  }
  return { worth, blocks: bounds }
}

/**
 * One block as a model of its own: its columns, and of every row they are in what the other columns leave at most.
 * Common rows stay too, as far as they bind a block alone: beside their price that makes the bound tighter.
 */
export function blockModel(
  { source, columnsOf, least, most }: Blocks,
  block: number,
  reduced: Float64Array,
): { readonly model: LinearModel; readonly objective: LinearExpression } {
  const { model, columnStarts, columnRows, columnValues } = source
  const own = columnsOf[block] ?? []
  const terms = new Map<number, { columns: number[]; values: number[]; least: number; most: number }>()
  for (const [position, column] of own.entries()) {
    for (let k = columnStarts[column] ?? 0; k < (columnStarts[column + 1] ?? 0); k++) {
      const row = columnRows[k] ?? 0
      const value = columnValues[k] ?? 0
      const part = terms.get(row) ?? { columns: [], values: [], least: 0, most: 0 }
      const [low, high] = range(model, column, value)
      part.columns.push(position)
      part.values.push(value)
      part.least += low
      part.most += high
      terms.set(row, part)
    }
  }
  const rows: LinearModel['rows'] = { names: [], lower: [], upper: [], starts: [0], indices: [], values: [] }
  for (const row of [...terms.keys()].sort((a, b) => a - b)) {
    const part = terms.get(row)
    if (part === undefined) continue
    const outwards = 1e-9 * Math.max(1, Math.abs(least[row] ?? 0), Math.abs(most[row] ?? 0))
    const upper = (model.rows.upper[row] ?? 0) - ((least[row] ?? 0) - part.least) + outwards
    const lower = (model.rows.lower[row] ?? 0) - ((most[row] ?? 0) - part.most) - outwards
    if (part.most <= upper && part.least >= lower) continue
    rows.names.push(model.rows.names[row] ?? '')
    rows.lower.push(lower)
    rows.upper.push(upper)
    for (const column of part.columns) rows.indices.push(column)
    for (const value of part.values) rows.values.push(value)
    rows.starts.push(rows.indices.length)
  }
  const pick = <T>(values: readonly T[]): T[] => own.map((column) => values[column] as T)
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
    objective: {
      terms: own.flatMap((column, position): (readonly [number, number])[] => {
        const coefficient = reduced[column] ?? 0
        return coefficient === 0 ? [] : [[position, coefficient]]
      }),
      constant: 0,
    },
  }
}

/** What one term can be, from its column's bounds: least and most. */
function range({ columns }: LinearModel, column: number, value: number): readonly [number, number] {
  const [a, b] = [value * (columns.lower[column] ?? 0), value * (columns.upper[column] ?? 0)]
  return a < b ? [a, b] : [b, a]
}
