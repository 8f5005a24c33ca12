import { batchOfWeek, photoOfBatch, setBatchPhoto, type Writer, weekOf } from '@bocal/db'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Id, PHOTO_BYTES } from '../../contract/index.ts'
import { type Caller, isCoordinator } from '../access/caller.ts'
import { member } from '../access/guard.ts'
import { atOnce, isLarge, USUAL_BYTES } from '../at-once.ts'
import type { CleanPhoto } from '../photo.ts'
import { notFound } from '../problems.ts'
import { maySee } from './batch-checks.ts'
import { type Api, act, answersFile, type Context } from './route.ts'

/** A photo in base64 (four letters for three bytes), with the rest of the batch. */
const BODY_BYTES = Math.ceil((PHOTO_BYTES * 4) / 3) + USUAL_BYTES
/** Photos being read at once. */
const PHOTOS_AT_ONCE = 2

/** What a route needs that a photo may come to with the rest; routes that share it wait for each other's. */
export function takesPhotos() {
  const turn = atOnce(PHOTOS_AT_ONCE)
  return {
    bodyLimit: BODY_BYTES,
    onRequest: async ({ raw }: FastifyRequest, reply: FastifyReply) => {
      if (isLarge(raw)) await turn(reply.raw)
    },
  }
}

/** Gives a batch its photo, or takes it away. */
export const photoKeeper =
  (context: Context) =>
  (
    tx: Writer,
    { movementId, id }: { movementId: string; id: string },
    set: { photo: CleanPhoto | null; caller: Caller; onBehalfOf: string | undefined },
  ) =>
    setBatchPhoto(tx, {
      key: { movementId, batchId: id },
      photo: set.photo && { ...set.photo, createdAt: context.clock().toISOString() },
      act: act(context, set.caller, { action: 'batch.photo', onBehalfOf: set.onBehalfOf }),
    })

/** Nothing in it may run, wherever it is opened. */
const INERT = "default-src 'none'; sandbox"
/** A photo's address changes with what it shows. */
const KEPT = 'private, max-age=31536000, immutable'

export function batchPhotoRoutes(api: Api, { store }: Context) {
  api.get(
    '/weeks/:week/batches/:batch/photo',
    {
      config: { policy: 'member' },
      schema: {
        tags: ['batches'],
        summary: 'The photo of a batch, for who may see the batch; `v` is the batch’s `photo`',
        params: z.strictObject({ week: Id, batch: Id }),
        querystring: z.strictObject({ size: z.enum(['small', 'large']).optional(), v: Id.optional() }),
        response: answersFile('image/jpeg'),
      },
    },
    async (request, reply) => {
      const caller = member(request)
      const { week, batch } = request.params
      const { size = 'large', v } = request.query
      const of = { movementId: caller.movement.id }
      const photo = await store.read(async () => {
        const row = await batchOfWeek(store, { ...of, weekId: week, id: batch })
        const state = (await weekOf(store, { ...of, id: week }))?.state
        if (!row || !maySee(caller, row) || (state === 'draft' && !isCoordinator(caller))) throw notFound()
        return photoOfBatch(store, { ...of, batchId: row.id })
      })
      if (!photo) throw notFound()
      return reply
        .type('image/jpeg')
        .header('content-security-policy', INERT)
        .header('cache-control', v === photo.id ? KEPT : 'private, no-cache')
        .send(Buffer.from(photo[size], 'base64'))
    },
  )
}
