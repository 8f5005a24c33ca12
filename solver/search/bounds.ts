import type { LinearTask } from '../linear/engine.ts'
import { countIntegers, type LinearModel } from '../linear/linear-model.ts'
import { sparse } from '../linear/restrict.ts'
import { boundByRegion } from './bound.ts'
import type { Work } from './optimise.ts'

/** Up to this many columns the relaxation is solved to a vertex; above, by an inner path. */
const VERTEX_COLUMNS = 30_000
/** Up to this many integer columns the whole model's own proof is begun: most of what it proves comes first. */
const ROOT_INTEGERS = 20_000
const ROOT_SHARE = 0.4
/** The relaxation ends a little before its time is up, so that a bound can be made of it. */
const RELAXING_SHARE = 0.95
/** Of a stage's time, when what tightens the bound ends: by then it brings less than a hand more in the search. */
const TIGHTENING_SHARE = 0.35

/**
 * Bounds of what is too large to be proven, ever tighter: of the whole at once, then region by region. `seconds`: the
 * stage's, of which a part goes to it; the relaxation has `until` there are none left.
 */
export async function bounds(
  stage: Work,
  { seconds, until }: { readonly seconds: number; readonly until: () => number },
): Promise<void> {
  if (until() <= 0 || stage.shouldStop()) return
  const prices = await relax({ ...stage, secondsLeft: () => RELAXING_SHARE * until() })
  const work = { ...stage, secondsLeft: () => stage.secondsLeft() - (1 - TIGHTENING_SHARE) * seconds }
  const { search, model, running, tighten, secondsLeft, shouldStop } = work
  if (countIntegers(model) <= ROOT_INTEGERS) {
    const task = { ...taskOf(work), seconds: Math.max(0, ROOT_SHARE * secondsLeft()), boundOnly: true }
    const answer = await search.engine.solve(task, { shouldStop, onBound: tighten })
    if (answer.status !== 'infeasible') tighten(answer.bound)
  }
  await boundByRegion({
    source: sparse(model),
    objective: running.stage.expression,
    sense: running.stage.sense,
    geography: search.geography(),
    engine: search.engine,
    seed: search.seed,
    x: running.incumbent.x,
    prices,
    secondsLeft,
    shouldStop,
    onBound: tighten,
  })
}

/** Whether the relaxation is too large for a vertex of it to be found in time. */
export const isLarge = ({ columns }: LinearModel): boolean => columns.lower.length > VERTEX_COLUMNS

/** Solves the relaxation of the whole: a first bound, and what each row's limit is worth. */
async function relax(work: Work): Promise<Float64Array | null> {
  const { model, search, tighten, secondsLeft, shouldStop } = work
  const relaxed = isLarge(model) ? 'roughly' : true
  const task = { ...taskOf(work), seconds: secondsLeft(), relaxed } as const
  const { status, bound, duals } = await search.engine.solve(task, { shouldStop })
  if (status === 'optimal' && relaxed === true) tighten(bound)
  return duals ?? null
}

const taskOf = ({ search, model, running: { stage } }: Work): Omit<LinearTask, 'seconds'> => ({
  model,
  objective: stage.expression,
  sense: stage.sense,
  relativeGap: 0,
  absoluteGap: 0,
  seed: search.seed,
})
