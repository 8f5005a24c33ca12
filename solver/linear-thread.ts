import { parentPort, workerData } from 'node:worker_threads'
import { highsEngine } from './linear/highs.ts'
import { lpSolverEngine } from './linear/lp-solver.ts'
import type { FromThread, ToThread } from './threads.ts'

/** One engine in a thread of its own: takes a task, tells its incumbents and bounds, answers. */
const engine =
  workerData === 'lp-solver' ? lpSolverEngine({ now: () => performance.now() }) : await highsEngine()
const tell = (message: FromThread) => parentPort?.postMessage(message)

async function answer({ task, stop }: ToThread): Promise<void> {
  const flag = new Int32Array(stop)
  let told = Number.NaN
  try {
    const found = await engine.solve(task, {
      shouldStop: () => Atomics.load(flag, 0) !== 0,
      onIncumbent: (x, bound) => tell({ kind: 'incumbent', x, bound }),
      onBound: (bound) => {
        if (bound !== told) tell({ kind: 'bound', bound })
        told = bound
      },
    })
    tell({ kind: 'answer', answer: found })
  } catch (error) {
    tell({ kind: 'failure', message: error instanceof Error ? error.message.slice(0, 500) : String(error) })
  }
}

parentPort?.on('message', (message: ToThread) => void answer(message))
tell({ kind: 'ready' })
