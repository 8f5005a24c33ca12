import { check, type Problem, plan, type Question, whyNot } from '@bocal/solver'
import { describe, expect, it } from 'vitest'
import { highsEngine } from '../../solver/linear/highs.ts'
import { greedy } from '../../solver/search/greedy.ts'
import { drawFrom } from '../support/random-change.ts'
import { randomProblem } from '../support/random-problem.ts'
import { row, tinyWeek, type Week } from './tiny-week.ts'

const RUNS = Number(process.env.BOCAL_TEST_ANSWERS ?? 25)
const threads = await highsEngine()
const options = { seconds: 10, now: () => performance.now(), threads }

const ask = (question: Question, change: (week: Week) => void = () => {}) => {
  const { problem, plan: first } = tinyWeek(change)
  return whyNot(problem, { plan: first, question }, options)
}
const south: Question = { ask: 'attendance', group: 'south', session: 'tuesday' }
const van: Question = { ask: 'load', batch: 'tomatoes', slot: 'van' }
const jars = (count: number): Question => ({ ask: 'jars', claim: 'jars', session: 'tuesday', jars: count })

describe('why not', () => {
  it('costs nothing where there are seats', async () => {
    const answer = await ask(south)
    expect(answer).toMatchObject({
      answer: 'possible',
      gain: { rescue: 0, fairness: 0, cost: 0 },
      proven: true,
    })
  })

  it('costs the fresh two kilos when all twelve jars need the third crate', async () => {
    // 13 jars are 10,140 g, more than two crates: the third is for them and the fresh claim goes empty.
    const answer = await ask(jars(13), ({ problem }) => {
      row(problem.jarStock).count = 13
      Object.assign(row(problem.claims), { jars: 12, minJars: 4 })
    })
    expect(answer).toMatchObject({
      answer: 'possible',
      without: { scores: { rescue: 12 * 780 + 2000 } },
      with: { scores: { rescue: 13 * 780 } },
      gain: { rescue: 780 - 2000, jars: 1 },
    })
  })

  it.each<[string, Question, (week: Week) => void, readonly object[]]>([
    [
      'the group is not available',
      south,
      ({ problem }) => row(problem.groups, 1).sessions.shift(),
      [{ rule: 9, fact: 'availability', group: 'south', session: 'tuesday' }],
    ],
    [
      'the group gives no evening',
      south,
      ({ problem }) => Object.assign(row(problem.groups, 1), { maxSessions: 0 }),
      [{ rule: 9, fact: 'sessions', group: 'south', maxSessions: 0 }],
    ],
    [
      'somebody decided that others come, and seats are few',
      south,
      ({ problem }) => {
        problem.pins.push({ pin: 'attendance', group: 'north', session: 'tuesday', value: true })
        row(problem.sessions).seats = 6
      },
      [
        { rule: 14, fact: 'pin' },
        { rule: 8, fact: 'seats', seats: 6, members: 3 },
      ],
    ],
    [
      'the window closes before the van comes',
      van,
      (week) => {
        emptied(week)
        row(week.problem.batches).availableUntil = '2025-08-25T09:00:00+02:00'
      },
      [{ rule: 3, fact: 'window', availableUntil: '2025-08-25T09:00:00+02:00' }],
    ],
    [
      'the van does not pass by',
      van,
      (week) => {
        emptied(week)
        row(week.problem.batches).place = 'school'
      },
      [{ rule: 3, fact: 'route', slot: 'van', place: 'school' }],
    ],
    [
      'the van is smaller than the least visit',
      van,
      (week) => {
        emptied(week)
        row(week.problem.slots).capacityG = 6000
      },
      [
        { rule: 4, fact: 'capacity', capacityG: 6000 },
        { rule: 2, fact: 'minimum', minPickupG: 10_000 },
      ],
    ],
    ['the jars run out', jars(13), () => {}, [{ rule: 10, fact: 'jars', jarMl: 500, count: 12 }]],
    [
      'the batch has spoiled by then',
      jars(4),
      (week) => {
        emptied(week)
        row(week.problem.batches).processBy = '2025-08-25T22:00:00+02:00'
      },
      [
        {
          rule: 5,
          fact: 'produce',
          neededG: 3120,
          mostG: 0,
          outOfReach: [{ batch: 'tomatoes', because: 'spoiled' }],
        },
      ],
    ],
    [
      'three cycles hold 27',
      jars(28),
      ({ problem }) => {
        row(problem.jarStock).count = 100
        row(problem.slots).capacityG = 40_000
        row(problem.batches).quantityG = 40_000
      },
      [{ rule: 7, fact: 'cycles', process: 'boil', cycleMinutes: 160, items: ['cooker'] }],
    ],
  ])('%s', async (_, question, change, facts) => {
    const answer = await ask(question, change)
    expect(answer).toMatchObject({ answer: 'in-the-way', proven: true })
    expect('facts' in answer && answer.facts).toMatchObject(facts)
    expect('facts' in answer && answer.facts.length).toBe(facts.length)
  })

  it(`${RUNS} questions about random weeks: what it costs equals the plans judged anew`, async () => {
    const tally = { possible: 0, blocked: 0, costs: 0 }
    for (let seed = 1; tally.possible + tally.blocked < RUNS; seed++) {
      const problem = randomProblem(seed)
      const first = greedy(problem)
      const question = first && drawQuestion(problem, seed)
      if (!first || !question || first.loads.length === 0) continue
      const answer = await whyNot(problem, { plan: first, question }, options)
      if (answer.answer === 'in-the-way') {
        tally.blocked++
        expect(answer.facts.length, `seed ${seed}`).toBeGreaterThan(0)
        continue
      }
      if (answer.answer === 'unknown') throw new Error(`seed ${seed}: no answer in ${options.seconds} s`)
      tally.possible++
      const [without, withIt] = [check(problem, answer.without.plan), check(answer.problem, answer.with.plan)]
      expect([...without.violations, ...withIt.violations], `seed ${seed}`).toEqual([])
      expect(answer.without.scores).toEqual(without.scores)
      expect(answer.with.scores).toEqual(withIt.scores)
      expect(answer.gain.rescue).toBe(withIt.scores.rescue - without.scores.rescue)
      if (Object.values(answer.gain).some((figure) => figure !== 0)) tally.costs++
      // A wish never saves more than doing without it, and what planning finds with it is the same.
      expect(answer.gain.rescue, `seed ${seed}`).toBeLessThanOrEqual(question.ask === 'jars' ? Infinity : 0)
      const anew = await plan(answer.problem, options)
      if (anew.status === 'contradiction') throw new Error('the wish leaves no plan')
      expect(anew.scores.rescue, `seed ${seed}`).toBe(withIt.scores.rescue)
    }
    expect(Math.min(tally.possible, tally.blocked)).toBeGreaterThan(5)
    expect(tally.costs).toBeGreaterThan(0)
  }, 600_000)
})

/** Nothing planned yet. */
function emptied({ plan: first }: Week) {
  Object.assign(first, {
    loads: [],
    attendance: [],
    cycles: [],
    runs: [],
    ingredients: [],
    shares: [],
    handovers: [],
  })
}

function drawQuestion(problem: Problem, seed: number): Question | undefined {
  const draw = drawFrom(seed)
  const [group, session] = [draw.of(problem.groups), draw.of(problem.sessions)]
  const [batch, slot, claim] = [draw.of(problem.batches), draw.of(problem.slots), draw.of(problem.claims)]
  const kind = draw.below(3)
  if (kind === 0 && group && session) return { ask: 'attendance', group: group.id, session: session.id }
  if (kind === 1 && batch && slot) return { ask: 'load', batch: batch.id, slot: slot.id }
  if (claim === undefined || !('jars' in claim) || session === undefined) return undefined
  return { ask: 'jars', claim: claim.id, session: session.id, jars: claim.jars }
}
