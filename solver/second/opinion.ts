import { checkView } from '../check.ts'
import type { ProblemModel } from '../linear/build.ts'
import type { LinearEngine } from '../linear/engine.ts'
import { evaluate, type LinearModel } from '../linear/linear-model.ts'
import { readPlan } from '../linear/read-plan.ts'
import { activities, restrict, sparse } from '../linear/restrict.ts'
import { vectorOf } from '../linear/write-start.ts'
import type { Plan, Scores } from '../plan.ts'
import type { ObjectiveName } from '../problem.ts'
import { isBetter, keeps, limitOf } from '../search/stage.ts'
import { components } from './components.ts'
import type { FinishedStage } from './stages.ts'

/**
 * What another engine says of one objective. How it looked: at the `whole` model, component by component; or at
 * what is left with the plan's whole numbers as they are (`fixed`).
 *
 * - `agrees`: `whole`, it proves the same best; `fixed`, with these whole numbers what it gets is no less than the
 *   plan's value and no better than the bound.
 * - `better`: it found a plan that `check` passes and that is better, within the bound stated.
 * - `disagrees`: the two cannot both be right.
 * - `not-possible`: too large for it, or out of time.
 */
export type SecondOpinion = {
  readonly objective: ObjectiveName
  readonly how: 'whole' | 'fixed' | null
  readonly verdict: 'agrees' | 'better' | 'disagrees' | 'not-possible'
  /** What the plan says: its best for `whole`, its value for `fixed`. */
  readonly said: number
  /** What the other engine gets, in the score's unit; null where it was not possible. */
  readonly gets: number | null
}

/** What javascript-lp-solver ends on mostly: it keeps a dense table and branches without cuts. */
const WHOLE = { columns: 300, integers: 100 }
const FIXED = { columns: 1200, integers: 0 }
/** Engines are right to within this. */
const RELATIVE = 1e-6

type Second = {
  readonly engine: LinearEngine
  readonly seed: number
  readonly secondsLeft: () => number
  readonly shouldStop?: () => boolean
}

/** Another engine's view of each objective of a finished plan, as far as it can have one in the time. */
export async function secondOpinion(
  { model, columns }: ProblemModel,
  {
    plan,
    scores,
    stages,
  }: { readonly plan: Plan; readonly scores: Scores; readonly stages: readonly FinishedStage[] },
  second: Second,
): Promise<readonly SecondOpinion[]> {
  const x = vectorOf(model, columns, plan)
  const fixed: SecondOpinion[] = []
  for (const finished of stages) {
    const { stage } = finished
    const { integer } = finished.model.columns
    const said = scores[stage.name]
    const rest = await ask({ finished, x, isOpen: (column) => !integer[column], ...FIXED }, second)
    const gets = rest === null ? null : evaluate(stage.expression, rest) * stage.unit
    const verdict = gets === null ? 'not-possible' : verdictOnFixed(finished, said, gets)
    fixed.push({ objective: stage.name, how: gets === null ? null : 'fixed', verdict, said, gets })
  }
  const opinions: SecondOpinion[] = []
  for (const [index, finished] of stages.entries()) {
    const { stage, result } = finished
    const secondsLeft = fairPart(second.secondsLeft, stages.length - index)
    const whole = await ask({ finished, x, isOpen: () => true, ...WHOLE }, { ...second, secondsLeft })
    if (whole === null) {
      opinions.push(...fixed.slice(index, index + 1))
      continue
    }
    const gets = evaluate(stage.expression, whole) * stage.unit
    const judged = checkView(columns.problem, readPlan(columns, whole))
    const kept = stages
      .slice(0, index)
      .every(({ stage: earlier, result: { best } }) => keeps(earlier, limitOf(earlier, best), judged.scores))
    const real = judged.feasible && kept && isBetter(stage, judged.scores[stage.name], result.best)
    const verdict = verdictOnWhole(finished, gets, real)
    opinions.push({ objective: stage.name, how: 'whole', verdict, said: result.best, gets })
  }
  return opinions
}

/** From now on, one part of so many of the time that is left. */
function fairPart(secondsLeft: () => number, parts: number): () => number {
  const kept = secondsLeft() * (1 - 1 / parts)
  return () => secondsLeft() - kept
}

/** Proven best against best: `real` when a plan that is better passed `check`. */
function verdictOnWhole(
  { stage, result }: FinishedStage,
  gets: number,
  real: boolean,
): SecondOpinion['verdict'] {
  const differs = ahead(stage, gets, result.best)
  if (differs === 0) return 'agrees'
  // It calls what was reached impossible, beats what was proven, or its better plan is none.
  if (differs < 0 || ahead(stage, gets, result.bound) > 0 || !real) return 'disagrees'
  return 'better'
}

function verdictOnFixed(
  { stage, result }: FinishedStage,
  said: number,
  gets: number,
): SecondOpinion['verdict'] {
  return ahead(stage, gets, said) < 0 || ahead(stage, gets, result.bound) > 0 ? 'disagrees' : 'agrees'
}

/** 1 where `a` is better than `b` by more than engines err, −1 where it is worse. */
function ahead({ sense, whole }: FinishedStage['stage'], a: number, b: number): -1 | 0 | 1 {
  const by = (sense === 'max' ? 1 : -1) * (a - b)
  const noise = Math.max(whole ? 0.5 : 1e-3, RELATIVE * Math.max(Math.abs(a), Math.abs(b)))
  return by > noise ? 1 : by < -noise ? -1 : 0
}

type Question = {
  readonly finished: FinishedStage
  /** The plan, as a vector. */
  readonly x: Float64Array
  readonly isOpen: (column: number) => boolean
  /** The most there may be of each in one component. */
  readonly columns: number
  readonly integers: number
}

/** The best vector, solved component by component; null where one is too large or was not solved in time. */
async function ask(
  { finished: { stage, model }, x, isOpen, columns, integers }: Question,
  { engine, seed, secondsLeft, shouldStop = () => false }: Second,
): Promise<Float64Array | null> {
  const objective = new Float64Array(x.length)
  for (const [column, coefficient] of stage.expression.terms)
    objective[column] = (objective[column] ?? 0) + coefficient
  const parts = components(model, isOpen)
  if (parts.some((free) => isTooLarge(model, free, { columns, integers }))) return null
  const source = sparse(model)
  const activity = activities(source, x)
  const best = x.slice()
  for (const free of parts) {
    // What the objective does not count stays as the plan has it.
    if (free.every((column) => objective[column] === 0)) continue
    const seconds = secondsLeft()
    if (shouldStop() || seconds <= 0) return null
    const part = restrict(source, { free, x, activity, objective, share: () => 1 })
    const answer = await engine.solve(
      {
        model: part.model,
        objective: part.objective,
        sense: stage.sense,
        seconds,
        relativeGap: 0,
        absoluteGap: 1e-6,
        seed,
      },
      { shouldStop: () => shouldStop() || secondsLeft() <= 0 },
    )
    if (answer.status !== 'optimal' || answer.x === null) return null
    for (const [position, column] of free.entries()) best[column] = answer.x[position] ?? 0
  }
  return best
}

const isTooLarge = (
  model: LinearModel,
  free: readonly number[],
  most: Pick<Question, 'columns' | 'integers'>,
): boolean =>
  free.length > most.columns || free.filter((column) => model.columns.integer[column]).length > most.integers
