import { groupBy, sum } from '../grouping.ts'
import type { Term } from '../linear/linear-model.ts'
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
  *rows({ problem, shares, attends, sessionUsed, comersWork }) {
    const comers = groupBy(attends.values(), (attend) => attend.session.id)
    for (const [id, list] of groupBy(shares, (share) => share.session.id)) {
      const { workingMinutes, seats } = found(problem.sessions, id)
      const hours = workingMinutes / 60
      const used = sessionUsed.get(id)
      if (used === undefined) continue
      const labour = list.map((share): Term => [share.column, share.recipe.labourMinutesPerJar / 60])
      const hands = (comers.get(id) ?? []).map(
        (attend): Term => [attend.column, -attend.group.members * hours],
      )
      yield { name: `labour[${id}]`, terms: [...labour, ...hands], upper: 0 }
      if (comersWork) continue
      for (const share of list) {
        const name = `uses[${share.claim.id},${id}]`
        yield {
          name,
          terms: [
            [share.column, 1],
            [used, -share.most],
          ],
          upper: 0,
        }
      }
      yield { name: `labour[${id},used]`, terms: [...labour, [used, -seats * hours]], upper: 0 }
    }
    for (const [id, list] of comers) {
      const { seats } = found(problem.sessions, id)
      const used = comersWork ? sessionUsed.get(id) : undefined
      const members = list.map((attend): Term => [attend.column, attend.group.members])
      if (used === undefined) yield { name: `seats[${id}]`, terms: members, upper: seats }
      else {
        yield { name: `seats[${id}]`, terms: [...members, [used, -seats]], upper: 0 }
        for (const { column, group } of list)
          yield {
            name: `uses[${group.id},${id}]`,
            terms: [
              [column, 1],
              [used, -1],
            ],
            upper: 0,
          }
      }
    }
  },
}
