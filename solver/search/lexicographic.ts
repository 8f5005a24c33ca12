import { evaluate, type LinearModel, withRows } from '../linear/linear-model.ts'
import type { ObjectiveResult } from '../plan.ts'
import { type Incumbent, offer, type Running, type Search } from './search.ts'
import { boundOf, gapOf, limitOf, limitRow, plainBound, type Stage } from './stage.ts'

export type Found = {
  readonly incumbent: Incumbent
  readonly objectives: readonly Omit<ObjectiveResult, 'value'>[]
  /** Every stage ended by itself. */
  readonly proven: boolean
}

/** Proven is what is within a hundred-thousandth; whole scores are proven to the last unit where there is time. */
const RELATIVE_GAP = 1e-5

/**
 * Optimises the objectives in order, each from the plan the one before left, and holds every later one to what
 * each earlier one reached, less its tolerance. Each stage may take its part of what time is left; what
 * it does not need goes to the later ones.
 */
export async function lexicographic(
  search: Search,
  stages: readonly Stage[],
  first: Incumbent,
): Promise<Found> {
  const objectives: Omit<ObjectiveResult, 'value'>[] = []
  const kept: { stage: Stage; limit: number }[] = []
  let { model } = search
  let incumbent = first
  let proven = true
  for (const [index, stage] of stages.entries()) {
    const running: Running = { stage, kept: [...kept], incumbent }
    const seconds = search.secondsLeft() / (stages.length - index)
    const ended = await optimise(search, {
      model,
      running,
      seconds,
      place: { stage: index, stages: stages.length },
    })
    incumbent = running.incumbent
    const best = incumbent.scores[stage.name]
    const bound = boundOf(stage, ended.bound, best)
    objectives.push({ name: stage.name, best, bound, gap: gapOf(best, bound) })
    proven &&= ended.proven
    const limit = limitOf(stage, best)
    kept.push({ stage, limit })
    model = withRows(model, [limitRow(stage, limit)])
  }
  return { incumbent, objectives, proven }
}

/** One stage: the whole model at once. Answers the bound in the expression's unit. */
async function optimise(
  search: Search,
  {
    model,
    running,
    seconds,
    place,
  }: {
    readonly model: LinearModel
    readonly running: Running
    readonly seconds: number
    readonly place: { readonly stage: number; readonly stages: number }
  },
): Promise<{ readonly bound: number; readonly proven: boolean }> {
  const { stage } = running
  const plain = plainBound(stage, model)
  const tighter = stage.sense === 'max' ? Math.min : Math.max
  const tell = (linearBound: number) => {
    const { plan, scores } = running.incumbent
    const best = scores[stage.name]
    const bound = Number.isFinite(linearBound) ? boundOf(stage, linearBound, best) : null
    const gap = bound === null ? null : gapOf(best, bound)
    search.onProgress({ objective: stage.name, ...place, best, bound, gap, scores, plan })
  }
  tell(Number.NaN)
  if (search.shouldStop()) return { bound: plain, proven: false }
  const whole = stage.whole && Math.abs(plain) * stage.unit < 1e9
  const answer = await search.engine.solve(
    {
      model,
      objective: stage.expression,
      sense: stage.sense,
      start: running.incumbent.x,
      seconds,
      relativeGap: whole ? 0 : RELATIVE_GAP,
      absoluteGap: whole ? 0.4 / stage.unit : 1e-6,
      seed: search.seed,
    },
    {
      shouldStop: search.shouldStop,
      onIncumbent: (x, bound) => {
        if (offer(search, running, x)) tell(bound)
      },
    },
  )
  if (answer.x) offer(search, running, answer.x)
  const best = running.incumbent.scores[stage.name]
  const reached = answer.x !== null && Math.abs(evaluate(stage.expression, answer.x) * stage.unit - best) <= 1
  // An engine that calls a model infeasible for which there is a plan has proven nothing.
  if (answer.status === 'infeasible' || !Number.isFinite(answer.bound)) return { bound: plain, proven: false }
  return { bound: tighter(plain, answer.bound), proven: answer.status === 'optimal' && reached }
}
