import { check, type Global, index, type Owned, type Vocabulary, within } from '../columns.ts'

/** A person is a name, one contact channel and a language; what he or she may do hangs on roles. */
export const personTables = (
  k: Vocabulary,
  of: { movement: Global; cookingGroup: Owned; producer: Owned },
) => {
  const person = k.owned(
    of.movement,
    'person',
    {
      name: k.text(),
      language: k.oneOf(['fr', 'nl', 'en']),
      contact: k.maybe.text(),
      state: k.oneOf(['active', 'withdrawn']).default('active'),
      ...k.changes(),
    },
    () => [],
  )
  return {
    person,
    role: k.owned(
      of.movement,
      'role',
      {
        personId: k.text(),
        kind: k.oneOf(['coordinator', 'group', 'producer', 'driver', 'kitchen_lead', 'admin']),
        groupId: k.maybe.text(),
        producerId: k.maybe.text(),
        createdAt: k.instant(),
      },
      (t) => [
        within(t, t.personId, person),
        within(t, t.groupId, of.cookingGroup),
        within(t, t.producerId, of.producer),
        index(t.movementId, t.personId),
        check(
          'for_whom',
          "(kind = 'group') = (group_id is not null) and (kind = 'producer') = (producer_id is not null)",
        ),
      ],
    ),
  }
}
