import {
  check,
  type Global,
  index,
  type OfWeek,
  type Owned,
  primary,
  unique,
  uniqueWhere,
  type Vocabulary,
  within,
  withinWeek,
} from '../columns.ts'

/** What really left with a tour. Rows are only added: a new count replaces the one before. */
export const departureTables = (
  k: Vocabulary,
  of: { movement: Global; week: Owned; batch: OfWeek; slot: OfWeek; plan: OfWeek; person: Owned },
) => ({
  departure: k.owned(
    of.movement,
    'departure',
    {
      weekId: k.text(),
      batchId: k.text(),
      slotId: k.text(),
      /** The plan that stood then, and what it took with this tour. */
      planId: k.text(),
      plannedG: k.int(),
      leftG: k.int(),
      /** The producer's code typed by who drives; or the producer's own word; or a coordinator's for the producer. */
      confirmed: k.oneOf(['code', 'producer', 'coordinator']),
      personId: k.text(),
      replacesId: k.maybe.text(),
      createdAt: k.instant(),
    },
    (t) => [
      within(t, t.weekId, of.week),
      withinWeek(t, t.batchId, of.batch),
      withinWeek(t, t.slotId, of.slot),
      withinWeek(t, t.planId, of.plan),
      within(t, t.personId, of.person),
      within(t, t.replacesId, t as unknown as Owned),
      index(t.movementId, t.weekId),
      // One first count of a batch on a tour, and one that follows each: what stands is never in doubt.
      uniqueWhere('replaces_id is null', t.movementId, t.batchId, t.slotId),
      unique(t.movementId, t.replacesId),
      check('not_itself', 'replaces_id <> id'),
    ],
  ),
  /** Wrong codes in a row for a batch on a tour, and when the last was. */
  departureGuess: k.part(
    'departure_guess',
    {
      weekId: k.text(),
      batchId: k.text(),
      slotId: k.text(),
      failures: k.int({ min: 1 }),
      failedAt: k.instant(),
    },
    (t) => [
      primary(t.movementId, t.batchId, t.slotId),
      withinWeek(t, t.batchId, of.batch),
      withinWeek(t, t.slotId, of.slot),
    ],
  ),
})
