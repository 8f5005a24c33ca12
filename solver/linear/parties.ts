import { groupBy, sum } from '../grouping.ts'
import type { SessionView } from '../problem-view.ts'
import type { AttendColumn } from './columns.ts'
import { addColumn, type LinearModel } from './linear-model.ts'

/** A choice of who may come to a session: they have seats together, and nobody else would with them. */
export type Party = { readonly column: number; readonly groups: ReadonlySet<string> }

/** More than this in one session, and its seats stay a row of the model. */
const MOST_PARTIES = 80
const MOST_LOOKS = 5000

/**
 * q: for each session, every fullest choice of groups that its seats allow, as a column of which one is taken.
 * Whoever comes is one of the party; so the relaxation no longer seats two thirds of a group. The columns need not be
 * integer: attendance is. Sessions with too many choices, or where everybody has a seat, have none.
 */
export function addParties(
  model: LinearModel,
  attends: Iterable<AttendColumn>,
): ReadonlyMap<string, readonly Party[]> {
  const parties = new Map<string, readonly Party[]>()
  for (const [id, comers] of groupBy(attends, (attend) => attend.session.id)) {
    const fullest = fullestParties(comers, comers[0].session)
    if (fullest === null || fullest.length < 2) continue
    parties.set(
      id,
      fullest.map((groups, index) => ({
        column: addColumn(model, { name: `q[${id},${index}]`, upper: 1, integer: false }),
        groups,
      })),
    )
  }
  return parties
}

/** Every set of groups with seats to which nobody can be added; null when there are too many to look at. */
function fullestParties(
  comers: readonly AttendColumn[],
  { seats }: SessionView,
): readonly ReadonlySet<string>[] | null {
  const groups = comers.map(({ group }) => group).sort((a, b) => b.members - a.members)
  const membersFrom = groups.map((_, index) => sum(groups.slice(index), ({ members }) => members))
  const found: ReadonlySet<string>[] = []
  let looks = 0
  const choose = (index: number, left: number, chosen: readonly string[], leastOut: number): boolean => {
    if (++looks > MOST_LOOKS || found.length > MOST_PARTIES) return false
    // Whoever was left out would have a seat even if all the others came.
    if (left - (membersFrom[index] ?? 0) >= leastOut) return true
    const group = groups[index]
    if (group === undefined) {
      found.push(new Set(chosen))
      return true
    }
    const comes =
      group.members > left || choose(index + 1, left - group.members, [...chosen, group.id], leastOut)
    return comes && choose(index + 1, left, chosen, Math.min(leastOut, group.members))
  }
  return choose(0, seats, [], Infinity) && found.length <= MOST_PARTIES ? found : null
}
