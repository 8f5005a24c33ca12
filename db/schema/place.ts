import { type Global, type Vocabulary } from '../columns.ts'

/** Where batches wait, kitchens stand, handovers happen. */
export const placeTables = (k: Vocabulary, of: { movement: Global }) => ({
  place: k.owned(
    of.movement,
    'place',
    {
      name: k.text(),
      lat: k.real({ min: -90, max: 90 }),
      lon: k.real({ min: -180, max: 180 }),
      /** How far the true position can be from this one. */
      precisionM: k.int(),
      commune: k.text(),
      address: k.maybe.text(),
      source: k.maybe.text(),
      evidence: k.maybe.text(),
      ...k.changes(),
    },
    () => [],
  ),
})
