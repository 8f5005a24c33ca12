/** Who may see and change a batch, and what must be true of one. */
import type { Row } from '@bocal/db'
import { type Caller, mayActForProducer } from '../access/caller.ts'
import { takenAtOnceG } from '../planning/demand.ts'
import { type Fault, notFound } from '../problems.ts'
import { leftOf } from '../views/pickups.ts'
import type { WeekView } from '../views/week-view.ts'

/** Groups see what is on offer; a producer without a group its own; a withdrawn one only those it belongs to. */
export function maySee(caller: Caller, row: Row<'batch'>): boolean {
  if (mayActForProducer(caller, row.producerId)) return true
  const onlyProducer = caller.roles.every(({ kind }) => kind === 'producer')
  return row.state === 'posted' && !onlyProducer
}

export function ownBatch(view: WeekView, id: string, caller: Caller): Row<'batch'> {
  const row = view.rows.batches.find((batch) => batch.id === id)
  if (!row || !mayActForProducer(caller, row.producerId)) throw notFound()
  return row
}

/** As long as the crop keeps, at the safe end: overripe ones as overripe, firm ones as ripe ones at their best. */
export function keepsUntil(
  { grade, availableUntil }: { grade: Row<'batch'>['grade']; availableUntil: string },
  crop: Row<'crop'> | undefined,
): string {
  const minutes = {
    A: crop?.shelfRipeMinutesHigh,
    B: crop?.shelfRipeMinutesLow,
    C: crop?.shelfOverripeMinutesLow,
  }[grade]
  return new Date(Date.parse(availableUntil) + (minutes ?? 0) * 60_000).toISOString()
}

type Said = Pick<
  Row<'batch'>,
  'placeId' | 'quantityG' | 'crateG' | 'minPickupG' | 'availableFrom' | 'availableUntil' | 'processBy'
>

export function batchFaults({ rows }: WeekView, batch: Said): (Fault | false)[] {
  const { quantityG, crateG, availableFrom, availableUntil } = batch
  const { startsOn, endsOn } = rows.week
  return [
    !rows.places.some(({ id }) => id === batch.placeId) && {
      path: 'body.place',
      say: (m) => m.unknown(batch.placeId),
    },
    quantityG % crateG !== 0 && { path: 'body.quantityG', say: (m) => m.wholeCrates(quantityG, crateG) },
    batch.minPickupG > quantityG && { path: 'body.minPickupG', say: (m) => m.minPickupTooLarge(quantityG) },
    availableUntil <= availableFrom && { path: 'body.availableUntil', say: (m) => m.endBeforeStart() },
    batch.processBy < availableFrom && { path: 'body.processBy', say: (m) => m.processByTooEarly() },
    (availableFrom.slice(0, 10) > endsOn || batch.processBy.slice(0, 10) < startsOn) && {
      path: 'body.availableFrom',
      say: (m) => m.outsideWeek(startsOn, endsOn),
    },
  ]
}

/** What left or was taken at once is there no more, and keeps the price at which it went. */
export function afterLeaving(
  view: WeekView,
  { before, after }: { before: Row<'batch'>; after: Pick<Row<'batch'>, 'quantityG' | 'centsPerKg'> },
): (Fault | false)[] {
  const leftG = leftOf(view, before.id)
  const goneG = leftG + takenAtOnceG(view.rows, before.id)
  return [
    after.quantityG < leftG && { path: 'body.quantityG', say: (m) => m.lessThanLeft(leftG) },
    goneG > 0 &&
      after.centsPerKg !== before.centsPerKg && { path: 'body.centsPerKg', say: (m) => m.priceOfLeft(goneG) },
  ]
}

/** What groups took at once is theirs: a batch cannot become smaller than that and what left with tours. */
export function lessThanGiven(view: WeekView, { id, quantityG }: Row<'batch'>): Fault | false {
  const takenG = takenAtOnceG(view.rows, id)
  const goneG = takenG + leftOf(view, id)
  return takenG > 0 && quantityG < goneG && { path: 'body.quantityG', say: (m) => m.givenAtOnce(goneG) }
}
