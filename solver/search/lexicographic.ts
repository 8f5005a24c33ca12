import { withRows } from '../linear/linear-model.ts'
import type { ObjectiveResult } from '../plan.ts'
import type { ObjectiveName } from '../problem.ts'
import { isLarge } from './bounds.ts'
import { type Ended, isProvable, optimise } from './optimise.ts'
import type { Incumbent, Running, Search } from './search.ts'
import { besideOf, boundOf, gapOf, limitOf, limitRow, type Stage } from './stage.ts'

export type Found = {
  readonly incumbent: Incumbent
  readonly objectives: readonly Omit<ObjectiveResult, 'value'>[]
  /** Every stage ended by itself. */
  readonly proven: boolean
}

type Effort = Readonly<Record<ObjectiveName, number>>

/** How the time is shared out between objectives: cost is the hardest to prove, CO2 follows from it. */
const EFFORT: Effort = { rescue: 5.3, fairness: 1, cost: 5.5, co2: 0.3, changes: 2 }
/** At the largest sizes what is saved takes longest, and all of it costs far more than it need. */
const LARGE_EFFORT: Effort = { rescue: 5.5, fairness: 1.2, cost: 4, co2: 0.3, changes: 2 }

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
  const ends: { readonly stage: Stage; readonly best: number; readonly ended: Ended }[] = []
  const kept: { stage: Stage; limit: number }[] = []
  let { model } = search
  let incumbent = first
  let proven = true
  const effort = isLarge(model) ? LARGE_EFFORT : EFFORT
  const provable = isProvable(model)
  for (const [index, stage] of stages.entries()) {
    const beside = provable ? [] : besideOf(stage, stages.slice(index + 1), incumbent.scores)
    const running: Running = { stage, beside, kept: [...kept], incumbent }
    const later = stages.slice(index).reduce((total, { name }) => total + effort[name], 0)
    const seconds = (search.secondsLeft() * effort[stage.name]) / later
    const ended = await optimise(search, {
      model,
      running,
      seconds,
      place: { stage: index, stages: stages.length },
      earlier: ends.at(-1)?.ended.bounding ?? Promise.resolve(),
    })
    incumbent = running.incumbent
    const best = incumbent.scores[stage.name]
    ends.push({ stage, best, ended })
    proven &&= ended.proven
    const limit = limitOf(stage, best)
    kept.push({ stage, limit })
    model = withRows(model, [limitRow(stage, limit)])
  }
  await ends.at(-1)?.ended.bounding
  const objectives = ends.map(({ stage, best, ended }) => {
    const bound = boundOf(stage, ended.bound(), best)
    return { name: stage.name, best, bound, gap: gapOf(best, bound) }
  })
  return { incumbent, objectives, proven }
}
