import { groupBy, key, sum, sumBy } from '../grouping.ts'
import type { AttendColumn, ShareColumn } from '../linear/columns.ts'
import type { Row, Term } from '../linear/linear-model.ts'
import type { Stand } from '../linear/stands.ts'
import { found, modeOn, type ProblemView } from '../problem-view.ts'
import type { Rule } from './rule.ts'

/** In each session, the cycles of a treatment hold the jars of the recipes that need it. */
export const cycleCapacity: Rule = {
  id: 6,
  name: 'cycle-capacity',
  *violations({ problem, cycles, runs }) {
    const room = sumBy(
      cycles,
      (row) => key(row.session, row.process),
      (row) => {
        const mode = modeOn(found(problem.treatments, row.process), found(problem.equipment, row.equipment))
        return row.cycles * (mode?.jarsPerCycle ?? 0)
      },
    )
    const heated = runs.flatMap(({ session, recipe, jars }) => {
      const treatment = found(problem.recipes, recipe).process
      return treatment === null ? [] : [{ session, treatment, jars }]
    })
    for (const [id, rows] of groupBy(heated, (row) => key(row.session, row.treatment))) {
      const jars = sum(rows, (row) => row.jars)
      const hold = room.get(id) ?? 0
      const { session, treatment } = rows[0]
      if (jars > hold) yield `session ${session}: ${jars} jars of process ${treatment}, room for ${hold}`
    }
  },
  *rows({ problem, form, shares, stands, attends }) {
    const uses = stands.flatMap(({ session, uses }) =>
      uses.flatMap(({ column, cycles }) =>
        cycles.map(({ treatment, jars }) => ({ id: key(session.id, treatment), column, jars })),
      ),
    )
    const room = groupBy(uses, (use) => use.id)
    const heated = shares.flatMap((share) => (share.recipe.process === null ? [] : [share]))
    for (const [id, list] of groupBy(heated, ({ session, recipe }) =>
      key(session.id, recipe.process ?? ''),
    )) {
      const [{ session, recipe }] = list
      yield {
        name: `cycles[${session.id},${recipe.process}]`,
        terms: [
          ...list.map((share): Term => [share.column, 1]),
          ...(room.get(id) ?? []).map((use): Term => [use.column, -use.jars]),
        ],
        upper: 0,
      }
    }
    if (form === 'lean') return
    const standsIn = groupBy(stands, (stand) => stand.session.id)
    for (const [id, list] of groupBy(heated, ({ claim, session }) => key(claim.group, session.id))) {
      const attend = attends.get(id)
      const there = standsIn.get(list[0].session.id)
      if (attend === undefined || there === undefined) continue
      yield* alone(attend, { shares: list, stands: there, problem })
    }
  },
}

/**
 * What one group takes home of a session alone fits what can be heated there, if it comes: by the minutes
 * that each jar takes at least of some item. So the relaxation does not send a third of a group for all a session can make.
 */
function* alone(
  { column, group, session }: AttendColumn,
  {
    shares,
    stands,
    problem,
  }: {
    readonly shares: readonly ShareColumn[]
    readonly stands: readonly Stand[]
    readonly problem: ProblemView
  },
): Iterable<Row> {
  const minutesOf = (treatment: string) =>
    Math.min(
      ...stands.flatMap(({ itemClass }) => {
        const mode = itemClass.items[0] && modeOn(found(problem.treatments, treatment), itemClass.items[0])
        return mode === undefined ? [] : [mode.minutes / mode.jarsPerCycle]
      }),
    )
  const terms = shares.map((share): Term => [share.column, minutesOf(share.recipe.process ?? '')])
  const asked = sum(shares, ({ most, recipe }) => most * minutesOf(recipe.process ?? ''))
  const most = mostMinutes(stands, session.powerW)
  if (asked > most)
    yield { name: `alone[${group.id},${session.id}]`, terms: [...terms, [column, -most]], upper: 0 }
}

/** Item minutes that can be used in a session: of each item its fullest pattern, of as many as there is power for. */
function mostMinutes(stands: readonly Stand[], powerW: number): number {
  const items = stands.flatMap(({ session, itemClass, uses, used }) => {
    const minutes = used === null ? Math.max(...uses.map((use) => use.minutes)) : session.cycleMinutes
    return itemClass.items.map((item) => ({ minutes, watts: item.powerW }))
  })
  const plugged = items.filter(({ watts }) => watts > 0).sort((a, b) => b.minutes - a.minutes)
  const sockets = Math.floor(powerW / Math.min(...plugged.map(({ watts }) => watts)))
  return (
    sum(items, ({ minutes, watts }) => (watts > 0 ? 0 : minutes)) +
    sum(plugged.slice(0, sockets), ({ minutes }) => minutes)
  )
}
