/**
 * Random, realistic instances of every size, drawn from a seed: the same seed, the same instance. A month of
 * surpluses and sessions, as the public instances have it: growers around kitchens, groups that go to the three
 * kitchens nearest to them, tours from growers to kitchens, jars and cookers that are scarce.
 */
import type { Claim, Grade, Problem, Recipe } from '@bocal/solver'
import { RECIPES, TREATMENTS } from './recipes.ts'

type Place = Problem['places'][number]

export type Shape = { readonly groups: number; readonly seed: number }

const CENTRE = { lat: 50.85, lon: 4.35 }
/** Kilometres in a degree of latitude, and of longitude at that latitude. */
const KM = { lat: 111, lon: 70 }
const FIRST_DAY = Date.UTC(2025, 7, 18)
const DAYS = 27
/** As summer time has it in Brussels. */
const OFFSET = '+02:00'
const SPOILS_DAYS = {
  tomato: 3,
  apple: 14,
  courgette: 5,
  fennel: 7,
  cabbage: 21,
  plum: 3,
  aubergine: 4,
  pear: 7,
}
const CENTS_PER_KG = {
  tomato: 70,
  apple: 45,
  courgette: 50,
  fennel: 110,
  cabbage: 40,
  plum: 80,
  aubergine: 90,
  pear: 65,
}
type CropId = keyof typeof SPOILS_DAYS
const CROPS = Object.keys(SPOILS_DAYS) as CropId[]
const VEHICLES = [
  { capacityG: 80_000, co2PerKmG: 0, centsPerKm: 90 },
  { capacityG: 200_000, co2PerKmG: 256, centsPerKm: 54 },
  { capacityG: 450_000, co2PerKmG: 256, centsPerKm: 54 },
  { capacityG: 900_000, co2PerKmG: 256, centsPerKm: 75 },
]

export function generate({ groups: groupCount, seed }: Shape): Problem {
  const draw = dice(seed * 7919 + groupCount)
  const small = groupCount < 15
  const kitchenCount = Math.max(3, Math.round(groupCount * (groupCount < 60 ? 0.38 : 0.25)))
  const growerCount = Math.max(3, Math.round(groupCount * (groupCount < 400 ? 0.2 : 0.15)))
  // The more people, the wider the land: 5 km around a town, 130 km around a country.
  const radiusKm = 3 * Math.sqrt(groupCount) + 3
  const place = (id: string): Place => {
    const [angle, far] = [2 * Math.PI * draw.real(), radiusKm * Math.sqrt(draw.real())]
    return {
      id,
      lat: Number((CENTRE.lat + (far * Math.sin(angle)) / KM.lat).toFixed(5)),
      lon: Number((CENTRE.lon + (far * Math.cos(angle)) / KM.lon).toFixed(5)),
    }
  }
  const growers = numbers(growerCount).map((n) => place(`grower-${n}`))
  const kitchenPlaces = numbers(kitchenCount).map((n) => place(`kitchen-place-${n}`))
  const crops = small ? CROPS.slice(0, 4) : CROPS
  const recipes = RECIPES.filter(({ inputs }) => inputs.every(({ crop }) => crops.includes(crop as CropId)))

  const kitchens = kitchenPlaces.map(({ id }, n) => ({
    id: `kitchen-${n + 1}`,
    place: id,
    powerW: draw.of([3680, 4600, 7360]),
  }))
  const sessions = kitchens
    .flatMap((kitchen) => {
      const days = draw.some(numbers(DAYS - 1), small ? 2 : groupCount < 60 ? 4 : 6)
      return days.map((day) => {
        const start = draw.of([9, 13, 17])
        const minutes = draw.of([210, 270, 330])
        return {
          kitchen: kitchen.id,
          start: at(day, start),
          end: at(day, start, minutes),
          setupMinutes: 15,
          prepMinutes: draw.of([45, 60, 75]),
          cleanupMinutes: 25,
          seats: draw.from(8, 16),
          fixedCents: draw.of([0, 1500, 2500]),
        }
      })
    })
    .map((session, n) => ({ id: `session-${n + 1}`, ...session }))
  const sessionsIn = new Map(
    kitchens.map(({ id, place: where }) => [where, sessions.filter(({ kitchen }) => kitchen === id)]),
  )

  const equipment = [
    ...kitchens.flatMap(({ place: where }) =>
      numbers(draw.of([1, 1, 2, 2])).map(() => ({ kind: 'cooker', powerW: 1900, at: [where] })),
    ),
    // Some travel between neighbouring kitchens; a few of those are large gas pots.
    ...numbers(Math.max(1, Math.round(kitchenCount / 3))).map((n) => ({
      ...(n % 3 === 0 ? { kind: 'pot', powerW: 0 } : { kind: 'cooker', powerW: 1900 }),
      at: nearest(draw.of(kitchenPlaces), kitchenPlaces)
        .slice(0, 4)
        .map(({ id }) => id),
    })),
  ].map(({ kind, powerW, at: places }, n) => ({
    id: `${kind}-${n + 1}`,
    kind,
    powerW,
    sessions: places.flatMap((id) => (sessionsIn.get(id) ?? []).map((session) => session.id)),
  }))

  const batches = numbers(Math.max(6, Math.round(groupCount * 0.85))).map((n) => {
    const crop = draw.of(crops)
    const crateG = draw.of([1, 5000, 8000, 10_000])
    const from = draw.from(0, DAYS - 3)
    const until = from + draw.from(1, 3)
    return {
      id: `batch-${n}`,
      crop,
      grade: draw.of(['A', 'A', 'B', 'B', 'C'] as const satisfies readonly Grade[]),
      place: draw.of(growers).id,
      quantityG: Math.ceil(draw.from(4, 30) * (10_000 / crateG)) * crateG,
      crateG,
      minPickupG: draw.of([0, 0, 1, 2]) * (crateG === 1 ? 20_000 : 2 * crateG),
      availableFrom: at(from, 7),
      availableUntil: at(until, 19),
      processBy: at(until + Math.max(1, Math.round(SPOILS_DAYS[crop] * (0.3 + draw.real()))), 22),
      centsPerKg: Math.round(CENTS_PER_KG[crop] * (0.6 + 0.8 * draw.real())),
    }
  })

  const slots = numbers(Math.max(6, Math.round(groupCount * 0.9))).map((n) => {
    const vehicle = draw.of(VEHICLES)
    // Somebody drives because something is there to fetch.
    const { place: first, availableFrom } = draw.of(batches)
    const day = Math.round((Date.parse(availableFrom) - FIRST_DAY) / 86_400_000) + 1
    const home = found(growers, first)
    const pickups = [home, ...nearest(home, growers).slice(1, draw.from(1, 3))]
    const target = draw.of(nearest(home, kitchenPlaces).slice(0, 12))
    const dropoffs = nearest(target, kitchenPlaces).slice(0, draw.from(1, 4))
    return { id: `slot-${n}`, ...tour({ pickups, dropoffs, day, hour: draw.from(7, 10), vehicle }) }
  })

  const groups = numbers(groupCount).map((n) => {
    const home = draw.of(kitchenPlaces)
    const near = nearest(home, kitchenPlaces).slice(0, 3)
    const could = near.flatMap(({ id }) => sessionsIn.get(id) ?? [])
    return {
      id: `group-${n}`,
      members: draw.from(3, 9),
      maxSessions: draw.from(1, 3),
      sessions: draw
        .some(could, Math.max(2, Math.round(could.length * (0.4 + 0.4 * draw.real()))))
        .map(({ id }) => id),
      pickupPlaces: near.map(({ id }) => id),
    }
  })
  const claims = groups
    .flatMap((group) =>
      numbers(draw.of([2, 3, 3, 4, 4, 5])).map(() => claimOf(group, { draw, recipes, batches })),
    )
    .map((claim, n): Claim => ({ id: `claim-${n + 1}`, ...claim }))

  return {
    schema: 'bocal.instance/1',
    name: `generated, ${groupCount} groups, seed ${seed}`,
    crops: crops.map((id) => ({ id })),
    places: [...growers, ...kitchenPlaces],
    batches,
    slots,
    kitchens,
    sessions,
    equipment,
    moveMinutes: 180,
    processes: TREATMENTS,
    recipes,
    jarStock: [370, 500, 750, 1000, 1500].map((jarMl) => ({ jarMl, count: groupCount * draw.from(12, 30) })),
    groups,
    claims,
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
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never

/** Jars mostly; sometimes fresh produce, and then sometimes of one batch by name. */
function claimOf(
  { id: group, members }: Problem['groups'][number],
  {
    draw,
    recipes,
    batches,
  }: {
    readonly draw: Dice
    readonly recipes: readonly Recipe[]
    readonly batches: Problem['batches']
  },
): DistributiveOmit<Claim, 'id'> {
  if (draw.real() < 0.8) {
    const jars = members * draw.from(2, 6)
    return { group, recipe: draw.of(recipes).id, jars, minJars: draw.of([0, 0, members]) }
  }
  const batch = draw.of(batches)
  const freshG = members * 1000 * draw.from(1, 4)
  return {
    group,
    crop: batch.crop,
    batch: draw.real() < 0.2 ? batch.id : null,
    freshG,
    minG: draw.of([0, members * 500]),
  }
}

/** A tour at 35 km an hour with 10 minutes a stop. */
function tour({
  pickups,
  dropoffs,
  day,
  hour,
  vehicle,
}: {
  readonly pickups: readonly Place[]
  readonly dropoffs: readonly Place[]
  readonly day: number
  readonly hour: number
  readonly vehicle: (typeof VEHICLES)[number]
}) {
  let [minutes, km] = [10, 0]
  let last: Place | undefined
  const stops = [
    ...pickups.map((stop) => ({ stop, kind: 'pickup' as const })),
    ...dropoffs.map((stop) => ({ stop, kind: 'dropoff' as const })),
  ].map(({ stop, kind }) => {
    if (last !== undefined) {
      km += kmBetween(last, stop)
      minutes += 10 + Math.round((kmBetween(last, stop) * 60) / 35)
    }
    last = stop
    return { place: stop.id, at: at(day, hour, minutes), kind }
  })
  return {
    capacityG: vehicle.capacityG,
    fixedCents: Math.round(km * vehicle.centsPerKm),
    co2G: Math.round(km * vehicle.co2PerKmG),
    stops,
  }
}

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1)

/** Wall-clock time of a day of the month. */
const at = (day: number, hour: number, minutes = 0): string =>
  new Date(FIRST_DAY + ((day * 24 + hour) * 60 + minutes) * 60_000).toISOString().slice(0, 19) + OFFSET

const kmBetween = (a: Place, b: Place): number =>
  Math.hypot((a.lat - b.lat) * KM.lat, (a.lon - b.lon) * KM.lon)

const nearest = (from: Place, places: readonly Place[]): readonly Place[] =>
  [...places].sort((a, b) => kmBetween(from, a) - kmBetween(from, b) || (a.id < b.id ? -1 : 1))

function found(places: readonly Place[], id: string): Place {
  const place = places.find((one) => one.id === id)
  if (place === undefined) throw new Error(`no place ${id}`)
  return place
}

type Dice = ReturnType<typeof dice>

/** The same draws for the same seed (mulberry32, public domain). */
function dice(seed: number) {
  let state = seed >>> 0
  const real = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const from = (least: number, most: number) => least + Math.floor(real() * (most - least + 1))
  const of = <T>(values: readonly T[]): T => {
    const value = values[from(0, values.length - 1)]
    if (value === undefined) throw new Error('nothing to draw from')
    return value
  }
  const some = <T>(values: readonly T[], count: number): readonly T[] =>
    values
      .map((value) => ({ value, order: real() }))
      .sort((a, b) => a.order - b.order)
      .slice(0, count)
      .map(({ value }) => value)
  return { real, from, of, some }
}
