import { changeNoun, fitOffer, insertNoun, newId, type Writer } from '@bocal/db'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  Affected,
  Batch,
  BatchChange,
  BatchCreate,
  Batches,
  Id,
  type Language,
  Withdrawn,
} from '../../contract/index.ts'
import { type Caller, mayActForGroup, producersOf } from '../access/caller.ts'
import { member } from '../access/guard.ts'
import { batchNews, batchThing } from '../paper/change-news.ts'
import { fitNews } from '../paper/fit-news.ts'
import { tell, toldForOthers } from '../paper/tell.ts'
import { cleanPhoto } from '../photo.ts'
import { takenAtOnceG } from '../planning/demand.ts'
import { conflict, notFound } from '../problems.ts'
import { affectedBy } from '../views/affected.ts'
import { batchAnswer } from '../views/batch-answer.ts'
import { byFit } from '../views/fit.ts'
import { leftOf } from '../views/pickups.ts'
import type { WeekView } from '../views/week-view.ts'
import { afterLeaving, batchFaults, keepsUntil, lessThanGiven, maySee, ownBatch } from './batch-checks.ts'
import { photoKeeper, takesPhotos } from './batch-photos.ts'
import { once } from './once.ts'
import {
  type Api,
  act,
  answers,
  type Context,
  changed,
  current,
  defined,
  needParty,
  notOwn,
  ownWeek,
  partyFor,
  publishedPlan,
  refuse,
  utc,
  VersionQuery,
  WeekPath,
} from './route.ts'

const Path = z.strictObject({ week: Id, batch: Id })
const ForGroup = z.strictObject({ group: Id.optional() })

export function batchRoutes(api: Api, context: Context) {
  const { store } = context
  const tags = ['batches']
  const withPhoto = { config: { policy: 'coordinator or producer' as const }, ...takesPhotos() }
  const keepPhoto = photoKeeper(context)

  const told = (request: FastifyRequest<{ Params: z.infer<typeof Path> }>) =>
    context.live.changed({ movementId: member(request).movement.id, weekId: request.params.week })
  const answer = async (
    view: WeekView,
    id: string,
    { caller, language, group }: { caller: Caller; language: Language; group?: string | undefined },
  ): Promise<Batch> => {
    const row = view.rows.batches.find((batch) => batch.id === id)
    if (!row || !maySee(caller, row)) throw notFound()
    return batchAnswer(view, row, { caller, language, group, published: await publishedPlan(store, view) })
  }

  api.get(
    '/weeks/:week/batches',
    {
      config: { policy: 'member' },
      schema: {
        tags,
        summary:
          'Batches, the one to be used first first; for a group that is named, what fits it first; a producer sees its own',
        params: WeekPath,
        querystring: ForGroup,
        response: answers(200, Batches),
      },
    },
    async (request) => {
      const { view, caller } = await ownWeek(store, request)
      const published = await publishedPlan(store, view)
      const { group } = request.query
      mayAskFor(view, caller, group)
      const asked = { caller, language: request.language, published, group }
      const items = view.rows.batches
        .filter((row) => maySee(caller, row))
        .toSorted((a, b) => a.processBy.localeCompare(b.processBy))
        .map((row) => batchAnswer(view, row, asked))
      return { items: group === undefined ? items : items.toSorted(byFit) }
    },
  )

  api.get(
    '/weeks/:week/batches/:batch',
    {
      config: { policy: 'member' },
      schema: {
        tags,
        summary: 'A batch, for a group that is named',
        params: Path,
        querystring: ForGroup,
        response: answers(200, Batch),
      },
    },
    async (request) => {
      const { view, caller } = await ownWeek(store, request)
      const { group } = request.query
      mayAskFor(view, caller, group)
      return answer(view, request.params.batch, { caller, language: request.language, group })
    },
  )

  api.get(
    '/weeks/:week/batches/:batch/affected',
    {
      config: { policy: 'coordinator or producer' },
      schema: {
        tags,
        summary: 'Who is hit if it is withdrawn',
        params: Path,
        response: answers(200, Affected),
      },
    },
    async (request) => {
      const { view, caller } = await ownWeek(store, request)
      const { id } = ownBatch(view, request.params.batch, caller)
      return affectedBy(view, await publishedPlan(store, view), { noun: 'batch', id })
    },
  )

  api.post(
    '/weeks/:week/batches',
    {
      ...withPhoto,
      schema: {
        tags,
        summary: 'Post a batch',
        params: WeekPath,
        body: BatchCreate,
        response: answers(201, Batch),
      },
    },
    async (request, reply) => {
      const { photo: sent, ...body } = request.body
      const id = newId()
      const photo = sent === undefined ? undefined : await cleanPhoto(sent)
      const work = async (tx: Writer) => {
        const { view, caller, key } = await ownWeek(store, request)
        const { rows } = view
        const { id: producerId, onBehalfOf } = partyFor(caller, {
          noun: 'producer',
          own: producersOf(caller),
          all: rows.producers,
          named: body.onBehalfOf,
        })
        const crop = rows.crops.find((row) => row.id === body.crop)
        refuse([!crop && { path: 'body.crop', say: (m) => m.unknown(body.crop) }])
        const crateG = body.crateG ?? Math.min(crop?.crateBaseG ?? 1, body.quantityG)
        const producer = rows.producers.find((row) => row.id === producerId)
        const batch = {
          ...key,
          id,
          producerId,
          cropId: body.crop,
          grade: body.grade,
          placeId: body.place ?? producer?.placeId ?? '',
          quantityG: body.quantityG,
          crateG,
          minPickupG: body.minPickupG ?? crateG,
          availableFrom: utc(body.availableFrom),
          availableUntil: utc(body.availableUntil),
          processBy: utc(body.processBy ?? keepsUntil(body, crop)),
          centsPerKg: body.centsPerKg ?? 0,
          note: body.note ?? '',
          createdAt: context.clock().toISOString(),
        }
        refuse(batchFaults(view, batch))
        const done = act(context, caller, { action: 'batch.post', onBehalfOf })
        await insertNoun(tx, 'batch', { row: batch, act: done })
        if (photo) await keepPhoto(tx, batch, { photo, caller, onBehalfOf })
        const posted = await ownWeek(store, request)
        await tell(tx, store, {
          ...key,
          event: { noun: 'batch', nounId: id },
          by: caller.person.id,
          news: [
            ...(await fitNews(tx, posted.view, { batchId: id, now: context.clock() })),
            ...toldForOthers(done, {
              by: caller.person.name,
              to: 'producer',
              what: batchThing(view, batch),
            }),
          ],
        })
        return answer(posted.view, id, { caller, language: request.language })
      }
      return once(context, request, reply, { status: 201, work })
    },
  )

  api.patch(
    '/weeks/:week/batches/:batch',
    {
      ...withPhoto,
      schema: {
        tags,
        summary: 'Change a batch',
        params: Path,
        body: BatchChange,
        response: answers(200, Batch),
      },
    },
    async (request, reply) => {
      const { version, place, photo: sent, ...body } = request.body
      const photo = typeof sent === 'string' ? await cleanPhoto(sent) : sent
      const work = async (tx: Writer) => {
        const { view, caller, key } = await ownWeek(store, request)
        const row = current(ownBatch(view, request.params.batch, caller), version)
        const affected = affectedBy(view, await publishedPlan(store, view), { noun: 'batch', id: row.id })
        const after = {
          ...row,
          ...defined(body),
          ...(place !== undefined && { placeId: place }),
          availableFrom: utc(body.availableFrom ?? row.availableFrom),
          availableUntil: utc(body.availableUntil ?? row.availableUntil),
          processBy: utc(body.processBy ?? row.processBy),
        }
        refuse([
          ...batchFaults(view, after),
          ...afterLeaving(view, { before: row, after }),
          lessThanGiven(view, after),
        ])
        const { version: _, ...set } = after
        const onBehalfOf = notOwn(producersOf(caller), row.producerId)
        const done = act(context, caller, { action: 'batch.change', onBehalfOf })
        changed(await changeNoun(tx, 'batch', { key: row, version, set, act: done }))
        await fitOffer(tx, { batch: after, offers: view.rows.instantOffers, act: done })
        await tell(tx, store, {
          ...key,
          event: { noun: 'batch', nounId: row.id },
          by: caller.person.id,
          news: [
            ...batchNews(view, { before: row, after, affected }),
            ...toldForOthers(done, {
              by: caller.person.name,
              to: 'producer',
              what: batchThing(view, after),
            }),
          ],
        })
        if (photo !== undefined) await keepPhoto(tx, row, { photo, caller, onBehalfOf })
        const changedWeek = await ownWeek(store, request)
        return answer(changedWeek.view, row.id, { caller, language: request.language })
      }
      const after = await once(context, request, reply, { work })
      told(request)
      return after
    },
  )

  api.delete(
    '/weeks/:week/batches/:batch',
    {
      config: { policy: 'coordinator or producer' },
      schema: {
        tags,
        summary: 'Withdraw a batch: says who is hit',
        params: Path,
        querystring: VersionQuery,
        response: answers(200, Withdrawn),
      },
    },
    async (request, reply) => {
      const work = async (tx: Writer) => {
        const { view, caller, key } = await ownWeek(store, request)
        const row = current(ownBatch(view, request.params.batch, caller), request.query.version)
        const leftG = leftOf(view, row.id)
        if (leftG > 0) throw conflict('path.batch', (m) => m.leftAlready(leftG))
        const affected = affectedBy(view, await publishedPlan(store, view), { noun: 'batch', id: row.id })
        const onBehalfOf = notOwn(producersOf(caller), row.producerId)
        const done = act(context, caller, { action: 'batch.withdraw', onBehalfOf })
        const set = { state: 'withdrawn' as const }
        const takenG = takenAtOnceG(view.rows, row.id)
        if (takenG > 0) throw conflict('path.batch', (m) => m.givenAtOnce(takenG))
        const after = changed(
          await changeNoun(tx, 'batch', { key: row, version: row.version, set, act: done }),
        )
        await fitOffer(tx, { batch: after, offers: view.rows.instantOffers, act: done })
        await tell(tx, store, {
          ...key,
          event: { noun: 'batch', nounId: row.id },
          by: caller.person.id,
          news: [
            ...batchNews(view, { before: row, after: null, affected }),
            ...toldForOthers(done, { by: caller.person.name, to: 'producer', what: batchThing(view, row) }),
          ],
        })
        return { id: row.id, state: 'withdrawn' as const, version: after.version, affected }
      }
      const withdrawn = await once(context, request, reply, { work })
      told(request)
      return withdrawn
    },
  )
}

/** What fits a group is its own to see, and its coordinators'; another's is like a missing one. */
function mayAskFor({ rows }: WeekView, caller: Caller, group: string | undefined): void {
  if (group === undefined) return
  needParty(caller, { id: group, all: rows.groups, mayActFor: mayActForGroup })
}
