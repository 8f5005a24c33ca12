import type { LinearAnswer, LinearEngine } from '../linear/engine.ts'
import { evaluate, type LinearExpression } from '../linear/linear-model.ts'
import { activities, restrict, type SparseModel } from '../linear/restrict.ts'
import { type Geography, neighbourhood } from './neighbourhoods.ts'
import { randomFrom } from './random.ts'

/** Integer columns of a neighbourhood: more from sweep to sweep while they are solved, fewer where time ran out. */
const FIRST_SIZE = 500
const LEAST_SIZE = 100
const MOST_SIZE = 3000
const GROWTH = 0.8
const SHRINK = 0.95
/** Most of what a neighbourhood brings comes in its first seconds: so many for one of the first size, more for larger ones. */
const FIRST_SECONDS = 2
const MOST_SECONDS = 12
const MOST_PATIENCE = 6
const TASKS_AT_LEAST = 4
/** A row in more columns than this is everybody's: tasks side by side may each use a part of its slack. */
const WIDE = 400
/** How near its best a neighbourhood is solved: roughly while sweeps bring much, closer when they no longer do. */
const FIRST_GAP = 1e-2
const LEAST_GAP = 2e-4
const FINER = 0.3
/** A sweep that gains less than this part of the whole brought little. */
const LITTLE = 5e-3
/** Of the neighbourhoods, how many open only what the relaxation uses: fewer once sweeps bring little. */
const CORE_SHARE = 0.85
const CORE_SHARE_LATE = 0.5

export type Improvement = {
  readonly source: SparseModel
  readonly objective: LinearExpression
  readonly sense: 'max' | 'min'
  readonly geography: Geography
  readonly engine: LinearEngine
  /** How many neighbourhoods to work on side by side. */
  readonly hands: number
  /** From when one more hand is free. */
  readonly joining: Promise<unknown> | null
  /** Ends when a whole sweep of the finest kind brought nothing. */
  readonly untilSettled: boolean
  readonly seed: number
  readonly x: Float64Array
  readonly secondsLeft: () => number
  readonly shouldStop: () => boolean
  /** By column, 1 where the relaxation of the whole is not zero: where good plans are looked for first. Null until it is known. */
  readonly core: () => Uint8Array | null
  /** Fills what follows from the decisions. */
  readonly refill: (x: Float64Array) => void
  /** Told of every better vector; answers what to go on from. */
  readonly onBetter: (x: Float64Array) => Float64Array
}

/**
 * Large neighbourhood search: everything but some neighbouring places stays as it is, and what is left is solved
 * exactly; then others, until the time is up. What comes back is taken when it still fits what has
 * changed meanwhile.
 */
export async function improve(work: Improvement): Promise<void> {
  const { source, objective, sense, geography, engine, secondsLeft } = work
  const { columns, rows } = source.model
  const cost = new Float64Array(columns.lower.length)
  for (const [column, coefficient] of objective.terms) cost[column] = (cost[column] ?? 0) + coefficient
  const random = randomFrom(work.seed)
  const wide = new Set<number>()
  for (let row = 0; row < rows.lower.length; row++)
    if ((source.rowStarts[row + 1] ?? 0) - (source.rowStarts[row] ?? 0) > WIDE) wide.add(row)

  let { x } = work
  let activity = activities(source, x)
  let value = evaluate(objective, x)
  let size = FIRST_SIZE
  let patience = 1
  const taskSeconds = () => {
    const enough = FIRST_SECONDS * patience * (size / FIRST_SIZE) ** 1.5
    return Math.min(MOST_SECONDS, enough, Math.max(0.5, secondsLeft() / TASKS_AT_LEAST))
  }
  let order = shuffled(geography.places.length, random)
  let relativeGap = FIRST_GAP
  let coreShare = CORE_SHARE
  let valueBefore = value
  let settled = false
  const busy = new Map<Task, Promise<LinearAnswer>>()
  const stops = () => settled || work.shouldStop()

  const nextSweep = () => {
    const gained = Math.abs(value - valueBefore) / Math.max(1, Math.abs(value))
    settled = work.untilSettled && relativeGap <= LEAST_GAP && gained === 0
    if (gained < LITTLE) {
      relativeGap = Math.max(LEAST_GAP, relativeGap * FINER)
      coreShare = CORE_SHARE_LATE
    }
    valueBefore = value
    return shuffled(geography.places.length, random)
  }

  const pick = (): Task => {
    if (order.length === 0) order = nextSweep()
    const core = random() < coreShare ? work.core() : null
    const opens = (column: number) => core === null || core[column] === 1 || x[column] !== 0
    const others = [...busy.keys()]
    const { places, columns: near } = neighbourhood(geography, {
      from: order.pop() ?? 0,
      size,
      weigh: (column) => (opens(column) ? (columns.integer[column] ? 1 : 0.2) : 0),
      taste: random,
      taken: new Set(others.flatMap((task) => [...task.places])),
    })
    const free = near.filter((column) => opens(column) && !others.some((task) => task.columns.has(column)))
    return { places, free, columns: new Set(free) }
  }
  /** Of what everybody's rows still have, each hand gets its part; in others two seldom want the same. */
  const shareOf = (row: number) => (wide.has(row) ? 1 / (work.hands + (work.joining ? 1 : 0)) : 1)

  const hand = async () => {
    while (!stops() && secondsLeft() > 0.05) {
      const task = pick()
      const { free } = task
      if (free.length === 0) {
        // The other hands have everything there is around here: wait for one of them.
        if (busy.size > 0) await Promise.race(busy.values())
        continue
      }
      const part = restrict(source, { free, x, activity, objective: cost, share: shareOf })
      const solving = engine.solve(
        {
          model: part.model,
          objective: part.objective,
          sense,
          start: part.start,
          seconds: Math.min(secondsLeft(), taskSeconds()),
          relativeGap,
          absoluteGap: 1e-4,
          seed: work.seed,
        },
        { shouldStop: () => stops() || secondsLeft() <= 0 },
      )
      busy.set(task, solving)
      const answer = await solving.finally(() => busy.delete(task))
      const gained = answer.x !== null && take(task, answer.x)
      const sweep = task.places.length / geography.places.length
      // Time that runs out for nothing: neighbourhoods are too large, or the machine is busy with others.
      if (answer.status === 'stopped' && !gained) {
        size = Math.max(LEAST_SIZE, size * SHRINK)
        patience = Math.min(MOST_PATIENCE, patience * 1.5)
      } else {
        if (answer.status !== 'stopped') size = Math.min(MOST_SIZE, size * (1 + GROWTH * sweep))
        patience = Math.max(1, patience * 0.95)
      }
    }
  }

  /** Puts the part into the whole if it is better there and every row holds. */
  const take = ({ free }: Task, values: Float64Array): boolean => {
    const next = x.slice()
    for (const [position, column] of free.entries()) {
      const part = values[position] ?? 0
      next[column] = columns.integer[column] ? Math.round(part) : part
    }
    work.refill(next)
    const gained = evaluate(objective, next) - value
    if ((sense === 'max' ? gained : -gained) < 1e-6) return false
    const after = activities(source, next)
    for (let row = 0; row < after.length; row++) {
      const at = after[row] ?? 0
      if (at < (rows.lower[row] ?? 0) - 1e-5 || at > (rows.upper[row] ?? 0) + 1e-5) return false
    }
    x = work.onBetter(next)
    activity = x === next ? after : activities(source, x)
    value = evaluate(objective, x)
    return true
  }

  const joining = work.joining ? [work.joining.then(hand)] : []
  await Promise.all([...Array.from({ length: work.hands }, hand), ...joining])
}

/** A neighbourhood being worked on. */
type Task = {
  readonly places: readonly number[]
  readonly free: readonly number[]
  readonly columns: ReadonlySet<number>
}

function shuffled(count: number, random: () => number): number[] {
  const order = Array.from({ length: count }, (_, index) => index)
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0]
  }
  return order
}
