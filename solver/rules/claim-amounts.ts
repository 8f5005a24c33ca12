import { sumBy } from '../grouping.ts'
import { claimRange } from '../problem-view.ts'
import type { Rule } from './rule.ts'

/** Each claim gets nothing, or between its minimum and what it asked. */
export const claimAmounts: Rule = {
  id: 13,
  name: 'claim-amounts',
  *violations({ problem, shares, handovers }) {
    const rows = [
      ...shares.map(({ claim, jars }) => ({ claim, amount: jars })),
      ...handovers.map(({ claim, quantityG }) => ({ claim, amount: quantityG })),
    ]
    const received = sumBy(
      rows,
      (row) => row.claim,
      (row) => row.amount,
    )
    for (const claim of problem.problem.claims) {
      const { least, most } = claimRange(claim)
      const got = received.get(claim.id) ?? 0
      if (got > most || (got > 0 && got < least)) {
        yield `claim ${claim.id} gets ${got}, asked ${least} to ${most}`
      }
    }
  },
}
