/** The overview's lanes as tracks of events, in words: drawn on the time axis and listed in its twin. */
import type { Overview } from '@bocal/server/contract'
import { capital, clock, dayAndMonth, kg, nameOf } from '$lib/format.ts'
import { m } from '$lib/paraglide/messages.js'

export type LaneEvent = {
  readonly id: string
  readonly start: string
  readonly end: string
  readonly title: string
  readonly detail: string
  /** Share used, 0–1; null when that says nothing. */
  readonly share: number | null
  /** Cycles drawn to scale: how many, and their minutes together. */
  readonly cycles: { readonly count: number; readonly minutes: number } | null
  readonly alarm: boolean
}
export type Track = { readonly id: string; readonly name: string; readonly events: readonly LaneEvent[] }
export type Lane = {
  readonly kind: 'transport' | 'kitchens' | 'sterilisers' | 'harvests'
  readonly name: string
  readonly tracks: readonly Track[]
}

const byStart = (a: LaneEvent, b: LaneEvent) => a.start.localeCompare(b.start)

/** Events of one resource on one track, tracks in the order of their first event. */
function tracksOf<T>(
  rows: readonly T[],
  track: (row: T) => { id: string; name: string },
  event: (row: T) => LaneEvent,
) {
  const tracks = new Map<string, { id: string; name: string; events: LaneEvent[] }>()
  for (const row of rows) {
    const { id, name } = track(row)
    const found = tracks.get(id) ?? { id, name, events: [] }
    found.events.push(event(row))
    tracks.set(id, found)
  }
  for (const one of tracks.values()) one.events.sort(byStart)
  return [...tracks.values()].sort((a, b) =>
    (a.events[0]?.start ?? '').localeCompare(b.events[0]?.start ?? ''),
  )
}

export function lanesOf(overview: Overview, timeZone: string): Lane[] {
  const share = (part: number, whole: number) => (whole > 0 ? part / whole : null)
  return [
    {
      kind: 'transport',
      name: m.lane_transport(),
      tracks: tracksOf(
        overview.transport,
        (slot) => ({ id: slot.vehicle.id, name: capital(nameOf(slot.vehicle.names)) }),
        (slot) => ({
          id: slot.slot,
          start: slot.start,
          end: slot.end,
          title: `${clock(slot.start, timeZone)}${slot.driver ? ` · ${slot.driver.name}` : ''}`,
          detail: [
            m.event_load({ load: kg(slot.loadG), capacity: kg(slot.capacityG) }),
            ...(slot.driver ? [] : [m.event_no_driver()]),
          ].join(' · '),
          share: share(slot.loadG, slot.capacityG),
          cycles: null,
          alarm: slot.driver === null,
        }),
      ),
    },
    {
      kind: 'kitchens',
      name: m.lane_kitchens(),
      tracks: tracksOf(
        overview.kitchens,
        (session) => session.kitchen,
        (session) => ({
          id: session.session,
          start: session.start,
          end: session.end,
          title: `${clock(session.start, timeZone)} · ${m.event_people({ people: session.people, seats: session.seats })}`,
          detail: [
            ...session.groups.map((group) => group.name),
            ...(session.jars > 0 ? [m.jars_count({ count: session.jars })] : []),
          ].join(' · '),
          share: share(session.people, session.seats),
          cycles: null,
          alarm: session.people === 0,
        }),
      ),
    },
    {
      kind: 'sterilisers',
      name: m.lane_sterilisers(),
      tracks: tracksOf(
        overview.sterilisers,
        (item) => item.equipment,
        (item) => ({
          id: `${item.equipment.id} ${item.session}`,
          start: item.start,
          end: item.end,
          title: item.cycles > 0 ? m.event_cycles({ count: item.cycles }) : m.event_idle(),
          detail: [
            item.kitchen.name,
            ...item.jars.map((row) => m.event_jars_of({ count: row.jars, ml: row.jarMl })),
          ].join(' · '),
          share: null,
          cycles: { count: item.cycles, minutes: item.usedMinutes },
          alarm: false,
        }),
      ),
    },
    {
      kind: 'harvests',
      name: m.lane_harvests(),
      tracks: [...overview.harvests]
        .sort((a, b) => a.processBy.localeCompare(b.processBy))
        .map((batch) => ({
          id: batch.batch,
          name: capital(nameOf(batch.crop.names)),
          events: [
            {
              id: batch.batch,
              start: batch.availableFrom,
              end: batch.processBy,
              title: kg(batch.quantityG),
              detail: `${m.event_use_by({ when: dayAndMonth(batch.processBy, timeZone) })} · ${batch.producer.name}`,
              share: null,
              cycles: null,
              alarm: false,
            },
          ],
        })),
    },
  ]
}
