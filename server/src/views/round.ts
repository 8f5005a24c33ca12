import type { Row } from '@bocal/db'
import type { Carried, Place, Round } from '../../contract/index.ts'
import { byId, ref } from './names.ts'
import { sum } from './plan-figures.ts'
import type { WeekView } from './week-view.ts'

/** A driver's tour by the published plan; `places` are as the driver may see them. */
export function roundAnswer(view: WeekView, slot: Row<'slot'>, places: ReadonlyMap<string, Place>): Round {
  const { rows, names } = view
  const stops = rows.slotStops.filter(({ slotId }) => slotId === slot.id)
  const loads = (rows.published?.rows.loads ?? []).filter((load) => load.slot === slot.id)
  const carried = loads.flatMap((load) => {
    const batch = rows.batches.find(({ id }) => id === load.batch)
    return batch ? [{ batch, quantityG: load.quantityG, to: destination(view, load) }] : []
  })
  return {
    slot: slot.id,
    week: { id: rows.week.id, name: rows.week.title },
    vehicle: names.vehicle(slot.vehicle),
    capacityG: slot.capacityG,
    distanceM: slot.distanceM,
    loadG: rows.published ? sum(loads.map(({ quantityG }) => quantityG)) : null,
    stops: stops.flatMap((stop) => {
      const place = places.get(stop.placeId)
      if (!place) return []
      const here = carried.filter(({ batch, to }) =>
        stop.kind === 'pickup' ? pickup(stops, batch) === stop : dropoff(stops, to) === stop,
      )
      return [{ place, at: stop.at, kind: stop.kind, carried: inOrder(view, here, stop.kind) }]
    }),
  }
}

/** Where a load leaves the vehicle: a session's kitchen, or a place where a group fetches it. */
function destination(
  { rows }: WeekView,
  load: NonNullable<WeekView['rows']['published']>['rows']['loads'][number],
): string {
  if ('place' in load) return load.place
  const session = rows.sessions.find(({ id }) => id === load.session)
  return rows.kitchens.find(({ id }) => id === session?.kitchenId)?.placeId ?? ''
}

/** The first stop at a batch's place in the time it can be fetched. */
const pickup = (stops: readonly Row<'slotStop'>[], batch: Row<'batch'>) =>
  stops.find(
    ({ kind, placeId, at }) =>
      kind === 'pickup' &&
      placeId === batch.placeId &&
      at >= batch.availableFrom &&
      at <= batch.availableUntil,
  )

const dropoff = (stops: readonly Row<'slotStop'>[], place: string) =>
  stops.findLast(({ kind, placeId }) => kind === 'dropoff' && placeId === place)

/** One line a batch, the biggest first. */
function inOrder(
  { names }: WeekView,
  here: readonly { readonly batch: Row<'batch'>; readonly quantityG: number }[],
  kind: Row<'slotStop'>['kind'],
): Carried[] {
  return [...byId(here.map(({ batch }) => batch)).values()]
    .map((batch) => {
      const quantityG = sum(here.filter((one) => one.batch === batch).map((one) => one.quantityG))
      return {
        batch: batch.id,
        crop: names.crop(batch.cropId),
        grade: batch.grade,
        producer: ref(names.producer(batch.producerId)),
        quantityG,
        crates: batch.crateG > 1 ? Math.ceil(quantityG / batch.crateG) : null,
        note: kind === 'pickup' ? batch.note : '',
      }
    })
    .toSorted((a, b) => b.quantityG - a.quantityG)
}
