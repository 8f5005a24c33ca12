import { and, eq, gte, lt } from 'drizzle-orm'
import type { NewRow, Row } from '../schema/index.ts'
import type { Reader, Writer } from '../store.ts'

type Key = { readonly movementId: string; readonly personId: string; readonly key: string }

/** What was answered under a person's key; undefined when it is new, or over. */
export async function rememberedRequest(
  db: Reader,
  { movementId, personId, key }: Key,
  now: string,
): Promise<Row<'requestKey'> | undefined> {
  const { requestKey } = db.tables
  const [row] = await db
    .select()
    .from(requestKey)
    .where(
      and(
        eq(requestKey.movementId, movementId),
        eq(requestKey.personId, personId),
        eq(requestKey.key, key),
        gte(requestKey.expiresAt, now),
      ),
    )
  return row
}

/** Keeps an answer in the transaction that made the change: both are there, or neither is. Forgets the movement's keys that are over. */
export async function rememberRequest(tx: Writer, row: NewRow<'requestKey'>): Promise<void> {
  const { requestKey } = tx.tables
  const { movementId, createdAt } = row
  await tx
    .delete(requestKey)
    .where(and(eq(requestKey.movementId, movementId), lt(requestKey.expiresAt, createdAt)))
  await tx.insert(requestKey).values(row)
}
