import Papa from 'papaparse'

/** One column: reads a cell, or throws an error that says what was expected. */
export type Column<T> = (cell: string) => T

export type Columns = Record<string, Column<unknown>>

export type Row<C extends Columns> = { readonly [K in keyof C]: C[K] extends Column<infer T> ? T : never }

/** A row of reference facts that cannot be used, by file, line and column. */
export class FactsError extends Error {
  override readonly name = 'FactsError'
}

/**
 * Reads every row of a CSV text, strictly: exactly the columns named, every cell readable.
 *
 * @throws FactsError naming file, line (the header is line 1) and column, for the first thing wrong.
 */
export function readCsv<C extends Columns>(input: { file: string; text: string; columns: C }): Row<C>[] {
  const { file, columns } = input
  const parsed = Papa.parse<string[]>(input.text.trimEnd(), { header: false, delimiter: ',' })
  for (const problem of parsed.errors) {
    throw new FactsError(`${file} line ${(problem.row ?? 0) + 1}: ${problem.message}`)
  }
  const [header = [], ...lines] = parsed.data
  const names = Object.keys(columns)
  const unknown = header.find((name) => !names.includes(name))
  if (unknown !== undefined) throw new FactsError(`${file} line 1: column "${unknown}" is not known`)
  const missing = names.find((name) => !header.includes(name))
  if (missing !== undefined) throw new FactsError(`${file} line 1: column "${missing}" is missing`)
  if (new Set(header).size < header.length) throw new FactsError(`${file} line 1: a column appears twice`)

  return lines.map((cells, index) => {
    const line = index + 2
    if (cells.length !== header.length) {
      throw new FactsError(`${file} line ${line}: ${cells.length} cells under ${header.length} columns`)
    }
    const entries = header.map((name, position) => {
      const cell = cells[position] ?? ''
      try {
        // A cell over two lines would shift every line number after it.
        if (/[\r\n]/.test(cell)) throw new Error('a line break inside the cell')
        return [name, columns[name]?.(cell)] as const
      } catch (error) {
        throw new FactsError(`${file} line ${line}, column ${name}: ${(error as Error).message}`)
      }
    })
    return Object.fromEntries(entries) as Row<C>
  })
}

/** Refuses a second row with the same key. */
export function uniqueBy<T>(input: { file: string; rows: readonly T[]; key: (row: T) => string }): void {
  const seen = new Set<string>()
  input.rows.forEach((row, index) => {
    const key = input.key(row)
    if (seen.has(key)) throw new FactsError(`${input.file} line ${index + 2}: "${key}" is there twice`)
    seen.add(key)
  })
}

/** Text that must be there. */
export const text: Column<string> = (cell) => {
  if (cell.trim() === '') throw new Error('is empty')
  return cell
}

/** Text as it stands; may be empty. */
export const note: Column<string> = (cell) => cell

/** One of the words given. */
export const oneOf =
  <const W extends string>(...words: readonly W[]): Column<W> =>
  (cell) => {
    const word = words.find((candidate) => candidate === cell)
    if (word === undefined) throw new Error(`"${cell}" is none of ${words.join(', ')}`)
    return word
  }

/** Words separated by semicolons, at least one. */
export const list: Column<string[]> = (cell) => {
  const words = cell.split(';').map((word) => word.trim())
  if (words.some((word) => word === '')) throw new Error(`"${cell}" has an empty part between semicolons`)
  return words
}

/** A decimal number, not negative unless said. */
export const real: Column<number> = (cell) => {
  if (!/^-?\d+(\.\d+)?$/.test(cell))
    throw new Error(cell === '' ? 'the number is missing' : `"${cell}" is no number`)
  return Number(cell)
}

/**
 * A number counted in whole smaller units: `whole(1000)` reads 0.405 kg as 405 g.
 * Refuses what does not come out whole: nothing is rounded away.
 */
export const whole =
  (scale = 1): Column<number> =>
  (cell) => {
    const scaled = real(cell) * scale
    const rounded = Math.round(scaled)
    if (Math.abs(scaled - rounded) > 1e-6) throw new Error(`"${cell}" times ${scale} is no whole number`)
    if (rounded < 0) throw new Error(`"${cell}" is below zero`)
    return rounded
  }

/** The column, or null where the cell is empty. */
export const optional =
  <T>(column: Column<T>): Column<T | null> =>
  (cell) =>
    cell === '' ? null : column(cell)

/** `7-10` or `7`: the ends of a range, in whole smaller units; low never above high. */
export const range =
  (scale = 1): Column<{ low: number; high: number }> =>
  (cell) => {
    const [low, high = low, ...rest] = cell.split('-')
    if (rest.length > 0) throw new Error(`"${cell}" is no range`)
    const ends = { low: whole(scale)(low ?? ''), high: whole(scale)(high ?? '') }
    if (ends.low > ends.high) throw new Error(`"${cell}" ends before it begins`)
    return ends
  }

/** `yes` or `no`. */
export const yesNo: Column<boolean> = (cell) => oneOf('yes', 'no')(cell) === 'yes'
