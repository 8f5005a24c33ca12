import { leftovers } from '../leftovers.ts'
import { buildModel } from '../linear/build.ts'
import type { Columns } from '../linear/columns.ts'
import type { LinearEngine } from '../linear/engine.ts'
import { highsEngine } from '../linear/highs.ts'
import { countIntegers, type LinearModel } from '../linear/linear-model.ts'
import { readPlan } from '../linear/read-plan.ts'
import { type SparseModel, sparse } from '../linear/restrict.ts'
import { vectorOf } from '../linear/write-start.ts'
import type { Outcome, Plan, Scores } from '../plan.ts'
import type { Pin, Problem } from '../problem.ts'
import { viewProblem } from '../problem-view.ts'
import { greedy } from '../search/greedy.ts'
import { type Found, lexicographic } from '../search/lexicographic.ts'
import { type Geography, geographyOf } from '../search/neighbourhoods.ts'
import { pinConflict } from '../search/pin-conflict.ts'
import { type Incumbent, incumbentOf } from '../search/search.ts'
import { boundOf, gapOf, isBetter, plainBound, type Stage, stagesOf } from '../search/stage.ts'
import { mendByHand } from './mend.ts'
import { around, columnsAbout, columnsAmiss, type Differences, held } from './near.ts'

/** What explaining takes besides a problem and a plan. */
export type ExplainOptions = {
  /** Bounds the whole call. */
  readonly seconds: number
  readonly seed?: number
  /** HiGHS already loaded, or in threads of its own; without, it is loaded in the caller's thread (0.1 s). */
  readonly threads?: LinearEngine
  /** Milliseconds, monotonic: the core has no clock of its own. */
  readonly now: () => number
  /** Polled often; true ends the search with the best it has. */
  readonly shouldStop?: () => boolean
}

/** The engine, the clock and the chance of one call, shared by all that it solves. */
export type Bench = {
  readonly engine: LinearEngine
  readonly seed: number
  readonly seconds: () => number
  readonly secondsLeft: () => number
  readonly shouldStop: () => boolean
}

/** Kept back from each call's seconds, for the last check. */
const CLOSING_SHARE = 0.06

export async function openBench(options: ExplainOptions): Promise<Bench> {
  const startMs = options.now()
  const seconds = () => (options.now() - startMs) / 1000
  const secondsLeft = () => options.seconds * (1 - CLOSING_SHARE) - seconds()
  return {
    engine: options.threads ?? (await highsEngine()),
    seed: options.seed ?? 1,
    seconds,
    secondsLeft,
    shouldStop: () => options.shouldStop?.() === true || secondsLeft() <= 0,
  }
}

/** The same with less time, for one of several things to solve. */
export function within(bench: Bench, seconds: number): Bench {
  const end = bench.secondsLeft() - seconds
  const secondsLeft = () => Math.min(bench.secondsLeft(), bench.secondsLeft() - end)
  return { ...bench, secondsLeft, shouldStop: () => bench.shouldStop() || secondsLeft() <= 0 }
}

/** A plan that has passed `check`, with its scores. */
export type Checked = { readonly plan: Plan; readonly scores: Scores }

export type Resolved =
  | (Checked & { readonly end: 'planned'; readonly outcome: Extract<Outcome, { readonly plan: Plan }> })
  /** No plan keeps every pin: these cannot hold together. */
  | { readonly end: 'impossible'; readonly pins: readonly Pin[] }
  /** Neither a plan nor that there is none, in the time. */
  | { readonly end: 'unknown' }

/** Up to so many integer columns everything is open to change; of larger problems so many around what differs. */
const MOST_INTEGERS = 450
/** Where the plan before has to be mended first, near enough is good enough to go on from. */
const MENDING_GAP = 0.02

/**
 * Plans again from a plan that may no longer hold: what the differences touch, and what is near, is decided anew; the
 * rest stays. Small problems are decided anew as a whole, and then proven where time allows.
 */
export async function resolve(
  problem: Problem,
  { from, about }: { readonly from: Plan; readonly about: Differences | 'everything' },
  bench: Bench,
): Promise<Resolved> {
  const workshop = openWorkshop(problem, { bench, everything: about === 'everything' })
  const { model, columns, source } = workshop
  const x = vectorOf(model, columns, from)
  const amiss = columnsAmiss(source, x)
  const touched = [...new Set([...(about === 'everything' ? [] : columnsAbout(columns, about)), ...amiss])]
  const start = await mend(workshop, { from, x, touched, mends: amiss.length > 0 })
  if (start === 'impossible') {
    const pins = await pinConflict(bench.engine, problem, bench)
    return { end: 'impossible', pins }
  }
  if (start === 'unknown') return { end: 'unknown' }
  const moved = [...start.x.keys()].filter(
    (column) => Math.abs((start.x[column] ?? 0) - (x[column] ?? 0)) > 1e-6,
  )
  const found = await improve(workshop, start, [...new Set([...touched, ...moved])])
  return { end: 'planned', plan: found.plan, scores: found.scores, outcome: found }
}

/** A problem as a model, and what is needed to solve parts of it. */
type Workshop = {
  readonly problem: Problem
  readonly bench: Bench
  readonly model: LinearModel
  readonly columns: Columns
  readonly source: SparseModel
  readonly decisions: ReadonlySet<number>
  /** It is decided anew as a whole: it is small enough, or that is asked for. */
  readonly whole: boolean
}

function openWorkshop(
  problem: Problem,
  { bench, everything }: { readonly bench: Bench; readonly everything: boolean },
): Workshop {
  const { model, columns } = buildModel(viewProblem(problem))
  const integers = countIntegers(model)
  return {
    problem,
    bench,
    model,
    columns,
    source: sparse(model),
    decisions: decisionsOf(model, columns),
    whole: everything || integers <= MOST_INTEGERS,
  }
}

/** All columns but those that follow from the others. */
function decisionsOf(model: LinearModel, { parties, tiers, losses }: Columns): ReadonlySet<number> {
  const followers = new Set([
    ...[...parties.values()].flatMap((choices) => choices.map(({ column }) => column)),
    ...[...tiers.values()].flat(),
    ...[...losses.values()].map(({ column }) => column),
  ])
  return new Set([...model.columns.lower.keys()].filter((column) => !followers.has(column)))
}

/** A feasible plan near one that may not be: only around what is amiss, if that is enough. */
async function mend(
  { problem, bench, model, columns, source, decisions, whole }: Workshop,
  {
    from,
    x,
    touched,
    mends,
  }: {
    readonly from: Plan
    readonly x: Float64Array
    readonly touched: readonly number[]
    readonly mends: boolean
  },
): Promise<Incumbent | 'impossible' | 'unknown'> {
  const stages = stagesOf(problem.policy, columns)
  const byHand = mendByHand(columns.problem, from)
  const candidates = [from, ...(mends ? [] : [readPlan(columns, x)]), ...(byHand === null ? [] : [byHand])]
  const best = candidates.reduce<Incumbent | null>((kept, plan) => {
    const candidate = incumbentOf({ model, columns }, plan)
    return candidate !== null && (kept === null || isAhead(stages, candidate, kept)) ? candidate : kept
  }, null)
  if (best !== null) return best
  const [stage] = stages
  if (stage === undefined) return 'unknown'
  const attempts = whole
    ? [model]
    : [held(model, { x, free: around(source, touched, MOST_INTEGERS), decisions }), model]
  let proven = false
  for (const [index, attempt] of attempts.entries()) {
    const answer = await bench.engine.solve(
      {
        model: attempt,
        objective: stage.expression,
        sense: stage.sense,
        seconds: Math.max(0.05, bench.secondsLeft() / (index === 0 ? 2 : 1)),
        relativeGap: MENDING_GAP,
        absoluteGap: 1e-6,
        seed: bench.seed,
      },
      { shouldStop: () => bench.shouldStop() },
    )
    const mended = answer.x && incumbentOf({ model, columns }, readPlan(columns, answer.x))
    if (mended) return mended
    proven = answer.status === 'infeasible'
  }
  if (proven) return 'impossible'
  const anew = greedy(problem, bench.seed)
  return (anew && incumbentOf({ model, columns }, anew)) ?? 'unknown'
}

/** Whether one plan is better than another in the first objective in which they differ. */
function isAhead(stages: readonly Stage[], one: Checked, other: Checked): boolean {
  const first = stages.find(({ name }) => Math.abs(one.scores[name] - other.scores[name]) > 1e-6)
  return first !== undefined && isBetter(first, one.scores[first.name], other.scores[first.name])
}

/** The policy's objectives in order, around what is touched. */
async function improve(
  { problem, bench, model, columns, source, decisions, whole }: Workshop,
  start: Incumbent,
  touched: readonly number[],
): Promise<Extract<Outcome, { readonly plan: Plan }>> {
  const stages = stagesOf(problem.policy, columns)
  const free = around(source, touched, MOST_INTEGERS)
  let places: Geography | null = null
  const geography = () => (places ??= geographyOf(columns))
  const search = {
    ...bench,
    model: whole ? model : held(model, { x: start.x, free, decisions }),
    columns,
    geography,
    secondsToCheck: () => 0,
    onProgress: () => {},
  }
  const found: Found = await lexicographic(search, stages, start)
  const { plan, scores } = found.incumbent
  return {
    status: whole && found.proven ? 'optimal' : 'feasible',
    engine: 'highs',
    seconds: bench.seconds(),
    objectives: found.objectives.map((objective, index) => {
      const value = scores[objective.name]
      const stage = stages[index]
      if (whole || stage === undefined) return { ...objective, value }
      // What was proven around the change is not proven of the whole.
      const bound = boundOf(stage, plainBound(stage, model), objective.best)
      return { ...objective, bound, gap: gapOf(objective.best, bound), value }
    }),
    scores,
    leftovers: leftovers(problem, plan),
    plan,
  }
}
