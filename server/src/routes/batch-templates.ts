/** What a producer posted last of each crop, to post it again in two taps. */
import { batchesOfProducer, crops, producers } from '@bocal/db'
import { z } from 'zod'
import { type BatchTemplate, BatchTemplates, Id } from '../../contract/index.ts'
import { mayActForProducer } from '../access/caller.ts'
import { member } from '../access/guard.ts'
import { cropNames } from '../views/crop-names.ts'
import { type Api, answers, type Context, needParty } from './route.ts'

/** The newest batches that are looked through. */
const FROM = 200

export function batchTemplateRoutes(api: Api, { store }: Context) {
  api.get(
    '/producers/:producer/batch-templates',
    {
      config: { policy: 'coordinator or producer' },
      schema: {
        tags: ['batches'],
        summary: 'The last batch of each crop a producer posted, newest first',
        params: z.strictObject({ producer: Id }),
        response: answers(200, BatchTemplates),
      },
    },
    async (request) => {
      const caller = member(request)
      const producerId = request.params.producer
      const of = { movementId: caller.movement.id }
      needParty(caller, { id: producerId, all: await producers(store, of), mayActFor: mayActForProducer })
      const rows = await batchesOfProducer(store, { ...of, producerId, limit: FROM })
      const called = new Map((await crops(store)).map((crop) => [crop.id, cropNames(crop)]))
      const items = new Map<string, BatchTemplate>()
      for (const row of rows) {
        const names = called.get(row.cropId)
        if (!names || items.has(row.cropId)) continue
        items.set(row.cropId, {
          crop: { id: row.cropId, names },
          grade: row.grade,
          quantityG: row.quantityG,
          crateG: row.crateG,
          minPickupG: Math.max(1, row.minPickupG),
          centsPerKg: row.centsPerKg,
          place: row.placeId,
          postedAt: row.createdAt,
        })
      }
      return { items: [...items.values()] }
    },
  )
}
