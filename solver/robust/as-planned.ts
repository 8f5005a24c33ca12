import { groupBy, key, sumBy } from '../grouping.ts'
import type { Plan } from '../plan.ts'
import type { Policy, Problem } from '../problem.ts'

const SAVED_AND_SHARED: Policy['objectives'] = [
  { name: 'rescue', tolerance: 0 },
  { name: 'fairness', tolerance: 0 },
]

/**
 * The problem with nothing open but what the plan does: its tours, sessions, items, who comes and what each claim gets.
 * Whatever is planned in it decides nothing new; it only does less where something is missing.
 */
export function asPlanned(problem: Problem, plan: Plan): Problem {
  const loaded = new Set(plan.loads.map(({ batch }) => batch))
  const driven = new Set(plan.loads.map(({ slot }) => slot))
  const used = new Set(plan.runs.map(({ session }) => session))
  const comes = groupBy(plan.attendance, ({ group }) => group)
  const stands = groupBy(plan.cycles, ({ equipment }) => equipment)
  const jars = sumBy(
    plan.shares,
    ({ claim }) => claim,
    (row) => row.jars,
  )
  const fresh = sumBy(
    plan.handovers,
    ({ claim }) => claim,
    (row) => row.quantityG,
  )
  const groupOf = new Map(problem.claims.map(({ id, group }) => [id, group]))
  const fetches = new Set(plan.handovers.map(({ claim, place }) => key(groupOf.get(claim) ?? '', place)))
  return {
    ...problem,
    batches: problem.batches.filter(({ id }) => loaded.has(id)),
    slots: problem.slots.filter(({ id }) => driven.has(id)),
    sessions: problem.sessions.filter(({ id }) => used.has(id)),
    equipment: problem.equipment.flatMap((item) => {
      const sessions = [...new Set((stands.get(item.id) ?? []).map(({ session }) => session))]
      return sessions.length > 0 ? [{ ...item, sessions: sessions.filter((id) => used.has(id)) }] : []
    }),
    groups: problem.groups.map((group) => {
      const sessions = (comes.get(group.id) ?? []).map(({ session }) => session)
      return {
        ...group,
        sessions: sessions.filter((id) => used.has(id)),
        pickupPlaces: group.pickupPlaces.filter((place) => fetches.has(key(group.id, place))),
      }
    }),
    claims: problem.claims.flatMap((claim) => {
      const gets = ('recipe' in claim ? jars : fresh).get(claim.id) ?? 0
      if (gets === 0) return []
      return ['recipe' in claim ? { ...claim, jars: gets } : { ...claim, freshG: gets }]
    }),
    pins: [],
    policy: { ...problem.policy, objectives: SAVED_AND_SHARED },
  }
}
