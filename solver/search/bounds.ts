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
  const { search, model, running, tighten, secondsLeft, shouldStop } = work
  const prices = await relax(work)
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

/** Solves the relaxation of the whole: a first bound, and what each row's limit is worth. */
async function relax(work: Work): Promise<Float64Array | null> {
  const { model, search, tighten, secondsLeft, shouldStop } = work
  const relaxed = model.columns.lower.length > VERTEX_COLUMNS ? 'roughly' : true
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
