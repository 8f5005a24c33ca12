import { describe, expect, it } from 'vitest'
import { buildModel } from '../../solver/linear/build.ts'
import { exactBound } from '../../solver/linear/certificate.ts'
import { ExactSum } from '../../solver/linear/exact.ts'
import { highsEngine } from '../../solver/linear/highs.ts'
import { addColumn, addRow, emptyModel } from '../../solver/linear/linear-model.ts'
import { viewProblem } from '../../solver/problem-view.ts'
import { certify, judge } from '../../solver/second/certify.ts'
import { finishedStages } from '../../solver/second/stages.ts'
import { bestByBruteForce, countableProblem } from '../support/brute-force.ts'
import { planned } from '../support/planning.ts'

/** max 3x + 2y, x + y ≤ 4, x + 3y ≤ 6, 0 ≤ x ≤ 3, 0 ≤ y ≤ 5: best at (3, 1), 11. */
function wyndor() {
  const model = emptyModel()
  const x = addColumn(model, { name: 'x', upper: 3, integer: false })
  const y = addColumn(model, { name: 'y', upper: 5, integer: false })
  addRow(model, {
    name: 'a',
    terms: [
      [x, 1],
      [y, 1],
    ],
    upper: 4,
  })
  addRow(model, {
    name: 'b',
    terms: [
      [x, 1],
      [y, 3],
    ],
    upper: 6,
  })
  const objective = {
    constant: 0,
    terms: [
      [x, 3],
      [y, 2],
    ] as const,
  }
  return { model, objective, sense: 'max' as const }
}

describe('a sum without rounding', () => {
  it('keeps what doubles lose', () => {
    const sum = new ExactSum()
    for (const value of [1e100, 1, -1e100]) sum.add(value)
    expect(1e100 + 1 - 1e100).toBe(0)
    expect(sum.toDouble('up')).toBe(1)
    expect(sum.toDouble('down')).toBe(1)
  })

  it('knows that ten times the double 0.1 is a little more than one', () => {
    const sum = new ExactSum()
    for (let i = 0; i < 10; i++) sum.add(0.1)
    // 0.1 is 0.1000000000000000055511151231257827…, ten of them 5.55e-17 more than one.
    sum.add(-1)
    expect(sum.sign).toBe(1)
    expect(sum.toDouble('down')).toBe(5.551115123125783e-17)
  })

  it('rounds outward where no double fits', () => {
    const sum = new ExactSum()
    sum.add(2 ** 60)
    sum.add(1)
    expect(sum.toDouble('down')).toBe(2 ** 60)
    expect(sum.toDouble('up')).toBe(2 ** 60 + 256)
    const negative = new ExactSum()
    negative.add(-(2 ** 60))
    negative.add(-1)
    expect(negative.toDouble('down')).toBe(-(2 ** 60) - 256)
    expect(negative.toDouble('up')).toBe(-(2 ** 60))
  })

  it('holds the smallest and the largest doubles', () => {
    const sum = new ExactSum()
    sum.addProduct(Number.MIN_VALUE, Number.MIN_VALUE)
    expect(sum.sign).toBe(1)
    const large = new ExactSum()
    large.add(Number.MAX_VALUE)
    expect(large.toDouble('up')).toBe(Number.MAX_VALUE)
  })
})

describe('a bound by weak duality', () => {
  it.each([
    // 2 × 4 and 1 left of x, at most 3 of it.
    ['the best multipliers', [2, 0], 11],
    // 3 × 4, nothing left of x, −1 of y at least 0.
    ['others', [3, 0], 12],
    // Nothing is priced: 3 × 3 + 2 × 5.
    ['none', [0, 0], 19],
    // A price below zero would need a lower limit, which is not there: cut off.
    ['a price of the wrong sign', [2, -7], 11],
  ])('is right with %s', (_, multipliers, bound) => {
    expect(exactBound(wyndor(), multipliers)).toBe(bound)
  })

  it('is right for a minimum, with a row’s lower limit', () => {
    const model = emptyModel()
    const x = addColumn(model, { name: 'x', upper: 10, integer: false })
    const y = addColumn(model, { name: 'y', upper: 10, integer: false })
    addRow(model, {
      name: 'need',
      lower: 6,
      terms: [
        [x, 1],
        [y, 2],
      ],
    })
    const task = {
      model,
      objective: {
        constant: 5,
        terms: [
          [x, 2],
          [y, 3],
        ] as const,
      },
      sense: 'min' as const,
    }
    // y = 3: 5 + 9. At a price of 1.5, x has 0.5 left and is 0.
    expect(exactBound(task, [1.5])).toBe(14)
    // At a price of 3, both have less than nothing left: 5 + 18 − 1 × 10 − 3 × 10.
    expect(exactBound(task, [3])).toBe(-17)
    expect(exactBound(task, [-1])).toBe(5)
  })

  it('is none where a column without a bound has something left', () => {
    const { model, ...rest } = wyndor()
    model.columns.upper[0] = Infinity
    expect(exactBound({ model, ...rest }, [2, 0])).toBe(Infinity)
    expect(exactBound({ model, ...rest }, [3, 0])).toBe(12)
  })

  it('is HiGHS’s own, from HiGHS’s multipliers', async () => {
    const task = wyndor()
    const engine = await highsEngine()
    const asked = { ...task, relaxed: true, seconds: 5, relativeGap: 0, absoluteGap: 0, seed: 1 }
    const { duals } = await engine.solve(asked)
    const bound = exactBound(task, duals ?? [])
    expect(bound).toBeGreaterThanOrEqual(11)
    expect(bound).toBeCloseTo(11, 6)
  })
})

describe('certificates', () => {
  it.each(Array.from({ length: 20 }, (_, index) => 800 + index))(
    'are never beaten by the best there is, on tiny week %i',
    async (seed) => {
      const problem = countableProblem(seed)
      const outcome = await planned(problem)
      const stages = finishedStages(buildModel(viewProblem(problem)), outcome.objectives)
      const certificates = await certify(stages, {
        engine: await highsEngine(),
        seed: 1,
        secondsLeft: () => 20,
      })
      const bests = bestByBruteForce(problem)
      expect(certificates).toHaveLength(bests.length)
      for (const [index, { name, best }] of bests.entries()) {
        const { objective, exact, valid } = certificates[index] ?? {}
        const sign = name === 'rescue' || name === 'fairness' ? 1 : -1
        expect(objective).toBe(name)
        expect(['yes', 'weaker']).toContain(valid)
        expect(sign * ((exact ?? Number.NaN) - best)).toBeGreaterThanOrEqual(-1e-6 * Math.max(1, best))
      }
    },
  )

  const stage = { name: 'rescue', sense: 'max', tolerance: 0, unit: 1000, whole: true } as const
  const of = (best: number, bound: number, exact: number | null) =>
    judge({ stage: { ...stage, expression: { terms: [], constant: 0 } }, result: { best, bound } }, exact)
      .valid

  it('say what they prove: 7 stated, 7.4 shown, is 7 in whole grams', () => {
    expect(of(7, 7, 7.4)).toBe('yes')
    expect(of(7, 7, 8.1)).toBe('weaker')
    expect(of(7, 7, null)).toBe('open')
  })

  it('are loud where a plan beats a bound, stated or shown', () => {
    expect(of(8, 7, null)).toBe('no')
    expect(of(8, 7, 9)).toBe('no')
    expect(of(8, 9, 7.5)).toBe('no')
  })

  it('are open where there is no time', async () => {
    const problem = countableProblem(800)
    const { objectives } = await planned(problem)
    const stages = finishedStages(buildModel(viewProblem(problem)), objectives)
    const certificates = await certify(stages, { engine: await highsEngine(), seed: 1, secondsLeft: () => 0 })
    expect(certificates.map(({ valid }) => valid)).toEqual(objectives.map(() => 'open'))
  })
})
