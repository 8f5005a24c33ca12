/** Which batches which tours fetch, and what really left with them. */
import type { FullPlan, Row } from '@bocal/db'
import type { Pickup } from '../../contract/index.ts'
import { type Caller, mayActForProducer } from '../access/caller.ts'
import { pickupCode } from '../access/tokens.ts'
import { ref } from './names.ts'
import { sum } from './plan-figures.ts'
import type { WeekView } from './week-view.ts'

/** A batch on a tour, and the grams the published plan takes with it. */
export type Fetched = { readonly batch: Row<'batch'>; readonly slot: Row<'slot'>; readonly plannedG: number }

/** By the published plan, and those that left already by one before it. */
export function fetched({ rows }: WeekView, published: FullPlan | undefined): Fetched[] {
  const loads = published?.rows.loads ?? []
  const wanted = [...loads.map((load) => ({ batchId: load.batch, slotId: load.slot })), ...rows.departures]
  return rows.batches.flatMap((batch) =>
    rows.slots.flatMap((slot) => {
      if (!wanted.some(({ batchId, slotId }) => batchId === batch.id && slotId === slot.id)) return []
      const own = loads.filter((load) => load.batch === batch.id && load.slot === slot.id)
      return [{ batch, slot, plannedG: sum(own.map(({ quantityG }) => quantityG)) }]
    }),
  )
}

export const departureOf = ({ rows }: WeekView, { batch, slot }: Fetched): Row<'departure'> | undefined =>
  rows.departures.find(({ batchId, slotId }) => batchId === batch.id && slotId === slot.id)

/** Grams of a batch that left, with any tour. */
export const leftOf = ({ rows }: WeekView, batchId: string): number =>
  sum(rows.departures.filter((one) => one.batchId === batchId).map(({ leftG }) => leftG))

/** Whether its producer was paid for a batch: what went of it stays as it was then. */
export const isPaid = ({ rows }: WeekView, batchId: string): boolean =>
  rows.payments.some((one) => one.batchId === batchId)

/** Grams of a batch that tours have or are to have: as counted, else as planned. */
export const onToursG = (view: WeekView, published: FullPlan | undefined, batchId: string): number =>
  sum(
    fetched(view, published)
      .filter(({ batch }) => batch.id === batchId)
      .map((one) => departureOf(view, one)?.leftG ?? one.plannedG),
  )

/** Whose business a pickup is: the producer's, who drives the tour, the coordinators'. */
export const mayHandOver = (caller: Caller, { batch, slot }: Fetched): boolean =>
  mayActForProducer(caller, batch.producerId) || slot.driverPersonId === caller.person.id

export function pickupAnswer(
  view: WeekView,
  one: Fetched,
  { caller, secret }: { caller: Caller; secret: string },
): Pickup {
  const { names, rows } = view
  const { batch, slot, plannedG } = one
  const departure = departureOf(view, one)
  const stop = rows.slotStops.find(
    ({ slotId, placeId, kind }) => slotId === slot.id && placeId === batch.placeId && kind === 'pickup',
  )
  const shows = mayActForProducer(caller, batch.producerId)
  return {
    week: batch.weekId,
    batch: batch.id,
    slot: slot.id,
    crop: names.crop(batch.cropId),
    grade: batch.grade,
    producer: names.producer(batch.producerId),
    place: names.place(batch.placeId),
    vehicle: names.vehicle(slot.vehicle),
    at: stop?.at ?? null,
    crateG: batch.crateG,
    announcedG: batch.quantityG,
    plannedG,
    note: batch.note,
    code: shows
      ? pickupCode(secret, { movementId: batch.movementId, batchId: batch.id, slotId: slot.id })
      : null,
    departure: departure
      ? {
          id: departure.id,
          leftG: departure.leftG,
          at: departure.createdAt,
          by: ref(names.person(departure.personId)),
          confirmed: departure.confirmed,
        }
      : null,
  }
}
