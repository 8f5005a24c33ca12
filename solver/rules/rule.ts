import type { PlanView } from '../plan-view.ts'

/** One numbered rule of a feasible plan (solver/README.md, "Rules"). */
export type Rule = {
  readonly id: number
  readonly name: string
  /** Every way in which the plan breaks it, in words. */
  readonly violations: (view: PlanView) => Iterable<string>
}
