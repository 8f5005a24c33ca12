import {
  applyChange,
  check,
  type Plan,
  type Problem,
  plan,
  type Scores,
  type Worth,
  why,
} from '@bocal/solver'
import { describe, expect, it } from 'vitest'
import { highsEngine } from '../../solver/linear/highs.ts'
import { greedy } from '../../solver/search/greedy.ts'
import { EMPTY } from '../support/planning.ts'
import { randomProblem } from '../support/random-problem.ts'
import { row, tinyWeek, type Week } from './tiny-week.ts'

const RUNS = Number(process.env.BOCAL_TEST_ANSWERS ?? 30)
const threads = await highsEngine()
const options = { seconds: 10, now: () => performance.now(), threads }

const strictly = (problem: Problem): Problem => ({
  ...problem,
  policy: {
    ...problem.policy,
    objectives: problem.policy.objectives.map(({ name }) => ({ name, tolerance: 0 })),
  },
})

const less = (a: Scores, b: Scores) =>
  Object.fromEntries(Object.entries(a).map(([name, value]) => [name, value - b[name as keyof Scores]]))

/** Every figure of the answer, from plans judged anew. */
function expectTrue(problem: Problem, worth: Worth) {
  const changed = applyChange(problem, worth.change)
  const [without, withIt] = [check(problem, worth.without.plan), check(changed, worth.with.plan)]
  expect([...without.violations, ...withIt.violations]).toEqual([])
  expect(worth.without.scores).toEqual(without.scores)
  expect(worth.with.scores).toEqual(withIt.scores)
  expect(worth.gain).toEqual(less(withIt.scores, without.scores))
}

describe('why a plan is as it is', () => {
  it(`${RUNS} answers over random weeks: figures equal the plans judged anew, and the best that planning finds`, async () => {
    const tally = { answers: 0, proven: 0, leftovers: 0, unserved: 0 }
    for (let seed = 1; tally.answers < RUNS; seed++) {
      const problem = randomProblem(seed)
      const first = greedy(problem)
      if (first === null || first.loads.length === 0) continue
      const answer = await why(problem, first, options)
      for (const worth of answer.binding) expectTrue(problem, worth)
      tally.answers += answer.binding.length
      for (const { unlock } of [...answer.leftovers, ...answer.unserved])
        if (unlock) expectTrue(problem, unlock)
      tally.leftovers += answer.leftovers.filter(({ unlock }) => unlock).length
      tally.unserved += answer.unserved.filter(({ unlock }) => unlock).length
      const gains = answer.binding.map(({ gain }) => gain.rescue)
      expect(gains, `seed ${seed}`).toEqual([...gains].sort((a, b) => b - a))
      const [best] = answer.binding
      if (best === undefined || !best.proven) continue
      tally.proven++
      const anew = await plan(strictly(applyChange(problem, best.change)), options)
      if (anew.status === 'contradiction') throw new Error('one more unit leaves no plan')
      expect(anew.scores.rescue, `seed ${seed}`).toBe(best.with.scores.rescue)
    }
    expect(tally.proven).toBeGreaterThan(3)
    expect(Math.min(tally.leftovers, tally.unserved)).toBeGreaterThan(3)
  }, 600_000)

  /** 30 jars are asked for, the pool has 12. */
  const fewJars = ({ problem }: Week) => Object.assign(row(problem.claims), { jars: 30 })

  it('six jars more: 18 of them instead of 12 and 2 kg fresh, by hand', async () => {
    const { problem, plan: first } = tinyWeek(fewJars)
    const { binding } = await why(problem, first, options)
    const jars = binding.find(({ change }) => change.change === 'jar-stock')
    expect(jars).toMatchObject({
      change: { jarMl: 500, count: 18 },
      without: { scores: { rescue: 12 * 780 + 2000 } },
      with: { scores: { rescue: 18 * 780 } },
      gain: { rescue: 2680, jars: 6 },
      proven: true,
    })
  })

  it('does not name what is not scarce', async () => {
    const { problem, plan: first } = tinyWeek(fewJars)
    const { binding } = await why(problem, first, options)
    const named = binding.map(({ change }) => change.change)
    expect(named).not.toContain('hands-added')
    expect(named).not.toContain('cycle-added')
  })

  it('says why a claim misses jars, and what would help', async () => {
    const { problem, plan: first } = tinyWeek(fewJars)
    const { unserved } = await why(problem, withJars(first), options)
    expect(unserved).toMatchObject([{ claim: 'jars', missing: 18, reasons: ['taken', 'jars'] }])
    expect(row(unserved).unlock?.change).toMatchObject({ change: 'jar-stock' })
  })

  const unserved = async (change: (week: Week) => void) => {
    const { problem, plan: first } = tinyWeek((week) => {
      change(week)
      Object.assign(week.plan, structuredClone(EMPTY))
    })
    const answer = await why(problem, first, options)
    return answer.unserved.find(({ claim }) => claim === 'jars')?.reasons
  }

  it.each<[string, (week: Week) => void, readonly string[]]>([
    [
      'nobody posted that grade',
      ({ problem }) => Object.assign(row(problem.batches), { grade: 'C' }),
      ['no-batch'],
    ],
    [
      'no slot fetches it',
      ({ problem }) => Object.assign(row(problem.batches), { place: 'school' }),
      ['no-transport'],
    ],
    [
      'the group gives no evening',
      ({ problem }) => Object.assign(row(problem.groups), { maxSessions: 0 }),
      ['attendance'],
    ],
    [
      'no cooker stands there',
      ({ problem }) => Object.assign(row(problem.equipment), { sessions: [] }),
      ['cycles'],
    ],
    ['nobody has made it yet', () => {}, ['other-objectives']],
  ])('%s', async (_, change, reasons) => {
    expect(await unserved(change)).toEqual(reasons)
  })
})

/** The tiny week's plan with all twelve jars that there are. */
const withJars = (first: Plan): Plan => ({
  ...first,
  runs: [{ session: 'tuesday', recipe: 'passata', jars: 12 }],
  ingredients: [{ session: 'tuesday', recipe: 'passata', batch: 'tomatoes', quantityG: 9360 }],
  shares: [{ claim: 'jars', session: 'tuesday', jars: 12 }],
})
