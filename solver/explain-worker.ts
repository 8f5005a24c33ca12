import { alternatives } from './explain/alternatives.ts'
import { replanAfter } from './explain/replan.ts'
import { why } from './explain/why.ts'
import { whyNot } from './explain/why-not.ts'
import type { Explained, ExplainTask } from './explain-task.ts'
import { highsEngine } from './linear/highs.ts'

/** Loaded once in each thread: an answer is due before a second one could be started. */
const engine = highsEngine()

/** Explains a plan in a thread of a pool (piscina), since a solve does not let go of its thread until it ends. */
export default async function explainInThread(task: ExplainTask): Promise<Explained[ExplainTask['ask']]> {
  const flag = new Int32Array(task.stop)
  const { problem, plan, seconds, seed = 1 } = task
  const options = {
    seconds,
    seed,
    threads: await engine,
    now: () => performance.now(),
    shouldStop: () => Atomics.load(flag, 0) !== 0,
  }
  switch (task.ask) {
    case 'why':
      return why(problem, plan, options)
    case 'alternatives':
      return alternatives(problem, plan, options)
    case 'why-not':
      return whyNot(problem, { plan, question: task.question }, options)
    case 'what-if':
      return replanAfter(problem, { previous: plan, after: task.after }, options)
  }
}
