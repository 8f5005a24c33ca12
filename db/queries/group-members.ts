/** The people of a group, and those its own members have invited. */
import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import { appendAudit } from '../audit.ts'
import type { NewRow, Row } from '../schema/index.ts'
import type { Store, Writer } from '../store.ts'
import type { Act } from './change.ts'
import { endDevices } from './devices.ts'
import type { PersonWithRoles } from './people.ts'
import { insertSignInLink, revokeLinksOf } from './sign-in-links.ts'

type OfGroup = { readonly movementId: string; readonly groupId: string }

/** Active people who wear the group's hat, by name. */
export function groupMembers(
  store: Store,
  { movementId, groupId }: OfGroup,
): Promise<Pick<Row<'person'>, 'id' | 'name'>[]> {
  return store.read((db) => {
    const { person, role } = db.tables
    return db
      .selectDistinct({ id: person.id, name: person.name })
      .from(person)
      .innerJoin(role, and(eq(role.movementId, person.movementId), eq(role.personId, person.id)))
      .where(
        and(
          eq(person.movementId, movementId),
          eq(person.state, 'active'),
          eq(role.kind, 'group'),
          eq(role.groupId, groupId),
        ),
      )
      .orderBy(asc(person.name), asc(person.id))
  })
}

export type GroupInvitation = Pick<Row<'signInLink'>, 'id' | 'personId' | 'expiresAt'>

/** Invitations by the group that nobody used and nobody took back, newest first; those whose time is over too. */
export function groupInvitations(store: Store, { movementId, groupId }: OfGroup): Promise<GroupInvitation[]> {
  return store.read((db) => {
    const { signInLink: link, groupInvitation: by } = db.tables
    return db
      .select({ id: link.id, personId: link.personId, expiresAt: link.expiresAt })
      .from(link)
      .innerJoin(by, and(eq(by.movementId, link.movementId), eq(by.linkId, link.id)))
      .where(
        and(
          eq(link.movementId, movementId),
          eq(by.groupId, groupId),
          isNull(link.usedAt),
          isNull(link.revokedAt),
        ),
      )
      .orderBy(desc(link.createdAt), desc(link.id))
  })
}

export async function insertGroupInvitation(
  tx: Writer,
  { link, groupId }: { link: NewRow<'signInLink'>; groupId: string },
): Promise<void> {
  await insertSignInLink(tx, link)
  await tx.insert(tx.tables.groupInvitation).values({
    movementId: link.movementId,
    linkId: link.id,
    groupId,
  })
}

/**
 * Takes a group's hat off a person. Whoever wears no other is no longer of the movement: signed out, and no link
 * opens any more. Others stay signed in, since roles are read at each request.
 */
export async function leaveGroup(
  tx: Writer,
  { person, groupId, act }: { person: PersonWithRoles; groupId: string; act: Act },
): Promise<void> {
  const { role, person: table } = tx.tables
  const { movementId, id, version } = person
  await tx
    .delete(role)
    .where(and(eq(role.movementId, movementId), eq(role.personId, id), eq(role.groupId, groupId)))
  const hats = (rows: readonly Row<'role'>[]) =>
    rows.map(({ kind, groupId: group, producerId }) => ({ kind, groupId: group, producerId }))
  const left = person.roles.filter((one) => one.groupId !== groupId)
  const state = left.length > 0 ? ('active' as const) : ('withdrawn' as const)
  await tx
    .update(table)
    .set({ version: version + 1, state })
    .where(and(eq(table.movementId, movementId), eq(table.id, id)))
  if (state === 'withdrawn') {
    const of = { movementId, personId: id, at: act.at }
    await endDevices(tx, of)
    await revokeLinksOf(tx, of)
  }
  const before = { roles: hats(person.roles) }
  const what = { noun: 'person', nounId: id, before, after: { roles: hats(left), state } } as const
  await appendAudit(tx, { ...act, movementId, ...what })
}
