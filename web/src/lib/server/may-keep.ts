import type { RequestEvent } from '@sveltejs/kit'
import { coordinates } from '../home.ts'
import { isField, KEEP, ownerOf, PERSON } from '../offline/owner.ts'

/**
 * Tells the phone for whom a page is, and whether it may keep it: the field screens of people who do not
 * coordinate, since coordinators see what is everybody's.
 */
export function mark(response: Response, { locals, request, route }: RequestEvent): void {
  if (!response.headers.get('content-type')?.startsWith('text/html')) return
  const { me } = locals
  response.headers.set(PERSON, ownerOf(me))
  const isTheirs = me !== null && !coordinates(me.roles) && isField(route.id)
  if (isTheirs && request.method === 'GET' && response.status === 200) response.headers.set(KEEP, 'yes')
}
