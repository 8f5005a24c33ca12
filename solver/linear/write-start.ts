import { groupBy, key, sumBy } from '../grouping.ts'
import type { Plan } from '../plan.ts'
import { found } from '../problem-view.ts'
import { type Columns, KG } from './columns.ts'
import type { LinearModel } from './linear-model.ts'

/**
 * A plan as a vector of the model's columns. It satisfies every row if the plan is feasible and carries
 * nothing that the model has no column for, such as a load nobody wants.
 */
export function vectorOf(model: LinearModel, columns: Columns, plan: Plan): Float64Array {
  const x = new Float64Array(model.columns.lower.length)
  const { loads, visits, slotUsed, sessionUsed, attends, shares, handovers, claimed } = columns
  const set = (column: number | undefined, value: number) => {
    if (column !== undefined) x[column] = value
  }

  const loadedG = sumBy(
    plan.loads,
    (load) =>
      'session' in load
        ? key(load.batch, load.slot, 's', load.session)
        : key(load.batch, load.slot, 'p', load.place),
    (load) => load.quantityG,
  )
  for (const { column, batch, slot, session, place, unitKg } of loads) {
    const grams = loadedG.get(
      session === null ? key(batch.id, slot, 'p', place) : key(batch.id, slot, 's', session),
    )
    set(column, (grams ?? 0) / KG / unitKg)
  }
  for (const load of plan.loads) {
    set(visits.get(key(load.batch, load.slot)), 1)
    set(slotUsed.get(load.slot), 1)
  }

  const sharedJars = sumBy(
    plan.shares,
    (row) => key(row.claim, row.session),
    (row) => row.jars,
  )
  for (const { column, claim, session } of shares) set(column, sharedJars.get(key(claim.id, session.id)) ?? 0)
  for (const run of plan.runs) set(sessionUsed.get(run.session), 1)
  const working = new Set(plan.runs.map((run) => run.session))
  for (const { group, session } of plan.attendance)
    if (!columns.comersWork || working.has(session)) set(attends.get(key(group, session))?.column, 1)

  const handedG = sumBy(
    plan.handovers,
    (row) => key(row.claim, row.batch, row.place),
    (row) => row.quantityG,
  )
  for (const { column, claim, batch, place } of handovers)
    set(column, (handedG.get(key(claim.id, batch.id, place)) ?? 0) / KG)
  for (const row of [...plan.shares, ...plan.handovers]) set(claimed.get(row.claim), 1)

  setParties(x, columns)
  setCycles(x, columns, plan)
  refill(x, columns)
  return x
}

/** Who comes is seated as part of the first party that holds them all. */
function setParties(x: Float64Array, { attends, parties }: Columns): void {
  const coming = [...attends.values()].filter(({ column }) => x[column] === 1)
  const comers = groupBy(coming, ({ session }) => session.id)
  for (const [id, choices] of parties) {
    const groups = (comers.get(id) ?? []).map(({ group }) => group.id)
    const party = choices.find((choice) => groups.every((group) => choice.groups.has(group)))
    if (groups.length > 0 && party) x[party.column] = 1
  }
}

/** Each item's cycles become the first pattern that holds them all. */
function setCycles(x: Float64Array, { stands, sessionUsed }: Columns, plan: Plan): void {
  const runsOf = groupBy(plan.cycles, (row) => key(row.session, row.equipment))
  for (const { session, itemClass, uses, used } of stands) {
    // Cycles without jars count for nothing.
    if (x[sessionUsed.get(session.id) ?? -1] !== 1) continue
    for (const item of itemClass.items) {
      const rows = runsOf.get(key(session.id, item.id))
      if (rows === undefined) continue
      const cycles = sumBy(
        rows,
        (row) => row.process,
        (row) => row.cycles,
      )
      if (used === null) {
        const holds = uses.find((use) =>
          [...cycles].every(
            ([treatment, count]) =>
              count <= (use.cycles.find((part) => part.treatment === treatment)?.cycles ?? 0),
          ),
        )
        if (holds) x[holds.column] = (x[holds.column] ?? 0) + 1
      } else {
        x[used] = 1
        for (const use of uses) x[use.column] = cycles.get(use.cycles[0]?.treatment ?? '') ?? 0
      }
    }
  }
}

/** Fills the tiers and the losses from what the vector gives: engines leave them anyhow where they do not count. */
export function refill(x: Float64Array, columns: Columns): void {
  const { problem, shares, handovers, tiers, losses } = columns
  const rows = [
    ...shares.map(({ claim, column, recipe }) => ({ claim, kg: (x[column] ?? 0) * (recipe.jarG / KG) })),
    ...handovers.map(({ claim, column }) => ({ claim, kg: x[column] ?? 0 })),
  ]
  const byGroup = sumBy(
    rows,
    (row) => row.claim.group,
    (row) => row.kg,
  )
  const byClaim = sumBy(
    rows,
    (row) => row.claim.id,
    (row) => row.kg,
  )
  for (const [id, list] of tiers) {
    const width = (found(problem.groups, id).members * problem.problem.policy.tierG) / KG
    let left = byGroup.get(id) ?? 0
    for (const [tier, column] of list.entries()) {
      const part = tier === list.length - 1 ? left : Math.min(left, width)
      x[column] = part
      left -= part
    }
  }
  for (const [id, { column, beforeKg }] of losses) x[column] = Math.max(0, beforeKg - (byClaim.get(id) ?? 0))
}
