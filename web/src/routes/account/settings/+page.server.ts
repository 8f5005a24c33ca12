import { redirect } from '@sveltejs/kit'
import { apiOf, attempt, need, rows } from '$lib/api.ts'
import { coordinates } from '$lib/home.ts'
import { isLanguage, LANGUAGE_COOKIE } from '$lib/server/language.ts'
import { textOf } from '$lib/typed.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event)
  const [settings, links] = await Promise.all([
    need(api.GET('/api/me/settings')),
    rows(api.GET('/api/me/calendars')),
  ])
  const roles = event.locals.me?.roles ?? []
  const parties = roles.flatMap(({ group, producer }) => [
    ...(group ? [{ kind: 'group', ...group }] : []),
    ...(producer ? [{ kind: 'producer', ...producer }] : []),
  ])
  // A coordinator prints one for a group whose members have no account.
  const others = coordinates(roles)
    ? (await rows(api.GET('/api/groups'))).map(({ id, name }) => ({ kind: 'group', id, name }))
    : []
  return { settings, links, parties, others, said: event.url.searchParams.get('said') }
}

/** One choice says of whom: `own`, `group:ca-chauffe`, `producer:nos-oignons`. */
function targetOf(choice: string): { group?: string; producer?: string } {
  const [kind, id] = choice.split(':')
  if (kind === 'group' && id) return { group: id }
  return kind === 'producer' && id ? { producer: id } : {}
}

export const actions: Actions = {
  save: async (event) => {
    const form = await event.request.formData()
    const chosen = textOf(form.get('language'))
    const language = isLanguage(chosen) ? chosen : undefined
    const body = { ...(language && { language }), byMail: form.get('byMail') === 'yes' }
    const { refused } = await attempt(apiOf(event).PATCH('/api/me/settings', { body }), form)
    if (refused) return refused
    // The screens follow.
    if (language) event.cookies.delete(LANGUAGE_COOKIE, { path: '/' })
    redirect(303, '/account/settings?said=saved')
  },
  /** Shows the address once; it is not kept. */
  make: async (event) => {
    const form = await event.request.formData()
    const body = targetOf(textOf(form.get('of')))
    const { done, refused } = await attempt(apiOf(event).POST('/api/me/calendars', { body }), form)
    return refused ?? { made: done }
  },
  revoke: async (event) => {
    const form = await event.request.formData()
    const path = { calendar: textOf(form.get('calendar')) }
    const { refused } = await attempt(
      apiOf(event).DELETE('/api/me/calendars/{calendar}', { params: { path } }),
      form,
    )
    return refused ?? redirect(303, '/account/settings?said=revoked')
  },
}
