import {
  type Global,
  type OfWeek,
  type Owned,
  uniqueWhere,
  type Vocabulary,
  within,
  withinWeek,
} from '../columns.ts'

/** What a producer got for a batch, as a coordinator says; Bocal moves no money. */
export const paymentTables = (k: Vocabulary, of: { movement: Global; week: Owned; batch: OfWeek }) => ({
  payment: k.owned(
    of.movement,
    'payment',
    {
      weekId: k.text(),
      batchId: k.text(),
      cents: k.int(),
      state: k.oneOf(['paid', 'withdrawn']).default('paid'),
      ...k.changes(),
    },
    (t) => [
      within(t, t.weekId, of.week),
      withinWeek(t, t.batchId, of.batch),
      uniqueWhere("state = 'paid'", t.movementId, t.batchId),
    ],
  ),
})
