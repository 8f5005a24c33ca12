/** A group's own people: its members invite others to it, and to nothing else, and leave it themselves. */
import {
  type Act,
  addPerson,
  appendAudit,
  groupInvitations,
  groupMembers,
  groups,
  insertGroupInvitation,
  leaveGroup,
  newId,
  type PersonWithRoles,
  personOf,
  revokeInvitation,
  type Writer,
} from '@bocal/db'
import { z } from 'zod'
import { GroupInvitationCreate, GroupMembers, Id, NewInvitation } from '../../contract/index.ts'
import { type Caller, groupsOf, isCoordinator } from '../access/caller.ts'
import { member } from '../access/guard.ts'
import { invitationOf } from '../access/invitation.ts'
import { tellRoles } from '../paper/people-news.ts'
import { conflict, notFound } from '../problems.ts'
import { type Api, act, answers, type Context } from './route.ts'

const Path = z.strictObject({ group: Id })
const InvitationPath = z.strictObject({ group: Id, invitation: Id })
/** Open invitations of a group at once: enough for a class that starts, too few to fill a movement. */
const MOST_OPEN = 5

export function groupMemberRoutes(api: Api, context: Context) {
  const { store, clock } = context
  const tags = ['people']
  const policy = 'coordinator or group'

  /** The group of a path, its keys, and for whom the caller acts. */
  async function ownGroup(caller: Caller, id: string) {
    const of = { movementId: caller.movement.id }
    const mine = groupsOf(caller).includes(id)
    const group = (await groups(store, of)).find((one) => one.id === id)
    if (!group || !(mine || isCoordinator(caller))) throw notFound()
    return { group, of: { ...of, groupId: id }, onBehalfOf: mine ? undefined : id }
  }

  async function leave(
    tx: Writer,
    {
      caller,
      person,
      groupId,
      done,
    }: { caller: Caller; person: PersonWithRoles; groupId: string; done: Act },
  ): Promise<void> {
    await leaveGroup(tx, { person, groupId, act: done })
    const before = person.roles
    const after = before.filter((role) => role.groupId !== groupId)
    await tellRoles(tx, store, { caller, person, before, after, toPerson: false })
  }

  api.get(
    '/groups/:group/members',
    {
      config: { policy },
      schema: {
        tags,
        summary: 'Names of a group’s people, and whom it invited',
        params: Path,
        response: answers(200, GroupMembers),
      },
    },
    async (request) => {
      const caller = member(request)
      const now = clock().toISOString()
      return store.read(async () => {
        const { of } = await ownGroup(caller, request.params.group)
        const invited = await groupInvitations(store, of)
        return {
          items: (await groupMembers(store, of)).map(({ id, name }) => {
            const waits = invited.find(({ personId }) => personId === id)
            return {
              name,
              you: id === caller.person.id,
              invitation: waits
                ? { id: waits.id, expires: waits.expiresAt, open: now < waits.expiresAt }
                : null,
            }
          }),
        }
      })
    },
  )

  api.post(
    '/groups/:group/invitations',
    {
      config: { policy },
      schema: {
        tags,
        summary: 'Invite somebody new to the group: a link that signs in once, to send, print or show',
        params: Path,
        body: GroupInvitationCreate,
        response: answers(201, NewInvitation),
      },
    },
    async (request, reply) => {
      const caller = member(request)
      const { name, language, days } = request.body
      const at = clock().toISOString()
      const told = await store.write(async (tx) => {
        const { group, of, onBehalfOf } = await ownGroup(caller, request.params.group)
        const open = (await groupInvitations(store, of)).filter(({ expiresAt }) => at < expiresAt)
        if (open.length >= MOST_OPEN) throw conflict('path.group', (m) => m.inviteMost(MOST_OPEN))
        const { movementId } = of
        const person = { movementId, id: newId(), name, language, contact: null, createdAt: at }
        const hats = [{ kind: 'group' as const, groupId: group.id, producerId: null }]
        const doing = (action: string) => act(context, caller, { action, onBehalfOf })
        await addPerson(tx, { row: person, hats, act: doing('person.add') })
        await tellRoles(tx, store, { caller, person, before: [], after: hats, toPerson: false })
        const { publicUrl } = context
        const made = invitationOf(person, { caller, publicUrl: publicUrl(), at, days, to: group.name })
        await insertGroupInvitation(tx, { link: made.link, groupId: group.id })
        const after = { person: person.id, expires: made.told.expires }
        const what = { noun: 'signInLink', nounId: made.link.id, before: null, after } as const
        await appendAudit(tx, { ...doing('invitation.create'), movementId, ...what })
        return made.told
      })
      return reply.code(201).send(told)
    },
  )

  api.delete(
    '/groups/:group/invitations/:invitation',
    {
      config: { policy },
      schema: {
        tags,
        summary: 'Take back an invitation of the group that nobody used yet',
        params: InvitationPath,
        response: answers(200, z.strictObject({ id: Id })),
      },
    },
    async (request) => {
      const caller = member(request)
      const { invitation } = request.params
      await store.write(async (tx) => {
        const { of, onBehalfOf } = await ownGroup(caller, request.params.group)
        const waits = (await groupInvitations(store, of)).find(({ id }) => id === invitation)
        const person = waits && (await personOf(store, { ...of, id: waits.personId }))
        if (!person) throw notFound()
        const done = act(context, caller, { action: 'invitation.revoke', onBehalfOf })
        await leave(tx, { caller, person, groupId: of.groupId, done })
        await revokeInvitation(tx, { ...of, id: waits.id, at: done.at })
      })
      return { id: invitation }
    },
  )

  api.delete(
    '/groups/:group/members/me',
    {
      config: { policy },
      schema: {
        tags,
        summary: 'Leave a group; whoever wears no other hat is signed out',
        params: Path,
        response: answers(200, z.strictObject({ id: Id })),
      },
    },
    async (request) => {
      const caller = member(request)
      const { group: groupId } = request.params
      const done = act(context, caller, { action: 'group.leave' })
      await store.write(async (tx) => {
        const person = await personOf(store, { movementId: caller.movement.id, id: caller.person.id })
        if (!person?.roles.some((role) => role.groupId === groupId)) throw notFound()
        await leave(tx, { caller, person, groupId, done })
      })
      return { id: groupId }
    },
  )
}
