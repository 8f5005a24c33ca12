/** Tells people what concerns them: messages written in the transaction of the event, e-mails queued beside them. */
import {
  eventOf,
  insertMessages,
  type PersonWithRoles,
  people,
  peopleWithoutMail,
  type Receiver,
  type Store,
  type TableName,
  type Writer,
} from '@bocal/db'
import { z } from 'zod'
import type { ActForOthers, News, Thing } from './news.ts'

/** Whom something is told. Who wears a hat gets it for himself, but for the one who did it. */
export type To =
  | { readonly person: string }
  | { readonly group: string }
  | { readonly producer: string }
  | 'coordinators'
  | 'kitchen leads'
export type Told = { readonly to: To; readonly news: News }

type Telling = {
  readonly movementId: string
  /** Null for what is of no week. */
  readonly weekId: string | null
  /** What happened, as the audit has just told it. */
  readonly event: { readonly noun: TableName; readonly nounId: string }
  /** Who did it: nobody is sent an e-mail about what they did themselves. */
  readonly by: string | null
  readonly news: readonly Told[]
}

/** Writes the messages of one event; one for each receiver, the first if there are several. */
export async function tell(
  tx: Writer,
  store: Store,
  { movementId, weekId, event, by, news }: Telling,
): Promise<void> {
  if (news.length === 0) return
  const everybody = await people(store, { movementId })
  const quiet = await peopleWithoutMail(store, { movementId })
  const messages = new Map<string, Parameters<typeof insertMessages>[1]['messages'][number]>()
  for (const { to, news: one } of news) {
    for (const receiver of receiversOf(to, { everybody, by })) {
      const key = JSON.stringify(receiver)
      if (messages.has(key)) continue
      messages.set(key, {
        receiver,
        kind: one.kind,
        facts: one.facts,
        mailTo: mailedTo(receiver, { everybody, by, quiet }),
        readBy: everybody
          .filter((person) => person.id === by && speaksFor(person, receiver))
          .map(({ id }) => id),
      })
    }
  }
  await insertMessages(tx, {
    movementId,
    weekId,
    event: await eventOf(tx, { movementId, ...event }),
    messages: [...messages.values()],
  })
}

const NOBODY: Receiver = { personId: null, groupId: null, producerId: null }

type Here = { readonly everybody: readonly PersonWithRoles[]; readonly by: string | null }

/** Who gets it by e-mail: those it is for, with an address, but for who did it and who wants none. */
export const mailedTo = (
  receiver: Receiver,
  { everybody, by, quiet }: Here & { readonly quiet: readonly string[] },
): string[] =>
  everybody
    .filter(
      (person) =>
        speaksFor(person, receiver) &&
        person.id !== by &&
        !quiet.includes(person.id) &&
        mailAddress(person.contact) !== null,
    )
    .map(({ id }) => id)

/** The rows' receivers of what is told. */
export function receiversOf(to: To, { everybody, by }: Here): Receiver[] {
  if (to === 'coordinators' || to === 'kitchen leads') {
    const hat = to === 'coordinators' ? 'coordinator' : 'kitchen_lead'
    return everybody
      .filter(({ id, roles }) => id !== by && roles.some(({ kind }) => kind === hat))
      .map(({ id }) => ({ ...NOBODY, personId: id }))
  }
  if ('group' in to) return [{ ...NOBODY, groupId: to.group }]
  if ('producer' in to) return [{ ...NOBODY, producerId: to.producer }]
  return to.person === by ? [] : [{ ...NOBODY, personId: to.person }]
}

/** Whether a message to this receiver is for a person. */
export const speaksFor = (
  { id, roles }: Pick<PersonWithRoles, 'id' | 'roles'>,
  { personId, groupId, producerId }: Receiver,
): boolean =>
  personId === id ||
  roles.some(
    (role) =>
      (groupId !== null && role.groupId === groupId) ||
      (producerId !== null && role.producerId === producerId),
  )

/** A contact, when it is one e-mail address and nothing else: what a letter may be sent to. */
export const mailAddress = (contact: string | null): string | null =>
  z.email().safeParse(contact).data ?? null

/** To the group or producer for whom a coordinator acted; nothing when people acted for themselves. */
export function toldForOthers(
  { onBehalfOf, action }: { readonly onBehalfOf?: string | undefined; readonly action: string },
  {
    by,
    to,
    what,
    undoUntil = null,
  }: { by: string; to: 'group' | 'producer'; what: Thing | null; undoUntil?: string | null },
): Told[] {
  if (onBehalfOf === undefined) return []
  const receiver = to === 'group' ? { group: onBehalfOf } : { producer: onBehalfOf }
  return [
    {
      to: receiver,
      news: { kind: 'on-behalf', facts: { by, act: action as ActForOthers, what, undoUntil } },
    },
  ]
}
