import { check } from '@bocal/solver'
import { describe, expect, it } from 'vitest'
import { row, tinyWeek, type Week } from './tiny-week.ts'

type Change = (week: Week) => void

/** What a change of the tiny week breaks; `keeps` is the same change one unit before. */
type Case = {
  readonly says: string
  readonly keeps?: Change
  readonly breaks: Change
  /** Rules broken besides the case's own, where one change cannot avoid it. */
  readonly also?: readonly number[]
}

const batch = (week: Week) => row(week.problem.batches)
const van = (week: Week) => row(week.problem.slots)
const tuesday = (week: Week) => row(week.problem.sessions)
const later = (week: Week) => row(week.problem.sessions, 1)
const north = (week: Week) => row(week.problem.groups)
const jarClaim = (week: Week) => row(week.problem.claims) as { jars: number; minJars: number }
const freshClaim = (week: Week) =>
  row(week.problem.claims, 1) as { batch: string | null; freshG: number; minG: number }
const dropAt = (at: string) => (week: Week) => {
  row(van(week).stops, 1).at = at
}
/** Only the hand-over is left of the plan. */
const onlyFresh = ({ plan }: Week) => {
  plan.loads.shift()
  Object.assign(plan, { attendance: [], cycles: [], runs: [], ingredients: [], shares: [] })
}
const all =
  (...changes: readonly Change[]): Change =>
  (week) => {
    for (const change of changes) change(week)
  }

const CASES: Readonly<Record<number, readonly Case[]>> = {
  1: [
    {
      says: 'takes no more of a batch than there is',
      keeps: (week) => Object.assign(batch(week), { quantityG: 15_000 }),
      breaks: (week) => Object.assign(batch(week), { quantityG: 14_999 }),
    },
    {
      says: 'takes whole crates',
      keeps: (week) => Object.assign(batch(week), { crateG: 2500 }),
      breaks: (week) => Object.assign(batch(week), { crateG: 4000 }),
    },
  ],
  2: [
    {
      says: 'a visit takes the minimum, all its destinations together',
      keeps: (week) => Object.assign(batch(week), { minPickupG: 15_000 }),
      breaks: (week) => Object.assign(batch(week), { minPickupG: 15_001 }),
    },
  ],
  3: [
    {
      says: 'a session gets its crates before its set-up ends',
      keeps: all(onlySession, dropAt('2025-08-26T09:20:00+02:00')),
      breaks: all(onlySession, dropAt('2025-08-26T09:20:01+02:00')),
    },
    {
      says: 'a session starts before the batch spoils',
      keeps: (week) => Object.assign(batch(week), { processBy: '2025-08-26T09:00:00+02:00' }),
      breaks: (week) => Object.assign(batch(week), { processBy: '2025-08-26T08:59:59+02:00' }),
    },
    {
      says: 'a hand-over comes before the batch spoils',
      keeps: all(onlyFresh, small, (week) =>
        Object.assign(batch(week), { processBy: '2025-08-25T11:00:00+02:00' }),
      ),
      breaks: all(onlyFresh, small, (week) =>
        Object.assign(batch(week), { processBy: '2025-08-25T10:59:59+02:00' }),
      ),
    },
    {
      says: 'the slot comes not after the batch is gone',
      keeps: (week) => Object.assign(batch(week), { availableUntil: '2025-08-25T10:00:00+02:00' }),
      breaks: (week) => Object.assign(batch(week), { availableUntil: '2025-08-25T09:59:59+02:00' }),
    },
    {
      says: 'the slot comes not before the batch is there',
      keeps: (week) => Object.assign(batch(week), { availableFrom: '2025-08-25T10:00:00+02:00' }),
      breaks: (week) => Object.assign(batch(week), { availableFrom: '2025-08-25T10:00:01+02:00' }),
    },
    {
      says: 'compares instants, not their letters: 08:00Z is 10:00+02:00',
      keeps: (week) => Object.assign(batch(week), { availableUntil: '2025-08-25T08:00:00Z' }),
      breaks: (week) => Object.assign(batch(week), { availableUntil: '2025-08-25T07:59:59Z' }),
    },
    {
      says: 'the drop-off is after the pick-up',
      breaks: (week) => Object.assign(row(van(week).stops), { at: '2025-08-25T11:00:00+02:00' }),
    },
    {
      says: 'the slot stops where the batch is, to pick up',
      breaks: (week) => Object.assign(row(van(week).stops), { kind: 'dropoff' }),
    },
    {
      says: 'the slot stops at the kitchen, to drop off',
      breaks: all(onlySession, (week) => Object.assign(tuesday(week), { kitchen: 'school-kitchen' })),
    },
    {
      says: 'a load names a session or a place, not both',
      breaks: (week) => Object.assign(row(week.plan.loads), { place: 'hall' }),
    },
  ],
  4: [
    {
      says: 'the tour carries what fits',
      keeps: (week) => Object.assign(van(week), { capacityG: 15_000 }),
      breaks: (week) => Object.assign(van(week), { capacityG: 14_999 }),
    },
  ],
  5: [
    {
      says: 'a run has its produce',
      keeps: (week) => Object.assign(row(week.plan.ingredients), { quantityG: 7800 }),
      breaks: (week) => Object.assign(row(week.plan.ingredients), { quantityG: 7799 }),
    },
    {
      says: 'no more of a batch is used in a session than is loaded for it',
      keeps: (week) => Object.assign(row(week.plan.ingredients), { quantityG: 10_000 }),
      breaks: (week) => Object.assign(row(week.plan.ingredients), { quantityG: 10_001 }),
    },
    {
      says: 'a recipe takes the grades it may',
      keeps: (week) => Object.assign(row(row(week.problem.recipes).inputs), { grades: ['A'] }),
      breaks: (week) => Object.assign(row(row(week.problem.recipes).inputs), { grades: ['B'] }),
    },
    {
      says: 'a recipe takes its crops and no other',
      breaks: all(
        (week) => Object.assign(row(row(week.problem.recipes).inputs), { crop: 'onion' }),
        ({ plan }) => Object.assign(plan, { runs: [], shares: [] }),
      ),
    },
    {
      says: 'every input of a recipe is there',
      breaks: (week) => {
        row(week.problem.recipes).inputs.push({ crop: 'onion', grades: ['A'], gPerJar: 1 })
      },
    },
  ],
  6: [
    {
      says: 'jars of a treatment fit in its cycles',
      keeps: (week) => Object.assign(row(row(week.problem.processes).on), { jarsPerCycle: 5 }),
      breaks: (week) => Object.assign(row(row(week.problem.processes).on), { jarsPerCycle: 4 }),
    },
    {
      says: 'a recipe without treatment needs no cycle',
      keeps: (week) => {
        Object.assign(row(week.problem.recipes), { process: null })
        week.plan.cycles.pop()
      },
      breaks: (week) => week.plan.cycles.pop(),
    },
  ],
  7: [
    {
      says: 'cycles of an item fit in the cycle minutes: 2 × 80 of 160',
      keeps: (week) => Object.assign(row(row(week.problem.processes).on), { minutes: 80 }),
      breaks: (week) => Object.assign(row(row(week.problem.processes).on), { minutes: 81 }),
    },
    {
      says: 'the time to wash and cut is no cycle time',
      keeps: (week) => Object.assign(tuesday(week), { prepMinutes: 100 }),
      breaks: (week) => Object.assign(tuesday(week), { prepMinutes: 101 }),
    },
    {
      says: 'an item stands where it may',
      keeps: (week) => Object.assign(row(week.problem.equipment), { sessions: ['tuesday'] }),
      breaks: (week) => Object.assign(row(week.problem.equipment), { sessions: ['later'] }),
    },
    {
      says: 'an item runs what its kind can',
      also: [6],
      breaks: (week) => Object.assign(row(week.problem.equipment), { kind: 'pot' }),
    },
    {
      says: 'the items of a session draw what the kitchen carries',
      keeps: (week) => Object.assign(row(week.problem.kitchens), { powerW: 1900 }),
      breaks: (week) => Object.assign(row(week.problem.kitchens), { powerW: 1899 }),
    },
    {
      says: 'an item has the time to move to another kitchen: 13:00 + 180 minutes',
      keeps: all(cooksLater, (week) => Object.assign(later(week), { start: '2025-08-26T16:00:00+02:00' })),
      breaks: all(cooksLater, (week) => Object.assign(later(week), { start: '2025-08-26T15:59:59+02:00' })),
    },
    {
      says: 'in the same kitchen it does not move',
      keeps: all(cooksLater, (week) =>
        Object.assign(later(week), { kitchen: 'hall-kitchen', start: '2025-08-26T13:00:00+02:00' }),
      ),
      breaks: all(cooksLater, (week) =>
        Object.assign(later(week), { kitchen: 'hall-kitchen', start: '2025-08-26T12:59:59+02:00' }),
      ),
    },
  ],
  8: [
    {
      says: 'members have the minutes: 10 × 80 of 200 × 4',
      keeps: (week) => Object.assign(row(week.problem.recipes), { labourMinutesPerJar: 80 }),
      breaks: (week) => Object.assign(row(week.problem.recipes), { labourMinutesPerJar: 81 }),
    },
    {
      says: 'each has a seat',
      keeps: (week) => Object.assign(tuesday(week), { seats: 4 }),
      breaks: (week) => Object.assign(tuesday(week), { seats: 3 }),
    },
  ],
  9: [
    {
      says: 'a group attends sessions on its list',
      keeps: (week) => Object.assign(north(week), { sessions: ['tuesday'] }),
      breaks: (week) => Object.assign(north(week), { sessions: ['later'] }),
    },
    {
      says: 'a group attends no more than it wants',
      keeps: all(northToo, (week) => Object.assign(north(week), { maxSessions: 2 })),
      breaks: northToo,
    },
    {
      says: 'a group is in one place at a time',
      keeps: all(northToo, (week) => {
        north(week).maxSessions = 2
        later(week).start = '2025-08-26T13:00:00+02:00'
      }),
      breaks: all(northToo, (week) => {
        north(week).maxSessions = 2
        later(week).start = '2025-08-26T12:59:59+02:00'
      }),
    },
    {
      says: 'a group comes once to a session',
      breaks: (week) => {
        north(week).maxSessions = 2
        week.plan.attendance.push({ group: 'north', session: 'tuesday' })
      },
    },
  ],
  10: [
    {
      says: 'jars come from the pool',
      keeps: (week) => Object.assign(row(week.problem.jarStock), { count: 10 }),
      breaks: (week) => Object.assign(row(week.problem.jarStock), { count: 9 }),
    },
    {
      says: 'of their size',
      breaks: (week) => Object.assign(row(week.problem.jarStock), { jarMl: 750 }),
    },
  ],
  11: [
    {
      says: 'every jar made goes to someone',
      breaks: (week) => Object.assign(row(week.plan.shares), { jars: 9 }),
    },
    {
      says: 'no jar goes to someone that is not made',
      breaks: all((week) => Object.assign(row(week.plan.runs), { jars: 9 })),
    },
    {
      says: 'jars go to those who attend',
      breaks: (week) => Object.assign(row(week.plan.attendance), { group: 'south' }),
    },
    {
      says: 'jars go to those who asked for jars',
      breaks: (week) => {
        week.plan.shares.push({ claim: 'fresh', session: 'tuesday', jars: 1 })
        freshClaim(week).freshG = 2001
      },
    },
  ],
  12: [
    {
      says: 'no more is handed over than is brought',
      keeps: all(freshAsk(5000), (week) => Object.assign(row(week.plan.handovers), { quantityG: 5000 })),
      breaks: all(freshAsk(5001), (week) => Object.assign(row(week.plan.handovers), { quantityG: 5001 })),
    },
    {
      says: 'a claim that names a batch gets that batch',
      keeps: (week) => Object.assign(freshClaim(week), { batch: 'tomatoes' }),
      breaks: (week) => Object.assign(freshClaim(week), { batch: 'others' }),
    },
    {
      says: 'a claim gets the crop it asks for',
      breaks: (week) => Object.assign(freshClaim(week), { crop: 'onion' }),
    },
    {
      says: 'a group fetches where it said',
      breaks: (week) => Object.assign(north(week), { pickupPlaces: ['school'] }),
    },
  ],
  13: [
    {
      says: 'no claim gets more jars than it asked for',
      breaks: (week) => Object.assign(jarClaim(week), { jars: 9 }),
    },
    {
      says: 'a claim that gets jars gets its minimum',
      keeps: (week) => Object.assign(jarClaim(week), { jars: 12, minJars: 10 }),
      breaks: (week) => Object.assign(jarClaim(week), { jars: 12, minJars: 11 }),
    },
    {
      says: 'no claim gets more produce than it asked for',
      breaks: (week) => Object.assign(freshClaim(week), { freshG: 1999 }),
    },
    {
      says: 'a claim that gets produce gets its minimum',
      keeps: (week) => Object.assign(freshClaim(week), { minG: 2000 }),
      breaks: (week) => Object.assign(freshClaim(week), { freshG: 3000, minG: 2001 }),
    },
    {
      says: 'a claim may get nothing, whatever its minimum',
      keeps: all(onlyFresh, small),
      breaks: all(onlyFresh, small, (week) => Object.assign(row(week.plan.handovers), { quantityG: 999 })),
    },
  ],
  14: [
    {
      says: 'who must come, comes',
      keeps: pins({ pin: 'attendance', group: 'north', session: 'tuesday', value: true }),
      breaks: pins({ pin: 'attendance', group: 'south', session: 'tuesday', value: true }),
    },
    {
      says: 'who must not come, does not',
      keeps: pins({ pin: 'attendance', group: 'south', session: 'tuesday', value: false }),
      breaks: pins({ pin: 'attendance', group: 'north', session: 'tuesday', value: false }),
    },
    {
      says: 'a slot that must drive, drives',
      keeps: pins({ pin: 'slot', slot: 'van', used: true }),
      breaks: all(pins({ pin: 'slot', slot: 'van', used: true }), ({ plan }) =>
        Object.assign(plan, {
          loads: [],
          attendance: [],
          cycles: [],
          runs: [],
          ingredients: [],
          shares: [],
          handovers: [],
        }),
      ),
    },
    {
      says: 'a slot that must not drive, does not',
      breaks: pins({ pin: 'slot', slot: 'van', used: false }),
    },
    {
      says: 'a run makes at least so many jars',
      keeps: pins({ pin: 'run', session: 'tuesday', recipe: 'passata', min: 10 }),
      breaks: pins({ pin: 'run', session: 'tuesday', recipe: 'passata', min: 11 }),
    },
    {
      says: 'a run makes at most so many jars',
      keeps: pins({ pin: 'run', session: 'tuesday', recipe: 'passata', max: 10 }),
      breaks: pins({ pin: 'run', session: 'tuesday', recipe: 'passata', max: 9 }),
    },
    {
      says: 'a load is at least so heavy, all its destinations together',
      keeps: pins({ pin: 'load', batch: 'tomatoes', slot: 'van', min: 15_000 }),
      breaks: pins({ pin: 'load', batch: 'tomatoes', slot: 'van', min: 15_001 }),
    },
    {
      says: 'a load is at most so heavy, all its destinations together',
      keeps: pins({ pin: 'load', batch: 'tomatoes', slot: 'van', max: 15_000 }),
      breaks: pins({ pin: 'load', batch: 'tomatoes', slot: 'van', max: 14_999 }),
    },
  ],
}

/** Only the session is left of the plan; its 10 kg are a visit's minimum. */
function onlySession({ plan }: Week): void {
  plan.loads.pop()
  plan.handovers.pop()
}

/** A visit may take a single crate. */
function small(week: Week): void {
  batch(week).minPickupG = 0
}

/** The cooker also runs a cycle at the later session. */
function cooksLater({ plan }: Week): void {
  plan.cycles.push({ session: 'later', equipment: 'cooker', process: 'boil', cycles: 1 })
}

function northToo({ plan }: Week): void {
  plan.attendance.push({ group: 'north', session: 'later' })
}

function freshAsk(freshG: number): Change {
  return (week) => Object.assign(freshClaim(week), { freshG })
}

function pins(...added: Week['problem']['pins']): Change {
  return ({ problem }) => problem.pins.push(...added)
}

const brokenBy = (change: Change): readonly (number | string)[] => {
  const { problem, plan } = tinyWeek(change)
  const { feasible, violations } = check(problem, plan)
  const rules = [...new Set(violations.map((violation) => violation.rule))].sort()
  expect(feasible).toBe(rules.length === 0)
  return rules
}

describe.each(Object.entries(CASES))('rule %s', (id, cases) => {
  it.each(cases)('$says', ({ keeps = () => {}, breaks, also = [] }) => {
    expect(brokenBy(keeps)).toEqual([])
    expect(brokenBy(breaks)).toEqual([...also, Number(id)])
  })
})

describe('rows that count nothing', () => {
  it('a reference to nothing', () => {
    const broken = brokenBy(({ plan }) => plan.attendance.push({ group: 'nobody', session: 'tuesday' }))
    expect(broken).toEqual(['reference'])
  })

  it.each([0, -5, 1.5, Number.NaN, 2 ** 60])('%s grams', (quantityG) => {
    const broken = brokenBy(({ plan }) =>
      plan.loads.push({ batch: 'tomatoes', slot: 'van', place: 'hall', quantityG }),
    )
    expect(broken).toEqual(['integer'])
  })
})
