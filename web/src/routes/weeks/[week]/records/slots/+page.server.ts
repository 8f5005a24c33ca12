import { apiOf, rows } from '$lib/api.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const at = { params: { path: { week: event.params.week } } }
  const slots = await rows(apiOf(event).GET('/api/weeks/{week}/slots', at))
  return { slots: slots.sort((a, b) => (a.stops[0]?.at ?? '').localeCompare(b.stops[0]?.at ?? '')) }
}
