import type { ObjectiveName, ObjectiveResult, Problem, Progress } from '@bocal/solver'

/**
 * Bounds that hold for any plan without solving anything: nobody receives more than is offered, a gram counts at
 * most the first tier's weight, and what is spent is never negative.
 */
function plainBounds({ batches, policy }: Problem): Readonly<Record<ObjectiveName, number>> {
  const offeredG = batches.reduce((sum, { quantityG }) => sum + quantityG, 0)
  return { rescue: offeredG, fairness: offeredG * (policy.tierWeights[0] ?? 1), cost: 0, co2: 0, changes: 0 }
}

const isMost = (name: ObjectiveName) => name === 'rescue' || name === 'fairness'

/** An objective's result with a bound that is a number and holds: a weaker one gives way to the plain one. */
export function bounded(
  result: { name: ObjectiveName; best: number; value: number; bound: number | null },
  problem: Problem,
): ObjectiveResult {
  const { name, best, value } = result
  const plain = plainBounds(problem)[name]
  const proven = result.bound !== null && Number.isFinite(result.bound) ? result.bound : plain
  const bound = isMost(name) ? Math.min(proven, plain) : Math.max(proven, plain)
  return { name, best, value, bound, gap: Math.abs(best - bound) / Math.max(1, Math.abs(best)) }
}

/** What a search that was cut off has reached: each objective as far as its own stage came. */
export function objectivesSoFar(
  problem: Problem,
  stages: ReadonlyMap<ObjectiveName, Progress>,
  last: Progress,
) {
  return problem.policy.objectives.map(({ name }) => {
    const stage = stages.get(name)
    const value = last.scores[name]
    return bounded({ name, best: stage?.best ?? value, value, bound: stage?.bound ?? null }, problem)
  })
}
