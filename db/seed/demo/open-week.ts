import type { Facts } from '../facts-files.ts'
import { preparation, preparationInput } from './preparations.ts'
import { type DemoRow, type DemoRows, instantOf } from './rows.ts'
import { batchesFor, weekDays } from './surpluses.ts'
import { POLICY } from './week-2025.ts'

const WEEK = 'semaine-ouverte'

/** Tours by day after today; a pick-up where nothing is offered is not driven to. */
const TOURS: readonly {
  readonly slot: Omit<DemoRow<'slot'>, 'weekId'>
  readonly day: number
  readonly stops: readonly (readonly [time: string, kind: 'pickup' | 'dropoff', placeId: string])[]
}[] = [
  {
    // 62 km at the facts' 0.55 EUR and 190 g a kilometre, and 15 EUR a trip.
    slot: {
      id: 'tournee-sud',
      vehicle: 'small_van',
      capacityG: 550_000,
      fixedCents: 4910,
      co2G: 11_780,
      distanceM: 62_000,
      driverPersonId: 'karim',
    },
    day: 3,
    stops: [
      ['08:30', 'pickup', 'grower-2'],
      ['09:30', 'pickup', 'distillerie'],
      ['10:30', 'pickup', 'logis-floreal'],
      ['11:15', 'dropoff', 'kom'],
      ['11:45', 'dropoff', 'bouillon'],
      ['12:00', 'dropoff', 'bees-coop'],
      ['12:40', 'dropoff', 'molleke'],
    ],
  },
  {
    slot: {
      id: 'tournee-ouest',
      vehicle: 'car',
      capacityG: 320_000,
      fixedCents: 774,
      co2G: 3060,
      distanceM: 18_000,
    },
    day: 3,
    stops: [
      ['13:00', 'pickup', 'grower-1'],
      ['13:40', 'pickup', 'cultureghem'],
      ['14:10', 'dropoff', 'tele-service'],
      ['14:25', 'dropoff', 'molleke'],
      ['15:00', 'dropoff', 'rayon-vert'],
    ],
  },
  {
    slot: {
      id: 'tournee-verger',
      vehicle: 'small_van',
      capacityG: 550_000,
      fixedCents: 7550,
      co2G: 20_900,
      distanceM: 110_000,
      driverPersonId: 'karim',
    },
    day: 4,
    stops: [
      ['09:30', 'pickup', 'doms'],
      ['11:15', 'dropoff', 'kom'],
      ['12:00', 'dropoff', 'molleke'],
      ['12:40', 'dropoff', 'rayon-vert'],
    ],
  },
  {
    slot: {
      id: 'velo-nord',
      vehicle: 'cargo_bike_trailer',
      capacityG: 180_000,
      fixedCents: 225,
      co2G: 72,
      distanceM: 9000,
      driverPersonId: 'lotte',
    },
    day: 5,
    stops: [
      ['09:00', 'pickup', 'ferme-urbaine-noh'],
      ['10:00', 'dropoff', 'riga'],
      ['10:20', 'dropoff', 'bees-coop'],
    ],
  },
  {
    slot: {
      id: 'velo-schaerbeek',
      vehicle: 'cargo_bike',
      capacityG: 80_000,
      fixedCents: 60,
      co2G: 20,
      distanceM: 4000,
    },
    day: 5,
    stops: [
      ['09:00', 'pickup', 'invendus-1030'],
      ['09:20', 'dropoff', 'bouillon'],
      ['09:45', 'dropoff', 'bees-coop'],
    ],
  },
  {
    slot: {
      id: 'velo-jette',
      vehicle: 'cargo_bike',
      capacityG: 80_000,
      fixedCents: 90,
      co2G: 30,
      distanceM: 6000,
      driverPersonId: 'lotte',
    },
    day: 5,
    stops: [
      ['14:00', 'pickup', 'shop'],
      ['14:15', 'dropoff', 'rayon-vert'],
      ['14:50', 'dropoff', 'molleke'],
    ],
  },
]

type Booking = {
  readonly kitchen: string
  readonly day: number
  readonly from: string
  readonly until: string
  readonly seats: number
  readonly cents: number
  readonly items: readonly string[]
}

const SESSIONS: Record<string, Booking> = {
  'kom-1': {
    kitchen: 'kom',
    day: 4,
    from: '13:00',
    until: '18:00',
    seats: 14,
    cents: 2500,
    items: ['cooker-kom', 'gas-pot', 'pressure-canner'],
  },
  'molleke-1': {
    kitchen: 'molleke',
    day: 4,
    from: '13:30',
    until: '18:30',
    seats: 14,
    cents: 0,
    items: ['cooker-movement', 'cooker-molleke'],
  },
  'bees-1': {
    kitchen: 'bees-coop',
    day: 5,
    from: '12:00',
    until: '17:00',
    seats: 12,
    cents: 0,
    items: ['cooker-movement', 'cooker-episolaires', 'cooker-2'],
  },
  'rayon-vert-1': {
    kitchen: 'rayon-vert',
    day: 5,
    from: '17:00',
    until: '21:30',
    seats: 12,
    cents: 1500,
    items: ['cooker-2', 'cooker-rayon-vert'],
  },
  'bouillon-1': {
    kitchen: 'bouillon',
    day: 6,
    from: '09:30',
    until: '14:30',
    seats: 10,
    cents: 0,
    items: ['cooker-movement'],
  },
  'kom-2': {
    kitchen: 'kom',
    day: 6,
    from: '13:00',
    until: '18:30',
    seats: 14,
    cents: 2500,
    items: ['cooker-kom', 'gas-pot', 'pressure-canner'],
  },
  'molleke-2': {
    kitchen: 'molleke',
    day: 7,
    from: '10:00',
    until: '15:00',
    seats: 14,
    cents: 0,
    items: ['cooker-molleke', 'cooker-2'],
  },
}

type Jars = readonly [preparationId: string, jars: number, minJars: number]
type Fresh = readonly [cropId: string, freshG: number, minG: number]
type Wishes = {
  readonly max: number
  readonly yes?: readonly string[]
  readonly ifNeeded?: readonly string[]
  readonly no?: readonly string[]
  /** In order of wish over the seasons: the first two that the week has produce for are asked. */
  readonly jars?: readonly Jars[]
  /** The first that is offered is asked. */
  readonly fresh?: readonly Fresh[]
}

/** Twelve groups. Ça Chauffe and De Pollepel have asked for nothing yet: theirs is for whoever tries the demo. */
const GROUPS: Record<string, Wishes> = {
  'ca-chauffe': { max: 2, yes: ['molleke-1'] },
  'de-pollepel': { max: 1 },
  episolaires: {
    max: 2,
    yes: ['bees-1'],
    ifNeeded: ['kom-2'],
    no: ['molleke-1'],
    jars: [
      ['sauerkraut-1000', 14, 4],
      ['fennel-lacto-1000', 10, 0],
      ['courgette-pickles-500', 16, 0],
      ['tomato-crushed-750', 12, 4],
      ['carrot-lacto-1000', 10, 0],
    ],
  },
  'jette-ta-recette': {
    max: 1,
    yes: ['rayon-vert-1'],
    ifNeeded: ['molleke-2'],
    jars: [
      ['tomato-passata-500', 16, 0],
      ['rhubarb-compote-500', 20, 0],
      ['applesauce-750', 12, 4],
      ['pears-syrup-750', 9, 0],
    ],
  },
  'mosaiques-de-saveurs': {
    max: 1,
    yes: ['rayon-vert-1'],
    no: ['kom-1', 'kom-2'],
    jars: [
      ['courgette-lacto-1000', 8, 0],
      ['apple-butter-370', 16, 0],
      ['aubergine-vinegar-370', 16, 0],
      ['carrot-pickles-500', 14, 0],
    ],
  },
  'alim-alpha': {
    max: 2,
    yes: ['bouillon-1', 'bees-1'],
    jars: [
      ['cucumber-lacto-1000', 10, 0],
      ['red-sauerkraut-1000', 10, 0],
      ['carrot-lacto-500', 12, 0],
    ],
    fresh: [
      ['pear', 15_000, 0],
      ['tomato', 10_000, 0],
    ],
  },
  rigatune: {
    max: 1,
    yes: ['bees-1'],
    ifNeeded: ['bouillon-1'],
    jars: [
      ['sauerkraut-500', 14, 0],
      ['cucumber-pickles-500', 16, 0],
      ['carrot-pickles-500', 16, 6],
    ],
    fresh: [
      ['red_cabbage', 5000, 0],
      ['chard', 4000, 0],
    ],
  },
  'on-se-regale': {
    max: 1,
    yes: ['molleke-1', 'rayon-vert-1'],
    // Asked every year, and never tested: the page says what else its vegetables can become.
    jars: [
      ['ratatouille-500', 12, 0],
      ['applesauce-500', 20, 0],
      ['courgette-pickles-500', 18, 0],
    ],
  },
  'samu-social-1': {
    max: 1,
    yes: ['molleke-2'],
    ifNeeded: ['rayon-vert-1'],
    jars: [
      ['rhubarb-compote-500', 8, 0],
      ['applesauce-750', 6, 0],
    ],
    fresh: [
      ['beetroot', 6000, 0],
      ['courgette', 6000, 0],
    ],
  },
  'de-stoofpot': {
    max: 2,
    yes: ['kom-1', 'kom-2'],
    jars: [
      ['vegetable-soup-500', 20, 6],
      ['beans-500', 16, 0],
      ['tomato-coulis-500', 12, 0],
      ['strawberry-jam-370', 24, 0],
      ['pumpkin-cubes-500', 14, 0],
    ],
  },
  'soupe-aux-cailloux': {
    max: 2,
    yes: ['kom-1', 'kom-2'],
    jars: [
      ['vegetable-soup-500', 16, 0],
      ['plum-jam-370', 20, 0],
      ['apple-juice-1000', 24, 0],
    ],
    fresh: [
      ['pumpkin', 14_000, 14_000],
      ['fennel', 7000, 0],
      ['strawberry', 4000, 0],
    ],
  },
  'cocottes-d-etterbeek': {
    max: 1,
    yes: ['kom-2'],
    ifNeeded: ['kom-1'],
    jars: [
      ['quince-jelly-370', 16, 0],
      ['peppers-pickled-500', 16, 0],
      ['applesauce-750', 20, 0],
    ],
    fresh: [['leek', 9000, 0]],
  },
}

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
    weekGroup: Object.entries(GROUPS).map(([groupId, { max }]) => ({
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
    availability: Object.entries(GROUPS).flatMap(([groupId, { yes = [], ifNeeded = [], no = [] }]) =>
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
  const claims = Object.entries(GROUPS).flatMap(([groupId, { jars = [], fresh = [] }]) => [
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
