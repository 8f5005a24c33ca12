import type { ServerResponse } from 'node:http'
import { people } from '@bocal/db'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Id, type Language, PlanJob, PlanJobCreate } from '../../contract/index.ts'
import { member } from '../access/guard.ts'
import { messagesIn } from '../messages/index.ts'
import { sayJobError } from '../planning/job-error.ts'
import type { JobState } from '../planning/jobs.ts'
import { notFound } from '../problems.ts'
import { nameBook } from '../views/names.ts'
import { type Api, answers, type Context, ownWeek, WeekPath } from './route.ts'

const Path = z.strictObject({ week: Id, job: Id })
const HEARTBEAT_MS = 15_000
/** A stream that lasts longer is closed; the browser opens it again and reads the job as it then stands. */
const STREAM_MS = 20 * 60_000

export function planJobRoutes(api: Api, { store, jobs }: Context) {
  const tags = ['plans']
  const policy = 'coordinator'

  const answer = async ({ row, progress, ahead }: JobState, language: Language): Promise<PlanJob> => {
    const known = nameBook({ people: await people(store, { movementId: row.movementId }) })
    return {
      id: row.id,
      week: row.weekId,
      state: row.state,
      ahead,
      requestedBy: known.person(row.requestedBy),
      seconds: row.seconds,
      engine: row.engine,
      seed: row.seed,
      createdAt: row.createdAt,
      progress,
      plan: row.planId,
      error: row.error === null ? null : sayJobError(row.error, messagesIn(language)),
    }
  }

  const read = async (key: { movementId: string; weekId: string; id: string }, language: Language) => {
    const state = await jobs.state(key)
    if (!state) throw notFound()
    return answer(state, language)
  }

  api.post(
    '/weeks/:week/plan-jobs',
    {
      config: { policy },
      schema: {
        tags,
        summary: 'Search for a plan',
        params: WeekPath,
        body: PlanJobCreate,
        response: answers(202, PlanJob),
      },
    },
    async (request, reply) => {
      const { key, caller } = await ownWeek(store, request)
      const id = await jobs.start({ ...key, requestedBy: caller.person.id, wanted: request.body })
      reply.code(202).header('location', `${request.url.split('?')[0]}/${id}`)
      return read({ ...key, id }, request.language)
    },
  )

  api.get(
    '/weeks/:week/plan-jobs/:job',
    {
      config: { policy },
      schema: { tags, summary: 'A search', params: Path, response: answers(200, PlanJob) },
    },
    async (request) => {
      return read(keyOf(request), request.language)
    },
  )

  api.post(
    '/weeks/:week/plan-jobs/:job/cancel',
    {
      config: { policy },
      schema: {
        tags,
        summary: 'Stop a search: it answers with the best plan so far',
        params: Path,
        response: answers(200, PlanJob),
      },
    },
    async (request) => {
      const job = keyOf(request)
      if (!(await jobs.state(job))) throw notFound()
      await jobs.cancel(job)
      return read(job, request.language)
    },
  )

  api.get(
    '/weeks/:week/plan-jobs/:job/events',
    {
      config: { policy },
      handlerTimeout: STREAM_MS,
      schema: {
        tags,
        summary: 'A search as it goes on: server-sent events named after its state, each with the whole job',
        params: Path,
        response: {
          ...answers(200, z.string()),
          200: { description: 'text/event-stream', content: { 'text/event-stream': { schema: z.string() } } },
        },
      },
    },
    async (request, reply) => {
      const job = keyOf(request)
      await read(job, request.language)
      reply.hijack()
      await stream(reply.raw, {
        headers: reply.getHeaders(),
        read: () => read(job, request.language),
        watch: (listener) => jobs.watch(job, listener),
      })
    },
  )
}

/** A job is its coordinators' own, whatever becomes of its week: nothing else has to be read, so that a cancel is quick. */
const keyOf = (request: FastifyRequest<{ Params: z.infer<typeof Path> }>) => ({
  movementId: member(request).movement.id,
  weekId: request.params.week,
  id: request.params.job,
})

type Stream = {
  readonly headers: Readonly<Record<string, number | string | string[] | undefined>>
  readonly read: () => Promise<PlanJob>
  readonly watch: (listener: () => void) => () => void
}

/** Writes the job as it is, then each time it changes, until it is over or nobody listens any more. */
function stream(raw: ServerResponse, { headers, read, watch }: Stream): Promise<void> {
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) raw.setHeader(name, value)
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
  return new Promise((resolve) => {
    let busy = false
    let again = false
    const send = async () => {
      if (busy) {
        again = true
        return
      }
      busy = true
      try {
        do {
          again = false
          const job = await read()
          raw.write(`event: ${job.state}\ndata: ${JSON.stringify(job)}\n\n`)
          if (job.state !== 'queued' && job.state !== 'running') raw.end()
        } while (again && !raw.writableEnded)
      } catch {
        raw.end()
      }
      busy = false
    }
    const stopWatching = watch(() => void send())
    const heartbeat = setInterval(() => raw.write(': still here\n\n'), HEARTBEAT_MS)
    const limit = setTimeout(() => raw.end(), STREAM_MS)
    raw.on('close', () => {
      stopWatching()
      clearInterval(heartbeat)
      clearTimeout(limit)
      resolve()
    })
    void send()
  })
}
