import { error } from '@sveltejs/kit'
import { apiOf, rows } from '$lib/api.ts'
import { coordinates } from '$lib/home.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  if (!coordinates(event.locals.me?.roles)) error(403)
  return { producers: await rows(apiOf(event).GET('/api/producers')) }
}
