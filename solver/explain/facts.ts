import type { Batch, Group, Pin, Problem } from '../problem.ts'
import { found, type SessionView, viewProblem } from '../problem-view.ts'

/** Why no gram of a batch can be in a session. */
export type OutOfReach = {
  readonly batch: string
  readonly because: 'grade' | 'spoiled' | 'not-fetched' | 'too-late'
}

/**
 * Something people decided or said that a rule is about, with its figures. Data, not a sentence: `rule` is the number
 * in the rule book.
 */
export type Fact =
  | { readonly rule: 14; readonly fact: 'pin'; readonly pin: Pin }
  | { readonly rule: 9; readonly fact: 'availability'; readonly group: string; readonly session: string }
  | { readonly rule: 9; readonly fact: 'sessions'; readonly group: string; readonly maxSessions: number }
  | {
      readonly rule: 8
      readonly fact: 'seats'
      readonly session: string
      readonly seats: number
      readonly members: number
    }
  | {
      readonly rule: 8
      readonly fact: 'labour'
      readonly session: string
      readonly workingMinutes: number
      readonly neededMinutes: number
    }
  | {
      readonly rule: 7
      readonly fact: 'cycles'
      readonly session: string
      readonly process: string
      readonly cycleMinutes: number
      readonly powerW: number
      readonly items: readonly string[]
    }
  | { readonly rule: 10; readonly fact: 'jars'; readonly jarMl: number; readonly count: number }
  | {
      readonly rule: 5
      readonly fact: 'produce'
      readonly session: string
      readonly crop: string
      readonly neededG: number
      /** Of all batches together, if nobody else took any. */
      readonly mostG: number
      readonly outOfReach: readonly OutOfReach[]
    }
  | { readonly rule: 4; readonly fact: 'capacity'; readonly slot: string; readonly capacityG: number }
  | { readonly rule: 3; readonly fact: 'route'; readonly slot: string; readonly place: string }
  | {
      readonly rule: 3
      readonly fact: 'window'
      readonly batch: string
      readonly availableFrom: string
      readonly availableUntil: string
    }
  | { readonly rule: 3; readonly fact: 'spoils'; readonly batch: string; readonly processBy: string }
  | { readonly rule: 2; readonly fact: 'minimum'; readonly batch: string; readonly minPickupG: number }
  | { readonly rule: 1; readonly fact: 'quantity'; readonly batch: string; readonly quantityG: number }

/** A fact, and the problem as it would be were it otherwise. */
export type Relaxable = { readonly fact: Fact; readonly relax: (problem: Problem) => Problem }

/** More than any week holds, in grams or seats. */
export const PLENTY = 100_000_000

/** The rows with the one of that id changed. */
export const edited = <Row extends { readonly id: string }>(
  rows: readonly Row[],
  id: string,
  to: (row: Row) => Row,
) => rows.map((row) => (row.id === id ? to(row) : row))

export function pinFacts(problem: Problem): readonly Relaxable[] {
  return problem.pins.map((pin) => ({
    fact: { rule: 14, fact: 'pin', pin },
    relax: (other) => ({ ...other, pins: other.pins.filter((one) => one !== pin) }),
  }))
}

/** What may keep a group from a session. */
export function attendanceFacts(
  problem: Problem,
  { group, session }: { readonly group: Group; readonly session: SessionView },
): readonly Relaxable[] {
  const { id, members, maxSessions } = group
  const editGroup = (to: (row: Group) => Group) => (other: Problem) => ({
    ...other,
    groups: edited(other.groups, id, to),
  })
  const facts: Relaxable[] = [
    {
      fact: { rule: 9, fact: 'sessions', group: id, maxSessions },
      relax: editGroup((row) => ({ ...row, maxSessions: problem.sessions.length })),
    },
    {
      fact: { rule: 8, fact: 'seats', session: session.id, seats: session.seats, members },
      relax: (other) => ({
        ...other,
        sessions: edited(other.sessions, session.id, (row) => ({ ...row, seats: PLENTY })),
      }),
    },
  ]
  if (!group.sessions.includes(session.id))
    facts.push({
      fact: { rule: 9, fact: 'availability', group: id, session: session.id },
      relax: editGroup((row) => ({ ...row, sessions: [...row.sessions, session.id] })),
    })
  return facts
}

/** What may keep a batch from a slot. */
export function loadFacts(
  problem: Problem,
  ids: { readonly batch: string; readonly slot: string },
): readonly Relaxable[] {
  const { batches, slots } = viewProblem(problem)
  const batch = found(batches, ids.batch)
  const slot = found(slots, ids.slot)
  const editBatch = (change: Partial<Batch>) => (other: Problem) => ({
    ...other,
    batches: edited(other.batches, batch.id, (row) => ({ ...row, ...change })),
  })
  const at = slot.stops.map((stop) => stop.at)
  const [first = batch.availableFrom] = at
  const ends = problem.sessions.map(({ end }) => end)
  const latest = [...ends, ...at, batch.processBy].reduce((a, b) => (Date.parse(a) > Date.parse(b) ? a : b))
  return [
    {
      fact: {
        rule: 3,
        fact: 'window',
        batch: batch.id,
        availableFrom: batch.availableFrom,
        availableUntil: batch.availableUntil,
      },
      relax: editBatch({
        availableFrom: Date.parse(first) < batch.availableFromMs ? first : batch.availableFrom,
        availableUntil: latest,
      }),
    },
    {
      fact: { rule: 3, fact: 'spoils', batch: batch.id, processBy: batch.processBy },
      relax: editBatch({ processBy: latest }),
    },
    {
      fact: { rule: 3, fact: 'route', slot: slot.id, place: batch.place },
      relax: (other) => ({
        ...other,
        // It passes by before everything else, whenever somebody is there.
        slots: edited(other.slots, slot.id, (row) => ({
          ...row,
          stops: [{ place: batch.place, at: first, kind: 'pickup' }, ...row.stops],
        })),
      }),
    },
    {
      fact: { rule: 4, fact: 'capacity', slot: slot.id, capacityG: slot.capacityG },
      relax: (other) => ({
        ...other,
        slots: edited(other.slots, slot.id, (row) => ({ ...row, capacityG: PLENTY })),
      }),
    },
    {
      fact: { rule: 2, fact: 'minimum', batch: batch.id, minPickupG: batch.minPickupG },
      relax: editBatch({ minPickupG: 0 }),
    },
    {
      fact: { rule: 1, fact: 'quantity', batch: batch.id, quantityG: batch.quantityG },
      relax: editBatch({ quantityG: PLENTY }),
    },
  ]
}
