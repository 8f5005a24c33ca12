import { apiOf, rows } from '$lib/api.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const at = { params: { path: { week: event.params.week } } }
  const claims = await rows(apiOf(event).GET('/api/weeks/{week}/claims', at))
  return { claims: claims.sort((a, b) => a.group.name.localeCompare(b.group.name)) }
}
