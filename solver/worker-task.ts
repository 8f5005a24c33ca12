import type { Outcome, PlanOptions, Progress } from './plan.ts'
import type { Problem } from './problem.ts'

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
  readonly port: { postMessage(message: Progress): void }
  readonly stop: SharedArrayBuffer
}

export type PlanWorker = (task: PlanTask) => Promise<Outcome>
