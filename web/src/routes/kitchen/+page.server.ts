import { apiOf, rows } from '$lib/api.ts'
import type { PageServerLoad } from './$types'

/** The session asked for, else the one now or next in which something is made, else the next. */
export const load: PageServerLoad = async (event) => {
  const sheets = await rows(apiOf(event).GET('/api/session-sheets'))
  const now = new Date().toISOString()
  const asked = event.url.searchParams.get('session')
  const coming = sheets.filter(({ end }) => end > now)
  const sheet =
    sheets.find(({ session }) => session === asked) ??
    coming.find(({ runs }) => runs.length > 0) ??
    coming[0] ??
    sheets[0]
  return { sheet, others: sheets.filter(({ session }) => session !== sheet?.session) }
}
