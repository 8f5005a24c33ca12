import { check } from './check.ts'
import { buildModel } from './linear/build.ts'
import type { Outcome, PlanOptions } from './plan.ts'
import { plan } from './plan-problem.ts'
import { viewProblem } from './problem-view.ts'
import { planThatHolds } from './robust/prefer.ts'
import { stressTest } from './robust/stress.ts'
import { assure as assurePlan } from './second/assure.ts'
import { highsThreads, lpSolverThread, THREADS } from './threads.ts'
import type { Assured, AssureTask, PlanTask } from './worker-task.ts'

/** Plans in a thread of a pool (piscina), since a solve does not let go of its thread until it ends. */
export default async function planInThread({
  problem,
  seconds,
  engine,
  seed,
  holds,
  port,
  stop,
}: PlanTask): Promise<Outcome> {
  const flag = new Int32Array(stop)
  const threads = highsThreads(THREADS)
  try {
    const options: PlanOptions = {
      seconds,
      engine: engine ?? 'auto',
      seed: seed ?? 1,
      threads,
      now: () => performance.now(),
      onProgress: (progress) => port.postMessage(progress),
      shouldStop: () => Atomics.load(flag, 0) !== 0,
    }
    if (!holds) return await plan(problem, options)
    return (await planThatHolds(problem, { ...options, ...holds })).outcome
  } finally {
    await threads.close()
  }
}

/** Tests a finished plan on weeks that turn out otherwise, certifies its bounds and asks the other engine. */
export async function assure({
  problem,
  plan: found,
  objectives,
  seed,
  scenarios,
  uncertainty,
  seconds,
}: AssureTask): Promise<Assured> {
  const now = () => performance.now()
  const threads = highsThreads(1)
  const second = lpSolverThread()
  try {
    const endMs = now() + 500 * seconds
    const assurance = await assurePlan(
      buildModel(viewProblem(problem)),
      { plan: found, scores: check(problem, found).scores, objectives },
      { engine: threads, second, seed, secondsLeft: () => (endMs - now()) / 1000 },
    )
    const stress = await stressTest(problem, found, {
      scenarios,
      uncertainty,
      seed,
      seconds,
      threads,
      now,
    })
    return { stress, assurance }
  } finally {
    await Promise.all([threads.close(), second.close()])
  }
}
