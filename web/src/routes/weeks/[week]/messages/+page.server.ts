import { redirect } from '@sveltejs/kit'
import { apiOf, attempt, need, rows } from '$lib/api.ts'
import { textOf } from '$lib/typed.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event)
  const at = { params: { path: { week: event.params.week } } }
  const [week, messages] = await Promise.all([
    need(api.GET('/api/weeks/{week}', at)),
    rows(api.GET('/api/weeks/{week}/messages', at)),
  ])
  return { week, messages, said: event.url.searchParams.get('said') }
}

export const actions: Actions = {
  again: async (event) => {
    const form = await event.request.formData()
    const { week } = event.params
    const { refused } = await attempt(
      apiOf(event).POST('/api/weeks/{week}/messages/{message}/mails', {
        params: { path: { week, message: textOf(form.get('message')) } },
      }),
      form,
    )
    return refused ?? redirect(303, `/weeks/${week}/messages?said=again`)
  },
}
