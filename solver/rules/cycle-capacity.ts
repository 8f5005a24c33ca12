import { groupBy, key, sum, sumBy } from '../grouping.ts'
import type { Term } from '../linear/linear-model.ts'
import { found, modeOn } from '../problem-view.ts'
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
  *rows({ shares, stands }) {
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
  },
}
