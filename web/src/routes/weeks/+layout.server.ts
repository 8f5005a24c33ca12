import { error } from '@sveltejs/kit'
import { coordinates } from '$lib/home.ts'
import type { LayoutServerLoad } from './$types'

/** Weeks are the coordination's screens. */
export const load: LayoutServerLoad = ({ locals }) => {
  if (!coordinates(locals.me?.roles)) error(403)
}
