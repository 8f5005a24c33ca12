import { apiOf, rows } from '$lib/api.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event)
  const at = { params: { path: { week: event.params.week } } }
  const [sessions, answers] = await Promise.all([
    rows(api.GET('/api/weeks/{week}/sessions', at)),
    rows(api.GET('/api/weeks/{week}/availability', at)),
  ])
  return {
    sessions: sessions
      .filter((one) => one.state === 'planned')
      .sort((a, b) => a.start.localeCompare(b.start)),
    answers: answers.map((row) => ({ group: row.group.id, session: row.session, answer: row.answer })),
  }
}
