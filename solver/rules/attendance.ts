import { groupBy, key } from '../grouping.ts'
import type { Term } from '../linear/linear-model.ts'
import { clash, found } from '../problem-view.ts'
import type { Rule } from './rule.ts'

/** A group comes once to sessions on its list, no more of them than it wants, and to one at a time. */
export const attendance: Rule = {
  id: 9,
  name: 'attendance',
  *violations({ problem, attendance: rows }) {
    for (const [{ group, session }, ...again] of groupBy(rows, (row) =>
      key(row.group, row.session),
    ).values()) {
      if (again.length > 0) yield `group ${group} attends ${session} ${again.length + 1} times`
      if (!found(problem.groups, group).sessions.includes(session)) {
        yield `group ${group} cannot attend ${session}`
      }
    }
    for (const [id, own] of groupBy(rows, (row) => row.group)) {
      const { maxSessions } = found(problem.groups, id)
      if (own.length > maxSessions) yield `group ${id} attends ${own.length} sessions of ${maxSessions}`
      const inOrder = own
        .map((row) => found(problem.sessions, row.session))
        .sort((a, b) => a.startMs - b.startMs)
      for (const [index, first] of inOrder.entries()) {
        const next = inOrder[index + 1]
        if (next !== undefined && next !== first && clash(first, next, 0))
          yield `group ${id}: ${first.id} and ${next.id} overlap`
      }
    }
  },
  *rows({ attends }) {
    for (const [id, list] of groupBy(attends.values(), (attend) => attend.group.id)) {
      const [{ group }] = list
      const most = group.maxSessions
      const terms = list.map((attend): Term => [attend.column, 1])
      if (list.length > most) yield { name: `sessions[${id}]`, terms, upper: most }
      // At each start, of the sessions then going on one: intervals that meet pairwise share a moment.
      const inOrder = [...list].sort((a, b) => a.session.startMs - b.session.startMs)
      for (const [index, { session }] of inOrder.entries()) {
        const going = inOrder.slice(0, index + 1).filter((other) => other.session.endMs > session.startMs)
        if (going.length < 2) continue
        const name = `overlap[${id},${session.id}]`
        yield { name, terms: going.map((attend): Term => [attend.column, 1]), upper: 1 }
      }
    }
  },
}
