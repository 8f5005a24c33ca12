import { sum } from '../grouping.ts'
import { found } from '../problem-view.ts'
import type { Objective } from './objective.ts'

/** Grams of produce that reach people. */
export const rescue: Objective = {
  name: 'rescue',
  sense: 'max',
  score: ({ problem, runs, handovers }) =>
    sum(runs, (run) => run.jars * found(problem.recipes, run.recipe).jarG) +
    sum(handovers, (handover) => handover.quantityG),
}
