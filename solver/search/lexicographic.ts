import { withRows } from '../linear/linear-model.ts'
import type { ObjectiveResult } from '../plan.ts'
import type { ObjectiveName } from '../problem.ts'
import { isProvable, optimise } from './optimise.ts'
import type { Incumbent, Running, Search } from './search.ts'
import { besideOf, boundOf, gapOf, limitOf, limitRow, type Stage } from './stage.ts'

export type Found = {
  readonly incumbent: Incumbent
  readonly objectives: readonly Omit<ObjectiveResult, 'value'>[]
  /** Every stage ended by itself. */
  readonly proven: boolean
}

/** How the time is shared out between objectives: cost is the hardest to prove, CO2 follows from it. */
const EFFORT: Readonly<Record<ObjectiveName, number>> = {
  rescue: 5,
  fairness: 2.5,
  cost: 4,
  co2: 0.5,
  changes: 2,
}

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
    const beside = isProvable(model) ? [] : besideOf(stage, stages.slice(index + 1), incumbent.scores)
    const running: Running = { stage, beside, kept: [...kept], incumbent }
    const later = stages.slice(index).reduce((total, { name }) => total + EFFORT[name], 0)
    const seconds = (search.secondsLeft() * EFFORT[stage.name]) / later
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
