import { apiOf, rows } from '$lib/api.ts'
import type { PageServerLoad } from './$types'

/** So long after its hour a stop may still be the next one: the road is not a timetable. */
const LATE_MS = 30 * 60_000

/** The tour asked for, else the next one, with the stop that comes next. */
export const load: PageServerLoad = async (event) => {
  const rounds = await rows(apiOf(event).GET('/api/rounds'))
  const since = new Date(Date.now() - LATE_MS).toISOString()
  const asked = event.url.searchParams.get('slot')
  const round =
    rounds.find(({ slot }) => slot === asked) ??
    rounds.find(({ stops }) => stops.some(({ at }) => at >= since)) ??
    rounds[0]
  return {
    round,
    next: round?.stops.findIndex(({ at }) => at >= since) ?? -1,
    others: rounds.filter(({ slot }) => slot !== round?.slot),
  }
}
