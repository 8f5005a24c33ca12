import { type Global, index, type Owned, primary, type Vocabulary, within } from '../columns.ts'

/** A collective-cooking group, and where it can fetch fresh produce. */
export const groupTables = (k: Vocabulary, of: { movement: Global; place: Owned }) => {
  const cookingGroup = k.owned(
    of.movement,
    'cooking_group',
    {
      name: k.text(),
      members: k.int({ min: 1, max: 10_000 }),
      state: k.oneOf(['active', 'dormant', 'starting']).default('active'),
      language: k.oneOf(['fr', 'nl', 'en']),
      ...k.changes(),
    },
    () => [],
  )
  return {
    cookingGroup,
    groupPlace: k.part('group_place', { groupId: k.text(), placeId: k.text() }, (t) => [
      primary(t.movementId, t.groupId, t.placeId),
      within(t, t.groupId, cookingGroup),
      within(t, t.placeId, of.place),
      index(t.movementId, t.placeId),
    ]),
  }
}
