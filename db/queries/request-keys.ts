import { and, eq, lt } from 'drizzle-orm'
import type { NewRow, Row } from '../schema/index.ts'
import type { Writer } from '../store.ts'

type Key = { readonly movementId: string; readonly personId: string; readonly key: string }

/** What was answered under a person's key; undefined when it is new, or over. Forgets the movement's keys that are over. */
export async function rememberedRequest(
  tx: Writer,
  { movementId, personId, key }: Key,
  now: string,
): Promise<Row<'requestKey'> | undefined> {
  const { requestKey } = tx.tables
  await tx.delete(requestKey).where(and(eq(requestKey.movementId, movementId), lt(requestKey.expiresAt, now)))
  const [row] = await tx
    .select()
    .from(requestKey)
    .where(
      and(eq(requestKey.movementId, movementId), eq(requestKey.personId, personId), eq(requestKey.key, key)),
    )
  return row
}

/** Keeps an answer in the transaction that made the change: both are there, or neither is. */
export async function rememberRequest(tx: Writer, row: NewRow<'requestKey'>): Promise<void> {
  await tx.insert(tx.tables.requestKey).values(row)
}
