import type { Columns } from '../linear/columns.ts'
import type { LinearExpression, LinearModel } from '../linear/linear-model.ts'

const WHOLE = 1e-6

/** The columns of tours and sessions that an objective pays for: which of them there are decides most of it. */
export function paidDecisions(columns: Columns, objective: LinearExpression): ReadonlySet<number> {
  const paid = new Set(objective.terms.map(([column]) => column))
  const all = [...columns.slotUsed.values(), ...columns.sessionUsed.values()]
  return new Set(all.filter((column) => paid.has(column)))
}

/** The model with those of the columns that are whole in `x` held there. */
export function settledAt(model: LinearModel, decisions: Iterable<number>, x: Float64Array): LinearModel {
  const [lower, upper] = [[...model.columns.lower], [...model.columns.upper]]
  for (const column of decisions) {
    const value = x[column] ?? 0
    const whole = Math.round(value)
    if (Math.abs(value - whole) <= WHOLE) lower[column] = upper[column] = whole
  }
  return { ...model, columns: { ...model.columns, lower, upper } }
}
