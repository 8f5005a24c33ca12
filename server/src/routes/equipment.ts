import {
  changeNoun,
  equipmentItemOf,
  equipmentItems,
  equipmentKinds,
  insertNoun,
  kitchens,
  newId,
  places,
  type Row,
  sessionsWithItem,
  type Writer,
} from '@bocal/db'
import { z } from 'zod'
import {
  EquipmentChange,
  EquipmentCreate,
  EquipmentItem,
  EquipmentItems,
  Id,
  Withdrawn,
} from '../../contract/index.ts'
import type { Caller } from '../access/caller.ts'
import { member } from '../access/guard.ts'
import { equipmentNews } from '../paper/change-news.ts'
import { tell } from '../paper/tell.ts'
import { type Fault, notFound } from '../problems.ts'
import { type NameBook, nameBook, ref } from '../views/names.ts'
import {
  type Api,
  act,
  answers,
  type Context,
  changed,
  current,
  defined,
  refuse,
  VersionQuery,
} from './route.ts'

const Path = z.strictObject({ item: Id })
const NOBODY = { groups: [], claims: [], publishedPlan: null, jars: 0 }

/** The movement's sterilisers, pots and presses. */
export function equipmentRoutes(api: Api, context: Context) {
  const { store, clock } = context
  const tags = ['equipment']

  const names = async (movementId: string) =>
    nameBook({ equipmentKinds: await equipmentKinds(store), places: await places(store, { movementId }) })

  const one = (key: { movementId: string; id: string }) =>
    store.read(async () => {
      const row = await equipmentItemOf(store, key)
      if (!row) throw notFound()
      return itemAnswer(row, await names(key.movementId))
    })

  api.get(
    '/equipment',
    {
      config: { policy: 'member' },
      schema: { tags, summary: 'Items by name', response: answers(200, EquipmentItems) },
    },
    async (request) => {
      const movementId = member(request).movement.id
      return store.read(async () => {
        const book = await names(movementId)
        return { items: (await equipmentItems(store, { movementId })).map((row) => itemAnswer(row, book)) }
      })
    },
  )

  api.get(
    '/equipment/:item',
    {
      config: { policy: 'member' },
      schema: { tags, summary: 'An item', params: Path, response: answers(200, EquipmentItem) },
    },
    async (request) => one({ movementId: member(request).movement.id, id: request.params.item }),
  )

  api.post(
    '/equipment',
    {
      config: { policy: 'coordinator' },
      schema: { tags, summary: 'Add an item', body: EquipmentCreate, response: answers(201, EquipmentItem) },
    },
    async (request, reply) => {
      const caller = member(request)
      const movementId = caller.movement.id
      const { place, powerW, ...body } = request.body
      const id = newId()
      await store.write(async (tx) => {
        refuse(await faults(movementId, request.body))
        const kind = (await equipmentKinds(store)).find((row) => row.id === body.kind)
        const row = {
          movementId,
          id,
          ...body,
          powerW: powerW ?? kind?.powerW ?? 0,
          placeId: place ?? null,
          createdAt: clock().toISOString(),
        }
        await insertNoun(tx, 'equipmentItem', { row, act: act(context, caller, { action: 'equipment.add' }) })
      })
      reply.code(201)
      return one({ movementId, id })
    },
  )

  api.patch(
    '/equipment/:item',
    {
      config: { policy: 'coordinator' },
      schema: {
        tags,
        summary: 'Change an item',
        params: Path,
        body: EquipmentChange,
        response: answers(200, EquipmentItem),
      },
    },
    async (request) => {
      const caller = member(request)
      const key = { movementId: caller.movement.id, id: request.params.item }
      const { version, place, ...body } = request.body
      await store.write(async (tx) => {
        const item = current(await equipmentItemOf(store, key), version)
        refuse(await faults(key.movementId, request.body))
        const set = { ...defined(body), ...(place !== undefined && { placeId: place }) }
        const done = act(context, caller, { action: 'equipment.change' })
        const after = changed(await changeNoun(tx, 'equipmentItem', { key, version, set, act: done }))
        await tellState(tx, { caller, item, state: after.state })
      })
      return one(key)
    },
  )

  api.delete(
    '/equipment/:item',
    {
      config: { policy: 'coordinator' },
      schema: {
        tags,
        summary: 'Withdraw an item',
        params: Path,
        querystring: VersionQuery,
        response: answers(200, Withdrawn),
      },
    },
    async (request) => {
      const caller = member(request)
      const key = { movementId: caller.movement.id, id: request.params.item }
      return store.write(async (tx) => {
        const item = current(await equipmentItemOf(store, key), request.query.version)
        const done = act(context, caller, { action: 'equipment.withdraw' })
        const set = { state: 'withdrawn' as const }
        const after = changed(
          await changeNoun(tx, 'equipmentItem', { key, version: item.version, set, act: done }),
        )
        await tellState(tx, { caller, item, state: after.state })
        return { id: key.id, state: 'withdrawn' as const, version: after.version, affected: NOBODY }
      })
    },
  )

  /** That it cannot be used, or can be used again. */
  async function tellState(
    tx: Writer,
    {
      caller,
      item,
      state,
    }: Pick<Parameters<typeof equipmentNews>[0], 'state'> & {
      caller: Caller
      item: Row<'equipmentItem'>
    },
  ): Promise<void> {
    const of = { movementId: item.movementId }
    const ahead = await sessionsWithItem(store, { ...of, itemId: item.id, after: clock().toISOString() })
    const { kitchen } = nameBook({ kitchens: await kitchens(store, of) })
    const sessions = ahead.map(({ kitchenId, startAt, endAt }) => ({
      kitchen: kitchen(kitchenId).name,
      start: startAt,
      end: endAt,
    }))
    await tell(tx, store, {
      ...of,
      weekId: null,
      event: { noun: 'equipmentItem', nounId: item.id },
      by: caller.person.id,
      news: equipmentNews({ item, state, sessions }),
    })
  }

  async function faults(
    movementId: string,
    { kind, place }: { kind?: string | undefined; place?: string | null | undefined },
  ): Promise<(Fault | false)[]> {
    const kinds = kind === undefined ? [] : await equipmentKinds(store)
    const known = typeof place === 'string' ? await places(store, { movementId }) : []
    return [
      kind !== undefined &&
        !kinds.some(({ id }) => id === kind) && { path: 'body.kind', say: (m) => m.unknown(kind) },
      typeof place === 'string' &&
        !known.some(({ id }) => id === place) && { path: 'body.place', say: (m) => m.unknown(place) },
    ]
  }
}

const itemAnswer = (row: Row<'equipmentItem'>, names: NameBook): EquipmentItem => ({
  id: row.id,
  version: row.version,
  state: row.state,
  name: row.name,
  kind: names.kind(row.kind),
  powerW: row.powerW,
  ownerKind: row.ownerKind,
  ownerName: row.ownerName,
  place: row.placeId === null ? null : ref(names.place(row.placeId)),
})
