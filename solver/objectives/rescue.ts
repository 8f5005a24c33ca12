import { sum } from '../grouping.ts'
import { KG } from '../linear/columns.ts'
import type { Term } from '../linear/linear-model.ts'
import { found } from '../problem-view.ts'
import type { Objective } from './objective.ts'

/** Grams of produce that reach people. */
export const rescue: Objective = {
  name: 'rescue',
  sense: 'max',
  score: ({ problem, runs, handovers }) =>
    sum(runs, (run) => run.jars * found(problem.recipes, run.recipe).jarG) +
    sum(handovers, (handover) => handover.quantityG),
  unit: KG,
  expression: ({ shares, handovers }) => ({
    constant: 0,
    terms: [
      ...shares.map(({ column, recipe }): Term => [column, recipe.jarG / KG]),
      ...handovers.map(({ column }): Term => [column, 1]),
    ],
  }),
}
