import { parentPort } from 'node:worker_threads'
import { highsEngine } from './linear/highs.ts'
import type { FromThread, ToThread } from './threads.ts'

/** One HiGHS in a thread of its own: takes a task, tells its incumbents and bounds, answers. */
const engine = await highsEngine()
const tell = (message: FromThread) => parentPort?.postMessage(message)

parentPort?.on('message', async ({ task, stop }: ToThread) => {
  const flag = new Int32Array(stop)
  let told = Number.NaN
  try {
    const answer = await engine.solve(task, {
      shouldStop: () => Atomics.load(flag, 0) !== 0,
      onIncumbent: (x, bound) => tell({ kind: 'incumbent', x, bound }),
      onBound: (bound) => {
        if (bound !== told) tell({ kind: 'bound', bound })
        told = bound
      },
    })
    tell({ kind: 'answer', answer })
  } catch (error) {
    tell({ kind: 'failure', message: error instanceof Error ? error.message.slice(0, 500) : String(error) })
  }
})

tell({ kind: 'ready' })
