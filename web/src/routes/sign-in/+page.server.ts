import { redirect } from '@sveltejs/kit'
import { apiOf, attempt, rows } from '$lib/api.ts'
import { homeOf } from '$lib/home.ts'
import { textOf } from '$lib/typed.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const people = await rows(apiOf(event).GET('/api/demo/people'))
  // Only a demo lets people choose who they are.
  if (people.length === 0) redirect(303, '/sign-in/link')
  const wearing = (kind: string) =>
    people
      .flatMap((person) => {
        const role = person.roles.find((one) => one.kind === kind)
        return role ? [{ person, name: (role.group ?? role.producer ?? person).name }] : []
      })
      .sort((a, b) => a.name.localeCompare(b.name, event.locals.language))
      .map(({ person }) => person)
  return {
    coordinators: wearing('coordinator'),
    groups: wearing('group'),
    producers: wearing('producer'),
    drivers: wearing('driver'),
    kitchens: wearing('kitchen_lead'),
  }
}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const person = textOf(form.get('person'))
    const movement = textOf(form.get('movement'))
    const api = apiOf(event)
    const { refused } = await attempt(api.POST('/api/session', { body: { movement, person } }), form)
    if (refused) return refused
    const people = await rows(api.GET('/api/demo/people'))
    const roles = people.find((one) => one.id === person && one.movement.id === movement)?.roles ?? []
    return redirect(303, homeOf(roles))
  },
}
