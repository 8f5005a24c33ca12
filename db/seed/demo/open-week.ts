import type { Facts } from '../facts-files.ts'
import { SESSIONS, TOURS } from './open-week-capacity.ts'
import { type Jars, WISHES } from './open-week-wishes.ts'
import { preparation, preparationInput } from './preparations.ts'
import { type DemoRow, type DemoRows, instantOf } from './rows.ts'
import { batchesFor, weekDays } from './surpluses.ts'
import { POLICY } from './week-2025.ts'

const WEEK = 'semaine-ouverte'

/** A week open for claims around `today` (`2026-11-22`), with what the season has; its tours and sessions lie ahead. */
export function openWeek({ today, facts }: { today: string; facts: Facts }): DemoRows {
  const at = (plusDays: number, time: string) => instantOf({ day: today, plusDays, time })
  const batch = batchesFor({ today, weekId: WEEK, facts })
  const offered = new Set(batch.map((row) => row.placeId))
  const tours = TOURS.map(({ slot, day, stops }) => ({
    slot,
    stops: stops
      .filter(([, kind, placeId]) => kind === 'dropoff' || offered.has(placeId))
      .map(([time, kind, placeId], position) => ({
        slotId: slot.id,
        position,
        placeId,
        kind,
        at: at(day, time),
      })),
  })).filter(({ stops }) => stops.some((stop) => stop.kind === 'pickup'))

  return {
    week: [
      {
        id: WEEK,
        title: 'Semaine de la conservation',
        ...weekDays(today),
        claimsCloseAt: at(2, '20:00'),
        state: 'open',
        policy: POLICY,
      },
    ],
    weekJar: [
      { weekId: WEEK, jarMl: 250, count: 60 },
      { weekId: WEEK, jarMl: 370, count: 120 },
      { weekId: WEEK, jarMl: 500, count: 220 },
      { weekId: WEEK, jarMl: 750, count: 90 },
      { weekId: WEEK, jarMl: 1000, count: 120 },
    ],
    weekGroup: Object.entries(WISHES).map(([groupId, { max }]) => ({
      weekId: WEEK,
      groupId,
      maxSessions: max,
    })),
    session: Object.entries(SESSIONS).map(([id, { kitchen, day, from, until, seats, cents }]) => ({
      id,
      weekId: WEEK,
      kitchenId: kitchen,
      startAt: at(day, from),
      endAt: at(day, until),
      setupMinutes: 20,
      prepMinutes: 75,
      cleanupMinutes: 25,
      seats,
      fixedCents: cents,
    })),
    sessionEquipment: Object.entries(SESSIONS).flatMap(([sessionId, { items }]) =>
      items.map((equipmentId) => ({ sessionId, equipmentId })),
    ),
    slot: tours.map(({ slot }) => ({ ...slot, weekId: WEEK })),
    slotStop: tours.flatMap(({ stops }) => stops),
    batch,
    claim: claimsFor(batch),
    availability: Object.entries(WISHES).flatMap(([groupId, { yes = [], ifNeeded = [], no = [] }]) =>
      (
        [
          [yes, 'yes'],
          [ifNeeded, 'if_needed'],
          [no, 'no'],
        ] as const
      ).flatMap(([sessions, answer]) =>
        sessions.map((sessionId) => ({ weekId: WEEK, groupId, sessionId, answer })),
      ),
    ),
  }
}

function claimsFor(batches: readonly DemoRow<'batch'>[]): DemoRow<'claim'>[] {
  const offers = (cropId: string, grades: readonly string[]) =>
    batches.some((batch) => batch.cropId === cropId && grades.includes(batch.grade))
  const canBeMade = ([id]: Jars) =>
    preparationInput
      .filter((input) => input.preparationId === id)
      .every((input) => offers(input.cropId, input.grades))
  const untested = ([id]: Jars) => preparation.some((row) => row.id === id && row.recipeId === 'ratatouille')
  const claims = Object.entries(WISHES).flatMap(([groupId, { jars = [], fresh = [] }]) => [
    ...jars.filter(untested).map((wish) => ({ groupId, wish })),
    ...jars
      .filter((wish) => !untested(wish) && canBeMade(wish))
      .slice(0, 2)
      .map((wish) => ({ groupId, wish })),
    ...fresh
      .filter(([cropId]) => offers(cropId, ['A', 'B', 'C']))
      .slice(0, 1)
      .map((wish) => ({ groupId, wish, isFresh: true })),
  ])
  return claims.map(({ groupId, wish, ...kind }, index) => {
    const [what, most, least] = wish
    const common = { id: `demande-${index + 1}`, weekId: WEEK, groupId }
    return 'isFresh' in kind
      ? { ...common, cropId: what, freshG: most, minG: least }
      : { ...common, preparationId: what, jars: most, minJars: least }
  })
}
