import { type Global, type Owned, primary, type Vocabulary, within } from '../columns.ts'

/**
 * A batch's photo: pictures we made of what was sent, without anything else that was in the file. Base64, so
 * that it is in the database's backups and the same in both engines. Removed, it is gone.
 */
export const batchPhotoTables = (k: Vocabulary, of: { movement: Global; batch: Owned }) => ({
  batchPhoto: k.part(
    'batch_photo',
    {
      batchId: k.text(),
      /** Another photo has another one: addresses with it never change what they show. */
      id: k.text(),
      /** For a list. */
      small: k.text(),
      large: k.text(),
      createdAt: k.instant(),
    },
    (t) => [primary(t.movementId, t.batchId), within(t, t.batchId, of.batch)],
  ),
})
