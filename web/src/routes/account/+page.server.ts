import { redirect } from '@sveltejs/kit'
import { apiOf, attempt, rows } from '$lib/api.ts'
import { entrance } from '$lib/home.ts'
import { actWords } from '$lib/server/act-words.ts'
import { textOf } from '$lib/typed.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event)
  const [devices, acts] = await Promise.all([
    rows(api.GET('/api/me/devices')),
    rows(api.GET('/api/me/on-behalf')),
  ])
  return { devices, acts: acts.map((act) => ({ ...act, what: actWords(act.action) })) }
}

export const actions: Actions = {
  movement: async (event) => {
    const form = await event.request.formData()
    const body = { movement: textOf(form.get('movement')) }
    const { done, refused } = await attempt(apiOf(event).POST('/api/session/movement', { body }), form)
    return refused ?? redirect(303, entrance(done.me))
  },
  end: async (event) => {
    const form = await event.request.formData()
    const path = { device: textOf(form.get('device')) }
    const { refused } = await attempt(
      apiOf(event).DELETE('/api/me/devices/{device}', { params: { path } }),
      form,
    )
    if (refused) return refused
    redirect(303, '/account')
  },
  everywhere: async (event) => {
    const form = await event.request.formData()
    const { refused } = await attempt(apiOf(event).DELETE('/api/me/devices'), form)
    if (refused) return refused
    redirect(303, '/sign-in')
  },
}
