import {
  endOffer,
  groups,
  heldOf,
  instantClaimsOfWeek,
  liveOffersOfWeek,
  newId,
  offersInWeek,
  openOffer,
  type Writer,
} from '@bocal/db'
import { z } from 'zod'
import {
  Id,
  InstantOffer,
  InstantOfferClose,
  InstantOfferCreate,
  InstantOffers,
  LiveOffers,
} from '../../contract/index.ts'
import { type Caller, producersOf } from '../access/caller.ts'
import { member } from '../access/guard.ts'
import { batchThing } from '../paper/change-news.ts'
import { tell, toldForOthers } from '../paper/tell.ts'
import { openedNews, tellOver } from '../paper/urgent-news.ts'
import { conflict, notFound } from '../problems.ts'
import { liveAnswer, offerAnswer, seesOffersOf } from '../views/instant-answer.ts'
import { onToursG } from '../views/pickups.ts'
import { offerFaults } from './instant-checks.ts'
import { once } from './once.ts'
import {
  type Api,
  act,
  answers,
  type Context,
  changed,
  needState,
  notOwn,
  ownWeek,
  publishedPlan,
  refuse,
  seenWeek,
  utc,
  WeekPath,
} from './route.ts'

const Path = z.strictObject({ week: Id, offer: Id })
const FREE_FOR_ALL_MS = 2 * 3600_000

export function instantOfferRoutes(api: Api, context: Context) {
  const { store, clock, live, streams } = context
  const tags = ['instant claims']

  const answer = async (key: { movementId: string; weekId: string; id?: string }, caller: Caller) =>
    store.read(async () => {
      const claims = await instantClaimsOfWeek(store, { movementId: key.movementId, weekId: key.weekId })
      const of = { caller, claims, groups: await groups(store, key), now: clock().toISOString() }
      const seen = (await offersInWeek(store, key)).filter(({ batch }) =>
        seesOffersOf(caller, batch.producerId),
      )
      return seen.map((row) => offerAnswer(row, of))
    })
  const one = async (key: { movementId: string; weekId: string; id: string }, caller: Caller) => {
    const [offer] = await answer(key, caller)
    if (!offer) throw notFound()
    return offer
  }

  api.get(
    '/weeks/:week/instant-offers',
    {
      config: { policy: 'member' },
      schema: {
        tags,
        summary:
          'Urgent batches opened for instant claims, those that end first first; a producer sees its own',
        params: WeekPath,
        response: answers(200, InstantOffers),
      },
    },
    async (request) => {
      const { key, caller } = await seenWeek(store, request)
      return { items: await answer(key, caller) }
    },
  )

  api.get(
    '/weeks/:week/instant-offers/live',
    {
      config: { policy: 'member' },
      schema: {
        tags,
        summary:
          'What is left now; with «Accept: text/event-stream» also each time it changes, as events «left»',
        params: WeekPath,
        response: {
          ...answers(200, LiveOffers),
          200: {
            description: 'What is left',
            content: {
              'application/json': { schema: LiveOffers },
              'text/event-stream': { schema: z.string() },
            },
          },
        },
      },
    },
    async (request, reply) => {
      const { key, caller } = await seenWeek(store, request)
      const left = (offers: Parameters<typeof liveAnswer>[0]) =>
        liveAnswer(offers, { caller, now: clock().toISOString() })
      // A client that does not ask for events could not stop listening: it gets what stands.
      if (!request.headers.accept?.includes('text/event-stream'))
        return left(await liveOffersOfWeek(store, key))
      const stream = streams.open(reply, caller.person.id)
      let last = ''
      stream.onEnd(
        live.watch(key, (offers) => {
          const now = left(offers)
          if (JSON.stringify(now) === last) return
          last = JSON.stringify(now)
          stream.send('left', now)
        }),
      )
    },
  )

  api.post(
    '/weeks/:week/instant-offers',
    {
      config: { policy: 'coordinator' },
      schema: {
        tags,
        summary: 'Open an urgent batch for instant claims',
        params: WeekPath,
        body: InstantOfferCreate,
        response: answers(201, InstantOffer),
      },
    },
    async (request, reply) => {
      const { body } = request
      const id = newId()
      const work = async (tx: Writer) => {
        const { view, caller, key } = await ownWeek(store, request)
        needState(view, 'open', 'closed', 'published')
        const batch = view.rows.batches.find((row) => row.id === body.batch)
        refuse([!batch && { path: 'body.batch', say: (m) => m.unknown(body.batch) }])
        if (!batch) throw notFound()
        const toursG = onToursG(view, await publishedPlan(store, view), batch.id)
        const freeG = batch.quantityG - heldOf(view.rows.instantOffers, batch.id) - toursG
        const endsAt = utc(body.endsAt ?? batch.availableUntil)
        const lastHours = new Date(Date.parse(endsAt) - FREE_FOR_ALL_MS).toISOString()
        const offer = {
          ...key,
          id,
          batchId: batch.id,
          offeredG: body.offeredG ?? Math.max(0, freeG - (freeG % batch.crateG)),
          capG: body.capG,
          freeFrom: body.freeFrom === undefined ? lastHours : body.freeFrom && utc(body.freeFrom),
          endsAt,
          createdAt: clock().toISOString(),
        }
        refuse(offerFaults(view, { offer, batch, freeG, now: clock().toISOString() }))
        const onBehalfOf = notOwn(producersOf(caller), batch.producerId)
        const done = act(context, caller, { action: 'instant-offer.open', onBehalfOf })
        await openOffer(tx, { row: offer, act: done })
        const [opened] = await offersInWeek(store, { ...key, id })
        if (!opened) throw notFound()
        const what = batchThing(view, { ...batch, quantityG: offer.offeredG })
        await tell(tx, store, {
          ...key,
          event: { noun: 'instantOffer', nounId: id },
          by: caller.person.id,
          news: [
            ...openedNews(view, opened),
            ...toldForOthers(done, { by: caller.person.name, to: 'producer', what }),
          ],
        })
        return one({ ...key, id }, caller)
      }
      const opened = await once(context, request, reply, { status: 201, work })
      live.changed({ movementId: member(request).movement.id, weekId: request.params.week })
      return opened
    },
  )

  api.post(
    '/weeks/:week/instant-offers/:offer/close',
    {
      config: { policy: 'coordinator' },
      schema: {
        tags,
        summary: 'Close an offer: what is left goes back to the batch, what groups took stays theirs',
        params: Path,
        body: InstantOfferClose,
        response: answers(200, InstantOffer),
      },
    },
    async (request, reply) => {
      const work = async (tx: Writer) => {
        const { key, caller } = await seenWeek(store, request)
        const at = { ...key, id: request.params.offer }
        const [found] = await offersInWeek(store, at)
        if (!found) throw notFound()
        if (found.offer.state !== 'open') throw conflict('path.offer', (m) => m.offerOver())
        const offer = changed(found.offer.version === request.body.version && found.offer)
        const done = act(context, caller, { action: 'instant-offer.close' })
        const over = { ...found, offer: changed(await endOffer(tx, { offer, state: 'closed', act: done })) }
        await tellOver(tx, store, { over, leftG: offer.openG, by: caller.person.id })
        return one(at, caller)
      }
      const closed = await once(context, request, reply, { work })
      live.changed({ movementId: member(request).movement.id, weekId: request.params.week })
      return closed
    },
  )
}
