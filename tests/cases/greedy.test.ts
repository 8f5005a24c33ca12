import { readdirSync, readFileSync } from 'node:fs'
import { check, type Pin, type Problem, validate } from '@bocal/solver'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { greedy } from '../../solver/search/greedy.ts'
import { randomProblem } from '../support/random-problem.ts'
import { row, tinyWeek } from './tiny-week.ts'

const instances = new URL('../instances/', import.meta.url)
const instance = (name: string) =>
  JSON.parse(readFileSync(new URL(`${name}.json`, instances), 'utf8')) as Problem

const seeds = fc.integer({ min: 0, max: 2 ** 31 })

describe('the greedy coordinator', () => {
  it('the random weeks it is tried on are valid', () => {
    fc.assert(fc.property(seeds, (seed) => 'problem' in validate(randomProblem(seed))))
  })

  it('always answers with a feasible plan', () => {
    let rescued = 0
    fc.assert(
      fc.property(seeds, (seed) => {
        const problem = randomProblem(seed)
        const plan = greedy(problem)
        if (plan === null) throw new Error('no plan without pins')
        const { violations, scores } = check(problem, plan)
        expect(violations).toEqual([])
        if (scores.rescue > 0) rescued += 1
      }),
      { numRuns: 100 },
    )
    // About half of the draws have something to save: were it none, feasible would mean nothing.
    expect(rescued).toBeGreaterThan(25)
  })

  it.each(readdirSync(instances).filter((file) => file !== 'quebec-1.json'))('plans %s', (file) => {
    const problem = instance(file.replace('.json', ''))
    const plan = greedy(problem)
    expect(plan && check(problem, plan)).toMatchObject({ feasible: true, violations: [] })
  })

  it("serves the movement's own week in full", () => {
    const problem = instance('week-2025')
    const plan = greedy(problem)
    const scores = plan && check(problem, plan).scores
    expect(scores).toMatchObject({ rescue: 109_792, jars: 160, groupsServed: 3 })
    expect(scores?.cost).toBeLessThanOrEqual(12_366)
  })

  it('plans the same for the same seed', () => {
    const problem = instance('movement-1')
    expect(greedy(problem, 3)).toEqual(greedy(problem, 3))
  })

  it('plans nothing where nobody claims', () => {
    const { problem } = tinyWeek(({ problem }) => Object.assign(problem, { claims: [] }))
    const { loads, attendance, cycles, runs, ...others } = greedy(problem) ?? {}
    expect({ loads, attendance, cycles, runs }).toEqual({ loads: [], attendance: [], cycles: [], runs: [] })
    expect(others).toMatchObject({ ingredients: [], shares: [], handovers: [] })
  })

  it('saves of the tiny week what there is to save: 10 jars and 2 kg', () => {
    const { problem } = tinyWeek()
    const plan = greedy(problem)
    expect(plan && check(problem, plan).scores).toMatchObject({ rescue: 9800, jars: 10, cost: 3600 })
  })

  it('makes no jars where a claim cannot get its minimum', () => {
    const { problem } = tinyWeek(({ problem }) => {
      Object.assign(row(problem.claims), { minJars: 8 })
      row(problem.jarStock).count = 7
    })
    const plan = greedy(problem)
    expect(plan && check(problem, plan).scores).toMatchObject({ rescue: 2000, jars: 0 })
  })

  it('sends a group to one of two sessions at the same time', () => {
    const { problem } = tinyWeek(({ problem }) => {
      const { id: _, ...tuesday } = row(problem.sessions)
      Object.assign(row(problem.sessions, 1), tuesday)
      row(problem.equipment).sessions = ['tuesday']
      Object.assign(row(problem.claims), { minJars: 0 })
      problem.equipment.push({ id: 'pot', kind: 'cooker', powerW: 0, sessions: ['later'] })
      row(row(problem.processes).on).jarsPerCycle = 1
      row(problem.groups).maxSessions = 2
    })
    const plan = greedy(problem)
    expect(plan?.attendance).toHaveLength(1)
  })

  it('keeps the plan already published where changes count first', () => {
    const { problem, plan } = tinyWeek(({ problem, plan }) => {
      problem.previous = structuredClone(plan)
      problem.policy.objectives.unshift({ name: 'changes', tolerance: 0 })
      problem.claims.push({ id: 'more', group: 'south', recipe: 'passata', jars: 2, minJars: 0 })
    })
    const replanned = greedy(problem)
    expect(replanned && check(problem, replanned).scores.changes).toBe(0)
    expect(replanned?.shares).toEqual(plan.shares)
  })

  it('plans nothing where cost counts first', () => {
    const { problem } = tinyWeek(({ problem }) => {
      problem.policy.objectives = [{ name: 'cost', tolerance: 0 }]
    })
    expect(greedy(problem)?.loads).toEqual([])
  })

  it('gives the last jars to who has least per member', () => {
    const { problem } = tinyWeek(({ problem }) => {
      // 6 jars for two groups: 4 people and 3 people, who both ask for 6 and may both come.
      row(problem.jarStock).count = 7
      problem.claims = [
        { id: 'n', group: 'north', recipe: 'passata', jars: 7, minJars: 0 },
        { id: 's', group: 'south', recipe: 'passata', jars: 7, minJars: 0 },
      ]
    })
    const jarsOf = (claim: string) =>
      greedy(problem)?.shares.find((share) => share.claim === claim)?.jars ?? 0
    expect([jarsOf('n'), jarsOf('s')]).toEqual([4, 3])
  })
})

describe('pins', () => {
  const keeps = (...pins: Pin[]) => {
    const { problem } = tinyWeek(({ problem }) => Object.assign(problem, { pins }))
    const plan = greedy(problem)
    return plan !== null && check(problem, plan).feasible
  }

  it.each<[string, Pin]>([
    ['someone comes', { pin: 'attendance', group: 'south', session: 'later', value: true }],
    ['someone stays away', { pin: 'attendance', group: 'north', session: 'tuesday', value: false }],
    ['a slot drives', { pin: 'slot', slot: 'van', used: true }],
    ['a slot stays at home', { pin: 'slot', slot: 'van', used: false }],
    ['some jars', { pin: 'run', session: 'tuesday', recipe: 'passata', min: 7, max: 7 }],
    ['no jars', { pin: 'run', session: 'tuesday', recipe: 'passata', max: 0 }],
    ['a full van', { pin: 'load', batch: 'tomatoes', slot: 'van', min: 15_000 }],
    ['a van with little', { pin: 'load', batch: 'tomatoes', slot: 'van', max: 10_000 }],
  ])('keeps that %s', (_, pin) => {
    expect(keeps(pin)).toBe(true)
  })

  it('drives a pinned slot also when nobody claims', () => {
    const { problem } = tinyWeek(({ problem }) =>
      Object.assign(problem, { claims: [], pins: [{ pin: 'slot', slot: 'van', used: true }] }),
    )
    const plan = greedy(problem)
    expect(plan?.loads).toHaveLength(1)
    expect(plan && check(problem, plan).feasible).toBe(true)
  })

  it.each<[string, Pin[]]>([
    ['more jars than are asked for', [{ pin: 'run', session: 'tuesday', recipe: 'passata', min: 11 }]],
    ['more than the van carries', [{ pin: 'load', batch: 'tomatoes', slot: 'van', min: 15_001 }]],
    [
      'a van that drives and stays at home',
      [
        { pin: 'slot', slot: 'van', used: true },
        { pin: 'slot', slot: 'van', used: false },
      ],
    ],
    [
      'a group in two sessions of one',
      [
        { pin: 'attendance', group: 'north', session: 'tuesday', value: true },
        { pin: 'attendance', group: 'north', session: 'later', value: true },
      ],
    ],
  ])('has no plan for %s', (_, pins) => {
    expect(keeps(...pins)).toBe(false)
  })

  it('random pins are kept, or there is no answer', () => {
    fc.assert(
      fc.property(
        seeds,
        fc.array(fc.integer({ min: 0, max: 999 }), { minLength: 1, maxLength: 3 }),
        (seed, draws) => {
          const problem = randomProblem(seed)
          const pins = draws.map((draw) => pinOf(problem, draw))
          const plan = greedy({ ...problem, pins })
          if (plan !== null) expect(check({ ...problem, pins }, plan).violations).toEqual([])
        },
      ),
      { numRuns: 100 },
    )
  })
})

function pinOf(problem: Problem, draw: number): Pin {
  const of = <Row>(rows: readonly Row[]) => row(rows, draw % rows.length)
  const session = of(problem.sessions).id
  const slot = of(problem.slots).id
  const pins: readonly Pin[] = [
    { pin: 'attendance', group: of(problem.groups).id, session, value: draw % 2 === 0 },
    { pin: 'slot', slot, used: draw % 2 === 0 },
    { pin: 'run', session, recipe: of(problem.recipes).id, min: draw % 5, max: 5 },
    { pin: 'load', batch: of(problem.batches).id, slot, min: (draw % 3) * 1000, max: 9000 },
  ]
  return row(pins, Math.floor(draw / 8) % pins.length)
}
