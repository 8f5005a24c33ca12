import { redirect } from '@sveltejs/kit'
import { apiOf, attempt, rows } from '$lib/api.ts'
import { textOf } from '$lib/typed.ts'
import type { Actions, PageServerLoad } from './$types'
import { hatIn } from './hats.ts'

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event)
  const [people, invitations, groups, producers] = await Promise.all([
    rows(api.GET('/api/people')),
    rows(api.GET('/api/invitations')),
    rows(api.GET('/api/groups')),
    rows(api.GET('/api/producers')),
  ])
  return { people, invitations: invitations.filter(({ state }) => state === 'open'), groups, producers }
}

const LANGUAGES = ['fr', 'nl', 'en'] as const
export const actions: Actions = {
  /** Shows the link once; it is not kept. */
  invite: async (event) => {
    const form = await event.request.formData()
    const body = { person: textOf(form.get('person')) }
    const { done, refused } = await attempt(apiOf(event).POST('/api/invitations', { body }), form)
    return refused ?? { invited: done }
  },
  add: async (event) => {
    const form = await event.request.formData()
    const api = apiOf(event)
    const role = hatIn(textOf(form.get('role')))
    const language = LANGUAGES.find((one) => one === form.get('language')) ?? event.locals.language
    const contact = textOf(form.get('contact')).trim() || null
    const body = { name: textOf(form.get('name')), language, contact, roles: role ? [role] : [] }
    const added = await attempt(api.POST('/api/people', { body }), form)
    if (added.refused) return added.refused
    const { done, refused } = await attempt(
      api.POST('/api/invitations', { body: { person: added.done.id } }),
      form,
    )
    return refused ?? { invited: done }
  },
  revoke: async (event) => {
    const form = await event.request.formData()
    const path = { invitation: textOf(form.get('invitation')) }
    const { refused } = await attempt(
      apiOf(event).DELETE('/api/invitations/{invitation}', { params: { path } }),
      form,
    )
    if (refused) return refused
    redirect(303, '/people')
  },
}
