import {
  check,
  type Global,
  type Owned,
  primary,
  shared,
  unique,
  type Vocabulary,
  within,
} from '../columns.ts'
import type { JarSize } from './jar.ts'
import type { Policy } from './movement.ts'

/** The campaign being planned, the jars it may use, and how often a group can cook in it. */
export const weekTables = (
  k: Vocabulary,
  of: { movement: Global; cookingGroup: Owned; jarSize: JarSize },
) => {
  const week = k.owned(
    of.movement,
    'week',
    {
      title: k.text(),
      startsOn: k.day(),
      endsOn: k.day(),
      claimsCloseAt: k.instant(),
      state: k.oneOf(['draft', 'open', 'closed', 'published']).default('draft'),
      policy: k.json<Policy>(),
      ...k.changes(),
    },
    () => [check('in_order', 'starts_on <= ends_on')],
  )
  return {
    week,
    weekJar: k.part('week_jar', { weekId: k.text(), jarMl: k.int({ min: 1 }), count: k.int() }, (t) => [
      primary(t.movementId, t.weekId, t.jarMl),
      within(t, t.weekId, week),
      shared(t.jarMl, of.jarSize.jarMl),
    ]),
    weekGroup: k.part(
      'week_group',
      { weekId: k.text(), groupId: k.text(), maxSessions: k.int({ max: 100 }) },
      (t) => [
        primary(t.movementId, t.weekId, t.groupId),
        within(t, t.weekId, week),
        within(t, t.groupId, of.cookingGroup),
        unique(t.movementId, t.groupId, t.weekId),
      ],
    ),
  }
}
