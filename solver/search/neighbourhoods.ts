import { key } from '../grouping.ts'
import type { Columns } from '../linear/columns.ts'
import { found } from '../problem-view.ts'

/** Where things happen: each column's places, and how much any two places have to do with each other. */
export type Geography = {
  readonly places: readonly string[]
  /** By place, the columns of which something happens there. */
  readonly columnsAt: readonly (readonly number[])[]
  /** By place, its neighbours and how many tours, groups and batches they share. */
  readonly ties: readonly ReadonlyMap<number, number>[]
}

export function geographyOf(columns: Columns): Geography {
  const index = new Map<string, number>()
  const columnsAt: Set<number>[] = []
  const indexOf = (place: string) => {
    const known = index.get(place)
    if (known !== undefined) return known
    index.set(place, columnsAt.length)
    columnsAt.push(new Set())
    return columnsAt.length - 1
  }
  const together = new Map<string, Set<number>>()
  const put = (place: string, column: number, ...shared: readonly string[]) => {
    const at = indexOf(place)
    columnsAt[at]?.add(column)
    for (const id of shared) {
      const places = together.get(id) ?? new Set()
      together.set(id, places.add(at))
    }
  }

  const { loads, visits, slotUsed, sessionUsed, attends, parties, shares, handovers, claimed, stands } =
    columns
  const { tiers, losses } = columns
  for (const { column, batch, slot, place } of loads) {
    put(place, column, key('slot', slot), key('batch', batch.id))
    const visit = visits.get(key(batch.id, slot))
    if (visit !== undefined) put(place, visit)
    const used = slotUsed.get(slot)
    if (used !== undefined) put(place, used)
  }
  const ofClaim = (claim: { readonly id: string; readonly group: string }) => [
    claimed.get(claim.id),
    losses.get(claim.id)?.column,
    ...(tiers.get(claim.group) ?? []),
  ]
  for (const { column, claim, session } of shares)
    for (const own of [column, sessionUsed.get(session.id), ...ofClaim(claim)])
      if (own !== undefined) put(session.place, own, key('group', claim.group))
  for (const { column, claim, place } of handovers)
    for (const own of [column, ...ofClaim(claim)])
      if (own !== undefined) put(place, own, key('group', claim.group))
  for (const { column, session } of attends.values()) put(session.place, column)
  for (const [id, choices] of parties) {
    const { place } = found(columns.problem.sessions, id)
    for (const { column } of choices) put(place, column)
  }
  for (const { session, uses, used } of stands)
    for (const column of [...uses.map((use) => use.column), ...(used === null ? [] : [used])])
      put(session.place, column)

  const ties = columnsAt.map(() => new Map<number, number>())
  for (const places of together.values()) {
    for (const a of places) {
      for (const b of places) if (a !== b) ties[a]?.set(b, (ties[a]?.get(b) ?? 0) + 1)
    }
  }
  return { places: [...index.keys()], columnsAt: columnsAt.map((set) => [...set]), ties }
}

/**
 * Places around one, those with most ties first, until their columns weigh enough. `taste` in [0, 1) bends the
 * choice, so that the same place has many neighbourhoods.
 */
export function neighbourhood(
  { columnsAt, ties }: Geography,
  {
    from,
    size,
    weigh,
    taste,
    taken = new Set(),
  }: {
    readonly from: number
    readonly size: number
    readonly weigh: (column: number) => number
    readonly taste: () => number
    /** Places that are not to be used. */
    readonly taken?: ReadonlySet<number>
  },
): { readonly places: readonly number[]; readonly columns: readonly number[] } {
  const places = [from]
  const columns = new Set<number>()
  let weight = 0
  const pull = new Map<number, number>()
  const enter = (place: number) => {
    for (const column of columnsAt[place] ?? []) {
      if (columns.has(column)) continue
      columns.add(column)
      weight += weigh(column)
    }
    for (const [other, tie] of ties[place] ?? [])
      pull.set(other, (pull.get(other) ?? 0) + tie * (0.5 + taste()))
    pull.delete(place)
  }
  enter(from)
  while (weight < size) {
    let next = -1
    let most = 0
    for (const [place, strength] of pull) {
      if (strength > most && !places.includes(place) && !taken.has(place)) [next, most] = [place, strength]
    }
    if (next < 0) break
    places.push(next)
    enter(next)
  }
  return { places, columns: [...columns].sort((a, b) => a - b) }
}
