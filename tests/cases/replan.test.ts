import {
  type Change,
  check,
  type Pin,
  type Plan,
  type Problem,
  plan,
  replan,
  type Scores,
} from '@bocal/solver'
import { describe, expect, it } from 'vitest'
import { mendByHand } from '../../solver/explain/mend.ts'
import { highsEngine } from '../../solver/linear/highs.ts'
import { viewProblem } from '../../solver/problem-view.ts'
import { greedy } from '../../solver/search/greedy.ts'
import { drawFrom, randomChange, randomPins } from '../support/random-change.ts'
import { randomProblem } from '../support/random-problem.ts'
import { row, tinyWeek } from './tiny-week.ts'

const RUNS = Number(process.env.BOCAL_TEST_REPLANS ?? 100)
const threads = await highsEngine()
const options = { seconds: 4, now: () => performance.now(), threads }

/** A random week with pins, its plan, and a change that it allows. */
function draws(seed: number) {
  const draw = drawFrom(seed)
  const week = randomProblem(seed)
  const first = greedy(week)
  if (first === null) throw new Error('no plan without pins')
  if (first.loads.length === 0) return null
  const problem: Problem = { ...week, pins: randomPins(week, first, draw) }
  expect(check(problem, first).violations).toEqual([])
  const change = randomChange(problem, first, draw)
  const gone = new Set(problem.pins.flatMap((pin) => Object.values(pin)))
  const takes = change && Object.values(change).some((id) => typeof id === 'string' && gone.has(id))
  return change === undefined || takes ? null : { problem, first, change }
}

/** Whether the pin holds in the plan, by hand. */
function keeps(plan: Plan, pin: Problem['pins'][number]): boolean {
  const total = (rows: readonly { readonly quantityG: number }[]) =>
    rows.reduce((grams, row) => grams + row.quantityG, 0)
  switch (pin.pin) {
    case 'attendance':
      return (
        plan.attendance.some((row) => row.group === pin.group && row.session === pin.session) === pin.value
      )
    case 'slot':
      return plan.loads.some((row) => row.slot === pin.slot) === pin.used
    case 'run': {
      const run = plan.runs.find((row) => row.session === pin.session && row.recipe === pin.recipe)
      return (run?.jars ?? 0) >= (pin.min ?? 0) && (run?.jars ?? 0) <= (pin.max ?? Infinity)
    }
    case 'load': {
      const grams = total(plan.loads.filter((row) => row.batch === pin.batch && row.slot === pin.slot))
      return grams >= (pin.min ?? 0) && grams <= (pin.max ?? Infinity)
    }
  }
}

describe('planning again after a change', () => {
  it(`moves no pin in ${RUNS} random weeks, and each plan passes check with the scores it states`, async () => {
    const tally = { planned: 0, pins: 0, contradictions: 0, moved: 0 }
    for (let seed = 1; tally.planned + tally.contradictions < RUNS; seed++) {
      const drawn = draws(seed)
      if (drawn === null) continue
      const { problem, first, change } = drawn
      const { outcome, problem: after } = await replan(
        problem,
        { previous: first, changes: [change] },
        options,
      )
      if (outcome.status === 'contradiction') {
        tally.contradictions++
        const without = await plan({ ...after, pins: outcome.pins }, { ...options, seconds: 10 })
        expect(without.status, `seed ${seed}`).toBe('contradiction')
        continue
      }
      tally.planned++
      expect(after.pins, `seed ${seed}`).toEqual(expect.arrayContaining([...problem.pins]))
      for (const pin of after.pins) {
        expect(keeps(outcome.plan, pin), `seed ${seed}: ${JSON.stringify(pin)}`).toBe(true)
        tally.pins++
      }
      const judged = check(after, outcome.plan)
      expect(judged.violations, `seed ${seed}`).toEqual([])
      expect(judged.scores, `seed ${seed}`).toEqual(outcome.scores)
      if (judged.scores.changes > 0) tally.moved++
    }
    expect(tally.planned).toBeGreaterThan(RUNS * 0.8)
    expect(tally.pins).toBeGreaterThan(RUNS * 0.5)
    // Were nothing ever to move, the changes would have changed nothing.
    expect(tally.moved).toBeGreaterThan(RUNS * 0.05)
  }, 600_000)

  it('changes nothing for anybody when what changes touches nobody', async () => {
    const { problem, plan: previous } = tinyWeek()
    const change = { change: 'session-seats', session: 'tuesday', seats: 9 } as const
    const { outcome, moves } = await replan(problem, { previous, changes: [change] }, options)
    expect(outcome).toMatchObject({ status: 'optimal', scores: { rescue: 9800, changes: 0 } })
    expect(moves).toEqual({ comes: [], staysAway: [], claims: [] })
  })

  it('makes nine jars where ten were, and takes the cheaper slot that came', async () => {
    const { problem, plan: previous } = tinyWeek()
    const changes: readonly Change[] = [
      {
        change: 'claim-changed',
        claim: { id: 'jars', group: 'north', recipe: 'passata', jars: 9, minJars: 4 },
      },
      { change: 'slot-added', slot: { ...row(problem.slots), id: 'second', fixedCents: 1, co2G: 0 } },
    ]
    const { outcome, moves, before } = await replan(problem, { previous, changes }, options)
    expect(before.rescue).toBe(9800)
    expect(outcome).toMatchObject({ status: 'optimal', scores: { rescue: 9 * 780 + 2000 } })
    expect(moves.claims).toEqual([{ claim: 'jars', beforeG: 7800, afterG: 7020 }])
    expect(outcome).toMatchObject({ plan: { loads: [{ slot: 'second' }, { slot: 'second' }] } })
  })

  it('keeps Tuesday, which people have in their diary, although the evening would be cheaper', async () => {
    const { problem, plan: previous } = tinyWeek(({ problem }) => {
      const [, dropoff] = row(problem.slots).stops
      if (dropoff) row(problem.slots).stops.push({ ...dropoff, place: 'school' })
    })
    const changes: readonly Change[] = [{ change: 'session-seats', session: 'tuesday', seats: 9 }]
    const { outcome } = await replan(problem, { previous, changes }, options)
    const anew = await plan(problem, options)
    expect(outcome).toMatchObject({ scores: { changes: 0 }, plan: { runs: [{ session: 'tuesday' }] } })
    expect(anew).toMatchObject({ plan: { runs: [{ session: 'later' }] } })
  })

  it.each<[string, Pin, Partial<Scores>]>([
    // South can neither cook nor fetch for north, who stays at home: only the 2 kg are handed over.
    [
      'nobody comes',
      { pin: 'attendance', group: 'north', session: 'tuesday', value: false },
      { rescue: 2000 },
    ],
    ['the van stays at home', { pin: 'slot', slot: 'van', used: false }, { rescue: 0, cost: 0 }],
    ['a load of nothing', { pin: 'load', batch: 'tomatoes', slot: 'van', max: 0 }, { rescue: 0 }],
    // 5 × 780 g and the 2 kg.
    [
      'five jars at most',
      { pin: 'run', session: 'tuesday', recipe: 'passata', max: 5 },
      { rescue: 5 * 780 + 2000 },
    ],
  ])('what a pin rules out is mended by hand: %s', (_, pin, scores) => {
    const { problem, plan: previous } = tinyWeek(({ problem }) => {
      problem.pins = [pin]
      for (const group of problem.groups) group.sessions = ['tuesday']
    })
    const mended = mendByHand(viewProblem(problem), previous)
    if (mended === null) throw new Error('it could not be mended by hand')
    expect(check(problem, mended)).toMatchObject({ feasible: true, scores })
  })

  it('names the pins that the change leaves no way to keep', async () => {
    const { problem, plan: previous } = tinyWeek(({ problem }) => {
      problem.pins = [
        { pin: 'run', session: 'tuesday', recipe: 'passata', min: 10 },
        { pin: 'slot', slot: 'van', used: true },
      ]
    })
    const changes = [{ change: 'item-broken', equipment: 'cooker' }] as const
    const { outcome } = await replan(problem, { previous, changes }, options)
    expect(outcome).toMatchObject({ status: 'contradiction', pins: [{ pin: 'run' }] })
  })
})
