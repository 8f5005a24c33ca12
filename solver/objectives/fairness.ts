import { groupBy, sum } from '../grouping.ts'
import { KG } from '../linear/columns.ts'
import type { Term } from '../linear/linear-model.ts'
import type { Objective } from './objective.ts'
import { receivedG } from './received.ts'

/**
 * What a group receives fills tiers of `members × tierG`; a gram in tier i counts `tierWeights[i]`, and the
 * last tier has no end. Per member, not per claim: asking for more wins nothing.
 */
export const fairness: Objective = {
  name: 'fairness',
  sense: 'max',
  score(view) {
    const { groups, policy } = view.problem.problem
    const grams = receivedG(view)
    return sum(groups, (group) =>
      tierValue(grams.get(group.id) ?? 0, {
        tierG: group.members * policy.tierG,
        weights: policy.tierWeights,
      }),
    )
  },
  unit: KG,
  expression: ({ problem, tiers }) => ({
    constant: 0,
    terms: [...tiers.values()].flatMap((columns) =>
      columns.map((column, tier): Term => [column, problem.problem.policy.tierWeights[tier] ?? 0]),
    ),
  }),
  // Weights never rise, so that a tier fills before the next without being told.
  *rows({ tiers, shares, handovers }) {
    const received = groupBy(
      [
        ...shares.map(({ claim, column, recipe }) => ({ claim, column, kg: recipe.jarG / KG })),
        ...handovers.map(({ claim, column }) => ({ claim, column, kg: 1 })),
      ],
      (row) => row.claim.group,
    )
    for (const [id, columns] of tiers) {
      yield {
        name: `received[${id}]`,
        terms: [
          ...columns.map((column): Term => [column, 1]),
          ...(received.get(id) ?? []).map(({ column, kg }): Term => [column, -kg]),
        ],
        upper: 0,
      }
    }
  },
}

/** The weighted grams of one group: `tierG` is the width of each of its tiers but the last. */
export function tierValue(
  grams: number,
  { tierG, weights }: { readonly tierG: number; readonly weights: readonly number[] },
): number {
  let left = grams
  let value = 0
  for (const [tier, weight] of weights.entries()) {
    const part = tier === weights.length - 1 ? left : Math.min(left, tierG)
    value += weight * part
    left -= part
  }
  return value
}
