import {
  check,
  type Outcome,
  type Plan,
  type PlanOptions,
  type Problem,
  plan,
  type Scores,
} from '@bocal/solver'

/** The plan in which nothing is done, and what it is worth. */
export const EMPTY: Plan = {
  schema: 'bocal.plan/1',
  loads: [],
  attendance: [],
  cycles: [],
  runs: [],
  ingredients: [],
  shares: [],
  handovers: [],
}
export const NO_SCORES: Scores = {
  rescue: 0,
  fairness: 0,
  cost: 0,
  co2: 0,
  changes: 0,
  jars: 0,
  groupsServed: 0,
  leastPerMemberG: 0,
}

/** Plans, and gives the outcome that has a plan; every test that gets one has seen it pass `check`. */
export async function planned(
  problem: Problem,
  options: Partial<PlanOptions> = {},
): Promise<Exclude<Outcome, { status: 'contradiction' }>> {
  const outcome = await plan(problem, { seconds: 50, now: () => performance.now(), ...options })
  if (outcome.status === 'contradiction') throw new Error(`pins cannot hold: ${JSON.stringify(outcome.pins)}`)
  const { feasible, violations, scores } = check(problem, outcome.plan)
  if (!feasible) throw new Error(violations.map(({ rule, text }) => `rule ${rule}: ${text}`).join('\n'))
  if (JSON.stringify(scores) !== JSON.stringify(outcome.scores)) throw new Error('scores are not the plan’s')
  return outcome
}

/** The best value of each objective, in the policy's order. */
export const bests = (outcome: Exclude<Outcome, { status: 'contradiction' }>): readonly number[] =>
  outcome.objectives.map(({ best }) => best)
