import {
  check,
  type Global,
  index,
  type OfWeek,
  type Owned,
  shared,
  type Vocabulary,
  weekKey,
  within,
  withinWeek,
} from '../columns.ts'

/** What a group asks for: jars of a preparation, or fresh produce of a crop (of one batch, if named). */
export const claimTables = (
  k: Vocabulary,
  of: {
    movement: Global
    week: Owned
    cookingGroup: Owned
    preparation: Owned
    crop: Global
    batch: OfWeek
  },
) => ({
  claim: k.owned(
    of.movement,
    'claim',
    {
      weekId: k.text(),
      groupId: k.text(),
      preparationId: k.maybe.text(),
      jars: k.maybe.int({ min: 1, max: 1_000_000 }),
      minJars: k.maybe.int(),
      cropId: k.maybe.text(),
      batchId: k.maybe.text(),
      freshG: k.maybe.int({ min: 1 }),
      minG: k.maybe.int(),
      state: k.oneOf(['pending', 'withdrawn']).default('pending'),
      ...k.changes(),
    },
    (t) => [
      within(t, t.weekId, of.week),
      within(t, t.groupId, of.cookingGroup),
      within(t, t.preparationId, of.preparation),
      shared(t.cropId, of.crop.id),
      withinWeek(t, t.batchId, of.batch),
      weekKey(t),
      index(t.movementId, t.groupId),
      index(t.movementId, t.batchId),
      check(
        'one_shape',
        `(preparation_id is not null and jars is not null and min_jars is not null
          and crop_id is null and batch_id is null and fresh_g is null and min_g is null)
        or (preparation_id is null and jars is null and min_jars is null
          and crop_id is not null and fresh_g is not null and min_g is not null)`.replace(/\s+/g, ' '),
      ),
      check('least', 'min_jars <= jars'),
      check('least_g', 'min_g <= fresh_g'),
    ],
  ),
})
