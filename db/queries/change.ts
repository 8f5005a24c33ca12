/** How every noun that people change is written: versioned, never erased, each change with its audit row. */
import { and, eq } from 'drizzle-orm'
import { v7 } from 'uuid'
import { appendAudit } from '../audit.ts'
import type { NewRow, Row, Tables } from '../schema/index.ts'
import type { Writer } from '../store.ts'

/** Nouns with the key (movement_id, id) and a version. */
export type Changeable =
  | 'batch'
  | 'claim'
  | 'collection'
  | 'equipmentItem'
  | 'instantClaim'
  | 'instantOffer'
  | 'payment'
  | 'pin'
  | 'plan'
  | 'planJob'
  | 'proposal'
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

/** A new row's id: uuid v7, which sorts by the time it was made. */
export const newId = (): string => v7()

/** A row as the audit keeps it: a plan's instance is kept once, with the plan. */
function told(row: object): object {
  const { instance: _, ...rest } = row as { instance?: unknown }
  return rest
}

/** All of them have these columns, so one table stands for any in the query builder's types. */
const asBatch = (tx: Writer, noun: Changeable) => tx.tables[noun] as unknown as Tables['batch']

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
  await appendAudit(tx, {
    ...act,
    movementId: after.movementId,
    noun,
    nounId: after.id,
    before: null,
    after: told(after),
  })
  return after as Row<N>
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
  await appendAudit(tx, {
    ...change.act,
    movementId,
    noun,
    nounId: id,
    before: told(before),
    after: told(after),
  })
  return after as Row<N>
}
