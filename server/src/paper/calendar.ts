/** A calendar feed (RFC 5545): what concerns a group, a producer or a person, in UTC. */
import { createHash } from 'node:crypto'
import {
  type CalendarOf,
  calendarRows,
  groups,
  type PersonWithRoles,
  personOf,
  producers,
  type Row,
  type Store,
} from '@bocal/db'
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { Language } from '../../contract/index.ts'
import { COORDINATORS } from '../access/caller.ts'
import { inert } from '../messages/news.ts'
import { calendarEntries } from './calendar-entries.ts'

export type Feed = {
  readonly body: string
  readonly etag: string
  /** To the second, as HTTP tells it. */
  readonly modified: Date
}

/** Apps look again after so long; what is for today is told by messages. */
const TTL_S = 3600

/** The feed of an address; null when whoever made it left, or no longer speaks for what it shows. */
export function feedOf(store: Store, link: Row<'calendarLink'>): Promise<Feed | null> {
  return store.read(async () => {
    const { movementId } = link
    const owner = await personOf(store, { movementId, id: link.personId })
    const shown = owner && (await shownBy(store, { link, owner }))
    if (!shown) return null
    const entries = calendarEntries(await calendarRows(store, shown.of), shown.of, shown.language)
    const calendar = ical({
      name: inert(`Bocal · ${shown.name}`),
      prodId: { company: 'Bocal', product: 'Bocal', language: shown.language.toUpperCase() },
      method: ICalCalendarMethod.PUBLISH,
      ttl: TTL_S,
    })
    for (const { uid, status, sequence, changedAt, start, end, title, where, text } of entries) {
      calendar.createEvent({
        id: uid,
        sequence,
        status: ICalEventStatus[status],
        stamp: new Date(changedAt),
        lastModified: new Date(changedAt),
        start: new Date(start),
        end: new Date(end),
        summary: title,
        location: where,
        description: text,
      })
    }
    const body = `${calendar.toString()}\r\n`
    const latest = [link.createdAt, ...entries.map(({ changedAt }) => changedAt)].toSorted().at(-1)
    return {
      body,
      etag: `"${createHash('sha256').update(body).digest('base64url')}"`,
      modified: new Date(Math.floor(Date.parse(latest ?? link.createdAt) / 1000) * 1000),
    }
  })
}

type Shown = { readonly of: CalendarOf; readonly name: string; readonly language: Language }

async function shownBy(
  store: Store,
  { link, owner }: { link: Row<'calendarLink'>; owner: PersonWithRoles },
): Promise<Shown | undefined> {
  const { movementId, groupId, producerId } = link
  const of = { movementId, groupIds: [], producerIds: [], driverId: null }
  const coordinates = owner.roles.some(({ kind }) => COORDINATORS.includes(kind))
  if (groupId !== null) {
    const group = (await groups(store, { movementId })).find(({ id }) => id === groupId)
    const mine = coordinates || owner.roles.some((role) => role.groupId === groupId)
    return group && mine
      ? { of: { ...of, groupIds: [groupId] }, name: group.name, language: group.language }
      : undefined
  }
  if (producerId !== null) {
    const producer = (await producers(store, { movementId })).find(({ id }) => id === producerId)
    const mine = coordinates || owner.roles.some((role) => role.producerId === producerId)
    return producer && mine
      ? { of: { ...of, producerIds: [producerId] }, name: producer.name, language: owner.language }
      : undefined
  }
  return {
    of: {
      movementId,
      groupIds: owner.roles.flatMap((role) => role.groupId ?? []),
      producerIds: owner.roles.flatMap((role) => role.producerId ?? []),
      driverId: owner.id,
    },
    name: owner.name,
    language: owner.language,
  }
}
