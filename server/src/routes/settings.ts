/** How the caller is told things: the language, and whether by e-mail too. */
import { chooseMail, peopleWithoutMail, personOf, setLanguage } from '@bocal/db'
import { Settings, SettingsChange } from '../../contract/index.ts'
import type { Caller } from '../access/caller.ts'
import { member } from '../access/guard.ts'
import { mailAddress } from '../paper/tell.ts'
import { notFound } from '../problems.ts'
import { type Api, act, answers, type Context } from './route.ts'

export function settingsRoutes(api: Api, context: Context) {
  const { store } = context
  const tags = ['account']

  const settingsOf = ({ movement, person }: Caller): Promise<Settings> =>
    store.read(async () => {
      const row = await personOf(store, { movementId: movement.id, id: person.id })
      if (!row) throw notFound()
      const quiet = await peopleWithoutMail(store, { movementId: movement.id })
      return { language: row.language, email: mailAddress(row.contact), byMail: !quiet.includes(row.id) }
    })

  api.get(
    '/me/settings',
    {
      config: { policy: 'member' },
      schema: { tags, summary: 'How the caller is told things', response: answers(200, Settings) },
    },
    async (request) => settingsOf(member(request)),
  )

  api.patch(
    '/me/settings',
    {
      config: { policy: 'member' },
      schema: {
        tags,
        summary: 'Choose one’s language, and whether messages come by e-mail too',
        body: SettingsChange,
        response: answers(200, Settings),
      },
    },
    async (request) => {
      const caller = member(request)
      const { language, byMail } = request.body
      const done = act(context, caller, { action: 'person.settings' })
      await store.write(async (tx) => {
        const person = await personOf(store, { movementId: caller.movement.id, id: caller.person.id })
        if (!person) throw notFound()
        const { movementId, id } = person
        if (language !== undefined && language !== person.language)
          await setLanguage(tx, { person, language, act: done })
        if (byMail !== undefined) await chooseMail(tx, { movementId, personId: id, byMail, at: done.at })
      })
      return settingsOf(caller)
    },
  )
}
