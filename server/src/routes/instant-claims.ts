import {
  type Act,
  groups,
  insertInstantClaim,
  instantClaimsOfWeek,
  newId,
  type OfferInWeek,
  offersInWeek,
  type Reader,
  type Row,
  readPayments,
  resizeInstantClaim,
  takenByGroup,
  takesPart,
  type Writer,
  withdrawInstantClaim,
} from '@bocal/db'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  Id,
  InstantClaim,
  InstantClaimChange,
  InstantClaimCreate,
  InstantClaims,
  Withdrawn,
} from '../../contract/index.ts'
import { type Caller, groupsOf, isCoordinator, mayActForGroup } from '../access/caller.ts'
import { member } from '../access/guard.ts'
import { tell, toldForOthers } from '../paper/tell.ts'
import { tookNews } from '../paper/urgent-news.ts'
import { conflict, notFound } from '../problems.ts'
import { cropNames } from '../views/crop-names.ts'
import { instantClaimAnswer } from '../views/instant-answer.ts'
import { aboveCap, tooLate, wholeCrates } from './instant-checks.ts'
import { once } from './once.ts'
import {
  type Api,
  act,
  answers,
  type Context,
  changed,
  current,
  NOBODY,
  notOwn,
  partyFor,
  refuse,
  seenWeek,
  VersionQuery,
  WeekPath,
} from './route.ts'

const OfferPath = z.strictObject({ week: Id, offer: Id })
const Path = z.strictObject({ week: Id, taken: Id })

/**
 * A claim is answered after it is on disk, and then it is the group's. These routes read no more of the week than
 * they need: many phones press at the same moment.
 */
export function instantClaimRoutes(api: Api, context: Context) {
  const { store, clock, live } = context
  const tags = ['instant claims']
  const policy = 'coordinator or group'

  const told = (request: FastifyRequest<{ Params: { week: string } }>) =>
    live.changed({ movementId: member(request).movement.id, weekId: request.params.week })

  /** The caller's claim with the offer it is of. */
  const ownClaim = async (request: FastifyRequest<{ Params: z.infer<typeof Path> }>) => {
    const { key, caller } = await seenWeek(store, request)
    const [claim] = await instantClaimsOfWeek(store, { ...key, id: request.params.taken })
    if (!claim || !mayActForGroup(caller, claim.groupId)) throw notFound()
    const wanted = await offerOf({ ...key, id: claim.offerId })
    const onBehalfOf = notOwn(groupsOf(caller), claim.groupId)
    return { key, caller, claim, wanted, onBehalfOf }
  }
  const offerOf = async (key: { movementId: string; weekId: string; id: string }) => {
    const [found] = await offersInWeek(store, key)
    if (!found) throw notFound()
    return found
  }
  const answer = async (key: { movementId: string; weekId: string; id: string }, wanted: OfferInWeek) => {
    const [claim] = await instantClaimsOfWeek(store, key)
    if (!claim) throw notFound()
    return instantClaimAnswer(claim, wanted, await groups(store, key))
  }

  /** Grams that a group may still have of an offer by its cap. */
  async function underCapG(tx: Reader, { offer }: OfferInWeek, groupId: string) {
    const takenG = await takenByGroup(tx, { movementId: offer.movementId, offerId: offer.id, groupId })
    const isFree = offer.freeFrom !== null && clock().toISOString() >= offer.freeFrom
    return { takenG, leftG: isFree ? Number.POSITIVE_INFINITY : Math.max(0, offer.capG - takenG) }
  }

  /** Takes `moreG` for a group by `take`, which says whether the offer had it. @throws Refused in a sentence with the next best thing */
  async function takeFor(
    tx: Writer,
    of: { wanted: OfferInWeek; groupId: string; moreG: number; request: FastifyRequest },
    take: () => Promise<boolean>,
  ): Promise<void> {
    const { wanted, groupId, moreG, request } = of
    const { movementId, weekId, id } = wanted.offer
    const { takenG, leftG } = await underCapG(tx, wanted, groupId)
    if (moreG > leftG && wanted.offer.openG > 0)
      throw aboveCap(wanted, { takenG, zone: member(request).movement.timeZone })
    if (await take()) return
    const now = clock().toISOString()
    const all = await offersInWeek(store, { movementId, weekId })
    throw tooLate({
      wanted: all.find(({ offer }) => offer.id === id) ?? wanted,
      all,
      leftG,
      now,
      language: request.language,
    })
  }

  /** The producer, at whose place it is fetched; and the group when a coordinator did it. */
  const tellTaken = async (
    tx: Writer,
    {
      caller,
      done,
      wanted,
      claim,
      beforeG,
      quantityG,
    }: {
      caller: Caller
      done: Act
      wanted: OfferInWeek
      claim: Pick<Row<'instantClaim'>, 'movementId' | 'weekId' | 'id' | 'groupId'>
      beforeG: number
      quantityG: number
    },
  ) => {
    const { movementId, weekId, id, groupId } = claim
    const group = (await groups(store, { movementId })).find((one) => one.id === groupId)?.name ?? groupId
    const what = { crop: cropNames(wanted.crop), quantityG: quantityG || beforeG }
    await tell(tx, store, {
      movementId,
      weekId,
      event: { noun: 'instantClaim', nounId: id },
      by: caller.person.id,
      news: [
        tookNews(wanted, { group, beforeG, quantityG }),
        ...toldForOthers(done, { by: caller.person.name, to: 'group', what }),
      ],
    })
  }

  api.get(
    '/weeks/:week/instant-claims',
    {
      config: { policy },
      schema: {
        tags,
        summary: 'What groups took at once, in the order they did; a group sees its own',
        params: WeekPath,
        response: answers(200, InstantClaims),
      },
    },
    async (request) => {
      const { key, caller } = await seenWeek(store, request)
      return store.read(async () => {
        const offers = await offersInWeek(store, key)
        const named = await groups(store, key)
        const claims = (await instantClaimsOfWeek(store, key)).filter((claim) =>
          mayActForGroup(caller, claim.groupId),
        )
        return {
          items: claims.flatMap((claim) => {
            const wanted = offers.find(({ offer }) => offer.id === claim.offerId)
            return wanted ? [instantClaimAnswer(claim, wanted, named)] : []
          }),
        }
      })
    },
  )

  api.get(
    '/weeks/:week/instant-claims/:taken',
    {
      config: { policy },
      schema: {
        tags,
        summary: 'What a group took at once',
        params: Path,
        response: answers(200, InstantClaim),
      },
    },
    async (request) =>
      store.read(async () => {
        const { key, claim, wanted } = await ownClaim(request)
        return answer({ ...key, id: claim.id }, wanted)
      }),
  )

  api.post(
    '/weeks/:week/instant-offers/:offer/claims',
    {
      config: { policy },
      schema: {
        tags,
        summary: 'Take some of an offer at once: first come, first served',
        params: OfferPath,
        body: InstantClaimCreate,
        response: answers(201, InstantClaim),
      },
    },
    async (request, reply) => {
      const { quantityG, onBehalfOf: named } = request.body
      const id = newId()
      const work = async (tx: Writer) => {
        const { key, caller } = await seenWeek(store, request)
        const all = await groups(store, key)
        const party = { noun: 'group' as const, own: groupsOf(caller), all, named }
        const { id: groupId, onBehalfOf } = partyFor(caller, party)
        const wanted = await offerOf({ ...key, id: request.params.offer })
        if (!(await takesPart(tx, { ...key, groupId }))) {
          const name = all.find((group) => group.id === groupId)?.name ?? groupId
          throw conflict('path.week', (m) => m.noGroupInWeek(name))
        }
        refuse(wholeCrates(wanted.batch, { 'body.quantityG': quantityG }))
        const done = act(context, caller, { action: 'instant-claim.take', onBehalfOf })
        const row = { ...key, id, offerId: wanted.offer.id, groupId, quantityG, createdAt: done.at }
        await takeFor(tx, { wanted, groupId, moreG: quantityG, request }, () =>
          insertInstantClaim(tx, { row, act: done }),
        )
        await tellTaken(tx, { caller, done, wanted, claim: row, beforeG: 0, quantityG })
        return answer({ ...key, id }, wanted)
      }
      const taken = await once(context, request, reply, { status: 201, work })
      told(request)
      return taken
    },
  )

  api.patch(
    '/weeks/:week/instant-claims/:taken',
    {
      config: { policy },
      schema: {
        tags,
        summary: 'Take more, or give some back',
        params: Path,
        body: InstantClaimChange,
        response: answers(200, InstantClaim),
      },
    },
    async (request, reply) => {
      const { version, quantityG } = request.body
      const work = async (tx: Writer) => {
        const { key, caller, wanted, onBehalfOf, ...found } = await ownClaim(request)
        const claim = current(found.claim, version)
        stillThere(wanted, { caller, now: clock() })
        await notPaid(tx, wanted)
        refuse(wholeCrates(wanted.batch, { 'body.quantityG': quantityG }))
        const done = act(context, caller, { action: 'instant-claim.change', onBehalfOf })
        const moreG = quantityG - claim.quantityG
        const resize = () => resizeInstantClaim(tx, { claim, quantityG, act: done })
        if (moreG > 0) await takeFor(tx, { wanted, groupId: claim.groupId, moreG, request }, resize)
        else await resize()
        await tellTaken(tx, { caller, done, wanted, claim, beforeG: claim.quantityG, quantityG })
        return answer({ ...key, id: claim.id }, wanted)
      }
      const resized = await once(context, request, reply, { work })
      told(request)
      return resized
    },
  )

  api.delete(
    '/weeks/:week/instant-claims/:taken',
    {
      config: { policy },
      schema: {
        tags,
        summary: 'Give it back: others may take it',
        params: Path,
        querystring: VersionQuery,
        response: answers(200, Withdrawn),
      },
    },
    async (request, reply) => {
      const work = async (tx: Writer) => {
        const { caller, wanted, onBehalfOf, ...found } = await ownClaim(request)
        const claim = current(found.claim, request.query.version)
        stillThere(wanted, { caller, now: clock() })
        await notPaid(tx, wanted)
        const done = act(context, caller, { action: 'instant-claim.withdraw', onBehalfOf })
        const after = changed(await withdrawInstantClaim(tx, { claim, act: done }))
        await tellTaken(tx, { caller, done, wanted, claim, beforeG: claim.quantityG, quantityG: 0 })
        return { id: claim.id, state: 'withdrawn' as const, version: after.version, affected: NOBODY }
      }
      const withdrawn = await once(context, request, reply, { work })
      told(request)
      return withdrawn
    },
  )
}

/** @throws Refused when the producer was paid for what was taken */
async function notPaid(tx: Reader, { batch }: OfferInWeek): Promise<void> {
  const paid = await readPayments(tx, batch)
  if (paid.some(({ batchId }) => batchId === batch.id)) throw conflict('path.taken', (m) => m.paidAlready())
}

/** What was fetched cannot be given back; only the coordination, which knows that nobody came, can say so later. */
function stillThere({ batch }: OfferInWeek, { caller, now }: { caller: Caller; now: Date }): void {
  if (now.toISOString() > batch.availableUntil && !isCoordinator(caller))
    throw conflict('path.taken', (m) => m.fetchedAlready())
}
