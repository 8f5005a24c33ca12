import { groupBy, key } from './grouping.ts'
import {
  type BatchView,
  isJarClaim,
  type ProblemView,
  type SessionView,
  type SlotView,
} from './problem-view.ts'

/** A batch can travel on a slot to a session's kitchen, in time. */
export type SessionArc = { readonly batch: BatchView; readonly slot: SlotView; readonly session: SessionView }

/** A batch can travel on a slot to a handover place, in time. */
export type PlaceArc = { readonly batch: BatchView; readonly slot: SlotView; readonly place: string }

export type Arcs = { readonly sessions: readonly SessionArc[]; readonly places: readonly PlaceArc[] }

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

/**
 * Every arc that rule 3 allows and that can serve a claim. Where a pin wants a slot used or a batch on a
 * slot, the arcs that serve nobody stay too: such a load keeps the pin.
 */
export function findArcs(view: ProblemView): Arcs {
  const wanted = demand(view)
  const pinned = pinnedVisits(view)
  const batchesAt = groupBy(view.batches.values(), (batch) => batch.place)
  const sessionsAt = groupBy(view.sessions.values(), (session) => session.place)
  const sessions: SessionArc[] = []
  const places: PlaceArc[] = []
  for (const slot of view.slots.values()) {
    const pickups = new Set(slot.stops.filter((stop) => stop.kind === 'pickup').map((stop) => stop.place))
    for (const batch of [...pickups].flatMap((place) => batchesAt.get(place) ?? [])) {
      const keepsPin = pinned.has(slot.id) || pinned.has(key(batch.id, slot.id))
      for (const [place, arrivalMs] of arrivals(batch, slot)) {
        for (const session of sessionsAt.get(place) ?? []) {
          const inTime = arrivalMs <= session.readyMs && session.startMs <= batch.processByMs
          if (inTime && (keepsPin || wanted.inSession(session, batch)))
            sessions.push({ batch, slot, session })
        }
        if (arrivalMs <= batch.processByMs && (keepsPin || wanted.atPlace(place, batch))) {
          places.push({ batch, slot, place })
        }
      }
    }
  }
  return { sessions, places }
}

/** What the claims of those who could come ask for: in each session by crop and grade, at each place fresh. */
function demand({ claims, groups, recipes }: ProblemView) {
  const cooked = new Set<string>()
  const fresh = new Set<string>()
  for (const claim of claims.values()) {
    const group = groups.get(claim.group)
    if (group === undefined) continue
    if (isJarClaim(claim)) {
      for (const { crop, grades } of recipes.get(claim.recipe)?.inputs ?? []) {
        for (const grade of grades) {
          for (const session of group.sessions) cooked.add(key(session, crop, grade))
        }
      }
    } else {
      for (const place of group.pickupPlaces) {
        fresh.add(claim.batch === null ? key(place, 'crop', claim.crop) : key(place, 'batch', claim.batch))
      }
    }
  }
  return {
    inSession: (session: SessionView, batch: BatchView) =>
      cooked.has(key(session.id, batch.crop, batch.grade)),
    atPlace: (place: string, batch: BatchView) =>
      fresh.has(key(place, 'crop', batch.crop)) || fresh.has(key(place, 'batch', batch.id)),
  }
}

/** Slots, and keys of (batch, slot), that a pin wants loaded. */
export function pinnedVisits({ problem }: ProblemView): ReadonlySet<string> {
  return new Set(
    problem.pins.flatMap((pin) => {
      if (pin.pin === 'slot' && pin.used) return [pin.slot]
      if (pin.pin === 'load' && (pin.min ?? 0) > 0) return [key(pin.batch, pin.slot)]
      return []
    }),
  )
}
