import { redirect } from '@sveltejs/kit'
import type { LayoutServerLoad } from './$types'

/** Everything but signing in needs somebody signed in; what each may do is the API's to say. */
export const load: LayoutServerLoad = ({ locals, route }) => {
  if (!locals.me && route.id !== '/sign-in') redirect(303, '/sign-in')
  return {
    me: locals.me,
    language: locals.language,
    timeZone: locals.me?.movement.timeZone ?? 'Europe/Brussels',
  }
}
