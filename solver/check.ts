import { sum } from './grouping.ts'
import { OBJECTIVES } from './objectives/index.ts'
import { receivedG } from './objectives/received.ts'
import type { Judgement, Plan, Scores } from './plan.ts'
import { type PlanView, viewPlan } from './plan-view.ts'
import type { Problem } from './problem.ts'
import { type ProblemView, viewProblem } from './problem-view.ts'
import { RULES } from './rules/index.ts'

/**
 * Judges any plan of the right shape from scratch. Rows that refer to nothing or count no positive whole
 * number are violations (`reference`, `integer`) and left out of the rules and scores.
 */
export function check(problem: Problem, plan: Plan): Judgement {
  return checkView(viewProblem(problem), plan)
}

/** The same, for whoever judges many plans of one problem. */
export function checkView(problem: ProblemView, plan: Plan): Judgement {
  const { view, violations: refused } = viewPlan(problem, plan)
  const broken = RULES.flatMap((rule) => [...rule.violations(view)].map((text) => ({ rule: rule.id, text })))
  const violations = [...refused, ...broken]
  return { feasible: violations.length === 0, violations, scores: score(view) }
}

function score(view: PlanView): Scores {
  const grams = receivedG(view)
  const perMemberG = view.problem.problem.groups.map((group) => (grams.get(group.id) ?? 0) / group.members)
  return {
    rescue: OBJECTIVES.rescue.score(view),
    fairness: OBJECTIVES.fairness.score(view),
    cost: OBJECTIVES.cost.score(view),
    co2: OBJECTIVES.co2.score(view),
    changes: OBJECTIVES.changes.score(view),
    jars: sum(view.runs, (run) => run.jars),
    groupsServed: perMemberG.filter((amountG) => amountG > 0).length,
    // With no groups nobody is left out, yet nobody gets anything either.
    leastPerMemberG: perMemberG.length === 0 ? 0 : perMemberG.reduce((a, b) => Math.min(a, b)),
  }
}
