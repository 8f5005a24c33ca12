import {
  addPerson,
  appendAudit,
  changeRoles,
  endDevices,
  groups,
  type Hat,
  newId,
  type PersonWithRoles,
  people,
  personOf,
  producers,
  removeSecondFactor,
  revokeLinksOf,
} from '@bocal/db'
import { z } from 'zod'
import {
  type HatInput,
  Id,
  Member,
  Members,
  PersonCreate,
  RolesChange,
  SignedOut,
} from '../../contract/index.ts'
import { needAdminFor } from '../access/admins.ts'
import type { Caller } from '../access/caller.ts'
import { member } from '../access/guard.ts'
import { rolesAnswer } from '../access/known-caller.ts'
import { tellRoles } from '../paper/people-news.ts'
import { tell } from '../paper/tell.ts'
import { notFound } from '../problems.ts'
import { type Api, act, answers, type Context, refuse } from './route.ts'

const PersonPath = z.strictObject({ person: Id })

/** People of the movement and their roles. */
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
      await store.write(async (tx) => {
        await addPerson(tx, { row: { ...of, ...said, id, createdAt: done.at }, hats, act: done })
        const person = { id, name: said.name }
        await tellRoles(tx, store, { caller, person, before: [], after: hats, toPerson: false })
      })
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
        const before = person.roles
        await tellRoles(tx, store, { caller, person, before, after: hats, toPerson: true })
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
        const facts = { by: caller.person.name }
        await tell(tx, store, {
          movementId,
          weekId: null,
          event: { noun: 'person', nounId: personId },
          by: caller.person.id,
          news: [{ to: { person: personId }, news: { kind: 'second-factor-reset', facts } }],
        })
        return endDevices(tx, { movementId, personId, at: done.at })
      })
      return { devices }
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

const memberAnswer = (
  { id, name, language, contact, roles }: PersonWithRoles,
  parties: Parameters<typeof rolesAnswer>[1],
): Member => ({ id, name, language, contact, roles: rolesAnswer(roles, parties) })
