import type { ObjectiveResult, Outcome, Plan, PlanOptions, Progress } from './plan.ts'
import type { Problem } from './problem.ts'
import type { Uncertainty } from './robust/scenario.ts'
import type { StressTest } from './robust/stress.ts'
import type { Assurance } from './second/assure.ts'

/**
 * What the thread pool hands to `worker.ts`, whose default export is
 * `(task: PlanTask) => Promise<Outcome>`.
 *
 * `port` receives a `Progress` message for each better plan (transfer its other end's partner with the
 * task); `stop` is an `Int32Array`'s memory: any value other than 0 at index 0 ends the search within
 * half a second, with its best plan.
 */
export type PlanTask = {
  readonly problem: Problem
  readonly seconds: number
  readonly engine?: NonNullable<PlanOptions['engine']>
  readonly seed?: number
  /** Of the plans that save about as much, take the one that holds most often in so many scenarios. */
  readonly holds?: { readonly scenarios: number; readonly uncertainty: Partial<Uncertainty> }
  readonly port: { postMessage(message: Progress): void }
  readonly stop: SharedArrayBuffer
}

export type PlanWorker = (task: PlanTask) => Promise<Outcome>

/**
 * What the thread pool hands to `worker.ts`'s `assure`: a plan that is done, and what it says of its objectives. Needs
 * nothing else, so that any plan, however old, can be looked at again.
 */
export type AssureTask = {
  readonly problem: Problem
  readonly plan: Plan
  readonly objectives: readonly Pick<ObjectiveResult, 'name' | 'best' | 'bound'>[]
  readonly seed: number
  /** Ways the week can turn out to test the plan on, as far as time goes. */
  readonly scenarios: number
  /** Where it differs from the estimates. */
  readonly uncertainty: Partial<Uncertainty>
  /** For the scenarios, and again half as much for certificates and the other engine. */
  readonly seconds: number
}

export type Assured = { readonly stress: StressTest; readonly assurance: Assurance }
