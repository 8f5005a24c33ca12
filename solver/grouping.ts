/** Keys and groupings of rows: what every rule and objective sums over. */

/** One string for a tuple of ids; ids are opaque, so no separator is safe but JSON's. */
export const key = (...ids: readonly string[]): string => JSON.stringify(ids)

export function groupBy<Row>(
  rows: Iterable<Row>,
  keyOf: (row: Row) => string,
): ReadonlyMap<string, readonly [Row, ...Row[]]> {
  const groups = new Map<string, [Row, ...Row[]]>()
  for (const row of rows) {
    const id = keyOf(row)
    const group = groups.get(id)
    if (group === undefined) groups.set(id, [row])
    else group.push(row)
  }
  return groups
}

export function sumBy<Row>(
  rows: Iterable<Row>,
  keyOf: (row: Row) => string,
  amount: (row: Row) => number,
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  for (const row of rows) {
    const id = keyOf(row)
    sums.set(id, (sums.get(id) ?? 0) + amount(row))
  }
  return sums
}

export function sum<Row>(rows: Iterable<Row>, amount: (row: Row) => number): number {
  let total = 0
  for (const row of rows) total += amount(row)
  return total
}
