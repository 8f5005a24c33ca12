import { OBJECTIVES } from '../objectives/index.ts'
import type { ProblemView } from '../problem-view.ts'
import { RULES } from '../rules/index.ts'
import { addColumns, type Columns, type Form } from './columns.ts'
import { addRow, emptyModel, type LinearModel } from './linear-model.ts'

/** A problem as a linear model: the columns its decisions are, the rows its rules and objectives say of them. */
export type ProblemModel = { readonly model: LinearModel; readonly columns: Columns }

export function buildModel(problem: ProblemView, form: Form = 'tight'): ProblemModel {
  const model = emptyModel()
  const columns = addColumns(model, problem, form)
  for (const rule of RULES) for (const row of rule.rows(columns)) addRow(model, row)
  for (const { name } of problem.problem.policy.objectives)
    for (const row of OBJECTIVES[name].rows?.(columns) ?? []) addRow(model, row)
  return { model, columns }
}
