import { redirect } from '@sveltejs/kit'
import { apiOf, attempt, typedIn } from '$lib/api.ts'
import { entrance } from '$lib/home.ts'
import { textOf } from '$lib/typed.ts'
import type { Actions } from './$types'

export const actions: Actions = {
  /** Says the same whether the address is known or not. */
  send: async (event) => {
    const form = await event.request.formData()
    const body = { email: textOf(form.get('email')).trim() }
    const { refused } = await attempt(apiOf(event).POST('/api/sign-in-links', { body }), form)
    return refused ?? { sent: true, typed: typedIn(form) }
  },
  code: async (event) => {
    const form = await event.request.formData()
    const email = textOf(form.get('email'))
    const code = textOf(form.get('code')).replaceAll(/\s/g, '')
    const body = { email, code }
    const { done, refused } = await attempt(apiOf(event).POST('/api/session/code', { body }), form)
    if (refused) return refused
    redirect(303, entrance(done.me))
  },
}
