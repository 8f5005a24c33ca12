import { and, asc, eq, inArray } from 'drizzle-orm'
import type { NewRow, Row } from '../schema/index.ts'
import type { Store, Writer } from '../store.ts'
import { type Act, changeNoun, insertNoun, type Key } from './change.ts'

export type SlotWithStops = Row<'slot'> & { readonly stops: readonly Row<'slotStop'>[] }
type NewStop = Pick<Row<'slotStop'>, 'placeId' | 'at' | 'kind'>

/** A week's transport slots with their stops in order; withdrawn ones too. */
export function slotsOfWeek(
  store: Store,
  { movementId, weekId, id }: { movementId: string; weekId: string; id?: string },
): Promise<SlotWithStops[]> {
  return store.read(async (db) => {
    const { slot, slotStop } = db.tables
    const slots = await db
      .select()
      .from(slot)
      .where(
        and(
          eq(slot.movementId, movementId),
          eq(slot.weekId, weekId),
          id === undefined ? undefined : eq(slot.id, id),
        ),
      )
      .orderBy(asc(slot.id))
    if (slots.length === 0) return []
    const stops = await db
      .select()
      .from(slotStop)
      .where(
        and(
          eq(slotStop.movementId, movementId),
          inArray(
            slotStop.slotId,
            slots.map((row) => row.id),
          ),
        ),
      )
      .orderBy(asc(slotStop.position))
    return slots.map((row) => ({ ...row, stops: stops.filter((stop) => stop.slotId === row.id) }))
  })
}

/** One slot of a week; undefined when there is none. */
export async function slotOfWeek(
  store: Store,
  key: { movementId: string; weekId: string; id: string },
): Promise<SlotWithStops | undefined> {
  const [row] = await slotsOfWeek(store, key)
  return row
}

export async function insertSlot(
  tx: Writer,
  { row, stops, act }: { row: NewRow<'slot'>; stops: readonly NewStop[]; act: Act },
): Promise<void> {
  await insertNoun(tx, 'slot', { row, act })
  await insertStops(tx, row, stops)
}

/** False when the slot is no longer at that version. Without `stops` they stay. */
export async function changeSlot(
  tx: Writer,
  change: { key: Key; version: number; set: Partial<NewRow<'slot'>>; stops?: readonly NewStop[]; act: Act },
): Promise<boolean> {
  if (!(await changeNoun(tx, 'slot', change))) return false
  if (change.stops) {
    const { slotStop } = tx.tables
    await tx
      .delete(slotStop)
      .where(and(eq(slotStop.movementId, change.key.movementId), eq(slotStop.slotId, change.key.id)))
    await insertStops(tx, change.key, change.stops)
  }
  return true
}

async function insertStops(tx: Writer, { movementId, id }: Key, stops: readonly NewStop[]) {
  await tx.insert(tx.tables.slotStop).values(
    stops.map(({ placeId, at, kind }, position) => ({
      movementId,
      slotId: id,
      position,
      placeId,
      at,
      kind,
    })),
  )
}
