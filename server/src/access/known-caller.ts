import { groups, movementOf, personOf, producers, type Row, type Store, secondFactorOf } from '@bocal/db'
import type { Role, SecondFactor } from '../../contract/index.ts'
import { type Caller, COORDINATORS } from './caller.ts'

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

/** Who is signed in on a device; null when that person or movement is no longer there. */
export function callerOf(
  store: Store,
  { device, demo }: { device: Row<'device'>; demo: boolean },
): Promise<Caller | null> {
  return store.read(async () => {
    const { movementId, personId } = device
    const movement = await movementOf(store, movementId)
    const person = await personOf(store, { movementId, id: personId })
    if (!movement || !person) return null
    const has = (kind: Role['kind']) => person.roles.some((role) => role.kind === kind)
    const secondFactor = demo || !COORDINATORS.some(has) ? 'not-needed' : await asked(store, device)
    const trusted = secondFactor === 'not-needed' || secondFactor === 'given'
    const worn = person.roles.filter(({ kind }) => trusted || !COORDINATORS.includes(kind))
    const parties = {
      groups: has('group') ? await groups(store, { movementId }) : [],
      producers: has('producer') ? await producers(store, { movementId }) : [],
    }
    return {
      person: { id: person.id, name: person.name },
      language: person.language,
      movement: { id: movement.id, name: movement.name, timeZone: movement.timeZone },
      roles: rolesAnswer(worn, parties),
      secondFactor,
      device: device.id,
    }
  })
}

/** What a coordinator's browser has still to do. */
async function asked(store: Store, device: Row<'device'>): Promise<SecondFactor> {
  if (device.verifiedAt !== null) return 'given'
  return (await secondFactorOf(store, device))?.confirmedAt ? 'ask' : 'set-up'
}
