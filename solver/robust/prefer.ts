import { check } from '../check.ts'
import { mendByHand } from '../explain/mend.ts'
import { leftovers } from '../leftovers.ts'
import type { Outcome, Plan, PlanOptions } from '../plan.ts'
import { plan as search } from '../plan-problem.ts'
import type { Problem } from '../problem.ts'
import { viewProblem } from '../problem-view.ts'
import { derate } from './derate.ts'
import { ESTIMATES, type Uncertainty } from './scenario.ts'
import { type StressTest, stressTest } from './stress.ts'

export type HoldsOptions = PlanOptions & {
  readonly scenarios: number
  readonly uncertainty?: Partial<Uncertainty>
  readonly least?: number
  /** How much of the saved kilos a plan that holds better may give up; without, the policy's tolerance of `rescue`. */
  readonly giveUp?: number
}

export type HoldsOutcome = {
  readonly outcome: Outcome
  /** Of the plan in `outcome`, and of the plan made without care; null where the pins cannot hold. */
  readonly stress: StressTest | null
  readonly plain: StressTest | null
}

/** From nearly as posted to what nine batches in ten turn out to be at least. */
const CARE = [0.5, 1, 1.5] as const
/** Of the time: for the plan as posted, for all careful ones together, and for the scenarios. */
const PLAIN_SHARE = 0.4
const CAREFUL_SHARE = 0.25
const SCENARIO_SHARE = 0.3

/**
 * Plans for a week that turns out otherwise than posted: the best plan as posted, and plans that take batches for
 * smaller, tours for later and jars for more work, each also filled up with what then still fits. All are tested on
 * the same scenarios, and of those that save enough the one that holds most often is taken. Every
 * plan has passed `check` in the real problem. `objectives` keep the bounds of the plan as posted.
 */
export async function planThatHolds(problem: Problem, options: HoldsOptions): Promise<HoldsOutcome> {
  const startMs = options.now()
  const seconds = () => (options.now() - startMs) / 1000
  const left = () => options.seconds - seconds()
  const outcome = await search(problem, { ...options, seconds: options.seconds * PLAIN_SHARE })
  // Whoever stops the search wants what it has, now.
  if (outcome.status === 'contradiction' || options.shouldStop?.())
    return { outcome, stress: null, plain: null }
  const uncertainty = { ...ESTIMATES, ...options.uncertainty }
  const candidates = [
    outcome.plan,
    ...(await careful(problem, { ...options, uncertainty, seconds: options.seconds * CAREFUL_SHARE })),
  ]
  const tolerance =
    options.giveUp ?? problem.policy.objectives.find(({ name }) => name === 'rescue')?.tolerance ?? 0
  const enough = eligible(problem, candidates, (1 - tolerance) * outcome.scores.rescue)
  const tests: { readonly plan: Plan; readonly stress: StressTest }[] = []
  for (const [index, plan] of enough.entries()) {
    if (index > 0 && options.shouldStop?.()) break
    // Plans compare only if all are tried: each gets its part, whatever was left of the others.
    const seconds = Math.max(
      left() / (enough.length - index),
      (options.seconds * SCENARIO_SHARE) / enough.length,
    )
    const stress = await stressTest(problem, plan, { ...options, seconds })
    tests.push({ plan, stress })
  }
  const [first] = tests
  if (first === undefined) return { outcome, stress: null, plain: null }
  // Only those tried as often compare.
  const comparable = tests.filter(({ stress }) => stress.scenarios === first.stress.scenarios)
  const best = comparable.reduce((kept, one) => (one.stress.holds > kept.stress.holds ? one : kept))
  return { outcome: withPlan(problem, outcome, best.plan), stress: best.stress, plain: first.stress }
}

/** Plans of derated problems that are plans of the real one, each as it is and filled up. */
async function careful(
  problem: Problem,
  options: PlanOptions & { readonly uncertainty: Uncertainty },
): Promise<readonly Plan[]> {
  const view = viewProblem(problem)
  const plans: Plan[] = []
  for (const deviations of CARE) {
    if (options.shouldStop?.()) break
    const { onProgress: _, ...quiet } = options
    try {
      const found = await search(derate(problem, options.uncertainty, { deviations }), {
        ...quiet,
        seconds: options.seconds / CARE.length,
      })
      if (found.status === 'contradiction') continue
      const filled = mendByHand(view, found.plan)
      plans.push(found.plan, ...(filled === null ? [] : [filled]))
    } catch {
      // Pins for which no careful plan was found in the time: the others remain.
    }
  }
  return plans
}

/** Those that `check` passes and that save enough, the plan as posted first; what was found twice, once. */
function eligible(problem: Problem, candidates: readonly Plan[], leastG: number): readonly Plan[] {
  const seen = new Set<string>()
  return candidates.filter((plan) => {
    const text = JSON.stringify(plan)
    if (seen.has(text)) return false
    seen.add(text)
    const { feasible, scores } = check(problem, plan)
    return feasible && scores.rescue >= leastG - 1e-6
  })
}

function withPlan(
  problem: Problem,
  outcome: Extract<Outcome, { readonly plan: Plan }>,
  plan: Plan,
): Extract<Outcome, { readonly plan: Plan }> {
  if (plan === outcome.plan) return outcome
  const { scores } = check(problem, plan)
  return {
    ...outcome,
    status: outcome.status === 'optimal' ? 'feasible' : outcome.status,
    objectives: outcome.objectives.map((objective) => ({ ...objective, value: scores[objective.name] })),
    scores,
    leftovers: leftovers(problem, plan),
    plan,
  }
}
