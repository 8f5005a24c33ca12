import { type Global, index, type Owned, primary, shared, type Vocabulary, within } from '../columns.ts'

/** Who did what, when: each row holds the hash of the one before, so that no row can change unseen. */
export const auditTables = (k: Vocabulary, of: { movement: Global; person: Owned }) => ({
  audit: k.part(
    'audit',
    {
      /** Counts the movement's rows from 1. */
      seq: k.int({ min: 1 }),
      at: k.instant(),
      /** Null: the software itself. */
      personId: k.maybe.text(),
      /** Whom a coordinator acted for. */
      onBehalfOf: k.maybe.text(),
      /** `batch.post`, `plan.publish`. */
      action: k.text(),
      noun: k.text(),
      nounId: k.text(),
      before: k.maybe.json<unknown>(),
      after: k.maybe.json<unknown>(),
      prevHash: k.text(),
      hash: k.text(),
    },
    (t) => [
      primary(t.movementId, t.seq),
      shared(t.movementId, of.movement.id),
      within(t, t.personId, of.person),
      index(t.movementId, t.noun, t.nounId),
    ],
  ),
})
