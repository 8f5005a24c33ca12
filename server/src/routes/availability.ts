import { type Act, answerAvailability, clearAvailability, type Writer } from '@bocal/db'
import { z } from 'zod'
import { Availabilities, Availability, AvailabilityAnswer, Id } from '../../contract/index.ts'
import { type Caller, groupsOf, mayActForGroup } from '../access/caller.ts'
import { whenOf } from '../paper/change-news.ts'
import { tell, toldForOthers } from '../paper/tell.ts'
import { notFound } from '../problems.ts'
import { ref } from '../views/names.ts'
import type { WeekView } from '../views/week-view.ts'
import { once } from './once.ts'
import { type Api, act, answers, type Context, needState, notOwn, ownWeek, WeekPath } from './route.ts'

const Path = z.strictObject({ week: Id, group: Id, session: Id })
const Taken = z.strictObject({ week: Id, group: Id, session: Id, answer: z.null() })

/** Whether groups can come. Who may speak for the group of the path, and only for sessions that are planned. */
export function availabilityRoutes(api: Api, context: Context) {
  const { store } = context
  const tags = ['availability']
  const policy = 'coordinator or group'
  const path = '/weeks/:week/availability/:group/:session'

  /** What a coordinator noted for a group. */
  const tellGroup = (
    tx: Writer,
    view: WeekView,
    { caller, done, group, session }: { caller: Caller; done: Act; group: string; session: string },
  ) => {
    const { movementId, id: weekId } = view.rows.week
    const row = view.open.sessions.find(({ id }) => id === session)
    return tell(tx, store, {
      movementId,
      weekId,
      event: { noun: 'availability', nounId: `${group}/${session}` },
      by: caller.person.id,
      news: toldForOthers(done, {
        by: caller.person.name,
        to: 'group',
        what: row ? whenOf(view, row) : null,
      }),
    })
  }

  const answer = (
    { rows, names }: WeekView,
    row: WeekView['rows']['availability'][number],
  ): Availability => ({
    week: rows.week.id,
    group: ref(names.group(row.groupId)),
    session: row.sessionId,
    answer: row.answer,
  })

  api.get(
    '/weeks/:week/availability',
    {
      config: { policy },
      schema: {
        tags,
        summary: 'Answers; a group sees its own',
        params: WeekPath,
        response: answers(200, Availabilities),
      },
    },
    async (request) => {
      const { view, caller } = await ownWeek(store, request)
      const seen = view.rows.availability.filter(({ groupId }) => mayActForGroup(caller, groupId))
      return { items: seen.map((row) => answer(view, row)) }
    },
  )

  api.get(
    path,
    {
      config: { policy },
      schema: { tags, summary: 'A group’s answer', params: Path, response: answers(200, Availability) },
    },
    async (request) => {
      const { group, session } = request.params
      const { view, caller } = await ownWeek(store, request)
      const row = view.rows.availability.find((one) => one.groupId === group && one.sessionId === session)
      if (!row || !mayActForGroup(caller, group)) throw notFound()
      return answer(view, row)
    },
  )

  api.put(
    path,
    {
      config: { policy },
      schema: {
        tags,
        summary: 'Say yes, if needed or no',
        params: Path,
        body: AvailabilityAnswer,
        response: answers(200, Availability),
      },
    },
    async (request, reply) => {
      const work = async (tx: Writer) => {
        const { view, caller, key } = await ownWeek(store, request)
        const { group, session } = request.params
        mayAnswer(view, caller, { group, session })
        needState(view, 'open', 'closed')
        const done = act(context, caller, {
          action: 'availability.answer',
          onBehalfOf: notOwn(groupsOf(caller), group),
        })
        const row = await answerAvailability(tx, {
          key: { ...key, groupId: group, sessionId: session },
          answer: request.body.answer,
          act: done,
        })
        await tellGroup(tx, view, { caller, done, group, session })
        return answer(view, row)
      }
      return once(context, request, reply, { work })
    },
  )

  api.delete(
    path,
    {
      config: { policy },
      schema: { tags, summary: 'Take an answer back', params: Path, response: answers(200, Taken) },
    },
    async (request, reply) => {
      const work = async (tx: Writer) => {
        const { view, caller, key } = await ownWeek(store, request)
        const { week, group, session } = request.params
        mayAnswer(view, caller, { group, session })
        needState(view, 'open', 'closed')
        const done = act(context, caller, {
          action: 'availability.take-back',
          onBehalfOf: notOwn(groupsOf(caller), group),
        })
        const of = { ...key, groupId: group, sessionId: session }
        if (!(await clearAvailability(tx, { key: of, act: done }))) throw notFound()
        await tellGroup(tx, view, { caller, done, group, session })
        return { week, group, session, answer: null }
      }
      return once(context, request, reply, { work })
    },
  )
}

function mayAnswer(
  { rows, open }: WeekView,
  caller: Caller,
  { group, session }: { group: string; session: string },
) {
  const known = rows.groups.some(({ id }) => id === group) && open.sessions.some(({ id }) => id === session)
  if (!known || !mayActForGroup(caller, group)) throw notFound()
}
