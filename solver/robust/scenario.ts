import type { Batch, Grade, Problem, Slot } from '../problem.ts'
import { randomFrom } from '../search/random.ts'

/** What may turn out otherwise than was said, and how often. */
export type Uncertainty = {
  /** How far a batch is usually off what was posted: the standard deviation, as a share of it, by grade. */
  readonly spreadByGrade: Readonly<Record<Grade, number>>
  /** The same for a batch whose producer's record tells more, by batch. */
  readonly spreadOf: Readonly<Record<string, number>>
  /** How likely a group that is expected in a session does not come. */
  readonly noShow: number
  /** How likely a tour runs late, and by how many minutes: evenly between the two. */
  readonly late: number
  readonly lateMinutes: readonly [number, number]
}

/**
 * Estimates (mark E), to be replaced by what batches turn out to weigh and by who comes: a grower who has
 * picked firm fruit has counted the crates; what is ripe, and more so what is split, is partly sorted out before it leaves.
 */
export const ESTIMATES: Uncertainty = {
  spreadByGrade: { A: 0.08, B: 0.15, C: 0.25 },
  spreadOf: {},
  noShow: 0.04,
  late: 0.08,
  lateMinutes: [10, 60],
}

/** One way a week can turn out. Only what differs from what was said is in it. */
export type Scenario = {
  /** Grams there are, by batch. */
  readonly quantityG: ReadonlyMap<string, number>
  readonly noShows: readonly { readonly group: string; readonly session: string }[]
  /** Minutes late, by slot. */
  readonly lateMinutes: ReadonlyMap<string, number>
}

/** So many standard deviations and no more: what is posted is never quite wrong, and never less than nothing. */
const MOST_DEVIATIONS = 2.5
/** Any odd number that mixes well: scenarios of one seed have nothing to do with each other. */
const STRIDE = 0x9e3779b1

/**
 * The scenario of that number: the same for the same problem, seed and number, whatever is planned, so that plans are
 * tested on the same scenarios.
 */
export function drawScenario(
  problem: Problem,
  uncertainty: Uncertainty,
  { seed, number }: { readonly seed: number; readonly number: number },
): Scenario {
  const random = randomFrom((seed + Math.imul(number + 1, STRIDE)) >>> 0)
  const quantityG = new Map<string, number>()
  for (const batch of problem.batches) {
    const drawnG = batch.quantityG * Math.max(0, 1 + spread(batch, uncertainty) * normal(random))
    // Growers count crates, and one nearly full is one.
    const there = Math.round(drawnG / batch.crateG) * batch.crateG
    if (there !== batch.quantityG) quantityG.set(batch.id, there)
  }
  const noShows = problem.groups.flatMap(({ id: group, sessions }) =>
    sessions.flatMap((session) => (random() < uncertainty.noShow ? [{ group, session }] : [])),
  )
  const lateMinutes = new Map<string, number>()
  const [least, most] = uncertainty.lateMinutes
  for (const { id } of problem.slots) {
    const [isLate, by] = [random() < uncertainty.late, random()]
    if (isLate) lateMinutes.set(id, Math.round(least + by * (most - least)))
  }
  return { quantityG, noShows, lateMinutes }
}

const spread = ({ id, grade }: Batch, { spreadOf, spreadByGrade }: Uncertainty): number =>
  spreadOf[id] ?? spreadByGrade[grade]

/** Box and Muller (1958), cut off. */
function normal(random: () => number): number {
  const drawn = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  return Math.max(-MOST_DEVIATIONS, Math.min(MOST_DEVIATIONS, drawn))
}

/**
 * The problem as it is on the day. A visit's minimum is left out: it decides whether a visit is planned, and what is planned
 * is driven. So are pins: they are about the plan, and stand in it already as far as the world lets them.
 */
export function inScenario(problem: Problem, { quantityG, noShows, lateMinutes }: Scenario): Problem {
  const gone = new Set<string>()
  const batches = problem.batches.flatMap((batch): Batch[] => {
    const there = quantityG.get(batch.id) ?? batch.quantityG
    if (there >= batch.crateG) return [{ ...batch, quantityG: there, minPickupG: 0 }]
    gone.add(batch.id)
    return []
  })
  return {
    ...problem,
    batches,
    claims: problem.claims.filter(
      (claim) => !('batch' in claim) || claim.batch === null || !gone.has(claim.batch),
    ),
    groups: problem.groups.map((group) => {
      const missed = noShows.filter((row) => row.group === group.id)
      if (missed.length === 0) return group
      return { ...group, sessions: group.sessions.filter((id) => !missed.some((row) => row.session === id)) }
    }),
    slots: problem.slots.map((slot) => delayed(slot, lateMinutes.get(slot.id) ?? 0)),
    pins: [],
  }
}

function delayed(slot: Slot, minutes: number): Slot {
  if (minutes === 0) return slot
  const later = (at: string) => new Date(Date.parse(at) + minutes * 60_000).toISOString()
  return { ...slot, stops: slot.stops.map((stop) => ({ ...stop, at: later(stop.at) })) }
}
