import { buildModel } from '../linear/build.ts'
import type { LinearEngine, LinearTask } from '../linear/engine.ts'
import { readPlan } from '../linear/read-plan.ts'
import type { Plan } from '../plan.ts'
import type { Pin, Problem } from '../problem.ts'
import { viewProblem } from '../problem-view.ts'

/** Some plan that keeps the pins, or that there is none, or that the time was too short to tell. */
export type Possible = { readonly plan: Plan } | 'impossible' | 'unknown'

export async function anyPlan(
  engine: LinearEngine,
  problem: Problem,
  { seconds, seed }: { readonly seconds: number; readonly seed: number },
): Promise<Possible> {
  const { model, columns } = buildModel(viewProblem(problem))
  const task: LinearTask = {
    model,
    objective: { constant: 0, terms: [] },
    sense: 'max',
    seconds,
    relativeGap: 0,
    absoluteGap: 0,
    seed,
  }
  const answer = await engine.solve(task)
  if (answer.x) return { plan: readPlan(columns, answer.x) }
  return answer.status === 'infeasible' ? 'impossible' : 'unknown'
}

/**
 * A smallest set of pins that cannot hold together: drops one after the other while what is left still cannot,
 * so that without any one of the answer there is a plan. Pins it has no time to try stay in the answer.
 */
export async function pinConflict(
  engine: LinearEngine,
  problem: Problem,
  { secondsLeft, seed }: { readonly secondsLeft: () => number; readonly seed: number },
): Promise<readonly Pin[]> {
  let conflict = problem.pins
  for (const pin of problem.pins) {
    const without = conflict.filter((other) => other !== pin)
    const seconds = secondsLeft()
    if (seconds <= 0) break
    if ((await anyPlan(engine, { ...problem, pins: without }, { seconds, seed })) === 'impossible')
      conflict = without
  }
  return conflict
}
