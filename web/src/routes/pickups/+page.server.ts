import { apiOf, rows } from '$lib/api.ts'
import { weeksInView } from '$lib/server/weeks.ts'
import { dayIn } from '$lib/today.ts'
import type { PageServerLoad } from './$types'

/** Weeks that may still have something on the road: the coming ones and the last. */
const WEEKS = 4

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event)
  const { timeZone } = await event.parent()
  const weeks = (await weeksInView(api, dayIn(timeZone))).slice(0, WEEKS)
  const lists = await Promise.all(
    weeks.map((week) => rows(api.GET('/api/weeks/{week}/pickups', { params: { path: { week: week.id } } }))),
  )
  const all = lists.flat()
  return {
    waiting: all.filter(({ departure }) => departure === null),
    gone: all.filter(({ departure }) => departure !== null),
  }
}
