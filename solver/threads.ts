import { Worker } from 'node:worker_threads'
import type { LinearAnswer, LinearEngine, LinearTask, LinearWatch } from './linear/engine.ts'

export type ToThread = { readonly task: LinearTask; readonly stop: SharedArrayBuffer }

export type FromThread =
  | { readonly kind: 'ready' }
  | { readonly kind: 'incumbent'; readonly x: Float64Array; readonly bound: number }
  | { readonly kind: 'bound'; readonly bound: number }
  | { readonly kind: 'answer'; readonly answer: LinearAnswer }
  | { readonly kind: 'failure'; readonly message: string }

/** One proves while the other searches; more would only take turns on the small machines this runs on. */
export const THREADS = 2

const POLL_MS = 40
/** A thread told to stop has this long to answer by itself; then it is ended. */
const OBEY_MS = 300
/** HiGHS looks at its own clock seldom: past its limit by this much it is told to stop. */
const LATE_MS = 1000

type Thread = { readonly worker: Worker; readonly ready: Promise<void> }

/**
 * HiGHS in threads, so that the caller's own stays free and tasks run side by side. One that hangs or crashes
 * costs its work and nothing else: its thread is ended, and the best it had told is the answer. Rejects only
 * when a thread cannot be started at all.
 */
export const highsThreads = (count: number): EngineThreads => engineThreads('highs', count)

/** javascript-lp-solver likewise: it never looks up from its work, so it is ended where its time is up. */
export const lpSolverThread = (): EngineThreads => engineThreads('lp-solver', 1)

export type EngineThreads = LinearEngine & { readonly close: () => Promise<void> }

function engineThreads(name: LinearEngine['name'], count: number): EngineThreads {
  const idle: Thread[] = []
  const waiting: (() => void)[] = []
  const all = new Set<Thread>()
  let running = 0

  const start = (): Thread => {
    const worker = import.meta.url.endsWith('.ts') ? threadFromSource(name) : threadFromBundle(name)
    const ready = new Promise<void>((resolve, reject) => {
      worker.once('message', () => resolve())
      worker.once('error', reject)
    })
    const thread = { worker, ready }
    all.add(thread)
    return thread
  }
  const end = async (thread: Thread) => {
    all.delete(thread)
    await thread.worker.terminate()
  }

  return {
    name,
    parallel: count,
    async solve(task, watch = {}) {
      while (running >= count) await new Promise<void>((go) => waiting.push(go))
      running++
      const thread = idle.pop() ?? start()
      try {
        thread.worker.ref()
        await thread.ready
        const { answer, healthy } = await solveIn(thread.worker, task, watch)
        thread.worker.unref()
        if (healthy) idle.push(thread)
        else void end(thread)
        return answer
      } finally {
        running--
        waiting.shift()?.()
      }
    },
    async close() {
      await Promise.all([...all].map(end))
    },
  }
}

const threadFromBundle = (engine: LinearEngine['name']) =>
  new Worker(new URL('./linear-thread.js', import.meta.url), { workerData: engine })

/** Tests and development run TypeScript as it is; a thread has to be told how. */
function threadFromSource(engine: LinearEngine['name']): Worker {
  const file = JSON.stringify(new URL('./linear-thread.ts', import.meta.url).href)
  const code = `import('tsx/esm/api').then(({ register }) => { register(); return import(${file}) })`
  return new Worker(code, { eval: true, workerData: engine })
}

function solveIn(
  worker: Worker,
  task: LinearTask,
  watch: LinearWatch,
): Promise<{ readonly answer: LinearAnswer; readonly healthy: boolean }> {
  const stop = new SharedArrayBuffer(4)
  let x: Float64Array | null = null
  let bound = task.sense === 'max' ? Infinity : -Infinity
  return new Promise((resolve) => {
    const startedMs = performance.now()
    let toldMs: number | null = null
    const finish = (answer: LinearAnswer, healthy: boolean) => {
      clearInterval(poll)
      worker.off('message', hear)
      worker.off('error', crash)
      worker.off('exit', crash)
      resolve({ answer, healthy })
    }
    const crash = () => finish({ status: 'stopped', x, bound }, false)
    const hear = (message: FromThread) => {
      if (message.kind === 'answer') finish(message.answer, true)
      else if (message.kind === 'failure') crash()
      else if (message.kind === 'bound') {
        bound = message.bound
        watch.onBound?.(bound)
      } else if (message.kind === 'incumbent') {
        ;({ x, bound } = message)
        watch.onIncumbent?.(x, bound)
      }
    }
    const poll = setInterval(() => {
      const nowMs = performance.now()
      const late = nowMs - startedMs > task.seconds * 1000 + LATE_MS
      if (toldMs === null && (late || watch.shouldStop?.())) {
        toldMs = nowMs
        Atomics.store(new Int32Array(stop), 0, 1)
      }
      if (toldMs !== null && nowMs - toldMs > OBEY_MS) crash()
    }, POLL_MS)
    worker.on('message', hear)
    worker.on('error', crash)
    worker.on('exit', crash)
    worker.postMessage({ task, stop } satisfies ToThread)
  })
}
