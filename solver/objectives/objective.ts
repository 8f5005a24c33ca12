import type { Columns } from '../linear/columns.ts'
import type { LinearExpression, Row } from '../linear/linear-model.ts'
import type { PlanView } from '../plan-view.ts'
import type { ObjectiveName } from '../problem.ts'

/** One thing that counts (solver/README.md, "Objectives"). */
export type Objective = {
  readonly name: ObjectiveName
  readonly sense: 'max' | 'min'
  readonly score: (view: PlanView) => number
  /** How much of the score one unit of the expression is: the linear model counts kilograms and euros. */
  readonly unit: number
  /** The score over the linear model's columns, in that unit. */
  readonly expression: (columns: Columns) => LinearExpression
  /** What ties the columns that only this objective has to the decisions. */
  readonly rows?: (columns: Columns) => Iterable<Row>
}
