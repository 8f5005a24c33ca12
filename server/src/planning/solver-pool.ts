/** Plans solved in worker threads: the event loop stays free, and a hung or crashed worker costs no plan. */
import { fileURLToPath } from 'node:url'
import { MessageChannel } from 'node:worker_threads'
import type { Assured, AssureTask, Outcome, PlanTask, Problem, Progress } from '@bocal/solver'
import { Piscina } from 'piscina'

export type Search = {
  readonly problem: Problem
  readonly seconds: number
  readonly engine: NonNullable<PlanTask['engine']>
  readonly seed: number
  readonly holds?: NonNullable<PlanTask['holds']>
  /** Aborting asks for the best plan so far. */
  readonly cancel: AbortSignal
  readonly onProgress: (progress: Progress) => void
}

/** `killed`: the worker was stopped from outside (hung, or too slow to answer a cancel); `crashed`: it died. */
export type Answer =
  | { readonly end: 'answered'; readonly outcome: Outcome }
  | { readonly end: 'killed' | 'crashed'; readonly reason: string }

export type SolverPool = {
  solve(search: Search): Promise<Answer>
  /** Looks at a finished plan again, in a thread of its own kind. Rejects when it crashes or takes far too long. */
  assure(task: AssureTask): Promise<Assured>
  /** Stops every worker at once. */
  close(): Promise<void>
}

/** How long a worker may take to answer a cancel before it is stopped, so that people wait half a second at most for
 * a checked and saved plan. */
const CANCEL_MS = 200
const watchdogMs = (seconds: number) => seconds * 1100 + 2000

/** Nobody waits for it: only one that hangs is stopped. */
const ASSURE_MOST_MS = 120_000

const workerFile = () => fileURLToPath(import.meta.resolve('@bocal/solver/worker'))

export function solverPool(parts: {
  threads: number
  worker?: string
  log: (error: Error) => void
}): SolverPool {
  const pool = new Piscina<PlanTask, Outcome>({
    filename: parts.worker ?? workerFile(),
    minThreads: 1,
    maxThreads: parts.threads,
    // A search blocks its thread; nothing else may wait behind it there.
    concurrentTasksPerWorker: 1,
  })
  // One thread more, started when first needed: whoever reads a plan does not wait for the next one's search.
  const reading = new Piscina<AssureTask, Assured>({
    filename: parts.worker ?? workerFile(),
    name: 'assure',
    minThreads: 0,
    maxThreads: 1,
    concurrentTasksPerWorker: 1,
  })
  reading.on('error', parts.log)
  // Without a listener a worker that fails to load takes the whole server with it.
  pool.on('error', parts.log)

  return {
    async solve({ cancel, onProgress, ...task }) {
      const { port1, port2 } = new MessageChannel()
      const stop = new SharedArrayBuffer(4)
      const kill = new AbortController()
      const timers: NodeJS.Timeout[] = [setTimeout(() => kill.abort(), watchdogMs(task.seconds))]
      const onCancel = () => {
        Atomics.store(new Int32Array(stop), 0, 1)
        timers.push(setTimeout(() => kill.abort(), CANCEL_MS))
      }
      port1.on('message', onProgress)
      cancel.addEventListener('abort', onCancel, { once: true })
      if (cancel.aborted) onCancel()
      try {
        const outcome = await pool.run(
          { ...task, port: port2, stop },
          { signal: kill.signal, transferList: [port2] },
        )
        return { end: 'answered', outcome }
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error)
        return { end: kill.signal.aborted ? 'killed' : 'crashed', reason }
      } finally {
        for (const timer of timers) clearTimeout(timer)
        cancel.removeEventListener('abort', onCancel)
        port1.close()
      }
    },
    assure: (task) => reading.run(task, { signal: AbortSignal.timeout(ASSURE_MOST_MS) }),
    close: async () => {
      await Promise.all([pool.destroy(), reading.destroy()])
    },
  }
}
