import { error, redirect } from '@sveltejs/kit'
import { apiOf, attempt, rows } from '$lib/api.ts'
import { textOf } from '$lib/typed.ts'
import { hatIn } from '../hats.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event)
  const [people, groups, producers] = await Promise.all([
    rows(api.GET('/api/people')),
    rows(api.GET('/api/groups')),
    rows(api.GET('/api/producers')),
  ])
  const person = people.find(({ id }) => id === event.params.person)
  if (!person) error(404)
  return { person, groups, producers, said: event.url.searchParams.get('said') }
}

export const actions: Actions = {
  roles: async (event) => {
    const form = await event.request.formData()
    const { person } = event.params
    const choices = new Set([...form.getAll('role'), form.get('add')].map(textOf))
    const roles = [...choices].flatMap((choice) => hatIn(choice) ?? [])
    const { refused } = await attempt(
      apiOf(event).PUT('/api/people/{person}/roles', { params: { path: { person } }, body: { roles } }),
      form,
    )
    return refused ?? redirect(303, `/people/${person}?said=changed`)
  },
  lost: async (event) => {
    const form = await event.request.formData()
    const { person } = event.params
    const { refused } = await attempt(
      apiOf(event).DELETE('/api/people/{person}/devices', { params: { path: { person } } }),
      form,
    )
    return refused ?? redirect(303, `/people/${person}?said=lost`)
  },
}
