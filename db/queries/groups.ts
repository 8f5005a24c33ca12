import { asc, eq } from 'drizzle-orm'
import type { Row } from '../schema/index.ts'
import type { Store } from '../store.ts'

export type GroupWithPlaces = Row<'cookingGroup'> & { readonly placeIds: readonly string[] }

/** A movement's groups by name, with the places where they can fetch fresh produce. */
export function groups(store: Store, { movementId }: { movementId: string }): Promise<GroupWithPlaces[]> {
  return store.read(async (db) => {
    const { cookingGroup, groupPlace } = db.tables
    const found = await db
      .select()
      .from(cookingGroup)
      .where(eq(cookingGroup.movementId, movementId))
      .orderBy(asc(cookingGroup.name), asc(cookingGroup.id))
    const places = await db
      .select()
      .from(groupPlace)
      .where(eq(groupPlace.movementId, movementId))
      .orderBy(asc(groupPlace.placeId))
    const placeIds = new Map<string, string[]>(found.map(({ id }) => [id, []]))
    for (const { groupId, placeId } of places) placeIds.get(groupId)?.push(placeId)
    return found.map((row) => ({ ...row, placeIds: placeIds.get(row.id) ?? [] }))
  })
}
