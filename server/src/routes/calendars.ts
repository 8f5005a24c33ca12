/** Calendars: secret addresses that people make and revoke, and the feeds that calendar apps fetch there. */
import {
  calendarLinkOf,
  calendarLinksOf,
  groups,
  insertCalendarLink,
  newId,
  producers,
  type Row,
  revokeCalendarLink,
} from '@bocal/db'
import { renderSVG } from 'uqr'
import { z } from 'zod'
import { CalendarLinkCreate, CalendarLinks, Id, NewCalendarLink } from '../../contract/index.ts'
import { type Caller, groupsOf, isCoordinator, producersOf } from '../access/caller.ts'
import { member } from '../access/guard.ts'
import { newToken, tokenHash } from '../access/tokens.ts'
import { type Feed, feedOf } from '../paper/calendar.ts'
import { notFound } from '../problems.ts'
import { receiverAnswer } from '../views/message-answer.ts'
import { type Api, answers, type Context } from './route.ts'

const SUFFIX = '.ics'

export function calendarRoutes(api: Api, { store, clock, publicUrl }: Context) {
  const tags = ['calendars']

  const answerOf = async (
    caller: Caller,
    row: Pick<Row<'calendarLink'>, 'id' | 'groupId' | 'producerId' | 'createdAt'>,
  ) => {
    const of = { movementId: caller.movement.id }
    const all = { people: [], groups: await groups(store, of), producers: await producers(store, of) }
    const own = row.groupId === null && row.producerId === null
    return {
      id: row.id,
      of: own
        ? { kind: 'person' as const, ...caller.person }
        : receiverAnswer({ ...row, personId: null }, all),
      created: row.createdAt,
    }
  }

  api.get(
    '/me/calendars',
    {
      config: { policy: 'member' },
      schema: {
        tags,
        summary: 'The caller’s open calendar addresses, not what they are',
        response: answers(200, CalendarLinks),
      },
    },
    async (request) => {
      const caller = member(request)
      return store.read(async () => {
        const rows = await calendarLinksOf(store, {
          movementId: caller.movement.id,
          personId: caller.person.id,
        })
        const items = []
        for (const row of rows) items.push(await answerOf(caller, row))
        return { items }
      })
    },
  )

  api.post(
    '/me/calendars',
    {
      config: { policy: 'member' },
      schema: {
        tags,
        summary: 'Make a calendar address, told this once; the one before for the same calendar is revoked',
        body: CalendarLinkCreate,
        response: answers(201, NewCalendarLink),
      },
    },
    async (request, reply) => {
      const caller = member(request)
      const { group = null, producer = null } = request.body
      const { id: movementId } = caller.movement
      const { id: personId } = caller.person
      const token = newToken()
      const at = clock().toISOString()
      const row = { movementId, id: newId(), personId, groupId: group, producerId: producer, createdAt: at }
      await store.write(async (tx) => {
        const of = { movementId }
        const may = (own: readonly string[], all: readonly { id: string }[], id: string) =>
          own.includes(id) || (isCoordinator(caller) && all.some((one) => one.id === id))
        if (group !== null && !may(groupsOf(caller), await groups(store, of), group)) throw notFound()
        if (producer !== null && !may(producersOf(caller), await producers(store, of), producer))
          throw notFound()
        for (const before of await calendarLinksOf(store, { movementId, personId })) {
          if (before.groupId === group && before.producerId === producer)
            await revokeCalendarLink(tx, { movementId, id: before.id, personId, at })
        }
        await insertCalendarLink(tx, { ...row, tokenHash: tokenHash(token) })
      })
      const url = `${publicUrl()}/api/calendars/${token}${SUFFIX}`
      return reply.code(201).send({ ...(await answerOf(caller, row)), url, qr: renderSVG(url) })
    },
  )

  api.delete(
    '/me/calendars/:calendar',
    {
      config: { policy: 'member' },
      schema: {
        tags,
        summary: 'Revoke a calendar address',
        params: z.strictObject({ calendar: Id }),
        response: answers(200, z.strictObject({ id: Id })),
      },
    },
    async (request) => {
      const { movement, person } = member(request)
      const { calendar: id } = request.params
      const key = { movementId: movement.id, id, personId: person.id }
      const at = clock().toISOString()
      if (!(await store.write((tx) => revokeCalendarLink(tx, { ...key, at })))) throw notFound()
      return { id }
    },
  )

  api.get(
    '/calendars/:file',
    {
      // Calendar apps sign in with nothing but the address.
      config: { policy: 'anyone' },
      schema: {
        tags,
        summary: 'A calendar feed (text/calendar): whoever has its address may read it',
        params: z.strictObject({ file: z.string() }),
        response: answers(200, z.string().meta({ description: 'RFC 5545' })),
      },
    },
    async (request, reply) => {
      const { file } = request.params
      const token = file.endsWith(SUFFIX) ? file.slice(0, -SUFFIX.length) : ''
      const link = await calendarLinkOf(store, tokenHash(token))
      const feed = link && (await feedOf(store, link))
      if (!feed) throw notFound()
      reply
        .header('etag', feed.etag)
        .header('last-modified', feed.modified.toUTCString())
        .header('cache-control', 'private, no-cache')
      if (isFresh(feed, request.headers)) return reply.code(304 as 200).send('')
      return reply
        .type('text/calendar; charset=utf-8')
        .header('content-disposition', 'inline; filename="bocal.ics"')
        .send(feed.body)
    },
  )
}

/** Whether the asker has it already (RFC 9110, 13.1): an ETag decides, a date only without one. */
function isFresh(
  { etag, modified }: Feed,
  headers: Readonly<Record<string, string | string[] | undefined>>,
): boolean {
  const { 'if-none-match': tags, 'if-modified-since': since } = headers
  if (typeof tags === 'string') {
    return tags.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, '')))
  }
  return typeof since === 'string' && modified.getTime() <= Date.parse(since)
}
