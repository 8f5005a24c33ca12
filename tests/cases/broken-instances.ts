import { readFileSync } from 'node:fs'
import type { Problem } from '@bocal/solver'
import { row, type Week } from './tiny-week.ts'

/** One way to get an instance wrong: what is done to a good one, where it is then wrong, and a part of the message. */
export type Broken = {
  readonly says: string
  readonly path: string
  readonly message: string
  readonly change: (problem: Week['problem']) => unknown
}

export function week2025(): Problem {
  const file = new URL('../instances/week-2025.json', import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8')) as Problem
}

/** The instance, broken in that way. */
export function breakIt({ change }: Broken): unknown {
  const problem = week2025() as Week['problem']
  change(problem)
  return problem
}

type Any = Record<string, unknown>

/** Sets fields of any type and name: what a file may hold, and no type allows. */
const put = (target: object, fields: Any) => Object.assign(target, fields)
const drop = (target: object, field: string) => Reflect.deleteProperty(target, field)

export const BROKEN: readonly Broken[] = [
  {
    says: 'another schema',
    path: 'schema',
    message: 'bocal.instance/1',
    change: (problem) => put(problem, { schema: 'bocal.instance/2' }),
  },
  {
    says: 'a missing list',
    path: 'batches',
    message: 'is missing',
    change: (problem) => drop(problem, 'batches'),
  },
  {
    says: 'a missing field',
    path: 'batches[2].crateG',
    message: 'is missing',
    change: (problem) => drop(row(problem.batches, 2), 'crateG'),
  },
  {
    says: 'an unknown field',
    path: 'batches[0].quantityKg',
    message: 'is no field here',
    change: (problem) => put(row(problem.batches), { quantityKg: 36 }),
  },
  {
    says: 'an unknown field on top',
    path: 'season',
    message: 'is no field here',
    change: (problem) => put(problem, { season: 'summer' }),
  },
  {
    says: 'a unit written out',
    path: 'batches[0].quantityG',
    message: 'expected a whole number of g, got "36 kg"',
    change: (problem) => put(row(problem.batches), { quantityG: '36 kg' }),
  },
  {
    says: 'a number as text',
    path: 'slots[0].capacityG',
    message: 'expected a whole number of g, got "150000"',
    change: (problem) => put(row(problem.slots), { capacityG: '150000' }),
  },
  {
    says: 'kilograms where grams are meant',
    path: 'batches[0].quantityG',
    message: 'expected a whole number of g, got 36.5',
    change: (problem) => put(row(problem.batches), { quantityG: 36.5 }),
  },
  {
    says: 'a negative mass',
    path: 'batches[1].quantityG',
    message: '-20000 g: the least is 1',
    change: (problem) => put(row(problem.batches, 1), { quantityG: -20_000 }),
  },
  {
    says: 'a negative price',
    path: 'slots[1].fixedCents',
    message: '-1 cents: the least is 0',
    change: (problem) => put(row(problem.slots, 1), { fixedCents: -1 }),
  },
  {
    says: 'a number past all sense',
    path: 'batches[0].quantityG',
    message: 'the most is 1000000000',
    change: (problem) => put(row(problem.batches), { quantityG: Number.MAX_SAFE_INTEGER + 1 }),
  },
  {
    says: 'a list that is none',
    path: 'crops',
    message: 'expected a list, got an object',
    change: (problem) => put(problem, { crops: { tomato: {} } }),
  },
  {
    says: 'a row that is none',
    path: 'batches[0]',
    message: 'expected an object, got null',
    change: (problem) => put(problem, { batches: [null] }),
  },
  {
    says: 'a dangling crop',
    path: 'batches[0].crop',
    message: 'crops has no id "banana"',
    change: (problem) => put(row(problem.batches), { crop: 'banana' }),
  },
  {
    says: 'a dangling place at a stop',
    path: 'slots[0].stops[1].place',
    message: 'places has no id "moon"',
    change: (problem) => put(row(row(problem.slots).stops, 1), { place: 'moon' }),
  },
  {
    says: 'a dangling treatment',
    path: 'recipes[0].process',
    message: 'processes has no id "fry"',
    change: (problem) => put(row(problem.recipes), { process: 'fry' }),
  },
  {
    says: 'a dangling session of an item',
    path: 'equipment[0].sessions[0]',
    message: 'sessions has no id "sunday"',
    change: (problem) => put(row(problem.equipment), { sessions: ['sunday'] }),
  },
  {
    says: 'a duplicate id',
    path: 'batches[1]',
    message: 'duplicate: "tomato-1" is already in batches[0]',
    change: (problem) => put(row(problem.batches, 1), { id: 'tomato-1' }),
  },
  {
    says: 'an empty id',
    path: 'kitchens[0].id',
    message: 'an id cannot be empty',
    change: (problem) => put(row(problem.kitchens), { id: '' }),
  },
  {
    says: 'a number as id',
    path: 'groups[0].id',
    message: 'expected an id (a string), got 7',
    change: (problem) => put(row(problem.groups), { id: 7 }),
  },
  {
    says: 'an unknown grade',
    path: 'batches[0].grade',
    message: 'expected one of A, B, C; got "D"',
    change: (problem) => put(row(problem.batches), { grade: 'D' }),
  },
  {
    says: 'an instant without offset',
    path: 'batches[0].availableFrom',
    message: 'has no offset',
    change: (problem) => put(row(problem.batches), { availableFrom: '2025-08-25T08:00:00' }),
  },
  {
    says: 'a day that does not exist',
    path: 'sessions[0].start',
    message: '2025-02-30 is no day of the calendar',
    change: (problem) => put(row(problem.sessions), { start: '2025-02-30T09:30:00+01:00' }),
  },
  {
    says: 'a time that does not exist',
    path: 'sessions[0].start',
    message: 'is no time of day',
    change: (problem) => put(row(problem.sessions), { start: '2025-08-26T25:30:00+02:00' }),
  },
  {
    says: 'an instant in words',
    path: 'batches[0].processBy',
    message: 'expected an instant',
    change: (problem) => put(row(problem.batches), { processBy: 'next tuesday' }),
  },
  {
    says: 'a session that ends before it starts',
    path: 'sessions[1].end',
    message: 'is not after start',
    change: (problem) => put(row(problem.sessions, 1), { end: '2025-08-28T09:00:00+02:00' }),
  },
  {
    says: 'more set-up, preparation and cleaning than session',
    path: 'sessions[0]',
    message: 'take 301 minutes of a session of 300',
    change: (problem) => put(row(problem.sessions), { prepMinutes: 261 }),
  },
  {
    says: 'a batch that is gone before it is there',
    path: 'batches[3].availableUntil',
    message: 'is before availableFrom',
    change: (problem) => put(row(problem.batches, 3), { availableUntil: '2025-08-27T07:59:00+02:00' }),
  },
  {
    says: 'a batch that has spoiled before it is there',
    path: 'batches[3].processBy',
    message: 'is before availableFrom',
    change: (problem) => put(row(problem.batches, 3), { processBy: '2025-08-26T22:00:00+02:00' }),
  },
  {
    says: 'a batch smaller than its crate',
    path: 'batches[2].crateG',
    message: 'a crate of 12000 g never fills from 10000 g',
    change: (problem) => put(row(problem.batches, 2), { crateG: 12_000 }),
  },
  {
    says: 'a minimum pick-up that no visit reaches',
    path: 'batches[0].minPickupG',
    message: '36001 g is more than the 36000 g there are in whole crates',
    change: (problem) => put(row(problem.batches), { minPickupG: 36_001 }),
  },
  {
    says: 'a minimum of jars above what is asked for',
    path: 'claims[0].minJars',
    message: 'jars asked for',
    change: (problem) => put(row(problem.claims), { jars: 5, minJars: 6 }),
  },
  {
    says: 'a claim for both jars and fresh produce',
    path: 'claims[0]',
    message: 'asks for both jars',
    change: (problem) => put(row(problem.claims), { crop: 'tomato', batch: null, freshG: 1000, minG: 0 }),
  },
  {
    says: 'a claim for nothing',
    path: 'claims[1]',
    message: 'asks for neither jars',
    change: (problem) =>
      put(problem, { claims: [problem.claims[0], { id: 'x', group: problem.groups[0]?.id }] }),
  },
  {
    says: 'a fresh claim that names a batch of another crop',
    path: 'claims[0].batch',
    message: 'tomato-1 is tomato, the claim asks for fennel',
    change: (problem) =>
      put(problem, {
        claims: [
          { id: 'x', group: problem.groups[0]?.id, crop: 'fennel', batch: 'tomato-1', freshG: 1000, minG: 0 },
        ],
      }),
  },
  {
    says: 'a recipe that names a crop twice',
    path: 'recipes[0].inputs[1]',
    message: 'is already in recipes[0].inputs[0]',
    change: ({ recipes }) => row(recipes).inputs.push(structuredClone(row(row(recipes).inputs))),
  },
  {
    says: 'an input that accepts no grade',
    path: 'recipes[0].inputs[0].grades',
    message: 'has 0 rows, needs at least 1',
    change: ({ recipes }) => put(row(row(recipes).inputs), { grades: [] }),
  },
  {
    says: 'a tour that goes back in time',
    path: 'slots[0].stops[1].at',
    message: 'is before the stop ahead of it',
    change: ({ slots }) => put(row(row(slots).stops, 1), { at: '2025-08-25T13:59:00+02:00' }),
  },
  {
    says: 'a tour of one stop',
    path: 'slots[2].stops',
    message: 'has 1 rows, needs at least 2',
    change: ({ slots }) => row(slots, 2).stops.pop(),
  },
  {
    says: 'a stop that neither picks up nor drops off',
    path: 'slots[0].stops[0].kind',
    message: 'expected one of pickup, dropoff',
    change: ({ slots }) => put(row(row(slots).stops), { kind: 'pick-up' }),
  },
  {
    says: 'a treatment with no equipment to run it',
    path: 'processes[0].on',
    message: 'has 0 rows, needs at least 1',
    change: ({ processes }) => put(row(processes), { on: [] }),
  },
  {
    says: 'a treatment with two modes on one kind',
    path: 'processes[0].on[1]',
    message: 'duplicate: "cooker"',
    change: ({ processes }) => row(processes).on.push(structuredClone(row(row(processes).on))),
  },
  {
    says: 'a jar size stocked twice',
    path: 'jarStock[1]',
    message: 'is already in jarStock[0]',
    change: ({ jarStock }) => put(row(jarStock, 1), { jarMl: row(jarStock).jarMl }),
  },
  {
    says: 'a group of nobody',
    path: 'groups[1].members',
    message: '0 members: the least is 1',
    change: ({ groups }) => put(row(groups, 1), { members: 0 }),
  },
  {
    says: 'a place that is on no globe',
    path: 'places[0].lat',
    message: 'expected a number from -90 to 90, got 508.505',
    change: ({ places }) => put(row(places), { lat: 508.505 }),
  },
  {
    says: 'weights that rise',
    path: 'policy.tierWeights[2]',
    message: 'weights never rise',
    change: ({ policy }) => put(policy, { tierWeights: [8, 4, 5, 1] }),
  },
  {
    says: 'no weights',
    path: 'policy.tierWeights',
    message: 'has 0 rows, needs at least 1',
    change: ({ policy }) => put(policy, { tierWeights: [] }),
  },
  {
    says: 'a tolerance of everything',
    path: 'policy.objectives[0].tolerance',
    message: 'expected a number from 0 to below 1, got 1',
    change: ({ policy }) => put(row(policy.objectives), { tolerance: 1 }),
  },
  {
    says: 'an objective nobody knows',
    path: 'policy.objectives[1].name',
    message: 'expected one of rescue, fairness, cost, co2, changes; got "beauty"',
    change: ({ policy }) => put(row(policy.objectives, 1), { name: 'beauty' }),
  },
  {
    says: 'an objective twice',
    path: 'policy.objectives[1]',
    message: 'duplicate: "rescue"',
    change: ({ policy }) => put(row(policy.objectives, 1), { name: 'rescue' }),
  },
  {
    says: 'an unknown pin',
    path: 'pins[0]',
    message: 'pin is one of attendance, slot, run, load; got "weather"',
    change: (problem) => put(problem, { pins: [{ pin: 'weather' }] }),
  },
  {
    says: 'a pin that refers to nothing',
    path: 'pins[0].slot',
    message: 'slots has no id "train"',
    change: (problem) => put(problem, { pins: [{ pin: 'slot', slot: 'train', used: true }] }),
  },
  {
    says: 'a pin with its minimum above its maximum',
    path: 'pins[0].min',
    message: '2 is more than max 1',
    change: (problem) =>
      put(problem, { pins: [{ pin: 'load', batch: 'tomato-1', slot: 'monday-car', min: 2, max: 1 }] }),
  },
  {
    says: 'a pin that pins nothing',
    path: 'pins[0]',
    message: 'gives neither min nor max',
    change: (problem) => put(problem, { pins: [{ pin: 'load', batch: 'tomato-1', slot: 'monday-car' }] }),
  },
  {
    says: 'a previous plan that is none',
    path: 'previous.loads',
    message: 'expected a list, got "all"',
    change: (problem) => put(problem, { previous: { loads: 'all' } }),
  },
  {
    says: 'a time zone nobody lives in',
    path: 'timeZone',
    message: 'expected a time zone',
    change: (problem) => put(problem, { timeZone: 'Mars/Olympus' }),
  },
]
