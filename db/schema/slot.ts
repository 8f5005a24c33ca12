import {
  type Global,
  index,
  type Owned,
  primary,
  shared,
  type Vocabulary,
  weekKey,
  within,
} from '../columns.ts'

/** A transport slot: one vehicle, one ordered, timed tour. */
export const slotTables = (
  k: Vocabulary,
  of: { movement: Global; week: Owned; vehicle: Global; person: Owned; place: Owned },
) => {
  const slot = k.owned(
    of.movement,
    'slot',
    {
      weekId: k.text(),
      vehicle: k.text(),
      capacityG: k.int(),
      fixedCents: k.int(),
      co2G: k.int(),
      distanceM: k.int(),
      driverPersonId: k.maybe.text(),
      state: k.oneOf(['planned', 'withdrawn']).default('planned'),
      ...k.changes(),
    },
    (t) => [
      within(t, t.weekId, of.week),
      shared(t.vehicle, of.vehicle.id),
      within(t, t.driverPersonId, of.person),
      weekKey(t),
    ],
  )
  return {
    slot,
    slotStop: k.part(
      'slot_stop',
      {
        slotId: k.text(),
        position: k.int(),
        placeId: k.text(),
        at: k.instant(),
        kind: k.oneOf(['pickup', 'dropoff']),
      },
      (t) => [
        primary(t.movementId, t.slotId, t.position),
        within(t, t.slotId, slot),
        within(t, t.placeId, of.place),
        index(t.movementId, t.placeId),
      ],
    ),
  }
}
