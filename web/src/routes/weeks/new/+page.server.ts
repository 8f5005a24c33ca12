import { redirect } from '@sveltejs/kit'
import { apiOf, attempt } from '$lib/api.ts'
import { weekBody } from '$lib/server/week-form.ts'
import { dayIn } from '$lib/today.ts'
import type { Actions, PageServerLoad } from './$types'

/** A new week is proposed to start in two weeks, to last six days, and to close a day before. */
const AHEAD_DAYS = 14
const LASTS_DAYS = 5

export const load: PageServerLoad = async (event) => {
  const { timeZone } = await event.parent()
  return {
    fields: {
      title: '',
      startsOn: dayIn(timeZone, AHEAD_DAYS),
      endsOn: dayIn(timeZone, AHEAD_DAYS + LASTS_DAYS),
      claimsCloseAt: `${dayIn(timeZone, AHEAD_DAYS - 1)}T18:00`,
    },
  }
}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const zone = event.locals.me?.movement.timeZone ?? 'Europe/Brussels'
    const { done, refused } = await attempt(
      apiOf(event).POST('/api/weeks', { body: weekBody(form, zone) }),
      form,
    )
    if (refused) return refused
    return redirect(303, `/weeks/${done.id}?said=created`)
  },
}
