/** Questions about plans answered in worker threads: the event loop stays free, and each answer has its time. */
import { fileURLToPath } from 'node:url'
import type { Asked, Explained, ExplainTask } from '@bocal/solver'
import { Piscina } from 'piscina'
import { conflict, Refused } from '../problems.ts'

export type Explainer = {
  /**
   * @throws Refused when too many ask at once, the answer did not come in its time, or the asker has gone
   */
  ask<A extends Asked>(
    asked: A,
    limits: {
      readonly seconds: number
      /** Aborted when nobody waits for the answer any more. */
      readonly cancel?: AbortSignal
    },
  ): Promise<Explained[A['ask']]>
  /** Stops every worker at once. */
  close(): Promise<void>
}

/** Waiting askers; what comes after them is told to try again. */
const QUEUE_MOST = 6
/** A worker told to stop has this long to answer by itself; then it is ended. */
const STOP_MS = 200
/** A thread that was ended is started anew, which takes its time on a busy machine. */
const START_MS = 4000
const watchdogMs = (seconds: number) => seconds * 1500 + START_MS

const workerFile = () => fileURLToPath(import.meta.resolve('@bocal/solver/explain-worker'))

export function explainer(parts: { worker?: string; log: (error: Error) => void }): Explainer {
  // One thread: it shares the machine with a search for a plan.
  const pool = new Piscina<ExplainTask, Explained[Asked['ask']]>({
    filename: parts.worker ?? workerFile(),
    minThreads: 1,
    maxThreads: 1,
    maxQueue: QUEUE_MOST,
    concurrentTasksPerWorker: 1,
  })
  // Without a listener a worker that fails to load takes the whole server with it.
  pool.on('error', parts.log)

  return {
    async ask<A extends Asked>(
      asked: A,
      { seconds, cancel }: { readonly seconds: number; readonly cancel?: AbortSignal },
    ) {
      if (pool.queueSize >= QUEUE_MOST)
        throw new Refused('unavailable', [{ path: 'path.plan', say: (m) => m.askersFull() }])
      const stop = new SharedArrayBuffer(4)
      const kill = new AbortController()
      // What waits before this has its time too.
      const timers = [setTimeout(() => kill.abort(), watchdogMs(seconds) * (1 + pool.queueSize))]
      const onCancel = () => {
        Atomics.store(new Int32Array(stop), 0, 1)
        timers.push(setTimeout(() => kill.abort(), STOP_MS))
      }
      cancel?.addEventListener('abort', onCancel, { once: true })
      if (cancel?.aborted) onCancel()
      try {
        const answer = await pool.run({ ...asked, seconds, stop }, { signal: kill.signal })
        return answer as Explained[A['ask']]
      } catch (error) {
        if (!kill.signal.aborted) parts.log(error instanceof Error ? error : new Error(String(error)))
        throw conflict('path.plan', (m) => m.noAnswerInTime())
      } finally {
        for (const timer of timers) clearTimeout(timer)
        cancel?.removeEventListener('abort', onCancel)
      }
    },
    close: () => pool.destroy(),
  }
}
