import {
  check,
  type Global,
  index,
  type Owned,
  primary,
  type Vocabulary,
  weekKey,
  within,
} from '../columns.ts'

/** A kitchen booked for a while, and the items that may stand there. */
export const sessionTables = (
  k: Vocabulary,
  of: { movement: Global; week: Owned; kitchen: Owned; equipmentItem: Owned },
) => {
  const session = k.owned(
    of.movement,
    'session',
    {
      weekId: k.text(),
      kitchenId: k.text(),
      startAt: k.instant(),
      endAt: k.instant(),
      setupMinutes: k.int({ max: 10_080 }),
      prepMinutes: k.int({ max: 10_080 }),
      cleanupMinutes: k.int({ max: 10_080 }),
      seats: k.int({ max: 100_000 }),
      fixedCents: k.int(),
      state: k.oneOf(['planned', 'withdrawn']).default('planned'),
      ...k.changes(),
    },
    (t) => [
      within(t, t.weekId, of.week),
      within(t, t.kitchenId, of.kitchen),
      weekKey(t),
      index(t.movementId, t.kitchenId),
      check('in_order', 'start_at < end_at'),
    ],
  )
  return {
    session,
    sessionEquipment: k.part('session_equipment', { sessionId: k.text(), equipmentId: k.text() }, (t) => [
      primary(t.movementId, t.sessionId, t.equipmentId),
      within(t, t.sessionId, session),
      within(t, t.equipmentId, of.equipmentItem),
      index(t.movementId, t.equipmentId),
    ]),
  }
}
