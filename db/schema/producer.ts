import { type Global, index, type Owned, type Vocabulary, within } from '../columns.ts'

/** Who posts batches. */
export const producerTables = (k: Vocabulary, of: { movement: Global; place: Owned }) => ({
  producer: k.owned(
    of.movement,
    'producer',
    {
      name: k.text(),
      kind: k.oneOf(['grower', 'orchard', 'shop', 'market', 'wholesaler', 'municipal', 'association']),
      placeId: k.text(),
      state: k.oneOf(['active', 'withdrawn']).default('active'),
      ...k.changes(),
    },
    (t) => [within(t, t.placeId, of.place), index(t.movementId, t.placeId)],
  ),
})
