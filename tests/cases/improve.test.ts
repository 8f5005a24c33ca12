import { describe, expect, it } from 'vitest'
import { buildModel } from '../../solver/linear/build.ts'
import type { LinearEngine } from '../../solver/linear/engine.ts'
import { highsEngine } from '../../solver/linear/highs.ts'
import { evaluate, withRows } from '../../solver/linear/linear-model.ts'
import { sparse } from '../../solver/linear/restrict.ts'
import { refill, vectorOf } from '../../solver/linear/write-start.ts'
import { found, viewProblem } from '../../solver/problem-view.ts'
import { improve } from '../../solver/search/improve.ts'
import { geographyOf } from '../../solver/search/neighbourhoods.ts'
import { paidDecisions } from '../../solver/search/settled.ts'
import { limitRow, type Stage, stagesOf } from '../../solver/search/stage.ts'
import { generate } from '../bench/generate.ts'
import { planned } from '../support/planning.ts'

const TASKS = 30

/** What a generated week with its greedy plan costs, neighbourhood by neighbourhood, while it saves `beyond` more than that plan does. */
async function costsOf(seed: number, beyond: (savedG: number, rescue: Stage) => readonly number[]) {
  const problem = generate({ groups: 7, seed })
  const { plan, scores } = await planned(problem, { engine: 'greedy' })
  const { model, columns } = buildModel(viewProblem(problem))
  const stages = new Map(stagesOf(problem.policy, columns).map((stage) => [stage.name, stage]))
  const [rescue, { expression }] = [found(stages, 'rescue'), found(stages, 'cost')]
  const [least, most] = beyond(scores.rescue, rescue)
  const rows = [
    limitRow(rescue, least ?? 0),
    ...(most === undefined ? [] : [limitRow({ ...rescue, sense: 'min' }, most)]),
  ]
  const highs = await highsEngine()
  const answers: { readonly columns: number; readonly kind: string; readonly status: string }[] = []
  const watched: LinearEngine = {
    ...highs,
    async solve(task, watch) {
      const answer = await highs.solve(task, watch)
      const kind = task.relaxed ? 'relaxed' : task.start ? 'from the plan' : 'settled'
      answers.push({ columns: task.model.columns.lower.length, kind, status: answer.status })
      return answer
    },
  }
  const x = vectorOf(model, columns, plan)
  const costs = [evaluate(expression, x)]
  await improve({
    source: sparse(withRows(model, rows)),
    objective: expression,
    guide: expression,
    sense: 'min',
    decisions: paidDecisions(columns, expression),
    geography: geographyOf(columns),
    engine: watched,
    hands: 1,
    joining: null,
    untilSettled: false,
    seed,
    x,
    secondsLeft: () => 60,
    shouldStop: () => answers.length >= TASKS,
    refill: (vector) => refill(vector, columns),
    onBetter(vector) {
      costs.push(evaluate(expression, vector))
      return vector
    },
  })
  return { costs, answers }
}

describe('neighbourhood search', () => {
  it('goes on from a plan that misses a limit by a hair, as long as it misses it by no more', async () => {
    // A tenth of a gram more than the plan saves, and no more than half of that: no plan is within both.
    const { costs } = await costsOf(1, (savedG) => [savedG + 0.1, savedG + 0.05])
    expect(costs.length).toBeGreaterThan(1)
    expect(costs).toEqual(costs.toSorted((a, b) => b - a))
  })

  it('opens again what its relaxation settled where the rest does not go with that', async () => {
    let impossible = 0
    for (const seed of [1, 2, 3, 4]) {
      const { answers } = await costsOf(seed, (savedG) => [savedG])
      for (const [index, { kind, status, columns }] of answers.entries()) {
        if (kind !== 'settled' || status !== 'infeasible') continue
        impossible++
        expect(answers[index + 1]).toMatchObject({ kind: 'from the plan', columns })
      }
    }
    expect(impossible).toBeGreaterThan(0)
  })
})
