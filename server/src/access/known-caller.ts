import { groups, movementOf, personOf, producers, type Store } from '@bocal/db'
import type { Role } from '../../contract/index.ts'
import type { Caller } from './caller.ts'
import type { Ticket } from './session.ts'

type Parties = {
  readonly groups: readonly { readonly id: string; readonly name: string }[]
  readonly producers: readonly { readonly id: string; readonly name: string }[]
}
type RoleRow = {
  readonly kind: Role['kind']
  readonly groupId: string | null
  readonly producerId: string | null
}

/** Roles with the names of whom they are for. */
export const rolesAnswer = (roles: readonly RoleRow[], parties: Parties): Role[] =>
  roles.map(({ kind, groupId, producerId }) => {
    const named = (list: Parties['groups'], id: string | null) =>
      id === null ? null : { id, name: list.find((one) => one.id === id)?.name ?? id }
    return { kind, group: named(parties.groups, groupId), producer: named(parties.producers, producerId) }
  })

/** Who holds a ticket; null when that person or movement is no longer there. */
export function callerOf(store: Store, ticket: Pick<Ticket, 'movement' | 'person'>): Promise<Caller | null> {
  return store.read(async () => {
    const movementId = ticket.movement
    const movement = await movementOf(store, movementId)
    const person = await personOf(store, { movementId, id: ticket.person })
    if (!movement || !person) return null
    const has = (kind: Role['kind']) => person.roles.some((role) => role.kind === kind)
    const parties = {
      groups: has('group') ? await groups(store, { movementId }) : [],
      producers: has('producer') ? await producers(store, { movementId }) : [],
    }
    return {
      person: { id: person.id, name: person.name },
      language: person.language,
      movement: { id: movement.id, name: movement.name, timeZone: movement.timeZone },
      roles: rolesAnswer(person.roles, parties),
    }
  })
}
