/** How every noun that people change is written: versioned, never erased, each change with its audit row. */
import { and, eq } from 'drizzle-orm'
import { appendAudit } from '../audit.ts'
import type { NewRow, Row, Tables } from '../schema/index.ts'
import type { Writer } from '../store.ts'

/** Nouns with the key (movement_id, id) and a version. */
export type Changeable =
  | 'batch'
  | 'claim'
  | 'equipmentItem'
  | 'plan'
  | 'planJob'
  | 'session'
  | 'slot'
  | 'week'

/** Who does it and when; `action` like `batch.post`. `personId` null: the software itself. */
export type Act = {
  readonly at: string
  readonly personId: string | null
  readonly onBehalfOf?: string
  readonly action: string
}

export type Key = { readonly movementId: string; readonly id: string }

/** All of them have these columns, so one table stands for any in the query builder's types. */
const asBatch = <N extends Changeable>(tx: Writer, noun: N) => tx.tables[noun] as unknown as Tables['batch']

/** Makes a row and tells it to the audit. */
export async function insertNoun<N extends Changeable>(
  tx: Writer,
  noun: N,
  { row, act }: { row: NewRow<N>; act: Act },
): Promise<Row<N>> {
  const [after] = await tx
    .insert(asBatch(tx, noun))
    .values(row as unknown as NewRow<'batch'>)
    .returning()
  if (!after) throw new Error(`no row came back from inserting a ${noun}`)
  await appendAudit(tx, { ...act, movementId: after.movementId, noun, nounId: after.id, before: null, after })
  return after as unknown as Row<N>
}

/**
 * Changes a row that is still at `version`, and tells it to the audit.
 *
 * @returns the row after the change, or null when there is none at that version
 */
export async function changeNoun<N extends Changeable>(
  tx: Writer,
  noun: N,
  change: { key: Key; version: number; set: Partial<NewRow<N>>; act: Act },
): Promise<Row<N> | null> {
  const table = asBatch(tx, noun)
  const { movementId, id } = change.key
  const here = and(eq(table.movementId, movementId), eq(table.id, id), eq(table.version, change.version))
  const [before] = await tx.select().from(table).where(here)
  if (!before) return null
  const [after] = await tx
    .update(table)
    .set({ ...(change.set as Partial<NewRow<'batch'>>), version: change.version + 1 })
    .where(here)
    .returning()
  if (!after) return null
  await appendAudit(tx, { ...change.act, movementId, noun, nounId: id, before, after })
  return after as unknown as Row<N>
}
