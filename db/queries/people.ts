import { and, asc, eq, sql } from 'drizzle-orm'
import { appendAudit } from '../audit.ts'
import type { NewRow, Row } from '../schema/index.ts'
import type { Store, Writer } from '../store.ts'
import { type Act, type Key, newId } from './change.ts'
import { endDevices } from './devices.ts'
import { revokeLinksOf } from './sign-in-links.ts'

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

/** Whoever has this e-mail address, in all movements; upper and lower case are the same. */
export function peopleWithEmail(store: Store, email: string): Promise<Row<'person'>[]> {
  return store.read((db) => {
    const { person } = db.tables
    return db
      .select()
      .from(person)
      .where(and(eq(person.state, 'active'), eq(sql`lower(${person.contact})`, email.toLowerCase())))
      .orderBy(asc(person.movementId), asc(person.id))
  })
}

/** What a role is for, beside its person. */
export type Hat = {
  readonly kind: Row<'role'>['kind']
  readonly groupId: string | null
  readonly producerId: string | null
}

async function insertHats(tx: Writer, { of, hats, at }: { of: Key; hats: readonly Hat[]; at: string }) {
  for (const { kind, groupId, producerId } of hats) {
    const row = { movementId: of.movementId, id: newId(), personId: of.id, kind, groupId, producerId }
    await tx.insert(tx.tables.role).values({ ...row, createdAt: at })
  }
}

/** Adds a person with roles. The audit tells the roles, not the name or the contact: those can be erased. */
export async function addPerson(
  tx: Writer,
  { row, hats, act }: { row: NewRow<'person'>; hats: readonly Hat[]; act: Act },
): Promise<void> {
  await tx.insert(tx.tables.person).values(row)
  const key = { movementId: row.movementId, id: row.id }
  await insertHats(tx, { of: key, hats, at: act.at })
  const what = { noun: 'person', nounId: row.id, before: null, after: { roles: hats } } as const
  await appendAudit(tx, { ...act, movementId: row.movementId, ...what })
}

/** Gives a person another language: what is told is said in it. */
export async function setLanguage(
  tx: Writer,
  { person, language, act }: { person: PersonWithRoles; language: Row<'person'>['language']; act: Act },
): Promise<void> {
  const { person: table } = tx.tables
  const { movementId, id, version } = person
  await tx
    .update(table)
    .set({ language, version: version + 1 })
    .where(and(eq(table.movementId, movementId), eq(table.id, id)))
  const what = {
    noun: 'person',
    nounId: id,
    before: { language: person.language },
    after: { language },
  } as const
  await appendAudit(tx, { ...act, movementId, ...what })
}

/** Gives a person other roles, and with that signs the person out everywhere: what was opened no longer holds. */
export async function changeRoles(
  tx: Writer,
  { person, hats, act }: { person: PersonWithRoles; hats: readonly Hat[]; act: Act },
): Promise<void> {
  const { role, person: table } = tx.tables
  const { movementId, id } = person
  await tx.delete(role).where(and(eq(role.movementId, movementId), eq(role.personId, id)))
  await insertHats(tx, { of: person, hats, at: act.at })
  await tx
    .update(table)
    .set({ version: person.version + 1 })
    .where(and(eq(table.movementId, movementId), eq(table.id, id)))
  await endDevices(tx, { movementId, personId: id, at: act.at })
  await revokeLinksOf(tx, { movementId, personId: id, at: act.at })
  const before = person.roles.map(({ kind, groupId, producerId }) => ({ kind, groupId, producerId }))
  const what = { noun: 'person', nounId: id, before: { roles: before }, after: { roles: hats } } as const
  await appendAudit(tx, { ...act, movementId, ...what })
}
