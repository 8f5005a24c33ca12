import type { LinearTask } from '../../solver/linear/engine.ts'
import { addColumn, addRow, emptyModel, type Term } from '../../solver/linear/linear-model.ts'

/** Reads a linear program in MPS: rows N, L, G, E, right-hand sides, columns from 0 to `most`. A minimum. */
export function readMps(text: string, most: number): Pick<LinearTask, 'model' | 'objective' | 'sense'> {
  const model = emptyModel()
  const kinds = new Map<string, string>()
  const sides = new Map<string, number>()
  const columns = new Map<string, number>()
  const terms = new Map<string, Term[]>()
  let section = ''
  for (const line of text.split('\n')) {
    if (line.startsWith('*') || line.trim() === '') continue
    if (!line.startsWith(' ')) {
      section = line.split(/\s+/)[0] ?? ''
      continue
    }
    const [first = '', ...rest] = line.trim().split(/\s+/)
    if (section === 'ROWS') {
      kinds.set(rest[0] ?? '', first)
      terms.set(rest[0] ?? '', [])
    }
    for (let k = 0; k + 1 < rest.length; k += 2) {
      const [row = '', value] = [rest[k], Number(rest[k + 1])]
      if (!Number.isFinite(value) || !kinds.has(row)) throw new Error(`MPS: ${line}`)
      if (section === 'RHS') sides.set(row, value)
      if (section !== 'COLUMNS') continue
      const column = columns.get(first) ?? addColumn(model, { name: first, upper: most, integer: false })
      columns.set(first, column)
      terms.get(row)?.push([column, value])
    }
  }
  const objective = { constant: 0, terms: [] as Term[] }
  for (const [name, kind] of kinds) {
    const [own, side] = [terms.get(name) ?? [], sides.get(name) ?? 0]
    if (kind === 'N') objective.terms.push(...own)
    else
      addRow(model, {
        name,
        terms: own,
        ...(kind === 'L' ? {} : { lower: side }),
        ...(kind === 'G' ? {} : { upper: side }),
      })
  }
  return { model, objective, sense: 'min' }
}
