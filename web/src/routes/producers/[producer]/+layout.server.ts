import { error } from '@sveltejs/kit'
import { apiOf, rows } from '$lib/api.ts'
import { coordinates } from '$lib/home.ts'
import type { LayoutServerLoad } from './$types'

/** A producer's screens are its own and the coordination's; for anybody else they are not there. */
export const load: LayoutServerLoad = async (event) => {
  const { roles } = event.locals.me ?? { roles: [] }
  const producers = await rows(apiOf(event).GET('/api/producers'))
  const producer = producers.find((one) => one.id === event.params.producer)
  const own = roles.some((role) => role.producer?.id === event.params.producer)
  if (!producer || !(own || coordinates(roles))) error(404)
  return { producer }
}
