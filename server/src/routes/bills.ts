/** What a group is to pay for what it gets. Bocal moves no money. */
import { batchesWithDues, crops, groups, partsOfBatches, producers } from '@bocal/db'
import { z } from 'zod'
import { Bill, Id } from '../../contract/index.ts'
import { mayActForGroup } from '../access/caller.ts'
import { member } from '../access/guard.ts'
import { billOf } from '../views/bill.ts'
import { nameBook } from '../views/names.ts'
import { type Api, answers, type Context, needParty } from './route.ts'

export function billRoutes(api: Api, { store }: Context) {
  api.get(
    '/groups/:group/bill',
    {
      config: { policy: 'coordinator or group' },
      schema: {
        tags: ['owed'],
        summary:
          'What a group is to pay, week by week: its part of what tours carry, and what it took at once',
        params: z.strictObject({ group: Id }),
        response: answers(200, Bill),
      },
    },
    async (request) => {
      const caller = member(request)
      const { group } = request.params
      const of = { movementId: caller.movement.id }
      return store.read(async () => {
        needParty(caller, { id: group, all: await groups(store, of), mayActFor: mayActForGroup })
        const { crop, producer } = nameBook({
          crops: await crops(store),
          producers: await producers(store, of),
        })
        const parts = await partsOfBatches(store, of)
        return billOf(group, await batchesWithDues(store, of), { crop, producer, parts })
      })
    },
  )
}
