import { redirect } from '@sveltejs/kit'
import { apiOf, attempt } from '$lib/api.ts'
import { localOf } from '$lib/server/days.ts'
import { weekBody } from '$lib/server/week-form.ts'
import { amountOf } from '$lib/typed.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { week } = await event.parent()
  const { title, startsOn, endsOn } = week
  return { fields: { title, startsOn, endsOn, claimsCloseAt: localOf(week.claimsCloseAt, week.timeZone) } }
}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const { week } = event.params
    const zone = event.locals.me?.movement.timeZone ?? 'Europe/Brussels'
    const { refused } = await attempt(
      apiOf(event).PATCH('/api/weeks/{week}', {
        params: { path: { week } },
        body: { ...weekBody(form, zone), version: amountOf(form.get('version')) },
      }),
      form,
    )
    if (refused) return refused
    return redirect(303, `/weeks/${week}?said=saved`)
  },
}
