/** The queue of plan jobs: one search at a time, one job a week, progress to whoever listens, results saved whole. */
import {
  type Act,
  changeNoun,
  insertNoun,
  insertPlan,
  newId,
  planJobOfWeek,
  type Row,
  type Store,
  unfinishedPlanJobs,
  weekRows,
} from '@bocal/db'
import type { Progress } from '@bocal/solver'
import type { FastifyBaseLogger } from 'fastify'
import type { PlanJobCreate, PlanProgress } from '../../contract/index.ts'
import { conflict, Refused } from '../problems.ts'
import { findPlan } from './find-plan.ts'
import { instanceOfWeek } from './instance.ts'
import { type JobError, storedError } from './job-error.ts'
import { uncertaintyOf } from './records.ts'
import type { SolverPool } from './solver-pool.ts'

const QUEUE_MOST = 8
const DEFAULT_SECONDS = 20
/** Enough to tell plans apart that hold clearly more often. */
const HOLDS_SCENARIOS = 40

type JobRow = Row<'planJob'>
type JobKey = { readonly movementId: string; readonly weekId: string; readonly id: string }

/** What only this process knows of a job that is not over. */
type Live = {
  row: JobRow
  progress: PlanProgress | null
  readonly prefer: NonNullable<PlanJobCreate['prefer']>
  readonly cancel: AbortController
  readonly listeners: Set<() => void>
  readonly over: Promise<void>
  readonly end: () => void
}

export type JobState = {
  readonly row: JobRow
  readonly progress: PlanProgress | null
  readonly ahead: number
}
export type PlanJobs = ReturnType<typeof planJobs>

export function planJobs(parts: {
  store: Store
  pool: SolverPool
  clock: () => Date
  log: FastifyBaseLogger
}) {
  const { store, pool, log } = parts
  const live = new Map<string, Live>()
  const queue: Live[] = []
  let running: Live | undefined
  let closing = false

  const keyOf = ({ movementId, id }: Pick<JobRow, 'movementId' | 'id'>) => `${movementId} ${id}`
  const act = (job: JobRow, action: string): Act => ({
    at: parts.clock().toISOString(),
    personId: job.requestedBy,
    action,
  })

  /** Changes a job's row, with whatever belongs to the same moment. */
  async function step(
    job: Live,
    set: Partial<JobRow> & { state: JobRow['state'] },
    also: (tx: Parameters<Parameters<Store['write']>[0]>[0]) => Promise<void> = async () => {},
  ) {
    const { movementId, id, version } = job.row
    const after = await store.write(async (tx) => {
      await also(tx)
      const change = { key: { movementId, id }, version, set, act: act(job.row, `plan-job.${set.state}`) }
      return changeNoun(tx, 'planJob', change)
    })
    if (!after) throw new Error(`plan job ${id} was changed by somebody else`)
    job.row = after
    for (const listener of job.listeners) listener()
  }

  const finish = (job: Live, error: JobError) => {
    const finishedAt = parts.clock().toISOString()
    return error.code === 'cancelled'
      ? step(job, { state: 'cancelled', finishedAt })
      : step(job, { state: 'failed', error: storedError(error), finishedAt })
  }

  async function run(job: Live) {
    const { movementId, weekId, seconds, engine, seed } = job.row
    await step(job, { state: 'running', startedAt: parts.clock().toISOString() })
    const rows = await weekRows(store, { movementId, weekId })
    if (!rows) throw new Error(`week ${weekId} is gone`)
    const { problem } = instanceOfWeek(rows)
    const onProgress = ({ objective, stage, stages, best, bound, gap, seconds, scores }: Progress) => {
      job.progress = { objective, stage: stage + 1, stages, best, bound, gap, seconds, scores }
      for (const listener of job.listeners) listener()
    }
    const found = await findPlan(pool, {
      problem,
      seconds,
      engine,
      seed,
      ...(job.prefer === 'holds' && {
        holds: {
          scenarios: HOLDS_SCENARIOS,
          uncertainty: await uncertaintyOf(store, { movementId, problem }),
        },
      }),
      cancel: job.cancel.signal,
      onProgress,
    })
    if ('error' in found) {
      await finish(job, closing ? { code: 'shutdown' } : found.error)
      return
    }
    const { plan } = found
    const id = newId()
    const at = parts.clock().toISOString()
    const cancelled = plan.status === 'cancelled'
    await step(job, { state: cancelled ? 'cancelled' : 'done', planId: id, finishedAt: at }, (tx) =>
      insertPlan(tx, {
        row: {
          movementId,
          id,
          weekId,
          engine: plan.engine,
          seed,
          seconds: plan.seconds,
          status: plan.status,
          instance: problem,
          scores: plan.scores,
          prefer: job.prefer,
          createdBy: job.row.requestedBy,
          createdAt: at,
        },
        objectives: plan.objectives,
        leftovers: plan.leftovers.filter(({ leftG }) => leftG > 0),
        rows: plan.plan,
        act: act(job.row, 'plan.make'),
      }),
    )
  }

  async function next() {
    if (running || closing) return
    const job = queue.shift()
    if (!job) return
    running = job
    try {
      await run(job)
    } catch (error) {
      log.error({ err: error }, 'plan job failed')
      await finish(job, { code: 'unexpected' }).catch((err) =>
        log.error({ err }, 'plan job could not be closed'),
      )
    } finally {
      running = undefined
      live.delete(keyOf(job.row))
      job.end()
      for (const other of queue) for (const listener of other.listeners) listener()
      void next()
    }
  }

  return {
    /** Queues a search. @throws Refused when the week has one already, or too many wait. */
    async start(job: {
      movementId: string
      weekId: string
      requestedBy: string
      wanted: PlanJobCreate
    }): Promise<string> {
      const { movementId, weekId, requestedBy, wanted } = job
      const same = [...live.values()].some(
        ({ row }) => row.movementId === movementId && row.weekId === weekId,
      )
      if (same) throw conflict('body', (m) => m.jobRunning())
      if (live.size >= QUEUE_MOST || closing)
        throw new Refused('unavailable', [{ path: 'body', say: (m) => m.queueFull() }])
      const createdAt = parts.clock().toISOString()
      const id = newId()
      let end = () => {}
      const over = new Promise<void>((resolve) => {
        end = resolve
      })
      const row: JobRow = {
        movementId,
        id,
        weekId,
        state: 'queued',
        requestedBy,
        seconds: wanted.seconds ?? DEFAULT_SECONDS,
        engine: wanted.engine ?? 'auto',
        seed: wanted.seed ?? 1,
        planId: null,
        error: null,
        startedAt: null,
        finishedAt: null,
        version: 1,
        createdAt,
      }
      const waiting: Live = {
        row,
        progress: null,
        prefer: wanted.prefer ?? 'saves',
        cancel: new AbortController(),
        listeners: new Set(),
        over,
        end,
      }
      // Before the write, so that a second request for the week meets it.
      live.set(keyOf(row), waiting)
      try {
        await store.write((tx) => insertNoun(tx, 'planJob', { row, act: act(row, 'plan-job.queued') }))
      } catch (error) {
        live.delete(keyOf(row))
        throw error
      }
      queue.push(waiting)
      void next()
      return id
    },

    /** The job as it stands now; undefined when the week has none with that id. */
    async state(key: JobKey): Promise<JobState | undefined> {
      const known = live.get(keyOf(key))
      if (known && known.row.weekId === key.weekId) {
        const place = queue.indexOf(known)
        return { row: known.row, progress: known.progress, ahead: place < 0 ? 0 : place + (running ? 1 : 0) }
      }
      const row = await planJobOfWeek(store, key)
      return row && { row, progress: null, ahead: 0 }
    },

    /** Asks for the best plan so far, and waits until it is saved. @throws Refused when the job is over */
    async cancel(key: JobKey): Promise<void> {
      const job = live.get(keyOf(key))
      if (!job || job.row.weekId !== key.weekId) throw conflict('path.job', (m) => m.jobOver())
      job.cancel.abort()
      const place = queue.indexOf(job)
      if (place < 0) return job.over
      queue.splice(place, 1)
      await finish(job, { code: 'cancelled' })
      live.delete(keyOf(job.row))
      job.end()
    },

    /** Calls back at each change of a job that is not over. @returns how to stop listening */
    watch(key: JobKey, listener: () => void): () => void {
      const listeners = live.get(keyOf(key))?.listeners
      listeners?.add(listener)
      return () => listeners?.delete(listener)
    },

    /** After a restart nobody works on what was queued or running before. */
    async abandonStale(): Promise<void> {
      for (const row of await unfinishedPlanJobs(store)) {
        if (live.has(keyOf(row))) continue
        const { movementId, id, version } = row
        const finishedAt = parts.clock().toISOString()
        const set = { state: 'failed' as const, error: storedError({ code: 'shutdown' }), finishedAt }
        await store.write((tx) =>
          changeNoun(tx, 'planJob', {
            key: { movementId, id },
            version,
            set,
            act: { ...act(row, 'plan-job.failed'), personId: null },
          }),
        )
      }
    },

    /** Ends the running search with what it has, forgets the others, and stops the workers. */
    async close(): Promise<void> {
      closing = true
      for (const job of queue.splice(0)) {
        await finish(job, { code: 'shutdown' })
        live.delete(keyOf(job.row))
        job.end()
      }
      running?.cancel.abort()
      await running?.over
      await pool.close()
    },
  }
}
