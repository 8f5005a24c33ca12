import { redirect } from '@sveltejs/kit'
import { apiOf, attempt, need } from '$lib/api.ts'
import { homeOf } from '$lib/home.ts'
import { textOf } from '$lib/typed.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals }) => {
  const { secondFactor } = locals.me ?? {}
  if (secondFactor !== 'ask' && secondFactor !== 'set-up') redirect(303, homeOf(locals.me?.roles ?? []))
  return { secondFactor }
}

export const actions: Actions = {
  /** A new secret each time; only the last one counts, once its first code is given. */
  start: async (event) => {
    const form = await event.request.formData()
    const { done, refused } = await attempt(apiOf(event).POST('/api/me/second-factor'), form)
    return refused ?? { setUp: done }
  },
  code: async (event) => {
    const form = await event.request.formData()
    const body = { code: textOf(form.get('code')).replaceAll(/\s/g, '') }
    const api = apiOf(event)
    const { refused } = await attempt(api.POST('/api/me/second-factor/code', { body }), form)
    if (refused) return refused
    const { me } = await need(api.GET('/api/me'))
    redirect(303, homeOf(me?.roles ?? []))
  },
}
