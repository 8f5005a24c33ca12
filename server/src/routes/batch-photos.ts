import { batchOfWeek, photoOfBatch, weekOf } from '@bocal/db'
import { z } from 'zod'
import { Id } from '../../contract/index.ts'
import { isCoordinator } from '../access/caller.ts'
import { member } from '../access/guard.ts'
import { notFound } from '../problems.ts'
import { maySee } from './batch-checks.ts'
import { type Api, answersFile, type Context } from './route.ts'

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
