import { apiOf, need } from '$lib/api.ts'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = async (event) => ({
  week: await need(apiOf(event).GET('/api/weeks/{week}', { params: { path: { week: event.params.week } } })),
})
