import {
  addPerson,
  appendAudit,
  changeRoles,
  endDevices,
  groups,
  type Hat,
  insertSignInLink,
  invitations,
  newId,
  type PersonWithRoles,
  people,
  personOf,
  producers,
  removeSecondFactor,
  revokeInvitation,
  revokeLinksOf,
} from '@bocal/db'
import { DateTime } from 'luxon'
import { renderSVG } from 'uqr'
import { z } from 'zod'
import {
  type HatInput,
  Id,
  InvitationCreate,
  Invitations,
  Member,
  Members,
  NewInvitation,
  PersonCreate,
  RolesChange,
  SignedOut,
} from '../../contract/index.ts'
import type { Caller } from '../access/caller.ts'
import { member } from '../access/guard.ts'
import { rolesAnswer } from '../access/known-caller.ts'
import { newToken, tokenHash } from '../access/tokens.ts'
import { invitationText } from '../messages/letters.ts'
import { conflict, notFound, Refused } from '../problems.ts'
import { type Api, act, answers, type Context, refuse } from './route.ts'

const INVITATION_DAYS = 7
const DAY_MS = 24 * 3600 * 1000
const PersonPath = z.strictObject({ person: Id })

/** People of the movement, their roles, and the invitations with which they come in. */
export function peopleRoutes(api: Api, context: Context) {
  const { store, clock } = context
  const schema = { tags: ['people'] }

  api.get(
    '/people',
    {
      config: { policy: 'coordinator' },
      schema: { ...schema, summary: 'People, with their roles', response: answers(200, Members) },
    },
    async (request) =>
      store.read(async () => {
        const of = { movementId: member(request).movement.id }
        const parties = await partiesOf(of)
        return { items: (await people(store, of)).map((person) => memberAnswer(person, parties)) }
      }),
  )

  api.post(
    '/people',
    {
      config: { policy: 'coordinator' },
      schema: { ...schema, summary: 'Add a person', body: PersonCreate, response: answers(201, Member) },
    },
    async (request, reply) => {
      const caller = member(request)
      const { roles, ...said } = request.body
      const of = { movementId: caller.movement.id }
      const hats = await hatsOf(caller, roles)
      const id = newId()
      const done = act(context, caller, { action: 'person.add' })
      await store.write((tx) =>
        addPerson(tx, { row: { ...of, ...said, id, createdAt: done.at }, hats, act: done }),
      )
      return reply.code(201).send(memberAnswer(await there(caller, id), await partiesOf(of)))
    },
  )

  api.put(
    '/people/:person/roles',
    {
      config: { policy: 'coordinator' },
      schema: {
        ...schema,
        summary: 'Give a person other roles, which signs the person out everywhere',
        params: PersonPath,
        body: RolesChange,
        response: answers(200, Member),
      },
    },
    async (request) => {
      const caller = member(request)
      const hats = await hatsOf(caller, request.body.roles)
      const done = act(context, caller, { action: 'person.roles' })
      await store.write(async (tx) => {
        const person = await there(caller, request.params.person)
        needAdminFor(caller, person)
        await changeRoles(tx, { person, hats, act: done })
      })
      const of = { movementId: caller.movement.id }
      return memberAnswer(await there(caller, request.params.person), await partiesOf(of))
    },
  )

  api.delete(
    '/people/:person/devices',
    {
      config: { policy: 'coordinator' },
      schema: {
        ...schema,
        summary: 'Sign a person out everywhere and revoke their links: a phone was lost',
        params: PersonPath,
        response: answers(200, SignedOut),
      },
    },
    async (request) => {
      const caller = member(request)
      const at = clock().toISOString()
      const devices = await store.write(async (tx) => {
        const person = await there(caller, request.params.person)
        const of = { movementId: person.movementId, personId: person.id, at }
        await revokeLinksOf(tx, of)
        return endDevices(tx, of)
      })
      return { devices }
    },
  )

  api.delete(
    '/people/:person/second-factor',
    {
      config: { policy: 'admin' },
      schema: {
        ...schema,
        summary: 'Let a coordinator who lost their phone set up another authenticator app',
        params: PersonPath,
        response: answers(200, SignedOut),
      },
    },
    async (request) => {
      const caller = member(request)
      const done = act(context, caller, { action: 'person.second-factor-reset' })
      const devices = await store.write(async (tx) => {
        const { movementId, id: personId } = await there(caller, request.params.person)
        if (!(await removeSecondFactor(tx, { movementId, personId }))) throw notFound()
        const what = { noun: 'person', nounId: personId, before: null, after: null } as const
        await appendAudit(tx, { ...done, movementId, ...what })
        return endDevices(tx, { movementId, personId, at: done.at })
      })
      return { devices }
    },
  )

  api.get(
    '/invitations',
    {
      config: { policy: 'coordinator' },
      schema: { ...schema, summary: 'Invitations, newest first', response: answers(200, Invitations) },
    },
    async (request) =>
      store.read(async () => {
        const of = { movementId: member(request).movement.id }
        const now = clock().toISOString()
        const names = new Map((await people(store, of)).map(({ id, name }) => [id, name]))
        const rows = (await invitations(store, of)).filter(({ personId }) => names.has(personId))
        return {
          items: rows.map(({ id, personId, createdAt, expiresAt, usedAt, revokedAt }) => ({
            id,
            person: { id: personId, name: names.get(personId) ?? personId },
            created: createdAt,
            expires: expiresAt,
            state: usedAt
              ? ('used' as const)
              : revokedAt
                ? ('revoked' as const)
                : expiresAt <= now
                  ? ('over' as const)
                  : ('open' as const),
          })),
        }
      }),
  )

  api.post(
    '/invitations',
    {
      config: { policy: 'coordinator' },
      schema: {
        ...schema,
        summary: 'Invite a person: a link that signs in once, to send, print or show',
        body: InvitationCreate,
        response: answers(201, NewInvitation),
      },
    },
    async (request, reply) => {
      const caller = member(request)
      const { person: id, days = INVITATION_DAYS } = request.body
      const token = newToken()
      const invitation = newId()
      const done = act(context, caller, { action: 'invitation.create' })
      const until = new Date(Date.parse(done.at) + days * DAY_MS)
      const person = await store.write(async (tx) => {
        const invited = await personOf(store, { movementId: caller.movement.id, id })
        if (!invited) throw notFound()
        needAdminFor(caller, invited)
        const { movementId } = invited
        await insertSignInLink(tx, {
          movementId,
          id: invitation,
          personId: invited.id,
          purpose: 'invitation',
          tokenHash: tokenHash(token),
          attempts: 0,
          createdAt: done.at,
          createdBy: caller.person.id,
          expiresAt: until.toISOString(),
        })
        const after = { person: invited.id, expires: until.toISOString() }
        const what = { noun: 'signInLink', nounId: invitation, before: null, after } as const
        await appendAudit(tx, { ...done, movementId, ...what })
        return invited
      })
      const { name: movement, timeZone } = caller.movement
      const url = `${context.publicUrl()}/join/${token}`
      return reply.code(201).send({
        id: invitation,
        person: { id: person.id, name: person.name },
        url,
        qr: renderSVG(url),
        text: invitationText(person.language, { name: person.name, movement, url, until, timeZone }),
        expires: until.toISOString(),
        until: DateTime.fromJSDate(until).setZone(timeZone).toISODate() ?? '',
      })
    },
  )

  api.delete(
    '/invitations/:invitation',
    {
      config: { policy: 'coordinator' },
      schema: {
        ...schema,
        summary: 'Revoke an invitation that nobody used yet',
        params: z.strictObject({ invitation: Id }),
        response: answers(200, z.strictObject({ id: Id })),
      },
    },
    async (request) => {
      const caller = member(request)
      const { invitation: id } = request.params
      const { id: movementId } = caller.movement
      const done = act(context, caller, { action: 'invitation.revoke' })
      await store.write(async (tx) => {
        const known = (await invitations(store, { movementId })).some((one) => one.id === id)
        if (!known) throw notFound()
        if (!(await revokeInvitation(tx, { movementId, id, at: done.at }))) {
          throw conflict('path', (m) => m.inviteUsed())
        }
        const what = { noun: 'signInLink', nounId: id, before: null, after: { revoked: true } } as const
        await appendAudit(tx, { ...done, movementId, ...what })
      })
      return { id }
    },
  )

  async function there(caller: Caller, id: string): Promise<PersonWithRoles> {
    const person = await personOf(store, { movementId: caller.movement.id, id })
    if (!person) throw notFound()
    return person
  }

  const partiesOf = async (of: { movementId: string }) => ({
    groups: await groups(store, of),
    producers: await producers(store, of),
  })

  /** Roles as they are kept. @throws Refused when one names what is not there, or is not the caller's to give */
  async function hatsOf(caller: Caller, roles: readonly HatInput[]): Promise<Hat[]> {
    const known = await partiesOf({ movementId: caller.movement.id })
    const admin = caller.roles.some(({ kind }) => kind === 'admin')
    refuse(
      roles.flatMap(({ kind, group, producer }, index) => {
        const path = `body.roles.${index}`
        const unknown = (list: readonly { id: string }[], id: string | undefined) =>
          id !== undefined && !list.some((one) => one.id === id)
        return [
          (kind === 'group') !== (group !== undefined) || (kind === 'producer') !== (producer !== undefined)
            ? { path, say: (m) => m.partyForKind() }
            : null,
          unknown(known.groups, group) && { path: `${path}.group`, say: (m) => m.unknown(group ?? '') },
          unknown(known.producers, producer) && {
            path: `${path}.producer`,
            say: (m) => m.unknown(producer ?? ''),
          },
          kind === 'admin' && !admin && { path, say: (m) => m.adminsOnly() },
        ]
      }),
    )
    return roles.map(({ kind, group, producer }) => ({
      kind,
      groupId: group ?? null,
      producerId: producer ?? null,
    }))
  }
}

/** Whoever enters as an administrator, or takes that away, must be one. */
function needAdminFor(caller: Caller, person: PersonWithRoles): void {
  const admin = (roles: readonly { kind: string }[]) => roles.some(({ kind }) => kind === 'admin')
  if (admin(person.roles) && !admin(caller.roles)) {
    throw new Refused('forbidden', [{ path: 'path.person', say: (m) => m.adminsOnly() }])
  }
}

const memberAnswer = (
  { id, name, language, contact, roles }: PersonWithRoles,
  parties: Parameters<typeof rolesAnswer>[1],
): Member => ({ id, name, language, contact, roles: rolesAnswer(roles, parties) })
