import type { MessageOfWeek, PersonWithRoles, Receiver as ReceiverRow, Row } from '@bocal/db'
import type { Language, Message, MessageToCome, Receiver, SentMessage } from '../../contract/index.ts'
import { pasteText, wordsOf } from '../paper/compose.ts'
import { mailedTo, receiversOf, type Told } from '../paper/tell.ts'

/** Who there is to be told, and how they are called. */
export type Everybody = {
  readonly people: readonly PersonWithRoles[]
  readonly groups: readonly Pick<Row<'cookingGroup'>, 'id' | 'name' | 'language'>[]
  readonly producers: readonly Pick<Row<'producer'>, 'id' | 'name'>[]
}
type How = { readonly zone: string; readonly publicUrl: string }

/** A receiver by name. */
export function receiverAnswer({ personId, groupId, producerId }: ReceiverRow, all: Everybody): Receiver {
  const named = (kind: Receiver['kind'], id: string, list: readonly { id: string; name: string }[]) => ({
    kind,
    id,
    name: list.find((one) => one.id === id)?.name ?? id,
  })
  if (groupId !== null) return named('group', groupId, all.groups)
  if (producerId !== null) return named('producer', producerId, all.producers)
  return named('person', personId ?? '', all.people)
}

/** The language a receiver reads: a group's own, else that of who speaks for it. */
export function languageOf({ personId, groupId, producerId }: ReceiverRow, all: Everybody): Language {
  if (groupId !== null) return all.groups.find(({ id }) => id === groupId)?.language ?? 'fr'
  const reader = all.people.find(
    ({ id, roles }) =>
      id === personId || (producerId !== null && roles.some((role) => role.producerId === producerId)),
  )
  return reader?.language ?? 'fr'
}

/** A message to the reader. */
export function messageAnswer(
  row: Row<'message'> & { readonly readAt: string | null },
  all: Everybody,
  how: { readonly language: Language; readonly zone: string },
): Message {
  return {
    id: row.id,
    at: row.createdAt,
    to: receiverAnswer(row, all),
    week: row.weekId,
    kind: row.kind,
    ...wordsOf(row, how),
    readAt: row.readAt,
  }
}

/** A message as coordinators see it: whole, in the receiver's language, with what became of its e-mails. */
export function sentAnswer(row: MessageOfWeek, all: Everybody, { zone, publicUrl }: How): SentMessage {
  const language = languageOf(row, all)
  return {
    id: row.id,
    at: row.createdAt,
    to: receiverAnswer(row, all),
    language,
    kind: row.kind,
    ...wordsOf(row, { language, zone }),
    paste: pasteText(row, { language, zone, publicUrl }),
    read: row.reads > 0,
    mails: row.mails.map(({ personId, state, attempts, sentAt, fault }) => ({
      person: {
        id: personId,
        name: all.people.find(({ id }) => id === personId)?.name ?? personId,
      },
      state,
      attempts,
      sentAt,
      fault,
    })),
  }
}

/** What would be told, to whom, in which language, if `by` did it now. */
export function toComeAnswer(
  { to, news }: Told,
  all: Everybody,
  { zone, publicUrl, by, quiet }: How & { by: string; quiet: readonly string[] },
): MessageToCome[] {
  return receiversOf(to, { everybody: all.people, by }).map((receiver) => {
    const language = languageOf(receiver, all)
    const row = { ...receiver, ...news }
    return {
      to: receiverAnswer(receiver, all),
      language,
      kind: news.kind,
      ...wordsOf(row, { language, zone }),
      paste: pasteText(row, { language, zone, publicUrl }),
      mails: mailedTo(receiver, { everybody: all.people, by, quiet }).length,
    }
  })
}
