import type { Problem } from '@bocal/solver'
import { describe, expect, it } from 'vitest'
import { blockModel, blocksOf, commonRows, dualBounds, priced, signed } from '../../solver/linear/blocks.ts'
import { buildModel } from '../../solver/linear/build.ts'
import type { Form } from '../../solver/linear/columns.ts'
import { highsEngine } from '../../solver/linear/highs.ts'
import { infeasibility, withRows } from '../../solver/linear/linear-model.ts'
import { sparse } from '../../solver/linear/restrict.ts'
import { vectorOf } from '../../solver/linear/write-start.ts'
import { viewProblem } from '../../solver/problem-view.ts'
import { boundByRegion } from '../../solver/search/bound.ts'
import { geographyOf } from '../../solver/search/neighbourhoods.ts'
import { randomFrom } from '../../solver/search/random.ts'
import { limitOf, limitRow, stagesOf } from '../../solver/search/stage.ts'
import { bestByBruteForce, countableProblem } from '../support/brute-force.ts'
import { planned } from '../support/planning.ts'
import { randomProblem } from '../support/random-problem.ts'

const seeds = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index)

/** Each objective's model, the earlier ones kept, with the best that trying everything finds, in its unit. */
function stagesByBruteForce(problem: Problem, form?: Form) {
  const { model, columns } = buildModel(viewProblem(problem), form)
  const bests = bestByBruteForce(problem)
  const stages = stagesOf(problem.policy, columns)
  return stages.map((stage, index) => ({
    stage,
    columns,
    best: bests[index]?.best ?? Number.NaN,
    model: withRows(
      model,
      stages
        .slice(0, index)
        .map((earlier, k) => limitRow(earlier, limitOf(earlier, bests[k]?.best ?? Number.NaN))),
    ),
  }))
}

describe('the model', () => {
  it.each(seeds(500, 40))('holds every plan there is, on random week %i', async (seed) => {
    const problem = randomProblem(seed)
    const forms = (['tight', 'lean'] as const).map((form) => buildModel(viewProblem(problem), form))
    for (const engine of ['greedy', 'highs'] as const) {
      const outcome = await planned(problem, { engine, seconds: 2 })
      for (const { model, columns } of forms)
        expect(infeasibility(model, vectorOf(model, columns, outcome.plan)).by).toBeLessThan(1e-6)
    }
  })

  it.each(seeds(800, 15))('has the same best plans in its lean form, on tiny week %i', async (seed) => {
    const engine = await highsEngine()
    for (const { stage, best, model } of stagesByBruteForce(countableProblem(seed), 'lean')) {
      const task = { model, objective: stage.expression, sense: stage.sense, seconds: 20, seed: 1 }
      const { status, bound } = await engine.solve({ ...task, relativeGap: 0, absoluteGap: 0 })
      expect(status).toBe('optimal')
      expect(bound * stage.unit).toBeCloseTo(best, 2)
    }
  })
})

describe('a bound from blocks', () => {
  it.each(seeds(600, 15))(
    'is never beaten, whatever the prices and the blocks, on tiny week %i',
    async (seed) => {
      const engine = await highsEngine()
      const draw = randomFrom(seed)
      for (const { stage, best, model } of stagesByBruteForce(countableProblem(seed))) {
        const source = sparse(model)
        const sign = stage.sense === 'max' ? 1 : -1
        const costs = new Float64Array(model.columns.lower.length)
        for (const [column, coefficient] of stage.expression.terms)
          costs[column] = (costs[column] ?? 0) + sign * coefficient
        const blocks = blocksOf(
          source,
          costs,
          Int32Array.from(costs, () => Math.floor(draw() * 3)),
        )
        const common = commonRows(blocks)
        const prices = signed(
          source,
          Float64Array.from(model.rows.lower, () => (draw() - 0.3) * 4),
        )
        const weak = dualBounds(blocks, prices, common)
        const onlyCommon = prices.map((price, row) => (common[row] ? price : 0))
        const { worth, reduced } = priced(blocks, onlyCommon)
        expect(worth).toBeCloseTo(weak.worth, 6)
        let whole = worth
        for (const block of blocks.columnsOf.keys()) {
          const task = { ...blockModel(blocks, block, reduced), sense: 'max' as const, seconds: 5, seed: 1 }
          const { bound } = await engine.solve({ ...task, relativeGap: 0, absoluteGap: 0 })
          whole += bound
          expect(bound).toBeLessThanOrEqual((weak.blocks[block] ?? 0) + 1e-6)
        }
        expect(whole).toBeLessThan(Infinity)
        const bestHere = (sign * best) / stage.unit
        const constant = sign * stage.expression.constant
        expect(whole + constant).toBeGreaterThanOrEqual(bestHere - 1e-6)
      }
    },
  )

  it.each(seeds(700, 12))(
    'is never beaten where blocks are priced one by one, on tiny week %i',
    async (seed) => {
      const problem = countableProblem(seed)
      for (const { stage, best, model, columns } of stagesByBruteForce(problem)) {
        const outcome = await planned(problem, { seconds: 5 })
        const told: number[] = []
        await boundByRegion({
          source: sparse(model),
          objective: stage.expression,
          sense: stage.sense,
          seed: 1,
          geography: geographyOf(columns),
          engine: await highsEngine(),
          blockColumns: 5,
          prices: null,
          x: vectorOf(model, columns, outcome.plan),
          secondsLeft: () => 20,
          shouldStop: () => false,
          onBound: (bound) => told.push(bound),
        })
        expect(told.length).toBeGreaterThan(0)
        const sign = stage.sense === 'max' ? 1 : -1
        for (const bound of told) expect(sign * bound * stage.unit).toBeGreaterThanOrEqual(sign * best - 1e-3)
      }
    },
  )

  it('is exact where nothing is common', async () => {
    const problem = randomProblem(3)
    const { model, columns } = buildModel(viewProblem(problem))
    const [stage] = stagesOf(problem.policy, columns)
    if (stage === undefined) throw new Error('no objective')
    const outcome = await planned(problem)
    const told: number[] = []
    await boundByRegion({
      source: sparse(model),
      objective: stage.expression,
      sense: stage.sense,
      geography: geographyOf(columns),
      engine: await highsEngine(),
      seed: 1,
      prices: null,
      x: vectorOf(model, columns, outcome.plan),
      secondsLeft: () => 20,
      shouldStop: () => false,
      onBound: (bound) => told.push(bound),
    })
    const best = (outcome.objectives[0]?.best ?? Number.NaN) / stage.unit
    expect(told.at(-1)).toBeGreaterThanOrEqual(best)
    expect(told.at(-1)).toBeLessThan(1.003 * best + 1e-3)
  })
})
