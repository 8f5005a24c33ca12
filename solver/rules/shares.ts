import { key, sumBy } from '../grouping.ts'
import type { Term } from '../linear/linear-model.ts'
import { found, isJarClaim } from '../problem-view.ts'
import type { Rule } from './rule.ts'

/** Every jar made goes to a claim of its recipe whose group attends. */
export const shares: Rule = {
  id: 11,
  name: 'shares',
  *violations({ problem, shares: rows, jarsMade, attends }) {
    const shared: { session: string; recipe: string; jars: number }[] = []
    for (const { claim: id, session, jars } of rows) {
      const claim = found(problem.claims, id)
      if (!isJarClaim(claim)) {
        yield `claim ${id}: jars for a claim that asks for fresh produce`
        continue
      }
      if (!attends.has(key(claim.group, session))) {
        yield `claim ${id}: group ${claim.group} does not attend ${session}`
      }
      shared.push({ session, recipe: claim.recipe, jars })
    }
    const jarsShared = sumBy(
      shared,
      (row) => key(row.session, row.recipe),
      (row) => row.jars,
    )
    for (const id of new Set([...jarsMade.keys(), ...jarsShared.keys()])) {
      const made = jarsMade.get(id) ?? 0
      const given = jarsShared.get(id) ?? 0
      if (made !== given) yield `${id}: ${made} jars made, ${given} shared`
    }
  },
  *rows({ shares, attends }) {
    for (const { column, claim, session, most } of shares) {
      const attend = attends.get(key(claim.group, session.id))
      const there: Term[] = attend === undefined ? [] : [[attend.column, -most]]
      yield { name: `shares[${claim.id},${session.id}]`, terms: [[column, 1], ...there], upper: 0 }
    }
  },
}
