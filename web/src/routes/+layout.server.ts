import { redirect } from '@sveltejs/kit'
import { apiOf } from '$lib/api.ts'
import type { LayoutServerLoad } from './$types'

const OPEN: readonly (string | null)[] = ['/sign-in', '/sign-in/link', '/join/[token]']

/** Everything but signing in needs somebody signed in; what each may do is the API's to say. */
export const load: LayoutServerLoad = async (event) => {
  const { locals, route } = event
  if (!locals.me && !OPEN.includes(route.id)) redirect(303, '/sign-in')
  const unread = locals.me ? (await apiOf(event).GET('/api/me/messages/unread')).data : undefined
  return {
    me: locals.me,
    language: locals.language,
    news: unread ?? { unread: 0, newest: null },
    timeZone: locals.me?.movement.timeZone ?? 'Europe/Brussels',
  }
}
