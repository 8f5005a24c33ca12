import { readPlan } from '../linear/read-plan.ts'
import { ground } from './explore.ts'
import type { Work } from './optimise.ts'
import { offer } from './search.ts'
import { paidDecisions, settledAt } from './settled.ts'

/** How near its best what is left open is solved. */
const RELATIVE_GAP = 3e-4

/** Whether the objective pays for tours and sessions, so that which of them there are decides most of it. */
export const settles = ({ search: { columns }, running: { stage } }: Work): boolean =>
  paidDecisions(columns, stage.expression).size > 0

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
  const settled = settledAt(model, paidDecisions(columns, guide), relaxed.x)
  const { x } = await search.engine.solve(
    { ...task, model: settled, seconds: Math.max(0, secondsLeft()) },
    { shouldStop },
  )
  if (x !== null && offer(search, running, readPlan(columns, x))) tell()
}
