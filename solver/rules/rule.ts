import type { Columns } from '../linear/columns.ts'
import type { Row } from '../linear/linear-model.ts'
import type { PlanView } from '../plan-view.ts'

/** One numbered rule of a feasible plan (solver/README.md, "Rules"). */
export type Rule = {
  readonly id: number
  readonly name: string
  /** Every way in which the plan breaks it, in words. */
  readonly violations: (view: PlanView) => Iterable<string>
  /** What it says of the linear model's columns. */
  readonly rows: (columns: Columns) => Iterable<Row>
}
