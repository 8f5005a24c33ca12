import type { LinearTask } from '../linear/engine.ts'
import { countIntegers } from '../linear/linear-model.ts'
import { sparse } from '../linear/restrict.ts'
import { boundByRegion } from './bound.ts'
import type { Work } from './optimise.ts'

/** Up to this many columns the relaxation is solved to a vertex; above, by an inner path. */
const VERTEX_COLUMNS = 30_000
/** Up to this many integer columns the whole model's own proof is begun: most of what it proves comes first. */
const ROOT_INTEGERS = 20_000
const ROOT_SHARE = 0.4

/** Bounds of what is too large to be proven, ever tighter: of the whole at once, then region by region. */
export async function bounds(work: Work): Promise<void> {
  const { search, model, running, relaxation, tighten, secondsLeft, shouldStop } = work
  await relax(work)
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
    prices: relaxation.prices,
    secondsLeft,
    shouldStop,
    onBound: tighten,
  })
}

/** Solves the relaxation of the whole: a first bound, prices, and what good plans are likely to use. */
export async function relax(work: Work): Promise<void> {
  const { search, model, relaxation, tighten, secondsLeft, shouldStop } = work
  const relaxed = model.columns.lower.length > VERTEX_COLUMNS ? 'roughly' : true
  const answer = await search.engine.solve(
    { ...taskOf(work), seconds: secondsLeft(), relaxed },
    { shouldStop },
  )
  if (answer.status === 'optimal' && relaxed === true) tighten(answer.bound)
  relaxation.x = answer.x
  relaxation.prices = answer.duals ?? null
}

const taskOf = ({ search, model, running: { stage } }: Work): Omit<LinearTask, 'seconds'> => ({
  model,
  objective: stage.expression,
  sense: stage.sense,
  relativeGap: 0,
  absoluteGap: 0,
  seed: search.seed,
})
