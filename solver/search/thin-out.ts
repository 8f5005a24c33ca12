import type { Plan } from '../plan.ts'

/**
 * The plan without some of its sessions and hand-overs, each dropped with that chance: room to plan them
 * anew around the rest. What a minimum then misses is for the next plan to fill, or for its check to refuse.
 */
export function thinOut(
  plan: Plan,
  { chance, random }: { readonly chance: number; readonly random: () => number },
): Plan {
  const gone = new Set(
    [...new Set([...plan.attendance, ...plan.runs].map((row) => row.session))].filter(
      () => random() < chance,
    ),
  )
  const parked = new Set([...new Set(plan.handovers.map((row) => row.slot))].filter(() => random() < chance))
  const stays = (row: { readonly session: string }) => !gone.has(row.session)
  return {
    ...plan,
    loads: plan.loads.filter((row) => ('session' in row ? stays(row) : !parked.has(row.slot))),
    attendance: plan.attendance.filter(stays),
    cycles: plan.cycles.filter(stays),
    runs: plan.runs.filter(stays),
    ingredients: plan.ingredients.filter(stays),
    shares: plan.shares.filter(stays),
    handovers: plan.handovers.filter((row) => !parked.has(row.slot)),
  }
}
