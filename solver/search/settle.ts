import type { LinearModel } from '../linear/linear-model.ts'
import { readPlan } from '../linear/read-plan.ts'
import { ground } from './explore.ts'
import type { Work } from './optimise.ts'
import { offer } from './search.ts'

/** How near its best what is left open is solved. */
const RELATIVE_GAP = 3e-4
const WHOLE = 1e-6

/** Whether the objective pays for tours and sessions, so that which of them there are decides most of it. */
export function settles({ search: { columns }, running: { stage } }: Work): boolean {
  const paid = new Set(stage.expression.terms.map(([column]) => column))
  return [...columns.slotUsed.values(), ...columns.sessionUsed.values()].some((column) => paid.has(column))
}

/**
 * Solves the whole with the tours and sessions that its relaxation uses wholly or not at all settled that way: of the
 * few that are left open, and all that follows from them, the engine finds the best far sooner than of everything.
 */
export async function settle(work: Work): Promise<void> {
  const { search, running, secondsLeft, shouldStop, tell } = work
  const { model, columns, guide } = ground(work)
  const task = {
    objective: guide,
    sense: running.stage.sense,
    relativeGap: RELATIVE_GAP,
    absoluteGap: 0,
    seed: search.seed,
  }
  const relaxed = await search.engine.solve(
    { ...task, model, relaxed: true, seconds: secondsLeft() },
    { shouldStop },
  )
  if (relaxed.x === null) return
  const decisions = [...columns.slotUsed.values(), ...columns.sessionUsed.values()]
  const settled = settledAt(model, decisions, relaxed.x)
  const { x } = await search.engine.solve(
    { ...task, model: settled, seconds: Math.max(0, secondsLeft()) },
    { shouldStop },
  )
  if (x !== null && offer(search, running, readPlan(columns, x))) tell()
}

/** The model with those of the columns that are whole in `x` held there. */
function settledAt(model: LinearModel, decisions: readonly number[], x: Float64Array): LinearModel {
  const [lower, upper] = [[...model.columns.lower], [...model.columns.upper]]
  for (const column of decisions) {
    const value = x[column] ?? 0
    const whole = Math.round(value)
    if (Math.abs(value - whole) <= WHOLE) lower[column] = upper[column] = whole
  }
  return { ...model, columns: { ...model.columns, lower, upper } }
}
