import { apiOf, rows } from '$lib/api.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const weeks = await rows(apiOf(event).GET('/api/weeks'))
  return { weeks: weeks.sort((a, b) => b.startsOn.localeCompare(a.startsOn)) }
}
