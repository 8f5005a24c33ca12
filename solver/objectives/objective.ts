import type { PlanView } from '../plan-view.ts'
import type { ObjectiveName } from '../problem.ts'

/** One thing that counts (solver/README.md, "Objectives"). */
export type Objective = {
  readonly name: ObjectiveName
  readonly sense: 'max' | 'min'
  readonly score: (view: PlanView) => number
}
