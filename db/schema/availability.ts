import {
  type Global,
  index,
  type OfWeek,
  type Owned,
  primary,
  shared,
  type Vocabulary,
  within,
  withinWeek,
} from '../columns.ts'

/** Whether a group can come to a session. */
export const availabilityTables = (
  k: Vocabulary,
  of: { movement: Global; week: Owned; cookingGroup: Owned; session: OfWeek },
) => ({
  availability: k.part(
    'availability',
    {
      weekId: k.text(),
      groupId: k.text(),
      sessionId: k.text(),
      answer: k.oneOf(['yes', 'if_needed', 'no']),
      ...k.changes(),
    },
    (t) => [
      primary(t.movementId, t.groupId, t.sessionId),
      shared(t.movementId, of.movement.id),
      within(t, t.groupId, of.cookingGroup),
      withinWeek(t, t.sessionId, of.session),
      index(t.movementId, t.weekId),
    ],
  ),
})
