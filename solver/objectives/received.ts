import type { PlanView } from '../plan-view.ts'
import { found, isJarClaim } from '../problem-view.ts'

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
