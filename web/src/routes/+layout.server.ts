import { redirect } from '@sveltejs/kit'
import type { LayoutServerLoad } from './$types'

const OPEN: readonly (string | null)[] = ['/sign-in', '/sign-in/link', '/join/[token]']

/** Everything but signing in needs somebody signed in; what each may do is the API's to say. */
export const load: LayoutServerLoad = ({ locals, route }) => {
  if (!locals.me && !OPEN.includes(route.id)) redirect(303, '/sign-in')
  return {
    me: locals.me,
    language: locals.language,
    timeZone: locals.me?.movement.timeZone ?? 'Europe/Brussels',
  }
}
