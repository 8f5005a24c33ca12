/** What people were told: one's own, and for coordinators all of a week, with what became of the e-mails. */
import {
  groups,
  inbox,
  messagesOfWeek,
  people,
  peopleWithoutMail,
  planOfWeek,
  producers,
  readMessages,
  sendMailsAgain,
  unreadMessages,
} from '@bocal/db'
import { z } from 'zod'
import {
  Id,
  type Language,
  MailsAgain,
  Messages,
  MessagesRead,
  MessagesToCome,
  SentMessages,
  Unread,
} from '../../contract/index.ts'
import { type Caller, groupsOf, producersOf } from '../access/caller.ts'
import { member } from '../access/guard.ts'
import { wordsOf } from '../paper/compose.ts'
import { newsOfPlan } from '../paper/plan-news.ts'
import { notFound } from '../problems.ts'
import { type Everybody, messageAnswer, sentAnswer, toComeAnswer } from '../views/message-answer.ts'
import { type Api, answers, type Context, ownWeek, WeekPath } from './route.ts'

/** A season's worth. */
const SHOWN = 200

export function messageRoutes(api: Api, context: Context) {
  const { store, clock } = context
  const tags = ['messages']
  const hatsOf = (caller: Caller) => ({
    movementId: caller.movement.id,
    personId: caller.person.id,
    groupIds: groupsOf(caller),
    producerIds: producersOf(caller),
  })
  const everybody = async ({ movement }: Caller): Promise<Everybody> => {
    const of = { movementId: movement.id }
    return {
      people: await people(store, of),
      groups: await groups(store, of),
      producers: await producers(store, of),
    }
  }

  const unread = async (caller: Caller, language: Language): Promise<Unread> => {
    const rows = await unreadMessages(store, hatsOf(caller))
    const how = { language, zone: caller.movement.timeZone }
    return { unread: rows.length, newest: rows[0] ? wordsOf(rows[0], how).title : null }
  }

  api.get(
    '/me/messages',
    {
      config: { policy: 'member' },
      schema: {
        tags,
        summary: 'What the caller was told, newest first, in the caller’s language',
        response: answers(200, Messages),
      },
    },
    async (request) => {
      const caller = member(request)
      const how = { language: request.language, zone: caller.movement.timeZone }
      return store.read(async () => {
        const all = await everybody(caller)
        const rows = await inbox(store, { ...hatsOf(caller), most: SHOWN })
        return { items: rows.map((row) => messageAnswer(row, all, how)) }
      })
    },
  )

  api.get(
    '/me/messages/unread',
    {
      config: { policy: 'member' },
      schema: { tags, summary: 'How many the caller has not read', response: answers(200, Unread) },
    },
    async (request) => unread(member(request), request.language),
  )

  api.post(
    '/me/messages/read',
    {
      config: { policy: 'member' },
      schema: {
        tags,
        summary: 'Mark messages as read, all or the ones named',
        body: MessagesRead,
        response: answers(200, Unread),
      },
    },
    async (request) => {
      const caller = member(request)
      const hats = hatsOf(caller)
      const { messages: only } = request.body
      await store.write((tx) =>
        readMessages(tx, { ...hats, at: clock().toISOString(), ...(only && { only }) }),
      )
      return unread(caller, request.language)
    },
  )

  api.get(
    '/weeks/:week/messages',
    {
      config: { policy: 'coordinator' },
      schema: {
        tags,
        summary: 'Who was told what of a week, in which language, and what became of the e-mails',
        params: WeekPath,
        response: answers(200, SentMessages),
      },
    },
    async (request) =>
      store.read(async () => {
        const { caller, key } = await ownWeek(store, request)
        const all = await everybody(caller)
        const how = { zone: caller.movement.timeZone, publicUrl: context.publicUrl() }
        return { items: (await messagesOfWeek(store, key)).map((row) => sentAnswer(row, all, how)) }
      }),
  )

  api.post(
    '/weeks/:week/messages/:message/mails',
    {
      config: { policy: 'coordinator' },
      schema: {
        tags,
        summary: 'Send a message’s failed and unsure e-mails again',
        params: z.strictObject({ week: Id, message: Id }),
        response: answers(200, MailsAgain),
      },
    },
    async (request) => {
      const { message: id } = request.params
      return store.write(async (tx) => {
        const { key } = await ownWeek(store, request)
        const [row] = await messagesOfWeek(store, { ...key, id })
        if (!row) throw notFound()
        const { movementId } = key
        return { mails: await sendMailsAgain(tx, { movementId, messageId: id, at: clock().toISOString() }) }
      })
    },
  )

  api.get(
    '/weeks/:week/plans/:plan/messages',
    {
      config: { policy: 'coordinator' },
      schema: {
        tags,
        summary: 'Who would get which message in which language if this plan were published now',
        params: z.strictObject({ week: Id, plan: Id }),
        response: answers(200, MessagesToCome),
      },
    },
    async (request) =>
      store.read(async () => {
        const { view, caller, key } = await ownWeek(store, request)
        const plan = await planOfWeek(store, { ...key, id: request.params.plan })
        if (!plan) throw notFound()
        const all = await everybody(caller)
        const how = {
          zone: caller.movement.timeZone,
          publicUrl: context.publicUrl(),
          by: caller.person.id,
          quiet: await peopleWithoutMail(store, { movementId: key.movementId }),
        }
        const news = plan.state === 'draft' ? newsOfPlan(view, plan.rows) : []
        return { items: news.flatMap((told) => toComeAnswer(told, all, how)) }
      }),
  )
}
