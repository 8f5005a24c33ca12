import type { Plan, Problem } from '@bocal/solver'

/** The same shape, to be changed in a test. */
type Draft<T> = T extends object ? { -readonly [K in keyof T]: Draft<T[K]> } : T

export type Week = { problem: Draft<Problem>; plan: Draft<Plan> }

/**
 * A week small enough to do by hand, with its plan: 15 kg of tomatoes in three crates go to a hall, 10 kg of
 * them into 10 jars of 780 g, 2 kg to hand over; 4 people cook, 2 cycles of 50 minutes.
 *
 * Working minutes 240 − 20 − 20 = 200, cycle minutes 200 − 40 = 160.
 */
export function tinyWeek(change: (week: Week) => void = () => {}): { problem: Problem; plan: Plan } {
  const week = structuredClone({ problem: PROBLEM, plan: PLAN }) as Week
  change(week)
  return week as { problem: Problem; plan: Plan }
}

const PROBLEM: Problem = {
  schema: 'bocal.instance/1',
  crops: [{ id: 'tomato' }, { id: 'onion' }],
  places: [
    { id: 'farm', lat: 50.8, lon: 4.3 },
    { id: 'hall', lat: 50.85, lon: 4.35 },
    { id: 'school', lat: 50.87, lon: 4.37 },
  ],
  batches: [
    {
      id: 'tomatoes',
      crop: 'tomato',
      grade: 'A',
      place: 'farm',
      quantityG: 20_000,
      crateG: 5000,
      minPickupG: 10_000,
      availableFrom: '2025-08-25T08:00:00+02:00',
      availableUntil: '2025-08-25T18:00:00+02:00',
      processBy: '2025-08-26T22:00:00+02:00',
      centsPerKg: 80,
    },
  ],
  slots: [
    {
      id: 'van',
      capacityG: 15_000,
      fixedCents: 900,
      co2G: 3600,
      stops: [
        { place: 'farm', at: '2025-08-25T10:00:00+02:00', kind: 'pickup' },
        { place: 'hall', at: '2025-08-25T11:00:00+02:00', kind: 'dropoff' },
      ],
    },
  ],
  kitchens: [
    { id: 'hall-kitchen', place: 'hall', powerW: 1900 },
    { id: 'school-kitchen', place: 'school', powerW: 1900 },
  ],
  sessions: [
    {
      id: 'tuesday',
      kitchen: 'hall-kitchen',
      start: '2025-08-26T09:00:00+02:00',
      end: '2025-08-26T13:00:00+02:00',
      setupMinutes: 20,
      prepMinutes: 40,
      cleanupMinutes: 20,
      seats: 8,
      fixedCents: 1500,
    },
    {
      id: 'later',
      kitchen: 'school-kitchen',
      start: '2025-08-26T18:00:00+02:00',
      end: '2025-08-26T22:00:00+02:00',
      setupMinutes: 20,
      prepMinutes: 40,
      cleanupMinutes: 20,
      seats: 8,
      fixedCents: 0,
    },
  ],
  equipment: [{ id: 'cooker', kind: 'cooker', powerW: 1900, sessions: ['tuesday', 'later'] }],
  moveMinutes: 180,
  processes: [{ id: 'boil', on: [{ kind: 'cooker', minutes: 50, jarsPerCycle: 9 }] }],
  recipes: [
    {
      id: 'passata',
      jarMl: 500,
      inputs: [{ crop: 'tomato', grades: ['A', 'B'], gPerJar: 780 }],
      labourMinutesPerJar: 8,
      process: 'boil',
    },
  ],
  jarStock: [{ jarMl: 500, count: 12 }],
  groups: [
    { id: 'north', members: 4, maxSessions: 1, sessions: ['tuesday', 'later'], pickupPlaces: ['hall'] },
    { id: 'south', members: 3, maxSessions: 1, sessions: ['tuesday', 'later'], pickupPlaces: ['hall'] },
  ],
  claims: [
    { id: 'jars', group: 'north', recipe: 'passata', jars: 10, minJars: 4 },
    { id: 'fresh', group: 'north', crop: 'tomato', batch: null, freshG: 2000, minG: 1000 },
  ],
  pins: [],
  policy: {
    tierG: 1000,
    tierWeights: [8, 4, 2, 1],
    objectives: [
      { name: 'rescue', tolerance: 0.01 },
      { name: 'fairness', tolerance: 0.01 },
      { name: 'cost', tolerance: 0.02 },
      { name: 'co2', tolerance: 0 },
    ],
  },
}

const PLAN: Plan = {
  schema: 'bocal.plan/1',
  loads: [
    { batch: 'tomatoes', slot: 'van', session: 'tuesday', quantityG: 10_000 },
    { batch: 'tomatoes', slot: 'van', place: 'hall', quantityG: 5000 },
  ],
  attendance: [{ group: 'north', session: 'tuesday' }],
  cycles: [{ session: 'tuesday', equipment: 'cooker', process: 'boil', cycles: 2 }],
  runs: [{ session: 'tuesday', recipe: 'passata', jars: 10 }],
  ingredients: [{ session: 'tuesday', recipe: 'passata', batch: 'tomatoes', quantityG: 7800 }],
  shares: [{ claim: 'jars', session: 'tuesday', jars: 10 }],
  handovers: [{ claim: 'fresh', batch: 'tomatoes', slot: 'van', place: 'hall', quantityG: 2000 }],
}

/** The only row of a list, or the one at that index: a test that misses it should fail loudly. */
export function row<Row>(rows: readonly Row[], index = 0): Row {
  const found = rows[index]
  if (found === undefined) throw new Error(`no row ${index}`)
  return found
}
