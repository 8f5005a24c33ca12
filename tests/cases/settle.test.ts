import { describe, expect, it } from 'vitest'
import { buildModel } from '../../solver/linear/build.ts'
import { highsEngine } from '../../solver/linear/highs.ts'
import { withRows } from '../../solver/linear/linear-model.ts'
import type { Scores } from '../../solver/plan.ts'
import type { ObjectiveName, Problem } from '../../solver/problem.ts'
import { found, viewProblem } from '../../solver/problem-view.ts'
import { geographyOf } from '../../solver/search/neighbourhoods.ts'
import type { Work } from '../../solver/search/optimise.ts'
import { incumbentOf } from '../../solver/search/search.ts'
import { settle, settles } from '../../solver/search/settle.ts'
import { limitOf, limitRow, stagesOf } from '../../solver/search/stage.ts'
import { generate } from '../bench/generate.ts'
import { planned } from '../support/planning.ts'

/** One objective of a problem under way from the greedy plan, and what that plan saves kept. */
async function workOn(problem: Problem, name: ObjectiveName): Promise<Work> {
  const { model, columns } = buildModel(viewProblem(problem))
  const stages = new Map(stagesOf(problem.policy, columns).map((stage) => [stage.name, stage]))
  const rescue = found(stages, 'rescue')
  const { plan } = await planned(problem, { engine: 'greedy' })
  const incumbent = incumbentOf({ model, columns }, plan)
  if (incumbent === null) throw new Error('the greedy plan passes check')
  const limit = limitOf({ ...rescue, tolerance: 0 }, incumbent.scores.rescue)
  return {
    search: {
      model,
      columns,
      engine: await highsEngine(),
      seed: 1,
      secondsLeft: () => 10,
      shouldStop: () => false,
      secondsToCheck: () => 0,
      geography: () => geographyOf(columns),
      onProgress: () => {},
    },
    model: withRows(model, [limitRow(rescue, limit)]),
    running: { stage: found(stages, name), beside: [], kept: [{ stage: rescue, limit }], incumbent },
    secondsLeft: () => 10,
    shouldStop: () => false,
    tighten: () => {},
    tell: () => {},
  }
}

describe('a search that lets the relaxation settle tours and sessions', () => {
  it('makes plans cheaper, never dearer, and saves as much as before', async () => {
    let cheaper = 0
    for (const seed of [1, 2, 3, 4]) {
      const work = await workOn(generate({ groups: 7, seed }), 'cost')
      const before: Scores = work.running.incumbent.scores
      await settle(work)
      const after = work.running.incumbent.scores
      expect(after.cost).toBeLessThanOrEqual(before.cost)
      expect(after.rescue).toBeGreaterThanOrEqual(before.rescue)
      if (after.cost < before.cost) cheaper++
    }
    expect(cheaper).toBe(4)
  })

  it('is for objectives that pay for them', async () => {
    const problem = generate({ groups: 7, seed: 1 })
    expect(settles(await workOn(problem, 'cost'))).toBe(true)
    expect(settles(await workOn(problem, 'rescue'))).toBe(false)
  })
})
