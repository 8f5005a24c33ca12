import { checkView } from '../check.ts'
import type { ProblemModel } from '../linear/build.ts'
import type { LinearEngine } from '../linear/engine.ts'
import { vectorOf } from '../linear/write-start.ts'
import type { Plan, Progress, Scores } from '../plan.ts'
import type { Geography } from './neighbourhoods.ts'
import { type Beside, isBetter, keeps, type Stage, worthOf } from './stage.ts'

/** A model and where its columns' decisions happen. */
export type Mapped = ProblemModel & { readonly geography: Geography }

/** The best plan so far, as checked, and as a vector of the model. */
export type Incumbent = { readonly plan: Plan; readonly scores: Scores; readonly x: Float64Array }

/** What a search works with: one problem as columns and rows, an engine, and how long it may take. */
export type Search = ProblemModel & {
  /** What neighbourhoods are cut from; without, from the model itself. */
  readonly lean?: () => Mapped
  readonly engine: LinearEngine
  readonly seed: number
  /** Seconds until the whole call must answer. */
  readonly secondsLeft: () => number
  readonly shouldStop: () => boolean
  /** How long it takes to read a plan back and to check it. */
  readonly secondsToCheck: () => number
  readonly geography: () => Geography
  readonly onProgress: (progress: Omit<Progress, 'seconds'>) => void
}

/** An objective under way, and what the earlier ones hold it to. */
export type Running = {
  readonly stage: Stage
  /** What else its search looks at; nothing where the stage is to be proven. */
  readonly beside: readonly Beside[]
  readonly kept: readonly { readonly stage: Stage; readonly limit: number }[]
  incumbent: Incumbent
}

export function incumbentOf({ columns, model }: ProblemModel, plan: Plan): Incumbent | null {
  const { feasible, scores } = checkView(columns.problem, plan)
  return feasible ? { plan, scores, x: vectorOf(model, columns, plan) } : null
}

/**
 * Takes the plan that a vector means as the new incumbent if it passes `check`, keeps the earlier objectives and
 * is better (or, if told so, as good); answers whether it was. One that does not is dropped: engines may be wrong, plans not.
 */
export function offer(search: Search, running: Running, plan: Plan, evenIfEqual = false): boolean {
  const candidate = incumbentOf(search, plan)
  if (candidate === null) return false
  const { stage, beside, kept, incumbent } = running
  if (!kept.every(({ stage: earlier, limit }) => keeps(earlier, limit, candidate.scores))) return false
  const now = worthOf(stage, beside, candidate.scores)
  const before = worthOf(stage, beside, incumbent.scores)
  if (evenIfEqual ? isBetter(stage, before, now) : !isBetter(stage, now, before)) return false
  running.incumbent = candidate
  return true
}
