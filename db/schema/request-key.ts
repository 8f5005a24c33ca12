import { type Global, index, type Owned, primary, shared, type Vocabulary, within } from '../columns.ts'

/** A change that a phone may send twice: its key, what was asked, and what was answered, written with the change. */
export const requestKeyTables = (k: Vocabulary, of: { movement: Global; person: Owned }) => ({
  requestKey: k.part(
    'request_key',
    {
      personId: k.text(),
      key: k.text(),
      /** SHA-256 of method, address and body. */
      hash: k.text(),
      status: k.int({ min: 200, max: 299 }),
      answer: k.json<unknown>(),
      expiresAt: k.instant(),
      createdAt: k.instant(),
    },
    (t) => [
      primary(t.movementId, t.personId, t.key),
      shared(t.movementId, of.movement.id),
      within(t, t.personId, of.person),
      index(t.movementId, t.expiresAt),
    ],
  ),
})
