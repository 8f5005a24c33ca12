import {
  check,
  type Global,
  type OfWeek,
  type Owned,
  uniqueWhere,
  type Vocabulary,
  within,
  withinWeek,
} from '../columns.ts'

/** A group has taken what a voucher is for: its jars of a session, or its fresh produce from a tour's stop. */
export const collectionTables = (
  k: Vocabulary,
  of: {
    movement: Global
    week: Owned
    cookingGroup: Owned
    session: OfWeek
    slot: OfWeek
    place: Owned
    person: Owned
  },
) => ({
  collection: k.owned(
    of.movement,
    'collection',
    {
      weekId: k.text(),
      groupId: k.text(),
      sessionId: k.maybe.text(),
      slotId: k.maybe.text(),
      placeId: k.maybe.text(),
      jars: k.int(),
      freshG: k.int(),
      /** Who handed it out. */
      handedBy: k.text(),
      /** Withdrawn: it was noted by mistake. */
      state: k.oneOf(['collected', 'withdrawn']).default('collected'),
      ...k.changes(),
    },
    (t) => [
      within(t, t.weekId, of.week),
      within(t, t.groupId, of.cookingGroup),
      withinWeek(t, t.sessionId, of.session),
      withinWeek(t, t.slotId, of.slot),
      within(t, t.placeId, of.place),
      within(t, t.handedBy, of.person),
      uniqueWhere("state = 'collected'", t.movementId, t.groupId, t.sessionId),
      uniqueWhere("state = 'collected'", t.movementId, t.groupId, t.slotId, t.placeId),
      check(
        'one_kind',
        `(session_id is not null and slot_id is null and place_id is null and fresh_g = 0)
        or (session_id is null and slot_id is not null and place_id is not null and jars = 0)`.replace(
          /\s+/g,
          ' ',
        ),
      ),
    ],
  ),
})
