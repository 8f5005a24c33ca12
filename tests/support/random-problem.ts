import type { Claim, Grade, Problem } from '@bocal/solver'

/** How large a random week is: upper ends; every list has at least one row but claims, which may be none. */
export type Size = {
  readonly batches: number
  readonly slots: number
  readonly sessions: number
  readonly groups: number
  readonly claims: number
}

/** Small enough that brute force over whole crates, cycles and jars ends. */
export const TINY: Size = { batches: 2, slots: 2, sessions: 2, groups: 2, claims: 3 }
export const SMALL: Size = { batches: 5, slots: 4, sessions: 4, groups: 4, claims: 10 }

const CROPS = ['tomato', 'apple', 'cabbage'] as const
const KINDS = ['cooker', 'pot'] as const
const GRADES: readonly Grade[] = ['A', 'B', 'C']
const DAYS = ['2025-08-25', '2025-08-26', '2025-08-27', '2025-08-28'] as const

/**
 * A small, realistic, valid week, drawn from a seed: the same seed, the same week. Growers and kitchens lie
 * in one town; slots drive in the morning of a day; some loads come too late, some grades fit no recipe,
 * jars, seats, watts and minutes are scarce, so that every rule binds in some of the draws.
 */
export function randomProblem(seed: number, size: Size = SMALL): Problem {
  const draw = dice(seed)
  const kitchens = count(draw.upTo(2)).map((n) => ({
    id: `kitchen-${n}`,
    place: `kitchen-place-${n}`,
    powerW: draw.of([1900, 3800, 5700]),
  }))
  const growers = count(draw.upTo(2)).map((n) => `grower-${n}`)
  const places = [...growers, ...kitchens.map((kitchen) => kitchen.place)].map((id, n) => ({
    id,
    lat: 50.8 + n / 100,
    lon: 4.3 + n / 100,
  }))
  const sessions = count(draw.upTo(size.sessions)).map((n) => {
    const day = draw.of(DAYS)
    const hour = draw.of([9, 11, 13])
    return {
      id: `session-${n}`,
      kitchen: draw.of(kitchens).id,
      start: at(day, hour),
      end: at(day, hour + draw.of([3, 4, 5])),
      setupMinutes: draw.of([15, 20]),
      prepMinutes: draw.of([30, 60]),
      cleanupMinutes: draw.of([15, 20]),
      seats: draw.of([6, 10, 14]),
      fixedCents: draw.of([0, 0, 1500]),
    }
  })
  const batches = count(draw.upTo(size.batches)).map((n) => {
    const crateG = draw.of([1000, 2500, 5000])
    const from = draw.below(3) === 0 ? 1 : 0
    return {
      id: `batch-${n}`,
      crop: draw.of(CROPS),
      grade: draw.of(GRADES),
      place: draw.of(growers),
      quantityG: crateG * (1 + draw.below(6)),
      crateG,
      minPickupG: draw.of([0, crateG]),
      availableFrom: at(day(from), 6),
      availableUntil: at(day(from + draw.of([0, 1, 2, 2])), 20),
      processBy: at(day(from + draw.of([1, 2, 3, 3])), 22),
      centsPerKg: draw.of([0, 30, 80]),
    }
  })
  const slots = count(draw.upTo(size.slots)).map((n) => {
    const date = day(draw.of([0, 1, 1, 2]))
    const pickups = draw
      .some(growers)
      .map((place, i) => ({ place, at: at(date, 7, i * 10), kind: 'pickup' as const }))
    const dropoffs = draw
      .some(kitchens)
      .map(({ place }, i) => ({ place, at: at(date, 8, 30 + i * 10), kind: 'dropoff' as const }))
    return {
      id: `slot-${n}`,
      capacityG: draw.of([5000, 15_000, 40_000]),
      fixedCents: draw.of([0, 900, 2500]),
      co2G: draw.of([0, 1000, 3600]),
      stops: [...pickups, ...dropoffs],
    }
  })
  const recipes = [
    recipe('tomato-passata-500', { crop: 'tomato', grades: ['A', 'B'], gPerJar: 780 }, 8, 'boil-500'),
    recipe('apple-sauce-500', { crop: 'apple', grades: ['A', 'B', 'C'], gPerJar: 700 }, 6, 'boil-500'),
    recipe('apple-dried-500', { crop: 'apple', grades: ['A'], gPerJar: 900 }, 10, null),
    recipe('sauerkraut-500', { crop: 'cabbage', grades: ['A'], gPerJar: 600 }, 7, null),
  ]
  const groups = count(draw.upTo(size.groups)).map((n) => ({
    id: `group-${n}`,
    members: 1 + draw.below(6),
    maxSessions: draw.of([0, 1, 1, 2]),
    sessions: draw.some(sessions).map((session) => session.id),
    pickupPlaces: draw.some(kitchens).map((kitchen) => kitchen.place),
  }))
  const claims = Array.from({ length: draw.below(size.claims + 1) }, (_, n): Claim => {
    const id = `claim-${n}`
    const group = draw.of(groups).id
    if (draw.below(3) > 0) {
      const jars = 1 + draw.below(12)
      return { id, group, recipe: draw.of(recipes).id, jars, minJars: draw.of([0, 0, Math.ceil(jars / 2)]) }
    }
    const batch = draw.of(batches)
    const freshG = 500 * (1 + draw.below(12))
    const named = draw.below(2) === 0
    return { id, group, crop: batch.crop, batch: named ? batch.id : null, freshG, minG: draw.of([0, 1000]) }
  })
  return {
    schema: 'bocal.instance/1',
    crops: CROPS.map((id) => ({ id })),
    places,
    batches,
    slots,
    kitchens,
    sessions,
    equipment: count(draw.upTo(2)).map((n) => {
      const kind = draw.of(KINDS)
      return {
        id: `item-${n}`,
        kind,
        powerW: kind === 'cooker' ? 1900 : 0,
        sessions: draw.some(sessions).map((session) => session.id),
      }
    }),
    moveMinutes: 180,
    processes: [
      {
        id: 'boil-500',
        on: [
          { kind: 'cooker', minutes: 50, jarsPerCycle: 4 },
          { kind: 'pot', minutes: 70, jarsPerCycle: 9 },
        ],
      },
    ],
    recipes,
    jarStock: [{ jarMl: 500, count: draw.of([8, 20, 60]) }],
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

function recipe(
  id: string,
  input: Problem['recipes'][number]['inputs'][number],
  labourMinutesPerJar: number,
  process: string | null,
): Problem['recipes'][number] {
  return { id, jarMl: 500, inputs: [input], labourMinutesPerJar, process }
}

const count = (length: number) => Array.from({ length }, (_, index) => index + 1)

const day = (index: number) => DAYS[Math.min(index, DAYS.length - 1)] ?? DAYS[0]

function at(date: string, hour: number, minute = 0): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${date}T${two(hour)}:${two(minute)}:00+02:00`
}

/** Draws from a seed (mulberry32, public domain). */
function dice(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (end: number) => Math.floor(next() * end)
  const of = <T>(choices: readonly T[]): T => {
    const choice = choices[below(choices.length)]
    if (choice === undefined) throw new Error('nothing to draw from')
    return choice
  }
  return {
    below,
    of,
    /** 1 … most. */
    upTo: (most: number) => 1 + below(most),
    /** At least one of them, in their order. */
    some: <T>(choices: readonly T[]): readonly T[] => {
      const kept = choices.filter(() => below(3) > 0)
      return kept.length > 0 ? kept : [of(choices)]
    },
  }
}
