import { and, eq } from 'drizzle-orm'
import { appendAudit } from '../audit.ts'
import type { NewRow, Row } from '../schema/index.ts'
import type { Reader, Store, Writer } from '../store.ts'
import type { Act } from './change.ts'

type Of = { readonly movementId: string; readonly batchId: string }

/** Which batches of a week have a photo, and its id. */
export function readPhotoIds(
  db: Reader,
  { movementId, weekId }: { movementId: string; weekId: string },
): Promise<Pick<Row<'batchPhoto'>, 'batchId' | 'id'>[]> {
  const { batch, batchPhoto } = db.tables
  return db
    .select({ batchId: batchPhoto.batchId, id: batchPhoto.id })
    .from(batchPhoto)
    .innerJoin(batch, and(eq(batch.movementId, batchPhoto.movementId), eq(batch.id, batchPhoto.batchId)))
    .where(and(eq(batch.movementId, movementId), eq(batch.weekId, weekId)))
}

/** The photo of a batch; undefined when it has none. */
export function photoOfBatch(
  store: Store,
  { movementId, batchId }: Of,
): Promise<Row<'batchPhoto'> | undefined> {
  return store.read(async (db) => {
    const { batchPhoto } = db.tables
    const [row] = await db
      .select()
      .from(batchPhoto)
      .where(and(eq(batchPhoto.movementId, movementId), eq(batchPhoto.batchId, batchId)))
    return row
  })
}

/** Gives a batch another photo, or none: the one before is gone. The audit keeps which, not what it showed. */
export async function setBatchPhoto(
  tx: Writer,
  {
    key,
    photo,
    act,
  }: { key: Of; photo: Omit<NewRow<'batchPhoto'>, 'movementId' | 'batchId'> | null; act: Act },
): Promise<void> {
  const { batchPhoto } = tx.tables
  const [before] = await tx
    .delete(batchPhoto)
    .where(and(eq(batchPhoto.movementId, key.movementId), eq(batchPhoto.batchId, key.batchId)))
    .returning({ id: batchPhoto.id })
  if (photo) await tx.insert(batchPhoto).values({ ...key, ...photo })
  await appendAudit(tx, {
    ...act,
    movementId: key.movementId,
    noun: 'batchPhoto',
    nounId: key.batchId,
    before: before ?? null,
    after: photo && { id: photo.id },
  })
}
