import { check } from './check.ts'
import { leftovers } from './leftovers.ts'
import { buildModel } from './linear/build.ts'
import type { LinearEngine } from './linear/engine.ts'
import { highsEngine } from './linear/highs.ts'
import { lpSolverEngine } from './linear/lp-solver.ts'
import type { Engine, ObjectiveResult, Outcome, Plan, PlanOptions } from './plan.ts'
import type { Problem } from './problem.ts'
import { viewProblem } from './problem-view.ts'
import { greedy } from './search/greedy.ts'
import { lexicographic } from './search/lexicographic.ts'
import { type Geography, geographyOf } from './search/neighbourhoods.ts'
import { anyPlan, pinConflict } from './search/pin-conflict.ts'
import { type Incumbent, incumbentOf, type Mapped, type Search } from './search/search.ts'
import { boundOf, gapOf, plainBound, stagesOf } from './search/stage.ts'
import { assure } from './second/assure.ts'

/** Kept back from the search for the last check and the leftovers. */
const CLOSING_SHARE = 0.02
/** Kept back for exact arithmetic and another engine, where one is given; a search that ends early leaves them more. */
const ASSURING_SHARE = 0.03
const MOST_ASSURING_SHARE = 0.1

/**
 * Plans a valid problem (see `validate`). There is a plan at once, from the greedy coordinator, and better ones
 * as time allows; only pins that contradict each other or the rules have none. Every plan that leaves,
 * also as progress, has passed `check`. Same problem, engine and seed: same scores, whenever the search ended by
 * itself (`optimal`), and the same plan up to 400 integer columns.
 *
 * Throws when no plan that keeps the pins was found in the time, nor that there is none.
 */
export async function plan(problem: Problem, options: PlanOptions): Promise<Outcome> {
  const startMs = options.now()
  const seconds = () => (options.now() - startMs) / 1000
  const assuringShare = options.second === undefined ? 0 : ASSURING_SHARE
  const secondsLeft = () => options.seconds * (1 - CLOSING_SHARE - assuringShare) - seconds()
  const cancelled = () => options.shouldStop?.() === true
  const seed = options.seed ?? 1
  const engine: Engine = options.engine === undefined || options.engine === 'auto' ? 'highs' : options.engine

  let found = greedy(problem, seed)
  if (found === null) {
    const exact = await highsEngine()
    found = await planWithPins(exact, problem, { secondsLeft, seed })
    if (found === null) {
      const pins = await pinConflict(exact, problem, { secondsLeft, seed })
      return { status: 'contradiction', engine, seconds: seconds(), pins }
    }
  }

  const [objective] = problem.policy.objectives
  if (objective !== undefined && options.onProgress) {
    const { scores } = check(problem, found)
    const { length: stages } = problem.policy.objectives
    const at = {
      objective: objective.name,
      stage: 0,
      stages,
      best: scores[objective.name],
      seconds: seconds(),
    }
    options.onProgress({ ...at, bound: null, gap: null, scores, plan: found })
  }

  const view = viewProblem(problem)
  const { model, columns } = buildModel(view)
  let geography: Geography | null = null
  let lean: Mapped | null = null
  const buildLean = (): Mapped => {
    const built = buildModel(view, 'lean')
    return { ...built, geography: geographyOf(built.columns) }
  }
  const checking = seconds()
  const first = incumbentOf({ model, columns }, found)
  const secondsToCheck = seconds() - checking
  if (first === null) throw new Error('the first plan breaks a rule: a fault in the solver')
  const stages = stagesOf(problem.policy, columns)
  const closing = (
    incumbent: Incumbent,
    status: 'optimal' | 'feasible' | 'cancelled',
    objectives: readonly Omit<ObjectiveResult, 'value'>[],
  ): Outcome => ({
    status,
    engine,
    seconds: seconds(),
    objectives: objectives.map((objective) => ({ ...objective, value: incumbent.scores[objective.name] })),
    scores: incumbent.scores,
    leftovers: leftovers(problem, incumbent.plan),
    plan: incumbent.plan,
  })
  if (engine === 'greedy') {
    const results = stages.map((stage) => {
      const best = first.scores[stage.name]
      const bound = boundOf(stage, plainBound(stage, model), best)
      return { name: stage.name, best, bound, gap: gapOf(best, bound) }
    })
    return closing(first, 'feasible', results)
  }
  const search: Search = {
    model,
    columns,
    engine: engine === 'highs' ? (options.threads ?? (await highsEngine())) : lpSolverEngine(options),
    lean: () => (lean ??= buildLean()),
    geography: () => (geography ??= geographyOf(columns)),
    secondsToCheck: () => secondsToCheck,
    seed,
    secondsLeft,
    shouldStop: () => cancelled() || secondsLeft() <= 0,
    onProgress: (progress) => options.onProgress?.({ ...progress, seconds: seconds() }),
  }
  const { incumbent, objectives, proven } = await lexicographic(search, stages, first)
  const status = proven ? 'optimal' : cancelled() ? 'cancelled' : 'feasible'
  const outcome = closing(incumbent, status, objectives)
  if (options.second === undefined || outcome.status === 'contradiction' || engine !== 'highs') return outcome
  const endSeconds = Math.min(
    options.seconds * (1 - CLOSING_SHARE),
    seconds() + options.seconds * MOST_ASSURING_SHARE,
  )
  const assurance = await assure({ model, columns }, outcome, {
    engine: search.engine,
    second: options.second,
    seed,
    secondsLeft: () => endSeconds - seconds(),
    shouldStop: cancelled,
  })
  return { ...outcome, seconds: seconds(), assurance }
}

/** Null when the pins cannot all hold. */
async function planWithPins(
  engine: LinearEngine,
  problem: Problem,
  { secondsLeft, seed }: { readonly secondsLeft: () => number; readonly seed: number },
): Promise<Plan | null> {
  const possible = await anyPlan(engine, problem, { seconds: secondsLeft(), seed })
  if (possible === 'unknown')
    throw new Error(
      'no plan that keeps every pin was found in the time given; give it more seconds or fewer pins',
    )
  return possible === 'impossible' ? null : possible.plan
}
