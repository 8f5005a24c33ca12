/** What a plan's explanations are about, in names: sessions, tours, batches, claims and decisions. */
import type { Row, WeekRows } from '@bocal/db'
import type { Pin } from '@bocal/solver'
import type {
  BatchRef,
  Change,
  ChangeWords,
  ClaimRef,
  PinWords,
  SessionRef,
  SlotRef,
} from '../../contract/index.ts'
import { pinRow, sameMatter } from '../planning/changes.ts'
import { stopsOf } from '../planning/left-out.ts'
import { type NameBook, ref } from './names.ts'

export type Words = ReturnType<typeof planWords>

/** Rows that are not there any more are called by their ids, as in the name book. */
export function planWords(
  rows: WeekRows & { readonly producers: readonly Row<'producer'>[] },
  names: NameBook,
) {
  const session = (id: string): SessionRef => {
    const row = rows.sessions.find((one) => one.id === id)
    const { startAt = rows.week.createdAt, endAt = startAt } = row ?? {}
    return { id, kitchen: names.kitchen(row?.kitchenId ?? id), start: startAt, end: endAt }
  }
  const slot = (id: string): SlotRef => {
    const row = rows.slots.find((one) => one.id === id)
    const [first] = stopsOf(rows, id)
    return { id, vehicle: names.vehicle(row?.vehicle ?? id), start: first?.at ?? rows.week.createdAt }
  }
  const batch = (id: string): BatchRef => {
    const row = rows.batches.find((one) => one.id === id)
    return {
      id,
      crop: names.crop(row?.cropId ?? id),
      producer: ref(names.producer(row?.producerId ?? id)),
      quantityG: row?.quantityG ?? 0,
    }
  }
  const preparation = (id: string) => {
    const { names: called } = names.preparation(id)
    return { id, names: called }
  }
  const claim = (id: string): ClaimRef => {
    const row = rows.claims.find((one) => one.id === id)
    const group = ref(names.group(row?.groupId ?? id))
    if (row?.preparationId == null) {
      const what = names.crop(row?.cropId ?? id)
      return { id, group, kind: 'fresh', what, jarMl: null, asked: row?.freshG ?? 0 }
    }
    const { jarMl } = names.preparation(row.preparationId)
    return { id, group, kind: 'jars', what: preparation(row.preparationId), jarMl, asked: row.jars ?? 0 }
  }
  const pinOfRow = (row: Row<'pin'>, id: string | null): PinWords => {
    const range = { min: row.min, max: row.max }
    switch (row.kind) {
      case 'attendance':
        return {
          pin: 'attendance',
          id,
          group: ref(names.group(row.groupId ?? '')),
          session: session(row.sessionId ?? ''),
          value: row.value === true,
        }
      case 'slot':
        return { pin: 'slot', id, slot: slot(row.slotId ?? ''), used: row.value === true }
      case 'run':
        return {
          pin: 'run',
          id,
          session: session(row.sessionId ?? ''),
          preparation: preparation(row.preparationId ?? ''),
          ...range,
        }
      case 'load':
        return { pin: 'load', id, batch: batch(row.batchId ?? ''), slot: slot(row.slotId ?? ''), ...range }
    }
  }
  /** A decision as the solver names it; one that no row of the week makes is a group's answer. */
  const pin = (found: Pin): PinWords => {
    const wanted = 'recipe' in found ? { ...found, preparation: found.recipe } : found
    const made = pinRow(rows, wanted, rows.week.createdAt)
    const row = rows.pins.find((one) => one.state === 'active' && sameMatter(one, made))
    return row ? pinOfRow(row, row.id) : pinOfRow(made, null)
  }
  const pinById = (id: string): PinWords | undefined => {
    const row = rows.pins.find((one) => one.id === id)
    return row && pinOfRow(row, id)
  }

  /** The change as it was asked for, over the rows before it; a tour added is called like the one it is made like. */
  const change = (asked: Change): ChangeWords | undefined => {
    switch (asked.change) {
      case 'batch-withdrawn':
      case 'batch-quantity':
        return { ...asked, batch: batch(asked.batch) }
      case 'item-broken':
        return { ...asked, equipment: ref(names.item(asked.equipment)) }
      case 'session-lost':
      case 'session-seats':
        return { ...asked, session: session(asked.session) }
      case 'slot-lost':
      case 'slot-capacity':
        return { ...asked, slot: slot(asked.slot) }
      case 'slot-added':
        return { change: 'slot-added', slot: { ...slot(asked.like), start: asked.start } }
      case 'jar-stock':
        return asked
      case 'claim-amount':
      case 'claim-withdrawn':
        return { ...asked, claim: claim(asked.claim) }
      case 'pin-added':
        return { change: 'pin-added', pin: pinOfRow(pinRow(rows, asked.pin, rows.week.createdAt), null) }
      case 'pin-removed': {
        const known = pinById(asked.pin)
        return known && { change: 'pin-removed', pin: known }
      }
    }
  }

  return { session, slot, batch, claim, pin, pinOfRow, pinById, change, names }
}
