import {
  check,
  type Global,
  index,
  type Owned,
  shared,
  type Vocabulary,
  weekKey,
  within,
} from '../columns.ts'

/** A producer's posted surplus. */
export const batchTables = (
  k: Vocabulary,
  of: { movement: Global; week: Owned; producer: Owned; crop: Global; place: Owned },
) => ({
  batch: k.owned(
    of.movement,
    'batch',
    {
      weekId: k.text(),
      producerId: k.text(),
      cropId: k.text(),
      /** A firm, B ripe, C overripe or split, for today. */
      grade: k.oneOf(['A', 'B', 'C']),
      placeId: k.text(),
      quantityG: k.int({ min: 1 }),
      /** Grams per crate; 1 = loose. */
      crateG: k.int({ min: 1 }),
      minPickupG: k.int(),
      availableFrom: k.instant(),
      availableUntil: k.instant(),
      /** In a pot or in someone's hands by then. */
      processBy: k.instant(),
      centsPerKg: k.int(),
      note: k.text().default(''),
      state: k.oneOf(['posted', 'withdrawn']).default('posted'),
      ...k.changes(),
    },
    (t) => [
      within(t, t.weekId, of.week),
      within(t, t.producerId, of.producer),
      shared(t.cropId, of.crop.id),
      within(t, t.placeId, of.place),
      weekKey(t),
      index(t.movementId, t.producerId),
      check('in_order', 'available_from <= available_until and available_from <= process_by'),
      check('worth_a_visit', 'min_pickup_g <= quantity_g'),
    ],
  ),
})
