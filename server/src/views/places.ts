import { driverStops, places, producers, type Store } from '@bocal/db'
import type { Place } from '../../contract/index.ts'
import { type Caller, isCoordinator } from '../access/caller.ts'

const HOUR_MS = 3600 * 1000
/** Where to go is told from a day before one is to be there until half a day after it. */
const BEFORE_MS = 24 * HOUR_MS
const AFTER_MS = 12 * HOUR_MS
/** To others a producer is somewhere in a square of a hundredth of a degree, about a kilometre. */
const COARSE_DEGREES = 0.01
const COARSE_M = 1000

/** Whether who is to be there at that time may be told where exactly. */
export const isNear = (now: Date, { start, end }: { start: string; end: string }): boolean =>
  Date.parse(start) - BEFORE_MS <= now.getTime() && now.getTime() <= Date.parse(end) + AFTER_MS

/** Places as the caller may see them: addresses for coordinators, and for drivers around their own stops. */
export async function placesFor(
  caller: Caller,
  { store, clock }: { store: Store; clock: () => Date },
): Promise<Place[]> {
  const of = { movementId: caller.movement.id }
  const now = clock().getTime()
  const between = {
    from: new Date(now - AFTER_MS).toISOString(),
    until: new Date(now + BEFORE_MS).toISOString(),
  }
  const coordinates = isCoordinator(caller)
  const stops = await driverStops(store, { ...of, personId: caller.person.id, ...between })
  const farms = new Set((await producers(store, of)).map(({ placeId }) => placeId))
  return (await places(store, of)).map(({ id, name, lat, lon, precisionM, commune, address }) => {
    const exact = coordinates || stops.includes(id)
    const place = { id, name, lat, lon, precisionM, commune, address: exact ? address : null }
    if (exact || !farms.has(id)) return place
    const coarse = (degrees: number) => Math.round(degrees / COARSE_DEGREES) / (1 / COARSE_DEGREES)
    return { ...place, lat: coarse(lat), lon: coarse(lon), precisionM: Math.max(precisionM, COARSE_M) }
  })
}
