import { appendAudit, insertSignInLink, invitations, people, personOf, revokeInvitation } from '@bocal/db'
import { z } from 'zod'
import { Id, InvitationCreate, Invitations, NewInvitation } from '../../contract/index.ts'
import { needAdminFor } from '../access/admins.ts'
import { member } from '../access/guard.ts'
import { invitationOf } from '../access/invitation.ts'
import { tell } from '../paper/tell.ts'
import { conflict, notFound } from '../problems.ts'
import { type Api, act, answers, type Context } from './route.ts'

/** Links with which a coordinator lets people in, with or without an e-mail address. */
export function invitationRoutes(api: Api, context: Context) {
  const { store, clock } = context
  const schema = { tags: ['people'] }

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
      const { person: id, days } = request.body
      const done = act(context, caller, { action: 'invitation.create' })
      const { id: movementId, name: to } = caller.movement
      const told = await store.write(async (tx) => {
        const invited = await personOf(store, { movementId, id })
        if (!invited) throw notFound()
        needAdminFor(caller, invited)
        const of = { caller, publicUrl: context.publicUrl(), at: done.at, days, to }
        const made = invitationOf(invited, of)
        await insertSignInLink(tx, made.link)
        const after = { person: invited.id, expires: made.told.expires }
        const what = { noun: 'signInLink', nounId: made.link.id, before: null, after } as const
        await appendAudit(tx, { ...done, movementId, ...what })
        const facts = { by: caller.person.name, movement: to, until: made.told.expires }
        await tell(tx, store, {
          movementId,
          weekId: null,
          event: { noun: 'signInLink', nounId: made.link.id },
          by: caller.person.id,
          news: [{ to: { person: invited.id }, news: { kind: 'invited', facts } }],
        })
        return made.told
      })
      return reply.code(201).send(told)
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
}
