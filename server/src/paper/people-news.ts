/** Who comes to a group and who leaves it, and whose roles are others now. */
import { groupMembers, groups, type Hat, producers, type Store, type Writer } from '@bocal/db'
import type { Caller } from '../access/caller.ts'
import { type Told, tell } from './tell.ts'

type Worn = readonly Hat[]
type Change = {
  readonly caller: Caller
  readonly person: { readonly id: string; readonly name: string }
  readonly before: Worn
  readonly after: Worn
}

/**
 * After the change: the groups that a person comes to or leaves, the coordinators when nobody stays in one, and the
 * person when somebody else did it.
 */
export async function tellRoles(
  tx: Writer,
  store: Store,
  { caller, person, before, after, toPerson }: Change & { toPerson: boolean },
): Promise<void> {
  const of = { movementId: caller.movement.id }
  const all = { groups: await groups(store, of), producers: await producers(store, of) }
  const name = (list: readonly { id: string; name: string }[], id: string) =>
    list.find((one) => one.id === id)?.name ?? id
  const news: Told[] = []
  for (const id of groupsIn(after).filter((one) => !groupsIn(before).includes(one)))
    news.push({
      to: { group: id },
      news: { kind: 'joined', facts: { name: person.name, group: name(all.groups, id) } },
    })
  for (const id of groupsIn(before).filter((one) => !groupsIn(after).includes(one))) {
    const last = (await groupMembers(store, { ...of, groupId: id })).length === 0
    const facts = { name: person.name, group: name(all.groups, id), last }
    news.push({ to: last ? 'coordinators' : { group: id }, news: { kind: 'left-group', facts } })
  }
  if (toPerson) {
    const parties = [
      ...groupsIn(after).map((id) => name(all.groups, id)),
      ...after.flatMap(({ producerId }) => (producerId === null ? [] : [name(all.producers, producerId)])),
    ]
    const hats = after.flatMap(({ kind }) => (kind === 'group' || kind === 'producer' ? [] : [kind]))
    const facts = { by: caller.person.name, parties, hats }
    news.push({ to: { person: person.id }, news: { kind: 'roles', facts } })
  }
  const event = { noun: 'person', nounId: person.id } as const
  await tell(tx, store, { ...of, weekId: null, event, by: caller.person.id, news })
}

const groupsIn = (hats: Worn) => [...new Set(hats.flatMap(({ groupId }) => groupId ?? []))]
