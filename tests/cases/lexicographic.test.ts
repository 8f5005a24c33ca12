import { afterAll, describe, expect, it } from 'vitest'
import { buildModel } from '../../solver/linear/build.ts'
import type { LinearEngine } from '../../solver/linear/engine.ts'
import type { Progress } from '../../solver/plan.ts'
import { viewProblem } from '../../solver/problem-view.ts'
import { isProvable } from '../../solver/search/optimise.ts'
import { highsThreads } from '../../solver/threads.ts'
import { generate } from '../bench/generate.ts'
import { planned } from '../support/planning.ts'

const threads = highsThreads(2)
afterAll(() => threads.close())

/** A size at which nothing is proven whole: bounds come from relaxations. */
const GROUPS = 90
const SECONDS = 14

describe('a bound that takes longer than its objective is searched for', () => {
  it('is made all the same, and nothing more is told of an objective that is over', async () => {
    const problem = generate({ groups: GROUPS, seed: 1 })
    const { model } = buildModel(viewProblem(problem))
    expect(isProvable(model)).toBe(false)
    const whole = model.columns.lower.length
    // The first relaxation of the whole, which the first bound comes from, answers only when the next objective is under way.
    let slow = true
    const late: LinearEngine = {
      ...threads,
      async solve(task, watch) {
        const wait = slow && task.relaxed === true && task.model.columns.lower.length === whole
        if (wait) slow = false
        const answer = await threads.solve(task, watch)
        if (wait) while (stages.at(-1) === 0) await new Promise((resolve) => setTimeout(resolve, 20))
        return answer
      },
    }
    const stages: number[] = []
    const outcome = await planned(problem, {
      threads: late,
      seconds: SECONDS,
      onProgress: ({ stage }: Progress) => stages.push(stage),
    })
    expect(slow).toBe(false)
    expect(outcome.seconds).toBeLessThan(1.1 * SECONDS)
    const [rescue, fairness] = outcome.objectives
    expect(stages).toEqual(stages.toSorted((a, b) => a - b))
    expect(rescue?.gap).toBeLessThan(0.5)
    expect(fairness?.gap).toBeLessThan(0.5)
  })
})
