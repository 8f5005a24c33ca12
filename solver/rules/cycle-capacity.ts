import { groupBy, key, sum, sumBy } from '../grouping.ts'
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
}
