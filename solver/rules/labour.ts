import { groupBy, sum } from '../grouping.ts'
import type { AttendColumn } from '../linear/columns.ts'
import type { Row, Term } from '../linear/linear-model.ts'
import type { Party } from '../linear/parties.ts'
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
  *rows({ problem, shares, attends, parties, sessionUsed, comersWork }) {
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
      const choices = parties.get(id)
      if (choices !== undefined) {
        yield* partyRows(id, { comers: list, parties: choices, used })
        continue
      }
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

/** One party of those who have seats together, if the session is used; who comes is one of it. */
function* partyRows(
  session: string,
  {
    comers,
    parties,
    used,
  }: {
    readonly comers: readonly AttendColumn[]
    readonly parties: readonly Party[]
    readonly used: number | undefined
  },
): Iterable<Row> {
  const one = parties.map(({ column }): Term => [column, 1])
  if (used === undefined) yield { name: `party[${session}]`, terms: one, upper: 1 }
  else yield { name: `party[${session}]`, terms: [...one, [used, -1]], upper: 0 }
  for (const { column, group } of comers) {
    const among = parties.filter(({ groups }) => groups.has(group.id))
    const terms: Term[] = [[column, 1], ...among.map((party): Term => [party.column, -1])]
    yield { name: `comes[${group.id},${session}]`, terms, upper: 0 }
  }
}
