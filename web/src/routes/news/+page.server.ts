import { redirect } from '@sveltejs/kit'
import { apiOf, attempt, rows } from '$lib/api.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => ({
  messages: await rows(apiOf(event).GET('/api/me/messages')),
})

export const actions: Actions = {
  read: async (event) => {
    const form = await event.request.formData()
    const messages = form.getAll('message').map(String)
    const { refused } = await attempt(
      apiOf(event).POST('/api/me/messages/read', { body: messages.length > 0 ? { messages } : {} }),
      form,
    )
    return refused ?? redirect(303, '/news')
  },
}
