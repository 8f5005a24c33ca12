import { redirect } from '@sveltejs/kit'
import { apiOf, attempt } from '$lib/api.ts'
import { entrance } from '$lib/home.ts'
import type { Actions, PageServerLoad } from './$types'

/** Scanners and previews follow links: looking at this page uses nothing up. */
export const load: PageServerLoad = ({ setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const body = { token: event.params.token }
    const { done, refused } = await attempt(apiOf(event).POST('/api/session/link', { body }), form)
    if (refused) return refused
    redirect(303, entrance(done.me))
  },
}
