import { groupBy, sumBy } from '../grouping.ts'
import { KG } from '../linear/columns.ts'
import type { Term } from '../linear/linear-model.ts'
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
  *rows({ shares, handovers, claimed }) {
    const jars = shares.map(({ claim, column }) => ({ claim, column, unit: 1 }))
    const fresh = handovers.map(({ claim, column }) => ({ claim, column, unit: KG }))
    for (const [id, list] of groupBy([...jars, ...fresh], (row) => row.claim.id)) {
      const [{ claim, unit }] = list
      const { least, most } = claimRange(claim)
      const terms = list.map((row): Term => [row.column, 1])
      const any = claimed.get(id)
      if (any === undefined) yield { name: `claim[${id}]`, terms, upper: most / unit }
      else {
        yield { name: `claim[${id},most]`, terms: [...terms, [any, -most / unit]], upper: 0 }
        yield { name: `claim[${id},least]`, terms: [...terms, [any, -least / unit]], lower: 0 }
      }
    }
  },
}
