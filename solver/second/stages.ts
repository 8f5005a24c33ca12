import type { ProblemModel } from '../linear/build.ts'
import type { LinearModel } from '../linear/linear-model.ts'
import { withRows } from '../linear/linear-model.ts'
import type { ObjectiveResult } from '../plan.ts'
import { limitOf, limitRow, type Stage, stagesOf } from '../search/stage.ts'

/** An objective as it was optimised: what it reached, and the model that holds it to what came before. */
export type FinishedStage = {
  readonly stage: Stage
  readonly result: Pick<ObjectiveResult, 'best' | 'bound'>
  readonly model: LinearModel
}

/** The stages of a plan that is done, from what it says of its objectives: nothing of the search is needed. */
export function finishedStages(
  { model: first, columns }: ProblemModel,
  objectives: readonly Pick<ObjectiveResult, 'name' | 'best' | 'bound'>[],
): readonly FinishedStage[] {
  const stages = stagesOf(columns.problem.problem.policy, columns)
  let model = first
  return stages.flatMap((stage) => {
    const result = objectives.find(({ name }) => name === stage.name)
    if (result === undefined) return []
    const finished = { stage, result, model }
    model = withRows(model, [limitRow(stage, limitOf(stage, result.best))])
    return [finished]
  })
}
