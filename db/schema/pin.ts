import {
  check,
  type Global,
  type OfWeek,
  type Owned,
  type Vocabulary,
  weekKey,
  within,
  withinWeek,
} from '../columns.ts'

/** What people have decided and the solver must keep (PROBLEM.md rule 14): one shape for each kind. */
export const pinTables = (
  k: Vocabulary,
  of: {
    movement: Global
    week: Owned
    cookingGroup: Owned
    session: OfWeek
    slot: OfWeek
    preparation: Owned
    batch: OfWeek
  },
) => ({
  pin: k.owned(
    of.movement,
    'pin',
    {
      weekId: k.text(),
      kind: k.oneOf(['attendance', 'slot', 'run', 'load']),
      groupId: k.maybe.text(),
      sessionId: k.maybe.text(),
      slotId: k.maybe.text(),
      preparationId: k.maybe.text(),
      batchId: k.maybe.text(),
      /** Attendance: comes or not; slot: used or not. */
      value: k.maybe.bool(),
      /** Jars of a run, grams of a load. */
      min: k.maybe.int(),
      max: k.maybe.int(),
      state: k.oneOf(['active', 'withdrawn']).default('active'),
      ...k.changes(),
    },
    (t) => [
      within(t, t.weekId, of.week),
      within(t, t.groupId, of.cookingGroup),
      withinWeek(t, t.sessionId, of.session),
      withinWeek(t, t.slotId, of.slot),
      within(t, t.preparationId, of.preparation),
      withinWeek(t, t.batchId, of.batch),
      weekKey(t),
      check(
        'one_shape',
        `(group_id is not null) = (kind = 'attendance')
          and (session_id is not null) = (kind in ('attendance', 'run'))
          and (slot_id is not null) = (kind in ('slot', 'load'))
          and (preparation_id is not null) = (kind = 'run')
          and (batch_id is not null) = (kind = 'load')
          and ("value" is not null) = (kind in ('attendance', 'slot'))
          and (min is not null or max is not null) = (kind in ('run', 'load'))`.replace(/\s+/g, ' '),
      ),
      check('in_order', 'min <= max'),
    ],
  ),
})
