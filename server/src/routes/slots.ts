import { changeSlot, insertSlot, newId, people, type Row, type Store, vehicles } from '@bocal/db'
import { z } from 'zod'
import { Affected, Id, Slot, SlotChange, SlotCreate, Slots, Withdrawn } from '../../contract/index.ts'
import { type Caller, isCoordinator } from '../access/caller.ts'
import { slotNews } from '../paper/change-news.ts'
import { tell } from '../paper/tell.ts'
import { type Fault, notFound } from '../problems.ts'
import { affectedBy } from '../views/affected.ts'
import { slotAnswer } from '../views/tour-and-session-answers.ts'
import type { WeekView } from '../views/week-view.ts'
import {
  type Api,
  act,
  answers,
  type Context,
  changed,
  current,
  defined,
  ownWeek,
  publishedPlan,
  refuse,
  utc,
  VersionQuery,
  WeekPath,
} from './route.ts'

const Path = z.strictObject({ week: Id, slot: Id })

export function slotRoutes(api: Api, context: Context) {
  const { store, clock } = context
  const tags = ['slots']

  const answer = (view: WeekView, id: string, caller: Caller): Slot =>
    slotAnswer(view, oneSlot(view, id, caller), caller)

  api.get(
    '/weeks/:week/slots',
    {
      config: { policy: 'member' },
      schema: {
        tags,
        summary: 'Transport slots in the order of time',
        params: WeekPath,
        response: answers(200, Slots),
      },
    },
    async (request) => {
      const { view, caller } = await ownWeek(store, request)
      const seen = isCoordinator(caller) ? view.rows.slots : view.open.slots
      const items = seen.map((row) => slotAnswer(view, row, caller))
      return { items: items.toSorted((a, b) => (a.stops[0]?.at ?? '').localeCompare(b.stops[0]?.at ?? '')) }
    },
  )

  api.get(
    '/weeks/:week/slots/:slot',
    {
      config: { policy: 'member' },
      schema: { tags, summary: 'A transport slot', params: Path, response: answers(200, Slot) },
    },
    async (request) => {
      const { view, caller } = await ownWeek(store, request)
      return answer(view, request.params.slot, caller)
    },
  )

  api.get(
    '/weeks/:week/slots/:slot/affected',
    {
      config: { policy: 'coordinator' },
      schema: {
        tags,
        summary: 'Who is hit if it is withdrawn',
        params: Path,
        response: answers(200, Affected),
      },
    },
    async (request) => {
      const { view, caller } = await ownWeek(store, request)
      const { id } = oneSlot(view, request.params.slot, caller)
      return affectedBy(view, await publishedPlan(store, view), { noun: 'slot', id })
    },
  )

  api.post(
    '/weeks/:week/slots',
    {
      config: { policy: 'coordinator' },
      schema: {
        tags,
        summary: 'Add a transport slot',
        params: WeekPath,
        body: SlotCreate,
        response: answers(201, Slot),
      },
    },
    async (request, reply) => {
      const { stops, driver, ...body } = request.body
      const id = newId()
      await store.write(async (tx) => {
        const { view, caller, key } = await ownWeek(store, request)
        refuse(await slotFaults(store, view, request.body))
        await insertSlot(tx, {
          row: { ...key, id, ...body, driverPersonId: driver ?? null, createdAt: clock().toISOString() },
          stops: stops.map(stored),
          act: act(context, caller, { action: 'slot.add' }),
        })
        const [first] = stops
        if (!driver || !first || view.rows.week.state === 'draft') return
        const facts = { week: view.rows.week.title, at: utc(first.at) }
        await tell(tx, store, {
          ...key,
          event: { noun: 'slot', nounId: id },
          by: caller.person.id,
          news: [{ to: { person: driver }, news: { kind: 'slot-added', facts } }],
        })
      })
      reply.code(201)
      const { view, caller } = await ownWeek(store, request)
      return answer(view, id, caller)
    },
  )

  api.patch(
    '/weeks/:week/slots/:slot',
    {
      config: { policy: 'coordinator' },
      schema: {
        tags,
        summary: 'Change a transport slot',
        params: Path,
        body: SlotChange,
        response: answers(200, Slot),
      },
    },
    async (request) => {
      const { version, stops, driver, ...body } = request.body
      await store.write(async (tx) => {
        const { view, caller, key } = await ownWeek(store, request)
        const row = current(oneSlot(view, request.params.slot, caller), version)
        const affected = affectedBy(view, await publishedPlan(store, view), { noun: 'slot', id: row.id })
        refuse(await slotFaults(store, view, request.body))
        const after = await changeSlot(tx, {
          key: row,
          version,
          set: { ...defined(body), ...(driver !== undefined && { driverPersonId: driver }) },
          ...(stops && { stops: stops.map(stored) }),
          act: act(context, caller, { action: 'slot.change' }),
        })
        changed(after)
        const driven = driver === undefined ? row.driverPersonId : driver
        if (stops === undefined && driven === row.driverPersonId) return
        await tell(tx, store, {
          ...key,
          event: { noun: 'slot', nounId: row.id },
          by: caller.person.id,
          news: slotNews(view, { slot: row, state: 'changed', affected, driver: driven }),
        })
      })
      const { view, caller } = await ownWeek(store, request)
      return answer(view, request.params.slot, caller)
    },
  )

  api.delete(
    '/weeks/:week/slots/:slot',
    {
      config: { policy: 'coordinator' },
      schema: {
        tags,
        summary: 'Withdraw a transport slot: says who is hit',
        params: Path,
        querystring: VersionQuery,
        response: answers(200, Withdrawn),
      },
    },
    async (request) =>
      store.write(async (tx) => {
        const { view, caller, key } = await ownWeek(store, request)
        const row = current(oneSlot(view, request.params.slot, caller), request.query.version)
        const affected = affectedBy(view, await publishedPlan(store, view), { noun: 'slot', id: row.id })
        const done = act(context, caller, { action: 'slot.withdraw' })
        const set = { state: 'withdrawn' as const }
        changed(await changeSlot(tx, { key: row, version: row.version, set, act: done }))
        await tell(tx, store, {
          ...key,
          event: { noun: 'slot', nounId: row.id },
          by: caller.person.id,
          news: slotNews(view, { slot: row, state: 'withdrawn', affected, driver: row.driverPersonId }),
        })
        return { id: row.id, state: 'withdrawn' as const, version: row.version + 1, affected }
      }),
  )
}

function oneSlot({ rows }: WeekView, id: string, caller: Caller): Row<'slot'> {
  const row = rows.slots.find((slot) => slot.id === id)
  if (!row || (row.state === 'withdrawn' && !isCoordinator(caller))) throw notFound()
  return row
}

type SaidStop = SlotCreate['stops'][number]
const stored = ({ place, at, kind }: SaidStop) => ({ placeId: place, at: utc(at), kind })

async function slotFaults(
  store: Store,
  { rows }: WeekView,
  said: {
    vehicle?: string | undefined
    driver?: string | null | undefined
    stops?: readonly SaidStop[] | undefined
  },
): Promise<(Fault | false | undefined)[]> {
  const { vehicle, driver, stops = [] } = said
  const known = vehicle === undefined || (await vehicles(store)).some(({ id }) => id === vehicle)
  const [who] = driver ? await people(store, { movementId: rows.week.movementId, id: driver }) : []
  const firstPickup = stops.findIndex(({ kind }) => kind === 'pickup')
  const reaches = stops.some(
    ({ kind }, index) => kind === 'dropoff' && firstPickup >= 0 && index > firstPickup,
  )
  return [
    !known && { path: 'body.vehicle', say: (m) => m.unknown(vehicle ?? '') },
    typeof driver === 'string' && !who && { path: 'body.driver', say: (m) => m.unknown(driver) },
    said.stops !== undefined && !reaches && { path: 'body.stops', say: (m) => m.noPickupThenDropoff() },
    ...stops.flatMap(({ place, at }, index): Fault[] => {
      const path = `body.stops.${index}`
      const before = stops[index - 1]
      const found: Fault[] = []
      if (!rows.places.some(({ id }) => id === place))
        found.push({ path: `${path}.place`, say: (m) => m.unknown(place) })
      if (before && utc(before.at) > utc(at)) found.push({ path: `${path}.at`, say: (m) => m.stopsInOrder() })
      return found
    }),
  ]
}
