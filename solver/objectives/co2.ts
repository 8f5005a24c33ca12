import { sum } from '../grouping.ts'
import { KG } from '../linear/columns.ts'
import type { Term } from '../linear/linear-model.ts'
import { found } from '../problem-view.ts'
import type { Objective } from './objective.ts'

/** Grams of CO2 of the tours that drive. */
export const co2: Objective = {
  name: 'co2',
  sense: 'min',
  score: ({ problem, loads }) =>
    sum(new Set(loads.map((load) => load.slot)), (slot) => found(problem.slots, slot).co2G),
  unit: KG,
  expression: ({ problem, slotUsed }) => ({
    constant: 0,
    terms: [...slotUsed].map(([id, column]): Term => [column, found(problem.slots, id).co2G / KG]),
  }),
}
