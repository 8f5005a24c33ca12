import type { DemoRow } from './rows.ts'

/** Tours by day after today; a pick-up where nothing is offered is not driven to. */
export const TOURS: readonly {
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

/** Seven sessions, by day after today, and the items that may stand there. */
export const SESSIONS: Record<string, Booking> = {
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
