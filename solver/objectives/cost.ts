import { sum } from '../grouping.ts'
import type { Term } from '../linear/linear-model.ts'
import { found } from '../problem-view.ts'
import type { Objective } from './objective.ts'

/** Euro cents, unrounded: used slots and used sessions once each, and what the growers are paid. */
export const cost: Objective = {
  name: 'cost',
  sense: 'min',
  score({ problem, loads, runs }) {
    const slots = new Set(loads.map((load) => load.slot))
    const sessions = new Set(runs.map((run) => run.session))
    return (
      sum(slots, (slot) => found(problem.slots, slot).fixedCents) +
      sum(sessions, (session) => found(problem.sessions, session).fixedCents) +
      sum(loads, (load) => load.quantityG * found(problem.batches, load.batch).centsPerKg) / 1000
    )
  },
  unit: 100,
  expression: ({ problem, loads, slotUsed, sessionUsed }) => ({
    constant: 0,
    terms: [
      ...[...slotUsed].map(([id, column]): Term => [column, found(problem.slots, id).fixedCents / 100]),
      ...[...sessionUsed].map(([id, column]): Term => [column, found(problem.sessions, id).fixedCents / 100]),
      ...loads.map(({ column, batch, unitKg }): Term => [column, (unitKg * batch.centsPerKg) / 100]),
    ],
  }),
}
