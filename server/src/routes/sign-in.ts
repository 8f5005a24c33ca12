import {
  movementOf,
  movements,
  people,
  personOf,
  groups as readGroups,
  producers as readProducers,
} from '@bocal/db'
import { DemoPeople, type DemoPerson, type Me, MeAnswer, SignIn } from '../../contract/index.ts'
import type { Caller } from '../access/caller.ts'
import { callerOf, rolesAnswer } from '../access/known-caller.ts'
import { giveTicket, takeTicket } from '../access/session.ts'
import { invalid } from '../problems.ts'
import { type Api, answers, type Context } from './route.ts'

const me = ({ person, language, movement, roles }: Caller): Me => ({
  person,
  language,
  movement,
  roles: [...roles],
})

/** Who is signed in, and the demo's way of signing in: choosing who one is. */
export function signInRoutes(api: Api, { store, clock }: Context) {
  const schema = { tags: ['session'] }

  api.get(
    '/me',
    {
      config: { policy: 'anyone' },
      schema: { ...schema, summary: 'Who is signed in', response: answers(200, MeAnswer) },
    },
    async ({ caller }) => ({ me: caller && me(caller) }),
  )

  api.get(
    '/demo/people',
    {
      config: { policy: 'anyone' },
      schema: { ...schema, summary: 'Who one can sign in as', response: answers(200, DemoPeople) },
    },
    async () =>
      store.read(async () => {
        const items: DemoPerson[] = []
        for (const { id, name } of await movements(store)) {
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
      schema: { ...schema, summary: 'Sign in', body: SignIn, response: answers(200, MeAnswer) },
    },
    async (request, reply) => {
      const { movement, person } = request.body
      if (!(await movementOf(store, movement))) throw invalid('body.movement', (m) => m.unknown(movement))
      if (!(await personOf(store, { movementId: movement, id: person }))) {
        throw invalid('body.person', (m) => m.unknown(person))
      }
      giveTicket(reply, { movement, person, now: clock().getTime(), secure: request.protocol === 'https' })
      const caller = await callerOf(store, { movement, person })
      return { me: caller && me(caller) }
    },
  )

  api.delete(
    '/session',
    {
      config: { policy: 'anyone' },
      schema: { ...schema, summary: 'Sign out', response: answers(200, MeAnswer) },
    },
    async (_request, reply) => {
      takeTicket(reply)
      return { me: null }
    },
  )
}
