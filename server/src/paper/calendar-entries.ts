/**
 * The entries of a calendar. Nothing of it is stored: what was once planned is never erased, so that an entry which
 * goes away can stay, cancelled; and the audit counts the changes of what an entry is made from, which only grow,
 * so that their sum is its SEQUENCE (RFC 5545, 3.8.7.4).
 */
import { type CalendarOf, type CalendarRows, changeKey, type Row } from '@bocal/db'
import type { Language } from '../../contract/index.ts'
import { CALENDAR_WORDS } from '../messages/calendar.ts'
import { spokenAmount } from '../messages/figures.ts'
import { inert } from '../messages/news.ts'
import { nameBook } from '../views/names.ts'
import { plusMinutes, sum } from '../views/plan-figures.ts'

export type Entry = {
  /** The same for ever. */
  readonly uid: string
  readonly status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED'
  readonly sequence: number
  /** When it last changed. */
  readonly changedAt: string
  readonly start: string
  readonly end: string
  readonly title: string
  /** A kitchen's or place's name and commune: never an address. */
  readonly where: string
  readonly text: string
}

/** For fetching and handing over. */
const STOP_MINUTES = 30

type Made = readonly (readonly [noun: string, id: string])[]

/** All entries, in the order of their ids. */
export function calendarEntries(rows: CalendarRows, of: CalendarOf, language: Language): Entry[] {
  const names = nameBook(rows)
  const words = CALENDAR_WORDS[language]
  const amountOf = spokenAmount(language)
  const published = new Map(
    rows.plans.filter(({ state }) => state === 'published').map(({ id, weekId }) => [weekId, id]),
  )
  const sessions = new Map(rows.sessions.map((row) => [row.id, row]))
  const slots = new Map(rows.slots.map((row) => [row.id, row]))
  const batches = new Map(rows.batches.map((row) => [row.id, row]))
  const placeWords = (id: string) => {
    const { name, commune } = names.place(id)
    return commune ? `${name}, ${commune}` : name
  }
  const amounts = (all: readonly { batch: string; quantityG: number }[]) => {
    const perCrop = new Map<string, number>()
    for (const { batch, quantityG } of all) {
      const crop = batches.get(batch)?.cropId ?? ''
      perCrop.set(crop, (perCrop.get(crop) ?? 0) + quantityG)
    }
    return [...perCrop].map(([crop, grams]) => amountOf(grams, names.crop(crop).names))
  }

  /** What the audit tells of everything an entry is made from; plans of its week decide too. */
  const changes = (weekId: string, made: Made): Pick<Entry, 'sequence' | 'changedAt'> => {
    const plans = rows.plans.filter((plan) => plan.weekId === weekId)
    const told = [...made, ...plans.map(({ id }) => ['plan', id] as const)].flatMap(
      ([noun, id]) => rows.changes.get(changeKey(noun, id)) ?? [],
    )
    return {
      sequence: sum(told.map(({ times }) => times)),
      changedAt:
        told
          .map(({ at }) => at)
          .toSorted()
          .at(-1) ?? '1970-01-01T00:00:00.000Z',
    }
  }
  const titled = (status: Entry['status'], title: string) =>
    inert(
      status === 'CANCELLED'
        ? `${words.cancelled} ${title}`
        : status === 'TENTATIVE'
          ? `${title} ${words.tentative}`
          : title,
    )
  const entry = (
    key: string,
    {
      weekId,
      made,
      status,
      ...rest
    }: Pick<Entry, 'status' | 'start' | 'end' | 'where'> & {
      weekId: string
      made: Made
      title: string
      lines: readonly string[]
    },
  ): Entry => ({
    uid: `${key}@${of.movementId}.bocal`,
    status,
    ...changes(weekId, made),
    start: rest.start,
    end: rest.end,
    title: titled(status, rest.title),
    where: inert(rest.where),
    text: rest.lines.map(inert).join('\n'),
  })

  function ofGroup(groupId: string): Entry[] {
    const proposals = rows.proposals.filter((row) => row.groupId === groupId)
    const standingIn = (weekId: string) => proposals.find((row) => row.planId === published.get(weekId))
    const made = (weekId: string): Made =>
      proposals.filter((row) => row.weekId === weekId).map(({ id }) => ['proposal', id] as const)
    const who = names.group(groupId).name
    const asked = new Set(proposals.flatMap(({ terms }) => terms.sessions.map(({ session }) => session)))
    const here = [...asked].flatMap((id): Entry[] => {
      const row = sessions.get(id)
      if (!row) return []
      const standing = standingIn(row.weekId)
      const term = standing?.terms.sessions.find(({ session }) => session === id)
      const same = term?.start === row.startAt && term.end === row.endAt && term.kitchen === row.kitchenId
      return [
        entry(`session-${id}-${groupId}`, {
          weekId: row.weekId,
          made: [...made(row.weekId), ['session', id]],
          status: !term || row.state === 'withdrawn' ? 'CANCELLED' : statusOf(standing, same),
          start: row.startAt,
          end: row.endAt,
          where: kitchenWords(row.kitchenId),
          title: words.session(names.kitchen(row.kitchenId).name),
          lines: [
            who,
            ...(term?.jars ?? []).map((one) => {
              const { names: called, jarMl } = names.preparation(one.preparation)
              return `${one.jars} × ${jarMl} ml: ${called[language]}`
            }),
          ],
        }),
      ]
    })
    const fresh = proposals.flatMap((row) => row.terms.fresh.map((one) => ({ ...one, weekId: row.weekId })))
    const fetches = new Map(fresh.map((one) => [`${one.slot}-${one.place}`, one]))
    const fetched = [...fetches].flatMap(([key, { slot, place, weekId }]): Entry[] => {
      const tour = slots.get(slot)
      const at = rows.slotStops.findLast((stop) => stop.slotId === slot && stop.placeId === place)?.at
      const standing = standingIn(weekId)
      const there = (standing?.terms.fresh ?? []).filter(
        (one) => one.slot === slot && one.place === place && batches.get(one.batch)?.state === 'posted',
      )
      if (!tour || at === undefined) return []
      const ever = fresh.filter((one) => one.slot === slot && one.place === place).map(({ batch }) => batch)
      return [
        entry(`fetch-${key}-${groupId}`, {
          weekId,
          made: [...made(weekId), ['slot', slot], ...[...new Set(ever)].map((id) => ['batch', id] as const)],
          status: there.length === 0 || tour.state === 'withdrawn' ? 'CANCELLED' : statusOf(standing, true),
          start: at,
          end: plusMinutes(at, STOP_MINUTES),
          where: placeWords(place),
          title: words.fetch(amounts(there).join(', ')),
          lines: [who],
        }),
      ]
    })
    return [...here, ...fetched]
  }

  const kitchenWords = (id: string) => {
    const placeId = rows.kitchens.find((kitchen) => kitchen.id === id)?.placeId
    const { name } = names.kitchen(id)
    const commune = placeId === undefined ? '' : names.place(placeId).commune
    return commune ? `${name}, ${commune}` : name
  }

  function ofProducer(producerId: string): Entry[] {
    const own = new Set(rows.batches.filter((row) => row.producerId === producerId).map(({ id }) => id))
    const loads = rows.loads.filter(({ batchId }) => own.has(batchId))
    return [...new Set(loads.map(({ slotId }) => slotId))].flatMap((slotId): Entry[] => {
      const tour = slots.get(slotId)
      if (!tour) return []
      const ever = loads.filter((load) => load.slotId === slotId)
      const now = ever.filter(
        ({ planId, batchId }) =>
          planId === published.get(tour.weekId) && batches.get(batchId)?.state === 'posted',
      )
      const places = new Set(ever.flatMap(({ batchId }) => batches.get(batchId)?.placeId ?? []))
      const stop = rows.slotStops.find((one) => one.slotId === slotId && places.has(one.placeId))
      if (!stop) return []
      const taken = now.map(({ batchId, quantityG }) => ({ batch: batchId, quantityG }))
      return [
        entry(`pickup-${slotId}-${producerId}`, {
          weekId: tour.weekId,
          made: [
            ['slot', slotId],
            ...[...new Set(ever.map(({ batchId }) => batchId))].map((id) => ['batch', id] as const),
          ],
          status: now.length === 0 || tour.state === 'withdrawn' ? 'CANCELLED' : 'CONFIRMED',
          start: stop.at,
          end: plusMinutes(stop.at, STOP_MINUTES),
          where: placeWords(stop.placeId),
          title: words.pickup(amounts(taken).join(', ')),
          lines: [],
        }),
      ]
    })
  }

  function driven(slotId: string): Entry[] {
    const tour = slots.get(slotId)
    const stops = rows.slotStops.filter((stop) => stop.slotId === slotId)
    const [first] = stops
    const last = stops.at(-1)
    if (!tour || !first || !last) return []
    const plan = published.get(tour.weekId)
    const used = rows.loads.some((load) => load.planId === plan && load.slotId === slotId)
    const drives = tour.driverPersonId === of.driverId && tour.state === 'planned'
    const needed = plan === undefined || used
    return [
      entry(`tour-${slotId}-${of.driverId}`, {
        weekId: tour.weekId,
        made: [['slot', slotId]],
        status: !drives || !needed ? 'CANCELLED' : used ? 'CONFIRMED' : 'TENTATIVE',
        start: first.at,
        end: last.at > first.at ? last.at : plusMinutes(first.at, STOP_MINUTES),
        where: placeWords(first.placeId),
        title: words.tour,
        lines: stops.map(
          ({ placeId, kind }) =>
            `${kind === 'pickup' ? words.pickup('') : words.dropoff}: ${placeWords(placeId)}`,
        ),
      }),
    ]
  }

  return [
    ...of.groupIds.flatMap(ofGroup),
    ...of.producerIds.flatMap(ofProducer),
    ...rows.driven.flatMap(driven),
  ].toSorted((a, b) => (a.uid < b.uid ? -1 : 1))
}

/** Only what a group accepted, as it stands, is sure; what it declined or wants at another time is not to be. */
function statusOf(standing: Row<'proposal'> | undefined, asAccepted: boolean): Entry['status'] {
  if (standing?.state === 'accepted') return asAccepted ? 'CONFIRMED' : 'TENTATIVE'
  return standing?.state === 'pending' ? 'TENTATIVE' : 'CANCELLED'
}
