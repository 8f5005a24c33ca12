import { apiOf, rows } from '$lib/api.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const at = { params: { path: { week: event.params.week } } }
  const batches = await rows(apiOf(event).GET('/api/weeks/{week}/batches', at))
  return { batches: batches.sort((a, b) => a.processBy.localeCompare(b.processBy)) }
}
