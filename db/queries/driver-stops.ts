import { and, eq, gte, lte } from 'drizzle-orm'
import type { Store } from '../store.ts'

/** Places at which a person stops as the driver of a planned tour, between two instants. */
export function driverStops(
  store: Store,
  of: { movementId: string; personId: string; from: string; until: string },
): Promise<string[]> {
  return store.read(async (db) => {
    const { slot, slotStop } = db.tables
    const rows = await db
      .select({ placeId: slotStop.placeId })
      .from(slotStop)
      .innerJoin(slot, and(eq(slot.movementId, slotStop.movementId), eq(slot.id, slotStop.slotId)))
      .where(
        and(
          eq(slot.movementId, of.movementId),
          eq(slot.driverPersonId, of.personId),
          eq(slot.state, 'planned'),
          gte(slotStop.at, of.from),
          lte(slotStop.at, of.until),
        ),
      )
    return rows.map(({ placeId }) => placeId)
  })
}
