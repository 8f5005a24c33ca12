import { and, asc, eq } from 'drizzle-orm'
import type { Row } from '../schema/index.ts'
import type { Store } from '../store.ts'

export type PersonWithRoles = Row<'person'> & { readonly roles: readonly Row<'role'>[] }

/** A movement's people by name, with their roles; without those who left. */
export function people(
  store: Store,
  { movementId, id }: { movementId: string; id?: string },
): Promise<PersonWithRoles[]> {
  return store.read(async (db) => {
    const { person, role } = db.tables
    const found = await db
      .select()
      .from(person)
      .where(
        and(
          eq(person.movementId, movementId),
          eq(person.state, 'active'),
          id === undefined ? undefined : eq(person.id, id),
        ),
      )
      .orderBy(asc(person.name), asc(person.id))
    const roles = await db
      .select()
      .from(role)
      .where(and(eq(role.movementId, movementId), id === undefined ? undefined : eq(role.personId, id)))
      .orderBy(asc(role.kind), asc(role.id))
    return found.map((row) => ({ ...row, roles: roles.filter((one) => one.personId === row.id) }))
  })
}

/** A person of a movement; undefined when there is none, or no longer. */
export async function personOf(
  store: Store,
  key: { movementId: string; id: string },
): Promise<PersonWithRoles | undefined> {
  const [row] = await people(store, key)
  return row
}
