import { apiOf, rows } from '$lib/api.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => ({
  equipment: await rows(apiOf(event).GET('/api/equipment')),
})
