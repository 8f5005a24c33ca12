import { groupBy, key, sum } from '../grouping.ts'
import { KG } from '../linear/columns.ts'
import type { Term } from '../linear/linear-model.ts'
import { found } from '../problem-view.ts'
import type { Objective } from './objective.ts'
import { claimedG } from './received.ts'

/**
 * What a re-plan takes from people: members × 1,000 for each attendance that appears or disappears, and the
 * grams by which a claim gets less than in the plan already published. 0 without one.
 */
export const changes: Objective = {
  name: 'changes',
  sense: 'min',
  score({ problem, plan, attendance, attends }) {
    const { previous, claims } = problem.problem
    if (previous === undefined) return 0
    const attended = new Set(previous.attendance.map((row) => key(row.group, row.session)))
    const groupOf = new Map(
      [...previous.attendance, ...attendance].map((row) => [key(row.group, row.session), row.group]),
    )
    const moved = [...groupOf].filter(([id]) => attended.has(id) !== attends.has(id))
    const before = claimedG(problem, previous)
    const after = claimedG(problem, plan)
    return (
      sum(moved, ([, group]) => found(problem.groups, group).members * 1000) +
      sum(claims, ({ id }) => Math.max(0, (before.get(id) ?? 0) - (after.get(id) ?? 0)))
    )
  },
  unit: KG,
  expression({ problem, attends, losses }) {
    const { previous } = problem.problem
    if (previous === undefined) return { constant: 0, terms: [] }
    const before = new Map(previous.attendance.map((row) => [key(row.group, row.session), row.group]))
    const membersBefore = sum(before.values(), (group) => found(problem.groups, group).members)
    return {
      constant: membersBefore,
      terms: [
        ...[...attends].map(
          ([id, { column, group }]): Term => [column, before.has(id) ? -group.members : group.members],
        ),
        ...[...losses.values()].map(({ column }): Term => [column, 1]),
      ],
    }
  },
  *rows({ losses, shares, handovers }) {
    const gets = groupBy(
      [
        ...shares.map(({ claim, column, recipe }) => ({ claim: claim.id, column, kg: recipe.jarG / KG })),
        ...handovers.map(({ claim, column }) => ({ claim: claim.id, column, kg: 1 })),
      ],
      (row) => row.claim,
    )
    for (const [id, { column, beforeKg }] of losses) {
      const terms = (gets.get(id) ?? []).map((row): Term => [row.column, row.kg])
      yield { name: `loss[${id}]`, terms: [[column, 1], ...terms], lower: beforeKg }
    }
  },
}
