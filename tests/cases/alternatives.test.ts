import { alternatives, check, type Problem, type Scores } from '@bocal/solver'
import { describe, expect, it } from 'vitest'
import { highsEngine } from '../../solver/linear/highs.ts'
import { greedy } from '../../solver/search/greedy.ts'
import { bests, planned } from '../support/planning.ts'
import { randomProblem } from '../support/random-problem.ts'
import { tinyWeek } from './tiny-week.ts'

const threads = await highsEngine()
const options = { seconds: 10, now: () => performance.now(), threads }
const GREAT = ['rescue', 'fairness'] as const
const SMALL = ['cost', 'co2'] as const

const asGood = (a: Scores, b: Scores) =>
  GREAT.every((name) => a[name] >= b[name]) && SMALL.every((name) => a[name] <= b[name])

/** The best of one objective alone, planned without anything of this. */
const bestOf = async (problem: Problem, name: 'rescue' | 'fairness') => {
  const policy = { ...problem.policy, objectives: [{ name, tolerance: 0 }] }
  return bests(await planned({ ...problem, policy }))[0]
}

describe('the plans worth comparing', () => {
  it('each passes check, differs as stated, is the best in what it is named for, and none beats another', async () => {
    const tally = { weeks: 0, plans: 0 }
    for (let seed = 1; tally.weeks < 8; seed++) {
      const problem = randomProblem(seed)
      const plan = greedy(problem)
      if (plan === null || plan.loads.length === 0) continue
      tally.weeks++
      const { scores } = check(problem, plan)
      const found = await alternatives(problem, plan, options)
      expect(found.prices.map(({ character }) => character)).toEqual([
        'most-saved',
        'fairest',
        'cheapest',
        'least-co2',
      ])
      for (const [index, { characters, outcome, difference }] of found.alternatives.entries()) {
        tally.plans++
        const judged = check(problem, outcome.plan)
        expect(judged.violations, `seed ${seed}`).toEqual([])
        expect(judged.scores).toEqual(outcome.scores)
        expect(difference.rescue).toBe(judged.scores.rescue - scores.rescue)
        expect(difference.cost).toBe(judged.scores.cost - scores.cost)
        expect(asGood(scores, outcome.scores), `seed ${seed}`).toBe(false)
        for (const other of found.alternatives.slice(index + 1)) {
          expect(asGood(other.outcome.scores, outcome.scores), `seed ${seed}`).toBe(false)
          expect(asGood(outcome.scores, other.outcome.scores), `seed ${seed}`).toBe(false)
        }
        if (characters.includes('most-saved'))
          expect(outcome.scores.rescue, `seed ${seed}`).toBe(await bestOf(problem, 'rescue'))
        if (characters.includes('fairest'))
          expect(outcome.scores.fairness, `seed ${seed}`).toBe(await bestOf(problem, 'fairness'))
      }
      const [saved, , cheap] = found.prices
      expect(cheap?.difference.cost).toBeLessThanOrEqual((saved?.difference.cost ?? 0) + 1e-6)
      expect(scores.rescue + (cheap?.difference.rescue ?? 0)).toBeGreaterThanOrEqual(
        0.9 * (scores.rescue + (saved?.difference.rescue ?? 0)) - 1e-6,
      )
    }
    expect(tally.plans).toBeGreaterThan(tally.weeks / 2)
  }, 300_000)

  it('by hand: giving up the two fresh kilos saves a crate of 4 euros, and nothing saves CO2', async () => {
    const { problem, plan } = tinyWeek()
    const { alternatives: found, prices } = await alternatives(problem, plan, { ...options, giveUp: 0.25 })
    // Without the 2 kg fresh one crate of 5 kg at 80 cents a kilo stays at the farm.
    expect(found).toMatchObject([
      { characters: ['cheapest'], difference: { rescue: -2000, cost: -400, jars: 0 } },
    ])
    expect(prices[0]).toMatchObject({ character: 'most-saved', difference: { rescue: 0 } })
  })

  it('fewest changes is among them when there was a plan before', async () => {
    const { problem, plan } = tinyWeek()
    const { prices } = await alternatives({ ...problem, previous: plan }, plan, options)
    expect(prices.map(({ character }) => character)).toContain('fewest-changes')
  })
})
