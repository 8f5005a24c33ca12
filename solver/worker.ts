import type { Outcome } from './plan.ts'
import { plan } from './plan-problem.ts'
import type { PlanTask } from './worker-task.ts'

/** Plans in a thread of a pool (piscina), since a solve does not let go of its thread until it ends. */
export default function planInThread({
  problem,
  seconds,
  engine,
  seed,
  port,
  stop,
}: PlanTask): Promise<Outcome> {
  const flag = new Int32Array(stop)
  return plan(problem, {
    seconds,
    engine: engine ?? 'auto',
    seed: seed ?? 1,
    now: () => performance.now(),
    onProgress: (progress) => port.postMessage(progress),
    shouldStop: () => Atomics.load(flag, 0) !== 0,
  })
}
