import type { LinearAnswer, LinearEngine } from '../linear/engine.ts'
import { coefficientsOf, countIntegers, evaluate, type LinearExpression } from '../linear/linear-model.ts'
import { activities, restrict, type SparseModel } from '../linear/restrict.ts'
import { type Geography, neighbourhood } from './neighbourhoods.ts'
import { randomFrom } from './random.ts'
import { settledAt } from './settled.ts'

/** Integer columns of a neighbourhood: more from sweep to sweep while they are solved, fewer where time ran out. */
const FIRST_SIZE = 150
const LEAST_SIZE = 50
const MOST_SIZE = 3000
/** Of all integer columns, how many a neighbourhood has at most: of the whole there is but one, and nothing can be worked on beside it. */
const WHOLE_SHARE = 0.4
const GROWTH = 0.8
const SHRINK = 0.95
/** Most of what a neighbourhood brings comes in its first seconds: so many for one of the first size, more for larger ones. */
const FIRST_SECONDS = 0.7
const MOST_SECONDS = 12
const MOST_PATIENCE = 6
const TASKS_AT_LEAST = 4
/** A row in more columns than this is everybody's: tasks side by side may each use a part of its slack. */
const WIDE = 400
/** How near its best a neighbourhood of the first size is solved (larger ones accordingly nearer): roughly while sweeps bring much, closer when they no longer do. */
const FIRST_GAP = 1e-2
const LEAST_GAP = 2e-4
const FINER = 0.3
/** A sweep that gains less than this part of the whole brought little. */
const LITTLE = 5e-3
/** Of the neighbourhoods, how many open only what their own relaxation uses, and how much farther those reach. */
const NARROWED_SHARE = 0.85
const NARROWED_REACH = 3
/** Of those, where tours and sessions are paid for, how many keep them as their relaxation has them where it has them wholly or not at all. */
const SETTLED_SHARE = 0.6
/** Less than this of a column is nothing. */
const USED = 1e-6

export type Improvement = {
  readonly source: SparseModel
  readonly objective: LinearExpression
  /** What relaxations are solved for: the objective's main part, since all of it would leave too little open. */
  readonly guide: LinearExpression
  readonly sense: 'max' | 'min'
  /** The tours and sessions, where the guide pays for them; else none. */
  readonly decisions: ReadonlySet<number>
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
  const cost = coefficientsOf(objective, columns.lower.length)
  const guide = coefficientsOf(work.guide, columns.lower.length)
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
  const largest = WHOLE_SHARE * countIntegers(source.model)
  let tasks = 0
  let order = shuffled(geography.places.length, random)
  let relativeGap = FIRST_GAP
  let valueBefore = value
  let settled = false
  let { hands } = work
  const busy = new Map<Task, Promise<Attempt>>()
  const stops = () => settled || work.shouldStop()

  const nextSweep = () => {
    const gained = Math.abs(value - valueBefore) / Math.max(1, Math.abs(value))
    settled = work.untilSettled && relativeGap <= LEAST_GAP && gained === 0
    if (gained < LITTLE) relativeGap = Math.max(LEAST_GAP, relativeGap * FINER)
    valueBefore = value
    return shuffled(geography.places.length, random)
  }

  const pick = (): Task => {
    if (order.length === 0) order = nextSweep()
    const narrowed = random() < NARROWED_SHARE
    const others = [...busy.keys()]
    const { places, columns: near } = neighbourhood(geography, {
      from: order.pop() ?? 0,
      size: Math.min(largest, narrowed ? size * NARROWED_REACH : size),
      weigh: (column) => (columns.integer[column] ? 1 : 0.2),
      taste: random,
      taken: new Set(others.flatMap((task) => [...task.places])),
    })
    const free = near.filter((column) => !others.some((task) => task.columns.has(column)))
    return { places, free, columns: new Set(free), narrowed }
  }
  /** Of what everybody's rows still have, each hand gets its part; in others two seldom want the same. */
  const shareOf = (row: number) => (wide.has(row) ? 1 / hands : 1)

  const solve = (
    free: readonly number[],
    { relaxed = false, settled }: { relaxed?: boolean; settled?: Float64Array },
  ) => {
    const part = restrict(source, { free, x, activity, objective: relaxed ? guide : cost, share: shareOf })
    const decisions = () => [...free.keys()].filter((at) => work.decisions.has(free[at] ?? 0))
    return engine.solve(
      {
        model: settled ? settledAt(part.model, decisions(), settled) : part.model,
        objective: part.objective,
        sense,
        ...(relaxed ? { relaxed } : settled ? {} : { start: part.start }),
        seconds: Math.min(secondsLeft(), taskSeconds()),
        relativeGap: relativeGap * Math.min(1, FIRST_SIZE / size),
        absoluteGap: 1e-4,
        // The same neighbourhood, met again, is searched another way.
        seed: work.seed + tasks++,
      },
      { shouldStop: () => stops() || secondsLeft() <= 0 },
    )
  }
  /** Solves a neighbourhood; of a narrowed one, only what its relaxation or the plan uses. */
  const attempt = async ({ free, narrowed }: Task): Promise<Attempt> => {
    const relaxed = narrowed ? (await solve(free, { relaxed: true })).x : null
    if (relaxed === null) return { open: free, answer: await solve(free, {}) }
    const used = [...free.keys()].filter((at) => {
      const column = free[at] ?? 0
      return !columns.integer[column] || (relaxed[at] ?? 0) > USED || x[column] !== 0
    })
    const open = used.map((at) => free[at] ?? 0)
    const settles = work.decisions.size > 0 && random() < SETTLED_SHARE
    const settled = Float64Array.from(used, (at) => relaxed[at] ?? 0)
    const answer = await solve(open, settles ? { settled } : {})
    // What the relaxation has whole need not go with whole numbers of all the rest.
    return { open, answer: settles && answer.status === 'infeasible' ? await solve(open, {}) : answer }
  }

  const hand = async () => {
    while (!stops() && secondsLeft() > 0.05) {
      const task = pick()
      if (task.free.length === 0) {
        // The other hands have everything there is around here: wait for one of them.
        if (busy.size > 0) await Promise.race(busy.values())
        continue
      }
      const attempting = attempt(task)
      busy.set(task, attempting)
      const { open, answer } = await attempting.finally(() => busy.delete(task))
      const gained = answer.x !== null && take(open, answer.x)
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

  /** Puts the part into the whole if it is better there and every row holds, or is no farther from it: read as a plan, the whole may miss a limit by a hair. */
  const take = (free: readonly number[], values: Float64Array): boolean => {
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
      const [at, before] = [after[row] ?? 0, activity[row] ?? 0]
      const least = Math.min(rows.lower[row] ?? 0, before)
      const most = Math.max(rows.upper[row] ?? 0, before)
      if (at < least - 1e-5 || at > most + 1e-5) return false
    }
    x = work.onBetter(next)
    activity = x === next ? after : activities(source, x)
    value = evaluate(objective, x)
    return true
  }

  let isOver = false
  let joined = Promise.resolve()
  // What is still waited for when the time is up is not waited for; if it fails, whoever began it is told.
  const join = () => {
    if (isOver) return
    hands++
    joined = hand()
  }
  work.joining?.then(join, () => {})
  await Promise.all(Array.from({ length: hands }, hand))
  isOver = true
  await joined
}

/** A neighbourhood being worked on. */
type Task = {
  readonly places: readonly number[]
  readonly free: readonly number[]
  readonly columns: ReadonlySet<number>
  /** Whether its relaxation is solved first, to open only what that uses. */
  readonly narrowed: boolean
}

/** What was open in the end, and what came of it. */
type Attempt = { readonly open: readonly number[]; readonly answer: LinearAnswer }

function shuffled(count: number, random: () => number): number[] {
  const order = Array.from({ length: count }, (_, index) => index)
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0]
  }
  return order
}
