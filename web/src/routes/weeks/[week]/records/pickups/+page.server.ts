import { apiOf, rows } from '$lib/api.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => ({
  pickups: await rows(
    apiOf(event).GET('/api/weeks/{week}/pickups', { params: { path: { week: event.params.week } } }),
  ),
})
