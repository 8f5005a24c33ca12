import type { Plan } from '../plan.ts'
import type { PlanView } from '../plan-view.ts'
import { found, isJarClaim, type ProblemView } from '../problem-view.ts'

/** Grams of produce that each group takes home, in jars and fresh. */
export function receivedG({ problem, shares, handovers }: PlanView): ReadonlyMap<string, number> {
  const grams = new Map(problem.problem.groups.map((group) => [group.id, 0]))
  const add = (group: string, amountG: number) => grams.set(group, (grams.get(group) ?? 0) + amountG)
  for (const share of shares) {
    const claim = found(problem.claims, share.claim)
    if (isJarClaim(claim)) add(claim.group, share.jars * found(problem.recipes, claim.recipe).jarG)
  }
  for (const handover of handovers) add(found(problem.claims, handover.claim).group, handover.quantityG)
  return grams
}

/** Grams that each claim gets in a plan; what was for a claim no longer there does not count. */
export function claimedG({ claims, recipes }: ProblemView, plan: Plan): ReadonlyMap<string, number> {
  const grams = new Map<string, number>()
  const add = (id: string, amountG: number) => grams.set(id, (grams.get(id) ?? 0) + amountG)
  for (const { claim: id, jars } of plan.shares) {
    const claim = claims.get(id)
    if (claim !== undefined && isJarClaim(claim)) add(id, jars * found(recipes, claim.recipe).jarG)
  }
  for (const { claim: id, quantityG } of plan.handovers) {
    const claim = claims.get(id)
    if (claim !== undefined && !isJarClaim(claim)) add(id, quantityG)
  }
  return grams
}
