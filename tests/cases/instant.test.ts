import { check } from '@bocal/solver'
import { disagreement, instant } from '@bocal/solver/instant'
import { describe, expect, it } from 'vitest'
import { countableProblem } from '../support/brute-force.ts'
import { bests, planned } from '../support/planning.ts'
import { randomProblem } from '../support/random-problem.ts'
import { tinyWeek } from './tiny-week.ts'

const now = () => performance.now()
const seeds = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index)

describe('the instant answer', () => {
  it('of the tiny week is proven: 9,800 g by hand', async () => {
    const { problem } = tinyWeek()
    const answer = await instant(problem, { seconds: 30, now })
    expect(answer?.proven?.[0]).toEqual({ name: 'rescue', best: 9800 })
    // A hundredth of it may go to the later objectives.
    expect(answer?.scores.rescue).toBeGreaterThanOrEqual(9702)
  })

  it.each(seeds(400, 15))(
    'proves the same bests as HiGHS where it proves any, on tiny week %i',
    async (seed) => {
      const problem = countableProblem(seed)
      const [answer, outcome] = [await instant(problem, { seconds: 30, now }), await planned(problem)]
      if (answer === null) throw new Error('there are no pins')
      expect(check(problem, answer.plan)).toMatchObject({ feasible: true, scores: answer.scores })
      for (const [index, { best }] of (answer.proven ?? []).entries())
        expect(bests(outcome)[index]).toBeCloseTo(best, 2)
      expect(disagreement(problem, answer, outcome.objectives)).toBeNull()
    },
  )

  it.each(seeds(440, 8))(
    'is a plan without a proof where the week is larger, on random week %i',
    async (seed) => {
      const problem = randomProblem(seed)
      const answer = await instant(problem, { seconds: 0.2, now })
      if (answer === null) throw new Error('there are no pins')
      expect(check(problem, answer.plan).feasible).toBe(true)
      const outcome = await planned(problem, { seconds: 5 })
      expect(disagreement(problem, answer, outcome.objectives)).toBeNull()
    },
  )

  it('is none where pins cannot be kept at once', async () => {
    const { problem } = tinyWeek(({ problem }) => {
      problem.pins = [{ pin: 'run', session: 'tuesday', recipe: 'passata', min: 13 }]
    })
    expect(await instant(problem, { seconds: 5, now })).toBeNull()
  })
})

describe('a disagreement', () => {
  const { problem } = tinyWeek()
  const scores = (rescue: number) => ({ ...check(problem, tinyWeek().plan).scores, rescue })
  const answer = (rescue: number, proven: boolean) => ({
    plan: tinyWeek().plan,
    scores: scores(rescue),
    proven: proven ? [{ name: 'rescue' as const, best: rescue }] : null,
  })
  const said = (best: number, bound: number) => [{ name: 'rescue' as const, best, bound }]

  it.each([
    ['the same, proven by both', answer(9800, true), said(9800, 9800), null],
    ['proven here, beaten there', answer(9800, true), said(10_600, 10_600), 'rescue'],
    ['proven here, less called the best there', answer(9800, true), said(9000, 9000), 'rescue'],
    ['proven here, less found there, its bound open', answer(9800, true), said(9000, 12_000), null],
    ['a plan here that beats a bound there', answer(9800, false), said(9000, 9500), 'rescue'],
    ['a plan here, a better one there', answer(9000, false), said(9800, 9800), null],
  ] as const)('is told apart: %s', (_, one, objectives, expected) => {
    expect(disagreement(problem, one, objectives)).toBe(expected)
  })
})
