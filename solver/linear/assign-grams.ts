/**
 * Shares supplies out to demands in whole grams, each demand from the supplies it accepts: a greatest flow by
 * augmenting along shortest paths. Returns amounts[supply][demand].
 */
export function assignGrams({
  supplies,
  demands,
  accepts,
}: {
  readonly supplies: readonly number[]
  readonly demands: readonly number[]
  readonly accepts: (supply: number, demand: number) => boolean
}): readonly (readonly number[])[] {
  const amounts = supplies.map(() => demands.map(() => 0))
  const left = [...supplies]
  const unmet = [...demands]
  for (;;) {
    const path = augmentingPath({ amounts, left, unmet, accepts })
    if (path === null) return amounts
    augment({ amounts, left, unmet }, path)
  }
}

type Flow = { readonly amounts: number[][]; readonly left: number[]; readonly unmet: number[] }

/** Supplies and demands in turn, from one with something left to one not met. */
type Path = readonly { readonly supply: number; readonly demand: number }[]

function augmentingPath({
  amounts,
  left,
  unmet,
  accepts,
}: Flow & { readonly accepts: (supply: number, demand: number) => boolean }): Path | null {
  const cameBy = new Map<number, number>() // demand → the supply it was reached from
  const cameFrom = new Map<number, number | null>() // supply → the demand it was reached from
  const queue = [...left.keys()].filter((supply) => (left[supply] ?? 0) > 0)
  for (const supply of queue) cameFrom.set(supply, null)
  for (const supply of queue) {
    for (const demand of unmet.keys()) {
      if (cameBy.has(demand) || !accepts(supply, demand)) continue
      cameBy.set(demand, supply)
      if ((unmet[demand] ?? 0) > 0) {
        const path: { supply: number; demand: number }[] = []
        let end: number | null = demand
        while (end !== null) {
          const from: number = cameBy.get(end) ?? 0
          path.unshift({ supply: from, demand: end })
          end = cameFrom.get(from) ?? null
        }
        return path
      }
      for (const other of left.keys()) {
        if (cameFrom.has(other) || (amounts[other]?.[demand] ?? 0) === 0) continue
        cameFrom.set(other, demand)
        queue.push(other)
      }
    }
  }
  return null
}

function augment({ amounts, left, unmet }: Flow, path: Path): void {
  const first = path[0]
  const last = path.at(-1)
  if (first === undefined || last === undefined) return
  // Between two steps, what the next supply gave to this step's demand is freed.
  const freed = path.slice(1).map(({ supply }, index) => amounts[supply]?.[path[index]?.demand ?? 0] ?? 0)
  const grams = Math.min(left[first.supply] ?? 0, unmet[last.demand] ?? 0, ...freed)
  const add = (supply: number, demand: number, amount: number) => {
    const row = amounts[supply]
    if (row) row[demand] = (row[demand] ?? 0) + amount
  }
  for (const [index, { supply, demand }] of path.entries()) {
    add(supply, demand, grams)
    const next = path[index + 1]
    if (next) add(next.supply, demand, -grams)
  }
  left[first.supply] = (left[first.supply] ?? 0) - grams
  unmet[last.demand] = (unmet[last.demand] ?? 0) - grams
}
