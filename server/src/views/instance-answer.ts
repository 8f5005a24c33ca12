import type { InstanceAnswer, Language } from '../../contract/index.ts'
import type { WeekView } from './week-view.ts'

/** The week as the planner sees it, with its refusals in words. */
export function instanceAnswer({ instance, gate }: WeekView, language: Language): InstanceAnswer {
  const { problem, refused, leftOut } = instance
  return {
    problem: { ...problem },
    refused: refused.flatMap(({ preparation }) => gate.refusal(preparation, language) ?? []),
    leftOut: leftOut.map(({ noun, id, why }) => ({ noun, id, why })),
  }
}
