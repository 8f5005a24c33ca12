import { error } from '@sveltejs/kit'
import { apiOf, rows } from '$lib/api.ts'
import { coordinates } from '$lib/home.ts'
import type { LayoutServerLoad } from './$types'

/** A group's screens are its own and the coordination's; for anybody else they are not there. */
export const load: LayoutServerLoad = async (event) => {
  const { roles } = event.locals.me ?? { roles: [] }
  const groups = await rows(apiOf(event).GET('/api/groups'))
  const group = groups.find((one) => one.id === event.params.group)
  const own = roles.some((role) => role.group?.id === event.params.group)
  if (!group || !(own || coordinates(roles))) error(404)
  return { group }
}
