import type { ClaimState } from './ledger.ts'

/** What each claim would get now. */
export type Portion = { readonly claim: ClaimState; readonly amount: number }

/**
 * Shares an amount out, the least served group first: minimums as far as they go, then in steps to whoever
 * has the fewest grams per member. `gramsEach`: grams of one unit (a jar's produce; 1 for fresh grams).
 */
export function shareOut(
  claims: readonly ClaimState[],
  amount: number,
  { gramsEach, step }: { readonly gramsEach: number; readonly step: number },
): readonly Portion[] {
  const perMember = ({ group }: ClaimState) => group.receivedG / group.group.members
  const open = claims.filter(isOpen).sort((a, b) => perMember(a) - perMember(b))
  const portions: { claim: ClaimState; amount: number }[] = []
  let left = amount
  for (const claim of open) {
    const least = Math.max(0, claim.least - claim.got)
    if (least > left) continue
    portions.push({ claim, amount: least })
    left -= least
  }
  while (left > 0) {
    const next = leastServed(portions, gramsEach)
    if (next === undefined) break
    const more = Math.min(step, left, room(next))
    next.amount += more
    left -= more
  }
  return portions.filter((portion) => portion.amount > 0)
}

/** It may still get something. */
export const isOpen = ({ got, least, most }: ClaimState): boolean => got < most && least <= most

const room = ({ claim, amount }: Portion): number => claim.most - claim.got - amount

function leastServed<P extends Portion>(portions: readonly P[], gramsEach: number): P | undefined {
  const promised = new Map<ClaimState['group'], number>()
  for (const { claim, amount } of portions) {
    promised.set(claim.group, (promised.get(claim.group) ?? claim.group.receivedG) + amount * gramsEach)
  }
  let least: P | undefined
  let leastG = Number.POSITIVE_INFINITY
  for (const portion of portions) {
    const { group } = portion.claim
    const perMemberG = (promised.get(group) ?? 0) / group.group.members
    if (room(portion) > 0 && perMemberG < leastG) {
      least = portion
      leastG = perMemberG
    }
  }
  return least
}
