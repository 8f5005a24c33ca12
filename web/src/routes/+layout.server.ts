import { redirect } from '@sveltejs/kit'
import { apiOf, rows } from '$lib/api.ts'
import { coordinates } from '$lib/home.ts'
import { actWords } from '$lib/server/act-words.ts'
import type { LayoutServerLoad, LayoutServerLoadEvent } from './$types'

const OPEN: readonly (string | null)[] = ['/sign-in', '/sign-in/link', '/join/[token]', '/offline']

/** Everything but signing in needs somebody signed in; what each may do is the API's to say. */
export const load: LayoutServerLoad = async (event) => {
  const { locals, route } = event
  if (!locals.me && !OPEN.includes(route.id)) redirect(303, '/sign-in')
  const unread = locals.me ? (await apiOf(event).GET('/api/me/messages/unread')).data : undefined
  return {
    me: locals.me,
    elsewhere: locals.elsewhere,
    language: locals.language,
    news: unread ?? { unread: 0, newest: null },
    act: await lastActFor(event),
    timeZone: locals.me?.movement.timeZone ?? 'Europe/Brussels',
  }
}

/** Where people see first what was done in their name, so long after it. */
const HOMES: readonly (string | null)[] = ['/groups/[group]', '/producers/[producer]']
const SHOWN_MS = 7 * 24 * 3600_000

async function lastActFor(event: LayoutServerLoadEvent) {
  const { locals, route } = event
  if (!locals.me || coordinates(locals.me.roles) || !HOMES.includes(route.id)) return null
  const [last] = await rows(apiOf(event).GET('/api/me/on-behalf'))
  if (!last || Date.parse(last.at) <= Date.now() - SHOWN_MS) return null
  return { by: last.by, at: last.at, what: actWords(last.action) }
}
