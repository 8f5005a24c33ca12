import { apiOf, rows } from '$lib/api.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const at = { params: { path: { week: event.params.week } } }
  const sessions = await rows(apiOf(event).GET('/api/weeks/{week}/sessions', at))
  return { sessions: sessions.sort((a, b) => a.start.localeCompare(b.start)) }
}
