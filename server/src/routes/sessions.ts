import { changeSession, insertSession, newId, type Row } from '@bocal/db'
import { z } from 'zod'
import {
  Affected,
  Id,
  Session,
  SessionChange,
  SessionCreate,
  Sessions,
  Withdrawn,
} from '../../contract/index.ts'
import { type Caller, isCoordinator } from '../access/caller.ts'
import { sessionNews, weekNews, whenOf } from '../paper/change-news.ts'
import { tell } from '../paper/tell.ts'
import { type Fault, notFound } from '../problems.ts'
import { affectedBy } from '../views/affected.ts'
import { minutesBetween } from '../views/plan-figures.ts'
import { sessionAnswer } from '../views/tour-and-session-answers.ts'
import type { WeekView } from '../views/week-view.ts'
import {
  type Api,
  act,
  answers,
  type Context,
  changed,
  current,
  defined,
  ownWeek,
  publishedPlan,
  refuse,
  utc,
  VersionQuery,
  WeekPath,
} from './route.ts'

const Path = z.strictObject({ week: Id, session: Id })

export function sessionRoutes(api: Api, context: Context) {
  const { store, clock } = context
  const tags = ['sessions']

  const answer = (view: WeekView, id: string, caller: Caller): Session =>
    sessionAnswer(view, oneSession(view, id, caller), caller)

  api.get(
    '/weeks/:week/sessions',
    {
      config: { policy: 'member' },
      schema: {
        tags,
        summary: 'Sessions in the order of time',
        params: WeekPath,
        response: answers(200, Sessions),
      },
    },
    async (request) => {
      const { view, caller } = await ownWeek(store, request)
      const seen = isCoordinator(caller) ? view.rows.sessions : view.open.sessions
      const inTime = seen.toSorted((a, b) => a.startAt.localeCompare(b.startAt))
      return { items: inTime.map((row) => sessionAnswer(view, row, caller)) }
    },
  )

  api.get(
    '/weeks/:week/sessions/:session',
    {
      config: { policy: 'member' },
      schema: { tags, summary: 'A session', params: Path, response: answers(200, Session) },
    },
    async (request) => {
      const { view, caller } = await ownWeek(store, request)
      return answer(view, request.params.session, caller)
    },
  )

  api.get(
    '/weeks/:week/sessions/:session/affected',
    {
      config: { policy: 'coordinator' },
      schema: {
        tags,
        summary: 'Who is hit if it is withdrawn',
        params: Path,
        response: answers(200, Affected),
      },
    },
    async (request) => {
      const { view, caller } = await ownWeek(store, request)
      const { id } = oneSession(view, request.params.session, caller)
      return affectedBy(view, await publishedPlan(store, view), { noun: 'session', id })
    },
  )

  api.post(
    '/weeks/:week/sessions',
    {
      config: { policy: 'coordinator' },
      schema: {
        tags,
        summary: 'Add a session',
        params: WeekPath,
        body: SessionCreate,
        response: answers(201, Session),
      },
    },
    async (request, reply) => {
      const { kitchen, start, end, equipment, ...body } = request.body
      const id = newId()
      await store.write(async (tx) => {
        const { view, caller, key } = await ownWeek(store, request)
        const row = { ...key, id, ...body, kitchenId: kitchen, startAt: utc(start), endAt: utc(end) }
        refuse(sessionFaults(view, row, equipment))
        await insertSession(tx, {
          row: { ...row, createdAt: clock().toISOString() },
          equipmentIds: equipment,
          act: act(context, caller, { action: 'session.add' }),
        })
        const { state, title: week } = view.rows.week
        // Who can come is asked while the week takes answers.
        if (state !== 'open' && state !== 'closed') return
        const news = { kind: 'session-added', facts: { week, session: whenOf(view, row) } } as const
        await tell(tx, store, {
          ...key,
          event: { noun: 'session', nounId: id },
          by: caller.person.id,
          news: weekNews(view, news, { producers: false }),
        })
      })
      reply.code(201)
      const { view, caller } = await ownWeek(store, request)
      return answer(view, id, caller)
    },
  )

  api.patch(
    '/weeks/:week/sessions/:session',
    {
      config: { policy: 'coordinator' },
      schema: {
        tags,
        summary: 'Change a session',
        params: Path,
        body: SessionChange,
        response: answers(200, Session),
      },
    },
    async (request) => {
      const { version, kitchen, start, end, equipment, ...body } = request.body
      await store.write(async (tx) => {
        const { view, caller, key } = await ownWeek(store, request)
        const row = current(oneSession(view, request.params.session, caller), version)
        const affected = affectedBy(view, await publishedPlan(store, view), { noun: 'session', id: row.id })
        const set = {
          ...defined({ ...body, kitchenId: kitchen }),
          startAt: utc(start ?? row.startAt),
          endAt: utc(end ?? row.endAt),
        }
        refuse(sessionFaults(view, { ...row, ...set }, equipment ?? []))
        const after = await changeSession(tx, {
          key: row,
          version,
          set,
          ...(equipment && { equipmentIds: equipment }),
          act: act(context, caller, { action: 'session.change' }),
        })
        changed(after)
        await tell(tx, store, {
          ...key,
          event: { noun: 'session', nounId: row.id },
          by: caller.person.id,
          news: sessionNews(view, { before: row, after: { ...row, ...set }, affected }),
        })
      })
      const { view, caller } = await ownWeek(store, request)
      return answer(view, request.params.session, caller)
    },
  )

  api.delete(
    '/weeks/:week/sessions/:session',
    {
      config: { policy: 'coordinator' },
      schema: {
        tags,
        summary: 'Withdraw a session: says who is hit',
        params: Path,
        querystring: VersionQuery,
        response: answers(200, Withdrawn),
      },
    },
    async (request) =>
      store.write(async (tx) => {
        const { view, caller, key } = await ownWeek(store, request)
        const row = current(oneSession(view, request.params.session, caller), request.query.version)
        const affected = affectedBy(view, await publishedPlan(store, view), { noun: 'session', id: row.id })
        const done = act(context, caller, { action: 'session.withdraw' })
        const set = { state: 'withdrawn' as const }
        changed(await changeSession(tx, { key: row, version: row.version, set, act: done }))
        await tell(tx, store, {
          ...key,
          event: { noun: 'session', nounId: row.id },
          by: caller.person.id,
          news: sessionNews(view, { before: row, after: null, affected }),
        })
        return { id: row.id, state: 'withdrawn' as const, version: row.version + 1, affected }
      }),
  )
}

function oneSession({ rows }: WeekView, id: string, caller: Caller): Row<'session'> {
  const row = rows.sessions.find((session) => session.id === id)
  if (!row || (row.state === 'withdrawn' && !isCoordinator(caller))) throw notFound()
  return row
}

type Said = Pick<
  Row<'session'>,
  'kitchenId' | 'startAt' | 'endAt' | 'setupMinutes' | 'prepMinutes' | 'cleanupMinutes'
>

function sessionFaults({ rows }: WeekView, said: Said, equipment: readonly string[]): (Fault | false)[] {
  const { kitchenId, startAt, endAt } = said
  const { startsOn, endsOn } = rows.week
  const kitchen = rows.kitchens.find(({ id }) => id === kitchenId)
  const busy = said.setupMinutes + said.prepMinutes + said.cleanupMinutes
  return [
    (!kitchen || kitchen.state === 'withdrawn') && { path: 'body.kitchen', say: (m) => m.unknown(kitchenId) },
    endAt <= startAt
      ? { path: 'body.end', say: (m) => m.endBeforeStart() }
      : busy >= minutesBetween({ start: startAt, end: endAt }) && {
          path: 'body.end',
          say: (m) => m.noWorkingTime(),
        },
    (endAt.slice(0, 10) < startsOn || startAt.slice(0, 10) > endsOn) && {
      path: 'body.start',
      say: (m) => m.outsideWeek(startsOn, endsOn),
    },
    ...equipment.map((id, index): Fault | false => {
      const path = `body.equipment.${index}`
      const item = rows.equipmentItems.find((row) => row.id === id)
      if (!item) return { path, say: (m) => m.unknown(id) }
      if (item.state !== 'available') return { path, say: (m) => m.itemNotUsable(item.name) }
      return equipment.indexOf(id) < index && { path, say: (m) => m.twice(id) }
    }),
  ]
}
