import { groupBy, key, sum } from '../grouping.ts'
import type { Row, Term } from '../linear/linear-model.ts'
import { earlierClashes, isClique, type Stand } from '../linear/stands.ts'
import type { PlanView } from '../plan-view.ts'
import type { ProblemView } from '../problem-view.ts'
import { clash, found, modeOn } from '../problem-view.ts'
import type { Rule } from './rule.ts'

/** An item stands where it may, runs what it can, for as long as there is, and is in one kitchen at a time. */
export const equipment: Rule = {
  id: 7,
  name: 'equipment',
  *violations(view) {
    yield* itemViolations(view)
    yield* powerViolations(view)
    yield* moveViolations(view)
  },
  *rows({ problem, stands, sessionUsed }) {
    for (const { session, itemClass, uses, used, count } of stands) {
      const where = `${session.id},${itemClass.items[0]?.id}`
      // Nothing runs in a session that is not used.
      const inUse = found(sessionUsed, session.id)
      yield { name: `items[${where}]`, terms: [...count, [inUse, -itemClass.items.length]], upper: 0 }
      if (used !== null) {
        const minutes = uses.map((use): Term => [use.column, use.minutes])
        yield { name: `minutes[${where}]`, terms: [...minutes, [used, -session.cycleMinutes]], upper: 0 }
      }
    }
    for (const [id, list] of groupBy(stands, (stand) => stand.session.id)) {
      const terms = list.flatMap(({ itemClass, count }) =>
        count.map(([column]): Term => [column, itemClass.items[0]?.powerW ?? 0]),
      )
      // Three cookers of 1,900 W on 4,600 W are two: what whole items can draw together is the tighter limit.
      const watts = mostWatts(list, found(problem.sessions, id).powerW)
      yield { name: `power[${id}]`, terms: [...terms, [found(sessionUsed, id), -watts]], upper: 0 }
    }
    yield* moveRows(problem, stands)
  },
}

function* itemViolations({ problem, cycles }: PlanView) {
  for (const rows of groupBy(cycles, (row) => key(row.session, row.equipment)).values()) {
    const item = found(problem.equipment, rows[0].equipment)
    const session = found(problem.sessions, rows[0].session)
    if (!item.sessions.includes(session.id)) yield `item ${item.id} may not stand in session ${session.id}`
    let minutes = 0
    for (const row of rows) {
      const mode = modeOn(found(problem.treatments, row.process), item)
      if (mode === undefined) yield `item ${item.id} cannot run process ${row.process}`
      else minutes += row.cycles * mode.minutes
    }
    if (minutes > session.cycleMinutes) {
      yield `item ${item.id} in session ${session.id}: ${minutes} minutes of cycles in ${session.cycleMinutes}`
    }
  }
}

function* powerViolations({ problem, cycles }: PlanView) {
  for (const [id, rows] of groupBy(cycles, (row) => row.session)) {
    const items = new Set(rows.map((row) => row.equipment))
    const watts = sum(items, (item) => found(problem.equipment, item).powerW)
    const { powerW } = found(problem.sessions, id)
    if (watts > powerW) yield `session ${id}: items draw ${watts} W of ${powerW} W`
  }
}

function* moveViolations({ problem, cycles }: PlanView) {
  for (const [item, rows] of groupBy(cycles, (row) => row.equipment)) {
    const used = [...new Set(rows.map((row) => row.session))]
      .map((id) => found(problem.sessions, id))
      .sort((a, b) => a.startMs - b.startMs)
    for (const [index, first] of used.entries()) {
      for (const second of used.slice(index + 1)) {
        if (clash(first, second, problem.problem.moveMinutes)) {
          yield `item ${item} cannot be in both ${first.id} and ${second.id}`
        }
      }
    }
  }
}

/** The most that whole items of the stands can draw together within the power. */
function mostWatts(stands: readonly Stand[], powerW: number): number {
  const sums = new Set([0])
  for (const { itemClass } of stands) {
    for (const item of itemClass.items) {
      if (item.powerW > 0)
        for (const watts of Array.from(sums)) if (watts + item.powerW <= powerW) sums.add(watts + item.powerW)
    }
  }
  return Math.max(...sums)
}

/** Of sessions that all clash with one another, an item stands in one. */
function* moveRows(problem: ProblemView, stands: readonly Stand[]): Iterable<Row> {
  const byClass = new Map<Stand['itemClass'], Stand[]>()
  for (const stand of stands) {
    const own = byClass.get(stand.itemClass)
    if (own === undefined) byClass.set(stand.itemClass, [stand])
    else own.push(stand)
  }
  for (const [{ items }, own] of byClass) {
    const sessions = own.map((stand) => stand.session)
    for (const [index, last] of own.entries()) {
      const earlier = earlierClashes(problem, sessions, index)
      if (earlier.length === 0) continue
      const cliques = isClique(problem, earlier) ? [earlier] : earlier.map((session) => [session])
      for (const clique of cliques) {
        const together = [...own.filter((stand) => clique.includes(stand.session)), last]
        yield {
          name: `moves[${items[0]?.id},${together.map((stand) => stand.session.id).join()}]`,
          terms: together.flatMap((stand) => stand.count),
          upper: items.length,
        }
      }
    }
  }
}
