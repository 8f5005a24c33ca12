import type { Outcome } from './plan.ts'
import { plan } from './plan-problem.ts'
import { highsThreads, THREADS } from './threads.ts'
import type { PlanTask } from './worker-task.ts'

/** Plans in a thread of a pool (piscina), since a solve does not let go of its thread until it ends. */
export default async function planInThread({
  problem,
  seconds,
  engine,
  seed,
  port,
  stop,
}: PlanTask): Promise<Outcome> {
  const flag = new Int32Array(stop)
  const threads = highsThreads(THREADS)
  try {
    return await plan(problem, {
      seconds,
      engine: engine ?? 'auto',
      seed: seed ?? 1,
      threads,
      now: () => performance.now(),
      onProgress: (progress) => port.postMessage(progress),
      shouldStop: () => Atomics.load(flag, 0) !== 0,
    })
  } finally {
    await threads.close()
  }
}
