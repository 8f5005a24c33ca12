import type { Change, PinCreate } from '../../contract/index.ts'
import type { Fault } from '../problems.ts'
import type { WeekView } from '../views/week-view.ts'

type Named = readonly [field: string, id: string, list: readonly { readonly id: string }[]]

/** What a change names and is not there to be changed; `at` is the change's path. */
export function changeFaults(view: WeekView, change: Change, at: string): readonly (Fault | false)[] {
  if (change.change === 'pin-added') return pinFaults(view, change.pin, `${at}.pin`)
  return namedBy(view, change).map(
    ([field, id, list]) =>
      !list.some((row) => row.id === id) && { path: `${at}.${field}`, say: (m) => m.unknown(id) },
  )
}

export function pinFaults(view: WeekView, pin: PinCreate, at: string): readonly (Fault | false)[] {
  const open = 'min' in pin || 'max' in pin || pin.pin === 'attendance' || pin.pin === 'slot'
  return [
    ...namedByPin(view, pin).map(
      ([field, id, list]): Fault | false =>
        !list.some((row) => row.id === id) && { path: `${at}.${field}`, say: (m) => m.unknown(id) },
    ),
    !open && { path: `${at}.min`, say: (m) => m.pinSaysNothing() },
  ]
}

function namedBy({ rows, open }: WeekView, change: Change): readonly Named[] {
  switch (change.change) {
    case 'batch-withdrawn':
    case 'batch-quantity':
      return [['batch', change.batch, open.batches]]
    case 'item-broken':
      return [
        ['equipment', change.equipment, rows.equipmentItems.filter(({ state }) => state === 'available')],
      ]
    case 'session-lost':
    case 'session-seats':
      return [['session', change.session, open.sessions]]
    case 'slot-lost':
    case 'slot-capacity':
      return [['slot', change.slot, open.slots]]
    case 'slot-added':
      return [['like', change.like, rows.slots]]
    case 'claim-amount':
    case 'claim-withdrawn':
      return [['claim', change.claim, open.claims]]
    case 'pin-removed':
      return [['pin', change.pin, rows.pins.filter(({ state }) => state === 'active')]]
    case 'jar-stock':
    case 'pin-added':
      return []
  }
}

/** What the planner does not see, no decision can be about. */
function namedByPin({ instance: { problem } }: WeekView, pin: PinCreate): readonly Named[] {
  switch (pin.pin) {
    case 'attendance':
      return [
        ['group', pin.group, problem.groups],
        ['session', pin.session, problem.sessions],
      ]
    case 'slot':
      return [['slot', pin.slot, problem.slots]]
    case 'run':
      return [
        ['session', pin.session, problem.sessions],
        ['preparation', pin.preparation, problem.recipes],
      ]
    case 'load':
      return [
        ['batch', pin.batch, problem.batches],
        ['slot', pin.slot, problem.slots],
      ]
  }
}
