import type { LinearModel } from '../linear/linear-model.ts'

/**
 * Sets of columns that no row ties together: each can be decided without the others, exactly. Columns in no row are
 * sets of their own. `among` are the columns that are open; the others are taken as given and tie nothing.
 */
export function components(
  { columns, rows }: LinearModel,
  among: (column: number) => boolean = () => true,
): readonly (readonly number[])[] {
  const parent = Int32Array.from(columns.lower, (_, column) => column)
  const root = (column: number): number => {
    let at = column
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] ?? at] ?? at
      at = parent[at] ?? at
    }
    return at
  }
  for (let row = 0; row < rows.lower.length; row++) {
    let first: number | null = null
    for (let k = rows.starts[row] ?? 0; k < (rows.starts[row + 1] ?? 0); k++) {
      const column = rows.indices[k] ?? 0
      if (!among(column)) continue
      if (first === null) first = root(column)
      else parent[root(column)] = first
    }
  }
  const sets = new Map<number, number[]>()
  for (const column of parent.keys()) {
    if (!among(column)) continue
    const at = root(column)
    const set = sets.get(at)
    if (set === undefined) sets.set(at, [column])
    else set.push(column)
  }
  return [...sets.values()]
}
