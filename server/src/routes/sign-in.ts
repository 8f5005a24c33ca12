import {
  insertSignInLink,
  magicLinksSince,
  movementOf,
  movements,
  newId,
  people,
  peopleWithEmail,
  personOf,
  type Row,
  groups as readGroups,
  producers as readProducers,
  useSignInCode,
  useSignInLink,
} from '@bocal/db'
import type { FastifyReply, FastifyRequest } from 'fastify'
import {
  CodeSignIn,
  DemoPeople,
  type DemoPerson,
  LinkRequest,
  LinkRequested,
  LinkSignIn,
  type Me,
  MeAnswer,
  MovementChange,
  SignIn,
  WhoAmI,
} from '../../contract/index.ts'
import type { Caller } from '../access/caller.ts'
import { isDemo } from '../access/demo.ts'
import { callerOf, rolesAnswer } from '../access/known-caller.ts'
import { type Admission, changeTo, enter, leave, waiting } from '../access/session.ts'
import { codeHash, newCode, newToken, sameHash, tokenHash } from '../access/tokens.ts'
import { signInLetter } from '../messages/letters.ts'
import { invalid, notFound } from '../problems.ts'
import { type Api, answers, type Context } from './route.ts'

const LINK_MINUTES = 10
/** Wrong codes a link takes. */
const MOST_ATTEMPTS = 5
/** Links a person is sent an hour: more would only help those who guess codes, or fill a mailbox. */
const MOST_LINKS = 5
const HOUR_MS = 3600 * 1000

const me = ({ person, language, movement, roles, secondFactor }: Caller): Me => ({
  person,
  language,
  movement,
  roles: [...roles],
  secondFactor,
})

/** Who is signed in, and the ways to sign in: a link or code by e-mail, an invitation, choosing in the demo. */
export function signInRoutes(api: Api, context: Context) {
  const { store, clock, secret, mail } = context
  const schema = { tags: ['session'] }

  /** Signs the browser in as whom `admit` names; null when it names nobody. */
  async function signIn(request: FastifyRequest, reply: FastifyReply, admit: Admission) {
    const device = await enter({ store, request, reply }, { now: clock(), secure: secure(), admit })
    return device && signedIn(device)
  }

  const secure = () => context.publicUrl().startsWith('https:')
  const signedIn = async (device: Row<'device'>) => {
    const caller = await callerOf(store, { device, demo: isDemo(context, device.movementId) })
    return { me: caller && me(caller) }
  }

  /** The person of a link that was just used, if still there. */
  const holder = async (link: Row<'signInLink'> | null) => {
    const person = link && (await personOf(store, { movementId: link.movementId, id: link.personId }))
    return person ? { movementId: person.movementId, personId: person.id } : null
  }

  api.get(
    '/me',
    {
      config: { policy: 'anyone' },
      schema: { ...schema, summary: 'Who is signed in', response: answers(200, WhoAmI) },
    },
    async (request) => {
      const elsewhere = []
      for (const { movementId } of await waiting(store, { request, now: clock() })) {
        const movement = await movementOf(store, movementId)
        if (movement) elsewhere.push({ id: movement.id, name: movement.name })
      }
      return { me: request.caller && me(request.caller), elsewhere }
    },
  )

  api.get(
    '/demo/people',
    {
      config: { policy: 'anyone' },
      schema: {
        ...schema,
        summary: 'Who one can sign in as; nobody outside a demo',
        response: answers(200, DemoPeople),
      },
    },
    async () =>
      store.read(async () => {
        const items: DemoPerson[] = []
        for (const { id, name } of await movements(store)) {
          if (!isDemo(context, id)) continue
          const of = { movementId: id }
          const parties = { groups: await readGroups(store, of), producers: await readProducers(store, of) }
          for (const person of await people(store, of)) {
            items.push({
              id: person.id,
              name: person.name,
              language: person.language,
              movement: { id, name },
              roles: rolesAnswer(person.roles, parties),
            })
          }
        }
        return { items }
      }),
  )

  api.post(
    '/session',
    {
      config: { policy: 'anyone' },
      schema: { ...schema, summary: 'Sign in to a demo', body: SignIn, response: answers(200, MeAnswer) },
    },
    async (request, reply) => {
      const { movement, person } = request.body
      if (!isDemo(context, movement)) throw notFound()
      if (!(await movementOf(store, movement))) throw invalid('body.movement', (m) => m.unknown(movement))
      if (!(await personOf(store, { movementId: movement, id: person }))) {
        throw invalid('body.person', (m) => m.unknown(person))
      }
      return (
        (await signIn(request, reply, async () => ({ movementId: movement, personId: person }))) ?? {
          me: null,
        }
      )
    },
  )

  api.post(
    '/sign-in-links',
    {
      config: { policy: 'anyone' },
      schema: {
        ...schema,
        summary: 'Ask for an e-mail with a link and a code; the answer is the same for every address',
        body: LinkRequest,
        response: answers(202, LinkRequested),
      },
    },
    async ({ body, language }, reply) => {
      // After the answer, so that the time it takes tells nothing either.
      mail.later(() => sendLinks(body.email, language))
      return reply.code(202).send({ minutes: LINK_MINUTES })
    },
  )

  async function sendLinks(email: string, asked: Row<'person'>['language']) {
    const now = clock()
    const since = new Date(now.getTime() - HOUR_MS).toISOString()
    for (const person of await peopleWithEmail(store, email)) {
      const of = { movementId: person.movementId, personId: person.id }
      if ((await magicLinksSince(store, { ...of, since })) >= MOST_LINKS) continue
      const movement = await movementOf(store, person.movementId)
      const token = newToken()
      const code = newCode()
      const link = newId()
      await store.write((tx) =>
        insertSignInLink(tx, {
          ...of,
          id: link,
          purpose: 'magic',
          tokenHash: tokenHash(token),
          codeHash: codeHash(secret, { link, code }),
          attempts: 0,
          createdAt: now.toISOString(),
          expiresAt: new Date(now.getTime() + LINK_MINUTES * 60_000).toISOString(),
        }),
      )
      const url = `${context.publicUrl()}/join/${token}`
      const said = { movement: movement?.name ?? '', url, code, minutes: LINK_MINUTES }
      await mail.send({ to: email, ...signInLetter(person.language ?? asked, said) })
    }
  }

  api.post(
    '/session/link',
    {
      config: { policy: 'anyone' },
      schema: {
        ...schema,
        summary: 'Sign in with a link or an invitation, which is used up',
        body: LinkSignIn,
        response: answers(200, MeAnswer),
      },
    },
    async (request, reply) => {
      const used = { tokenHash: tokenHash(request.body.token), at: clock().toISOString() }
      const answer = await signIn(request, reply, async (tx) => holder(await useSignInLink(tx, used)))
      if (!answer) throw invalid('body.token', (m) => m.linkOver())
      return answer
    },
  )

  api.post(
    '/session/code',
    {
      config: { policy: 'anyone' },
      schema: {
        ...schema,
        summary: 'Sign in with the code of an e-mail',
        body: CodeSignIn,
        response: answers(200, MeAnswer),
      },
    },
    async (request, reply) => {
      const { email, code } = request.body
      const fits = ({ id, codeHash: kept }: Row<'signInLink'>) =>
        kept !== null && sameHash(kept, codeHash(secret, { link: id, code }))
      const answer = await signIn(request, reply, async (tx) => {
        for (const { movementId, id: personId } of await peopleWithEmail(store, email)) {
          const at = clock().toISOString()
          const link = await useSignInCode(tx, { movementId, personId, at, most: MOST_ATTEMPTS, fits })
          if (link) return holder(link)
        }
        return null
      })
      if (!answer) throw invalid('body.code', (m) => m.codeWrong())
      return answer
    },
  )

  api.post(
    '/session/movement',
    {
      config: { policy: 'anyone' },
      schema: {
        ...schema,
        summary: 'Change to another movement in which one is signed in in this browser',
        body: MovementChange,
        response: answers(200, MeAnswer),
      },
    },
    async (request, reply) => {
      const movementId = request.body.movement
      const change = { now: clock(), secure: secure(), movementId }
      const device = await changeTo({ store, request, reply }, change)
      if (!device) throw invalid('body.movement', (m) => m.unknown(movementId))
      return signedIn(device)
    },
  )

  api.delete(
    '/session',
    {
      config: { policy: 'anyone' },
      schema: { ...schema, summary: 'Sign out', response: answers(200, MeAnswer) },
    },
    async (request, reply) => {
      await leave({ store, request, reply, now: clock() })
      return { me: null }
    },
  )
}
