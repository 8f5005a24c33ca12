/** Whose screen it is: a group's or a producer's own, also open to the coordination, for anybody else not there. */
import type { Group, Producer, Role } from '@bocal/server/contract'
import { error, type RequestEvent } from '@sveltejs/kit'
import { apiOf, rows } from '../api.ts'
import { coordinates } from '../home.ts'

/** @throws 404 for a group that is not the visitor's, like for one that does not exist. */
export async function groupOf(event: RequestEvent, id: string): Promise<Group> {
  const group = (await rows(apiOf(event).GET('/api/groups'))).find((one) => one.id === id)
  if (!group || !mayOpen(event, (role) => role.group?.id === id)) error(404)
  return group
}

/** @throws 404 for a producer that is not the visitor's, like for one that does not exist. */
export async function producerOf(event: RequestEvent, id: string): Promise<Producer> {
  const producer = (await rows(apiOf(event).GET('/api/producers'))).find((one) => one.id === id)
  if (!producer || !mayOpen(event, (role) => role.producer?.id === id)) error(404)
  return producer
}

function mayOpen(event: RequestEvent, isOwn: (role: Role) => boolean): boolean {
  const roles = event.locals.me?.roles ?? []
  return roles.some(isOwn) || coordinates(roles)
}
