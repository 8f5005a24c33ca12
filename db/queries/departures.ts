import { and, eq } from 'drizzle-orm'
import { appendAudit } from '../audit.ts'
import type { NewRow, Row } from '../schema/index.ts'
import type { Reader, Store, Writer } from '../store.ts'
import type { Act } from './change.ts'

type OfWeek = { readonly movementId: string; readonly weekId: string }
type OfPickup = OfWeek & { readonly batchId: string; readonly slotId: string }

/** The counts that no later one replaced. */
export function standing<T extends Pick<Row<'departure'>, 'id' | 'replacesId'>>(rows: readonly T[]): T[] {
  const replaced = new Set(rows.map(({ replacesId }) => replacesId))
  return rows.filter(({ id }) => !replaced.has(id))
}

/** What left in a week: the counts that stand. */
export async function readDepartures(
  db: Reader,
  { movementId, weekId }: OfWeek,
): Promise<Row<'departure'>[]> {
  const { departure } = db.tables
  const rows = await db
    .select()
    .from(departure)
    .where(and(eq(departure.movementId, movementId), eq(departure.weekId, weekId)))
    .orderBy(departure.createdAt, departure.id)
  return standing(rows)
}

/** What tours were to take of a producer's batch and what left with them. */
export type CountedBatch = { readonly producerId: string; readonly plannedG: number; readonly leftG: number }

/**
 * The batches of a movement that tours were to fetch whole and that were counted, over all weeks: of one fetched in
 * part nobody knows how much there was. And whose each batch is.
 */
export function fetchedWhole(
  store: Store,
  { movementId }: { movementId: string },
): Promise<{ readonly counted: readonly CountedBatch[]; readonly producerOf: ReadonlyMap<string, string> }> {
  return store.read(async (db) => {
    const { batch, departure } = db.tables
    const batches = await db
      .select({ id: batch.id, producerId: batch.producerId, quantityG: batch.quantityG })
      .from(batch)
      .where(eq(batch.movementId, movementId))
    const counts = standing(await db.select().from(departure).where(eq(departure.movementId, movementId)))
    const total = (of: readonly number[]) => of.reduce((sum, one) => sum + one, 0)
    const counted = batches.flatMap(({ id, producerId, quantityG }) => {
      const own = counts.filter(({ batchId }) => batchId === id)
      const plannedG = total(own.map((one) => one.plannedG))
      return plannedG > 0 && plannedG >= quantityG
        ? [{ producerId, plannedG, leftG: total(own.map((one) => one.leftG)) }]
        : []
    })
    return { counted, producerOf: new Map(batches.map(({ id, producerId }) => [id, producerId])) }
  })
}

/** Adds a count, and tells it to the audit. */
export async function insertDeparture(
  tx: Writer,
  { row, act }: { row: NewRow<'departure'>; act: Act },
): Promise<Row<'departure'>> {
  const [after] = await tx.insert(tx.tables.departure).values(row).returning()
  if (!after) throw new Error('no row came back from inserting a departure')
  const { movementId, id } = after
  await appendAudit(tx, { ...act, movementId, noun: 'departure', nounId: id, before: null, after })
  return after
}

/** Wrong codes in a row for a batch on a tour; undefined when there were none. */
export async function departureGuesses(
  tx: Writer,
  { movementId, batchId, slotId }: OfPickup,
): Promise<Row<'departureGuess'> | undefined> {
  const { departureGuess } = tx.tables
  const [row] = await tx
    .select()
    .from(departureGuess)
    .where(
      and(
        eq(departureGuess.movementId, movementId),
        eq(departureGuess.batchId, batchId),
        eq(departureGuess.slotId, slotId),
      ),
    )
  return row
}

export async function countDepartureGuess(tx: Writer, row: NewRow<'departureGuess'>): Promise<void> {
  const { departureGuess } = tx.tables
  const { failures, failedAt } = row
  await tx
    .insert(departureGuess)
    .values(row)
    .onConflictDoUpdate({
      target: [departureGuess.movementId, departureGuess.batchId, departureGuess.slotId],
      set: { failures, failedAt },
    })
}
