import { describe, expect, it } from 'vitest'
import { buildModel } from '../../solver/linear/build.ts'
import { evaluate } from '../../solver/linear/linear-model.ts'
import { vectorOf } from '../../solver/linear/write-start.ts'
import { viewProblem } from '../../solver/problem-view.ts'
import { besideOf, stagesOf, worthExpression, worthOf } from '../../solver/search/stage.ts'
import { NO_SCORES, planned } from '../support/planning.ts'
import { randomProblem } from '../support/random-problem.ts'

describe('what a search looks at beside its own score', () => {
  it.each([1, 2, 3, 4, 5, 6])(
    'comes to the same of a plan and of its vector, on random week %i',
    async (seed) => {
      const problem = randomProblem(seed)
      const { plan, scores } = await planned(problem, { engine: 'greedy' })
      const { model, columns } = buildModel(viewProblem(problem))
      const stages = stagesOf(problem.policy, columns)
      const byName = new Map(stages.map((stage) => [stage.name, stage]))
      for (const [index, stage] of stages.entries()) {
        const beside = besideOf(stage, stages.slice(index + 1), scores)
        const worth = evaluate(worthExpression(stage, beside, byName), vectorOf(model, columns, plan))
        expect(worth * stage.unit).toBeCloseTo(worthOf(stage, beside, scores), 3)
      }
    },
  )

  it('is the cheaper of two equal plans, and never a cheaper one that does markedly less', async () => {
    const problem = randomProblem(1)
    const { columns } = buildModel(viewProblem(problem))
    const [first, ...later] = stagesOf({ ...problem.policy, objectives: RESCUE_THEN_COST }, columns)
    if (first === undefined) throw new Error('a policy has objectives')
    const scores = { ...NO_SCORES, rescue: 100_000, cost: 5000 }
    const beside = besideOf(first, later, scores)
    const worth = (rescue: number, cost: number) => worthOf(first, beside, { ...scores, rescue, cost })
    expect(worth(100_000, 4000)).toBeGreaterThan(worth(100_000, 5000))
    expect(worth(99_400, 0)).toBeLessThan(worth(100_000, 5000))
  })

  it('is nothing where the later objectives cost nothing', async () => {
    const problem = randomProblem(1)
    const { columns } = buildModel(viewProblem(problem))
    const [first, ...later] = stagesOf({ ...problem.policy, objectives: RESCUE_THEN_COST }, columns)
    if (first === undefined) throw new Error('a policy has objectives')
    expect(besideOf(first, later, NO_SCORES)).toEqual([])
  })
})

const RESCUE_THEN_COST = [
  { name: 'rescue', tolerance: 0 },
  { name: 'cost', tolerance: 0 },
] as const
