import type { BatchView, SlotView } from './problem-view.ts'

/**
 * When the slot can bring the batch where: the earliest drop-off at each place after the earliest pick-up
 * at the batch's place within its window, in milliseconds. A later pick-up never reaches more.
 */
export function arrivals(batch: BatchView, slot: SlotView): ReadonlyMap<string, number> {
  let pickupMs = Number.POSITIVE_INFINITY
  for (const stop of slot.stops) {
    const waits = stop.atMs >= batch.availableFromMs && stop.atMs <= batch.availableUntilMs
    if (stop.kind === 'pickup' && stop.place === batch.place && waits)
      pickupMs = Math.min(pickupMs, stop.atMs)
  }
  const earliest = new Map<string, number>()
  for (const stop of slot.stops) {
    if (stop.kind !== 'dropoff' || stop.atMs <= pickupMs) continue
    earliest.set(stop.place, Math.min(stop.atMs, earliest.get(stop.place) ?? Number.POSITIVE_INFINITY))
  }
  return earliest
}
