import { groupBy, sum } from '../grouping.ts'
import { found } from '../problem-view.ts'
import type { Rule } from './rule.ts'

/** In each session, the members attending have the minutes for its jars, and each of them a seat. */
export const labour: Rule = {
  id: 8,
  name: 'labour',
  *violations({ problem, runs, membersAt }) {
    for (const [id, rows] of groupBy(runs, (run) => run.session)) {
      const needed = sum(rows, (run) => run.jars * found(problem.recipes, run.recipe).labourMinutesPerJar)
      const there = found(problem.sessions, id).workingMinutes * (membersAt.get(id) ?? 0)
      if (needed > there) yield `session ${id}: ${needed} labour minutes needed, ${there} there`
    }
    for (const [id, members] of membersAt) {
      const { seats } = found(problem.sessions, id)
      if (members > seats) yield `session ${id}: ${members} people, ${seats} seats`
    }
  },
}
