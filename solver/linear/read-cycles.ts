import { key, sumBy } from '../grouping.ts'
import type { Plan } from '../plan.ts'
import { clash, found, type SessionView } from '../problem-view.ts'
import type { Columns } from './columns.ts'
import type { Stand, UseColumn } from './stands.ts'

/** Which item runs what: no more cycles than the jars need, and no item where it cannot be. */
export function readCycles(
  { problem, stands }: Columns,
  { whole, runs }: { readonly whole: (column: number) => number; readonly runs: Plan['runs'] },
): Plan['cycles'] {
  const needed = new Map(
    sumBy(
      runs,
      ({ session, recipe }) => key(session, found(problem.recipes, recipe).process ?? ''),
      (run) => run.jars,
    ),
  )
  const moveMinutes = problem.problem.moveMinutes
  const stoodIn = new Map<string, SessionView[]>()
  const rows: Plan['cycles'][number][] = []

  const inOrder = [...stands].sort((a, b) => a.session.startMs - b.session.startMs)
  for (const stand of inOrder) {
    const { session, itemClass } = stand
    const busy = new Set<string>()
    for (const cycles of itemsOf(stand, whole)) {
      const useful = cycles.flatMap(({ treatment, cycles: count, jars }) => {
        const id = key(session.id, treatment)
        const perCycle = jars / count
        const used = Math.min(count, Math.ceil((needed.get(id) ?? 0) / perCycle))
        needed.set(id, (needed.get(id) ?? 0) - Math.max(0, used) * perCycle)
        return used > 0 ? [{ process: treatment, cycles: used }] : []
      })
      if (useful.length === 0) continue
      const item = itemClass.items.find(
        ({ id }) =>
          !busy.has(id) && !(stoodIn.get(id) ?? []).some((other) => clash(other, session, moveMinutes)),
      )
      if (item === undefined) throw new Error(`${session.id}: more items than can be there`)
      busy.add(item.id)
      stoodIn.set(item.id, [...(stoodIn.get(item.id) ?? []), session])
      for (const row of useful) rows.push({ session: session.id, equipment: item.id, ...row })
    }
  }
  return rows
}

/** For each item that stands there, what it runs. */
function itemsOf({ uses, used }: Stand, whole: (column: number) => number): UseColumn['cycles'][] {
  if (used === null) {
    return uses.flatMap(({ column, cycles }) => Array.from({ length: whole(column) }, () => cycles))
  }
  const cycles = uses.flatMap(({ column, cycles }) =>
    cycles.map((one) => ({ ...one, cycles: whole(column), jars: one.jars * whole(column) })),
  )
  const run = cycles.filter((one) => one.cycles > 0)
  return run.length > 0 ? [run] : []
}
