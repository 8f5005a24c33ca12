import { type DemoRow, type DemoRows, instantOf } from './rows.ts'

/**
 * The movement's own week of 2025: 3 venues, 19 participants, 2 growers and a shop, 160 jars. It is open and ready to
 * plan; its instance is tests/instances/week-2025.json, id for id.
 */
const WEEK = 'semaine-2025'

/** The order that movements start from: save most, then share fairly, then cheaply, then with little CO2. */
export const POLICY = {
  tierG: 1000,
  tierWeights: [8, 4, 2, 1],
  objectives: [
    { name: 'rescue', tolerance: 0.01 },
    { name: 'fairness', tolerance: 0.01 },
    { name: 'cost', tolerance: 0.02 },
    { name: 'co2', tolerance: 0 },
  ],
} as const

const at = (dayOfAugust: number, time: string): string =>
  instantOf({ day: '2025-08-01', plusDays: dayOfAugust - 1, time })

const batch = (
  id: string,
  what: Pick<
    DemoRow<'batch'>,
    'producerId' | 'placeId' | 'cropId' | 'quantityG' | 'crateG' | 'centsPerKg'
  > & {
    readonly grade?: 'B'
    readonly days: readonly [from: number, until: number, processBy: number]
  },
): DemoRow<'batch'> => {
  const { days, grade = 'A', ...rest } = what
  const [from, until, processBy] = days
  return {
    id,
    weekId: WEEK,
    grade,
    ...rest,
    minPickupG: rest.crateG,
    availableFrom: at(from, '08:00'),
    availableUntil: at(until, '18:00'),
    processBy: at(processBy, '22:00'),
  }
}

const session = (id: string, kitchenId: string, day: number, seats: number): DemoRow<'session'> => ({
  id,
  weekId: WEEK,
  kitchenId,
  startAt: at(day, '09:30'),
  endAt: at(day, '14:30'),
  setupMinutes: 20,
  prepMinutes: 85,
  cleanupMinutes: 20,
  seats,
  fixedCents: 0,
})

const stops = (
  slotId: string,
  day: number,
  ...tour: readonly (readonly [time: string, kind: 'pickup' | 'dropoff', placeId: string])[]
): DemoRow<'slotStop'>[] =>
  tour.map(([time, kind, placeId], position) => ({ slotId, position, placeId, kind, at: at(day, time) }))

/** In the order of the instance: claim-1 to claim-17. */
const CLAIMS: readonly (readonly [groupId: string, preparationId: string, jars: number])[] = [
  ['ca-chauffe', 'tomato-crushed-750', 10],
  ['ca-chauffe', 'tomato-passata-500', 12],
  ['ca-chauffe', 'fennel-lacto-1000', 9],
  ['ca-chauffe', 'carrot-lacto-1000', 8],
  ['ca-chauffe', 'sauerkraut-1000', 8],
  ['ca-chauffe', 'courgette-lacto-500', 8],
  ['episolaires', 'fennel-lacto-1000', 10],
  ['episolaires', 'carrot-lacto-1000', 9],
  ['episolaires', 'sauerkraut-1000', 8],
  ['episolaires', 'sauerkraut-500', 1],
  ['episolaires', 'courgette-lacto-1000', 6],
  ['episolaires', 'courgette-pickles-500', 12],
  ['episolaires', 'aubergine-vinegar-370', 16],
  ['jette-ta-recette', 'tomato-crushed-750', 8],
  ['jette-ta-recette', 'tomato-passata-500', 10],
  ['jette-ta-recette', 'courgette-pickles-500', 10],
  ['jette-ta-recette', 'aubergine-vinegar-370', 15],
]

const COULD_COME: Record<string, readonly string[]> = {
  'ca-chauffe': ['tuesday-molleke', 'thursday-bees'],
  episolaires: ['thursday-bees', 'saturday-cbo'],
  'jette-ta-recette': ['tuesday-molleke', 'saturday-cbo'],
}
const SESSIONS = ['tuesday-molleke', 'thursday-bees', 'saturday-cbo']

const chaudron = { producerId: 'ferme-du-chaudron', placeId: 'grower-1' }
const oignons = { producerId: 'nos-oignons', placeId: 'grower-2' }

export const week2025: DemoRows = {
  week: [
    {
      id: WEEK,
      title: 'Semaine de la conservation 2025',
      startsOn: '2025-08-25',
      endsOn: '2025-08-30',
      claimsCloseAt: at(24, '20:00'),
      state: 'open',
      // The movement gives up no gram: saving comes first without tolerance.
      policy: { ...POLICY, objectives: [{ name: 'rescue', tolerance: 0 }, ...POLICY.objectives.slice(1)] },
    },
  ],
  weekJar: [
    { weekId: WEEK, jarMl: 370, count: 40 },
    { weekId: WEEK, jarMl: 500, count: 60 },
    { weekId: WEEK, jarMl: 750, count: 20 },
    { weekId: WEEK, jarMl: 1000, count: 60 },
  ],
  weekGroup: Object.keys(COULD_COME).map((groupId) => ({ weekId: WEEK, groupId, maxSessions: 2 })),
  session: [
    session('tuesday-molleke', 'molleke', 26, 14),
    session('thursday-bees', 'bees-coop', 28, 14),
    session('saturday-cbo', 'cbo', 30, 12),
  ],
  sessionEquipment: [
    ...SESSIONS.map((sessionId) => ({ sessionId, equipmentId: 'cooker-movement' })),
    { sessionId: 'tuesday-molleke', equipmentId: 'cooker-molleke' },
  ],
  slot: [
    {
      id: 'monday-car',
      weekId: WEEK,
      vehicle: 'car',
      capacityG: 150_000,
      fixedCents: 900,
      co2G: 3600,
      distanceM: 21_000,
      driverPersonId: 'karim',
    },
    {
      id: 'wednesday-van',
      weekId: WEEK,
      vehicle: 'small_van',
      capacityG: 400_000,
      fixedCents: 3200,
      co2G: 11_200,
      distanceM: 59_000,
      driverPersonId: 'karim',
    },
    {
      id: 'friday-cargo-bike',
      weekId: WEEK,
      vehicle: 'cargo_bike',
      capacityG: 80_000,
      fixedCents: 0,
      co2G: 100,
      distanceM: 2_000,
      driverPersonId: 'lotte',
    },
  ],
  slotStop: [
    ...stops(
      'monday-car',
      25,
      ['14:00', 'pickup', 'grower-1'],
      ['15:00', 'pickup', 'shop'],
      ['15:40', 'dropoff', 'molleke'],
      ['16:10', 'dropoff', 'bees-coop'],
      ['16:45', 'dropoff', 'cbo'],
    ),
    ...stops(
      'wednesday-van',
      27,
      ['13:00', 'pickup', 'grower-2'],
      ['14:20', 'dropoff', 'bees-coop'],
      ['14:50', 'dropoff', 'molleke'],
    ),
    ...stops('friday-cargo-bike', 29, ['16:00', 'pickup', 'shop'], ['16:15', 'dropoff', 'cbo']),
  ],
  batch: [
    batch('tomato-1', {
      ...chaudron,
      cropId: 'tomato',
      grade: 'B',
      quantityG: 36_000,
      crateG: 6000,
      centsPerKg: 70,
      days: [25, 25, 26],
    }),
    batch('courgette-1', {
      ...chaudron,
      cropId: 'courgette',
      quantityG: 20_000,
      crateG: 10_000,
      centsPerKg: 50,
      days: [25, 25, 30],
    }),
    batch('aubergine-1', {
      ...chaudron,
      cropId: 'aubergine',
      quantityG: 10_000,
      crateG: 5000,
      centsPerKg: 80,
      days: [25, 25, 30],
    }),
    batch('fennel-1', {
      ...oignons,
      cropId: 'fennel',
      quantityG: 21_000,
      crateG: 7000,
      centsPerKg: 80,
      days: [27, 27, 31],
    }),
    batch('carrot-1', {
      ...oignons,
      cropId: 'carrot',
      quantityG: 20_000,
      crateG: 10_000,
      centsPerKg: 60,
      days: [27, 27, 36],
    }),
    batch('cabbage-1', {
      ...oignons,
      cropId: 'white_cabbage',
      quantityG: 20_000,
      crateG: 10_000,
      centsPerKg: 50,
      days: [27, 27, 36],
    }),
    batch('onion-1', {
      producerId: 'au-rayon-bio',
      placeId: 'shop',
      cropId: 'onion',
      quantityG: 2000,
      crateG: 1,
      centsPerKg: 50,
      days: [25, 29, 51],
    }),
  ],
  claim: CLAIMS.map(([groupId, preparationId, jars], index) => ({
    id: `claim-${index + 1}`,
    weekId: WEEK,
    groupId,
    preparationId,
    jars,
    minJars: 0,
  })),
  availability: Object.entries(COULD_COME).flatMap(([groupId, could]) =>
    SESSIONS.map((sessionId) => ({
      weekId: WEEK,
      groupId,
      sessionId,
      answer: could.includes(sessionId) ? ('yes' as const) : ('no' as const),
    })),
  ),
}
