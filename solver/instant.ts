import { check } from './check.ts'
import { buildModel } from './linear/build.ts'
import { countIntegers } from './linear/linear-model.ts'
import { lpSolverEngine } from './linear/lp-solver.ts'
import type { ObjectiveResult, Plan, Scores } from './plan.ts'
import type { ObjectiveName, Problem } from './problem.ts'
import { viewProblem } from './problem-view.ts'
import { greedy } from './search/greedy.ts'
import { lexicographic } from './search/lexicographic.ts'
import { geographyOf } from './search/neighbourhoods.ts'
import { incumbentOf } from './search/search.ts'
import { stagesOf } from './search/stage.ts'

/** What javascript-lp-solver proves at once, on a phone too. */
const MOST_COLUMNS = 300
const MOST_INTEGERS = 40

/**
 * A first answer where no server is needed: a plan that has passed `check`. `proven` lists the objectives' bests where
 * the week is small enough for javascript-lp-solver and it ended in time; else the greedy coordinator's plan is all.
 */
export type Instant = {
  readonly plan: Plan
  readonly scores: Scores
  readonly proven: readonly Pick<ObjectiveResult, 'name' | 'best'>[] | null
}

/** Null where the greedy coordinator cannot keep the pins: only a longer search knows whether they can hold. */
export async function instant(
  problem: Problem,
  {
    seconds,
    seed = 1,
    now,
  }: { readonly seconds: number; readonly seed?: number; readonly now: () => number },
): Promise<Instant | null> {
  const endMs = now() + 1000 * seconds
  const secondsLeft = () => (endMs - now()) / 1000
  const plan = greedy(problem, seed)
  if (plan === null) return null
  const quick: Instant = { plan, scores: check(problem, plan).scores, proven: null }
  const { model, columns } = buildModel(viewProblem(problem))
  const integers = countIntegers(model)
  const first = incumbentOf({ model, columns }, plan)
  if (first === null || model.columns.lower.length > MOST_COLUMNS || integers > MOST_INTEGERS) return quick
  const { incumbent, objectives, proven } = await lexicographic(
    {
      model,
      columns,
      engine: lpSolverEngine({ now }),
      seed,
      secondsLeft,
      shouldStop: () => secondsLeft() <= 0,
      secondsToCheck: () => 0,
      geography: () => geographyOf(columns),
      onProgress: () => {},
    },
    stagesOf(problem.policy, columns),
    first,
  )
  return {
    plan: incumbent.plan,
    scores: incumbent.scores,
    proven: proven ? objectives.map(({ name, best }) => ({ name, best })) : null,
  }
}

/** Bests of two engines differ by this much at least before they disagree. */
const NOISE = { relative: 1e-5, absolute: 1 }

/**
 * The first objective in which an instant answer and a plan found elsewhere cannot both be right: one that this engine
 * proved beaten or missed by a plan said to be proven, or a bound that this plan beats. After the first, the
 * two are no longer held to the same, and nothing follows.
 */
export function disagreement(
  problem: Problem,
  answer: Instant,
  objectives: readonly Pick<ObjectiveResult, 'name' | 'best' | 'bound'>[],
): ObjectiveName | null {
  for (const { name, best, bound } of objectives) {
    const max = name === 'rescue' || name === 'fairness'
    const noise = Math.max(NOISE.absolute, NOISE.relative * Math.abs(best))
    const ahead = (a: number, b: number) => (max ? a - b : b - a) > noise
    const own = answer.proven?.find((one) => one.name === name)?.best
    const isFirst = name === problem.policy.objectives[0]?.name
    if (own === undefined) return isFirst && ahead(answer.scores[name], bound) ? name : null
    // What is proven there may be as good as its bound, and never better than what is proven here.
    if (ahead(best, own) || ahead(own, bound)) return name
    if (Math.abs(best - own) > noise) return null
  }
  return null
}
