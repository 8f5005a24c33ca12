import type { Row, SlotWithStops } from '@bocal/db'
import type { Session, Slot } from '../../contract/index.ts'
import { type Caller, isCoordinator } from '../access/caller.ts'
import { ref } from './names.ts'
import type { WeekView } from './week-view.ts'

/** A transport slot; who drives is for coordinators and the driver. */
export function slotAnswer({ names, rows }: WeekView, row: Row<'slot'>, caller: Caller): Slot {
  const stops: SlotWithStops['stops'] = rows.slotStops.filter(({ slotId }) => slotId === row.id)
  const maySee = isCoordinator(caller) || row.driverPersonId === caller.person.id
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    week: row.weekId,
    vehicle: names.vehicle(row.vehicle),
    capacityG: row.capacityG,
    fixedCents: row.fixedCents,
    co2G: row.co2G,
    distanceM: row.distanceM,
    hasDriver: row.driverPersonId !== null,
    driver: row.driverPersonId !== null && maySee ? names.person(row.driverPersonId) : null,
    stops: stops.map(({ placeId, at, kind }) => ({ place: ref(names.place(placeId)), at, kind })),
  }
}

/** A session; what it costs is for coordinators. */
export function sessionAnswer({ names, rows }: WeekView, row: Row<'session'>, caller: Caller): Session {
  const kitchen = rows.kitchens.find(({ id }) => id === row.kitchenId)
  const members = new Map(rows.groups.map((group) => [group.id, group.members]))
  const promised = (answer: 'yes' | 'if_needed') =>
    rows.availability
      .filter((one) => one.sessionId === row.id && one.answer === answer)
      .reduce((people, { groupId }) => people + (members.get(groupId) ?? 0), 0)
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    week: row.weekId,
    kitchen: names.kitchen(row.kitchenId),
    place: ref(names.place(kitchen?.placeId ?? '')),
    start: row.startAt,
    end: row.endAt,
    setupMinutes: row.setupMinutes,
    prepMinutes: row.prepMinutes,
    cleanupMinutes: row.cleanupMinutes,
    seats: row.seats,
    fixedCents: isCoordinator(caller) ? row.fixedCents : null,
    equipment: rows.sessionEquipment
      .filter(({ sessionId }) => sessionId === row.id)
      .map(({ equipmentId }) => names.item(equipmentId)),
    promised: { yes: promised('yes'), ifNeeded: promised('if_needed') },
  }
}
