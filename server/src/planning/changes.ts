/** Changes that are tried, and kept: the same steps on the week's rows in memory and in the store. */
import {
  type Act,
  type Changeable,
  changeNoun,
  changeWeek,
  insertNoun,
  insertSlot,
  newId,
  type Row,
  type WeekRows,
  type Writer,
} from '@bocal/db'
import type { Change, PinCreate } from '../../contract/index.ts'
import { Refused } from '../problems.ts'
import { stopsOf } from './left-out.ts'

type Settable = Extract<Changeable, 'batch' | 'claim' | 'equipmentItem' | 'pin' | 'session' | 'slot'>

/** One write: a field of a row, a new decision, a new tour, or the number of jars of a size. */
export type Step =
  | {
      [N in Settable]: {
        readonly step: 'set'
        readonly noun: N
        readonly id: string
        readonly set: Partial<Row<N>>
      }
    }[Settable]
  | { readonly step: 'pin'; readonly row: Row<'pin'> }
  | { readonly step: 'slot'; readonly row: Row<'slot'>; readonly stops: readonly Row<'slotStop'>[] }
  | { readonly step: 'jars'; readonly jarMl: number; readonly count: number }

type At = { readonly at: string }

/** What a change writes. It names what is there: see `changeFaults`. A decision takes the place of one about the same. */
export function stepsOf(rows: WeekRows, change: Change, { at }: At): readonly Step[] {
  switch (change.change) {
    case 'batch-withdrawn':
      return [{ step: 'set', noun: 'batch', id: change.batch, set: { state: 'withdrawn' } }]
    case 'batch-quantity': {
      const { batch: id, quantityG } = change
      const batch = rows.batches.find((row) => row.id === id)
      const cratesG = Math.floor(quantityG / (batch?.crateG ?? 1)) * (batch?.crateG ?? 1)
      const minPickupG = Math.min(batch?.minPickupG ?? 0, cratesG)
      return [{ step: 'set', noun: 'batch', id, set: { quantityG, minPickupG } }]
    }
    case 'item-broken':
      return [{ step: 'set', noun: 'equipmentItem', id: change.equipment, set: { state: 'repair' } }]
    case 'session-lost':
      return [{ step: 'set', noun: 'session', id: change.session, set: { state: 'withdrawn' } }]
    case 'session-seats':
      return [{ step: 'set', noun: 'session', id: change.session, set: { seats: change.seats } }]
    case 'slot-lost':
      return [{ step: 'set', noun: 'slot', id: change.slot, set: { state: 'withdrawn' } }]
    case 'slot-capacity':
      return [{ step: 'set', noun: 'slot', id: change.slot, set: { capacityG: change.capacityG } }]
    case 'slot-added':
      return slotLike(rows, change, at)
    case 'jar-stock':
      return [{ step: 'jars', jarMl: change.jarMl, count: change.count }]
    case 'claim-amount': {
      const { claim: id, amount } = change
      const claim = rows.claims.find((row) => row.id === id)
      const set =
        claim?.preparationId == null
          ? { freshG: amount, minG: Math.min(claim?.minG ?? 0, amount) }
          : { jars: amount, minJars: Math.min(claim.minJars ?? 0, amount) }
      return [{ step: 'set', noun: 'claim', id, set }]
    }
    case 'claim-withdrawn':
      return [{ step: 'set', noun: 'claim', id: change.claim, set: { state: 'withdrawn' } }]
    case 'pin-added': {
      const row = pinRow(rows, change.pin, at)
      const replaced = rows.pins.filter((other) => other.state === 'active' && sameMatter(other, row))
      return [...replaced.map(({ id }) => withdrawnPin(id)), { step: 'pin', row }]
    }
    case 'pin-removed':
      return [withdrawnPin(change.pin)]
  }
}

const withdrawnPin = (id: string): Step => ({ step: 'set', noun: 'pin', id, set: { state: 'withdrawn' } })

/** A tour with the vehicle and the stops of another, that begins at another moment and has no driver yet. */
function slotLike(
  rows: WeekRows,
  { like, start }: Extract<Change, { change: 'slot-added' }>,
  at: string,
): readonly Step[] {
  const model = rows.slots.find((row) => row.id === like)
  if (!model) return []
  const stops = stopsOf(rows, like)
  const laterMs = Date.parse(start) - Date.parse(stops[0]?.at ?? start)
  const id = newId()
  return [
    {
      step: 'slot',
      row: { ...model, id, driverPersonId: null, version: 1, createdAt: at },
      stops: stops.map((stop) => ({
        ...stop,
        slotId: id,
        at: new Date(Date.parse(stop.at) + laterMs).toISOString(),
      })),
    },
  ]
}

export function pinRow({ week }: Pick<WeekRows, 'week'>, pin: PinCreate, at: string): Row<'pin'> {
  return {
    movementId: week.movementId,
    id: newId(),
    weekId: week.id,
    kind: pin.pin,
    groupId: 'group' in pin ? pin.group : null,
    sessionId: 'session' in pin ? pin.session : null,
    slotId: 'slot' in pin ? pin.slot : null,
    preparationId: 'preparation' in pin ? pin.preparation : null,
    batchId: 'batch' in pin ? pin.batch : null,
    value: 'value' in pin ? pin.value : 'used' in pin ? pin.used : null,
    min: 'min' in pin ? (pin.min ?? null) : null,
    max: 'max' in pin ? (pin.max ?? null) : null,
    state: 'active',
    version: 1,
    createdAt: at,
  }
}

/** Whether two decisions are about the same: then only the newer one holds. */
export const sameMatter = (a: Row<'pin'>, b: Row<'pin'>): boolean =>
  a.kind === b.kind &&
  a.groupId === b.groupId &&
  a.sessionId === b.sessionId &&
  a.slotId === b.slotId &&
  a.preparationId === b.preparationId &&
  a.batchId === b.batchId

const LISTS = {
  batch: 'batches',
  claim: 'claims',
  equipmentItem: 'equipmentItems',
  pin: 'pins',
  session: 'sessions',
  slot: 'slots',
} as const satisfies Readonly<Record<Settable, keyof WeekRows>>

/** The week's rows as they would be. */
export function after<R extends WeekRows>(rows: R, step: Step): R {
  switch (step.step) {
    case 'set': {
      const list = LISTS[step.noun]
      const edited = rows[list].map((row) => (row.id === step.id ? { ...row, ...step.set } : row))
      return { ...rows, [list]: edited }
    }
    case 'pin':
      return { ...rows, pins: [...rows.pins, step.row] }
    case 'slot':
      return { ...rows, slots: [...rows.slots, step.row], slotStops: [...rows.slotStops, ...step.stops] }
    case 'jars':
      return { ...rows, weekJars: counted(rows, step) }
  }
}

function counted({ week, weekJars }: WeekRows, { jarMl, count }: { jarMl: number; count: number }) {
  const row = { movementId: week.movementId, weekId: week.id, jarMl, count }
  return weekJars.some((one) => one.jarMl === jarMl)
    ? weekJars.map((one) => (one.jarMl === jarMl ? { ...one, count } : one))
    : [...weekJars, row]
}

const ACTIONS: Readonly<Record<Settable, string>> = {
  batch: 'batch.change',
  claim: 'claim.change',
  equipmentItem: 'equipment.change',
  pin: 'pin.change',
  session: 'session.change',
  slot: 'slot.change',
}

/**
 * Writes the step over the rows as they are now.
 *
 * @returns the step that takes it back
 * @throws Refused when a row was changed meanwhile
 */
export async function writeStep(
  tx: Writer,
  rows: WeekRows,
  { step, act }: { step: Step; act: Act },
): Promise<Step> {
  const { movementId } = rows.week
  switch (step.step) {
    case 'set': {
      const { noun, id, set } = step
      const before = rows[LISTS[noun]].find((row) => row.id === id)
      const change = {
        key: { movementId, id },
        version: before?.version ?? 0,
        set,
        act: { ...act, action: ACTIONS[noun] },
      }
      if (!(await changeNoun(tx, noun, change as Parameters<typeof changeNoun<typeof noun>>[2])))
        throw new Refused('version')
      const was = Object.fromEntries(
        Object.keys(set).map((field) => [field, (before as Record<string, unknown> | undefined)?.[field]]),
      )
      return { ...step, set: was } as Step
    }
    case 'pin':
      await insertNoun(tx, 'pin', { row: step.row, act: { ...act, action: 'pin.add' } })
      return withdrawnPin(step.row.id)
    case 'slot':
      await insertSlot(tx, { row: step.row, stops: step.stops, act: { ...act, action: 'slot.add' } })
      return { step: 'set', noun: 'slot', id: step.row.id, set: { state: 'withdrawn' } }
    case 'jars': {
      const { week } = rows
      const jars = counted(rows, step)
      const done = { ...act, action: 'week.change' }
      if (!(await changeWeek(tx, { key: week, version: week.version, set: {}, jars, act: done })))
        throw new Refused('version')
      const was = rows.weekJars.find(({ jarMl }) => jarMl === step.jarMl)?.count ?? 0
      return { ...step, count: was }
    }
  }
}
