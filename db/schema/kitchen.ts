import { type Global, index, type Owned, type Vocabulary, within } from '../columns.ts'

/** Where sessions are held, and what its circuits carry at once. */
export const kitchenTables = (k: Vocabulary, of: { movement: Global; place: Owned }) => ({
  kitchen: k.owned(
    of.movement,
    'kitchen',
    {
      name: k.text(),
      placeId: k.text(),
      powerW: k.int(),
      state: k.oneOf(['active', 'planned', 'withdrawn']).default('active'),
      ...k.changes(),
    },
    (t) => [within(t, t.placeId, of.place), index(t.movementId, t.placeId)],
  ),
})
