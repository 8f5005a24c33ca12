import type { Alternatives } from './explain/alternatives.ts'
import type { Replanned } from './explain/replan.ts'
import type { Why } from './explain/why.ts'
import type { Question, WhyNot } from './explain/why-not.ts'
import type { Plan } from './plan.ts'
import type { Problem } from './problem.ts'

/** What is asked about a plan of a problem. */
export type Asked =
  | { readonly ask: 'why' | 'alternatives'; readonly problem: Problem; readonly plan: Plan }
  | {
      readonly ask: 'why-not'
      readonly problem: Problem
      readonly plan: Plan
      readonly question: Question
    }
  /** What if the problem were that after: see `replanAfter`. */
  | { readonly ask: 'what-if'; readonly problem: Problem; readonly plan: Plan; readonly after: Problem }

/** What the thread pool hands to `explain-worker.ts`; `stop` as for `PlanTask`. */
export type ExplainTask = Asked & {
  /** Bounds the whole answer. */
  readonly seconds: number
  readonly seed?: number
  readonly stop: SharedArrayBuffer
}

export type Explained = {
  readonly why: Why
  readonly alternatives: Alternatives
  readonly 'why-not': WhyNot
  readonly 'what-if': Replanned | 'unknown'
}
