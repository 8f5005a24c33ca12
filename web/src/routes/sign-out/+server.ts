import { redirect } from '@sveltejs/kit'
import { apiOf } from '$lib/api.ts'
import type { RequestHandler } from './$types'

export const POST: RequestHandler = async (event) => {
  await apiOf(event).DELETE('/api/session')
  redirect(303, '/sign-in')
}
