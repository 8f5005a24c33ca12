import { people } from '@bocal/db'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Id, type Language, PlanJob, PlanJobCreate } from '../../contract/index.ts'
import { member } from '../access/guard.ts'
import { latest } from '../event-streams.ts'
import { messagesIn } from '../messages/index.ts'
import { sayJobError } from '../planning/job-error.ts'
import type { JobState } from '../planning/jobs.ts'
import { notFound } from '../problems.ts'
import { nameBook } from '../views/names.ts'
import { type Api, answers, type Context, ownWeek, WeekPath } from './route.ts'

const Path = z.strictObject({ week: Id, job: Id })

export function planJobRoutes(api: Api, { store, jobs, streams }: Context) {
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
      const stream = streams.open(reply, member(request).person.id)
      const send = latest(async () => {
        const now = await read(job, request.language)
        stream.send(now.state, now)
        if (now.state !== 'queued' && now.state !== 'running') stream.end()
      }, stream.end)
      stream.onEnd(jobs.watch(job, send))
      send()
    },
  )
}

/** A job is its coordinators' own, whatever becomes of its week: nothing else has to be read, so that a cancel is quick. */
const keyOf = (request: FastifyRequest<{ Params: z.infer<typeof Path> }>) => ({
  movementId: member(request).movement.id,
  weekId: request.params.week,
  id: request.params.job,
})
