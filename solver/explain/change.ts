import type { Claim, EquipmentItem, Pin, Problem, Slot } from '../problem.ts'
import { validate } from '../validate.ts'

/**
 * One thing that is different: what happened (a cooker broke), what somebody decides (a pin), or what one more of
 * something would be (a cycle, a pair of hands). Data, so that what explains a plan can also be planned with.
 */
export type Change =
  | { readonly change: 'batch-withdrawn'; readonly batch: string }
  /** A visit's minimum above what there now is becomes what there is. */
  | { readonly change: 'batch-quantity'; readonly batch: string; readonly quantityG: number }
  | { readonly change: 'batch-minimum'; readonly batch: string; readonly minPickupG: number }
  /** Everywhere, or in one session. */
  | { readonly change: 'item-broken'; readonly equipment: string; readonly session?: string }
  | { readonly change: 'item-added'; readonly item: EquipmentItem }
  /** Whatever is of that kind there runs one more cycle, of whichever treatment. */
  | { readonly change: 'cycle-added'; readonly session: string; readonly kind: string }
  | { readonly change: 'session-lost'; readonly session: string }
  | { readonly change: 'session-seats'; readonly session: string; readonly seats: number }
  /** Helpers who come, sit down and take nothing home. */
  | { readonly change: 'hands-added'; readonly session: string; readonly people: number }
  | { readonly change: 'kitchen-power'; readonly kitchen: string; readonly powerW: number }
  | { readonly change: 'slot-added'; readonly slot: Slot }
  | { readonly change: 'slot-lost'; readonly slot: string }
  | { readonly change: 'slot-capacity'; readonly slot: string; readonly capacityG: number }
  | { readonly change: 'jar-stock'; readonly jarMl: number; readonly count: number }
  | { readonly change: 'group-sessions'; readonly group: string; readonly maxSessions: number }
  | {
      readonly change: 'availability'
      readonly group: string
      readonly session: string
      readonly value: boolean
    }
  | { readonly change: 'pin-added'; readonly pin: Pin }
  | { readonly change: 'pin-removed'; readonly pin: Pin }
  | { readonly change: 'claim-added'; readonly claim: Claim }
  /** The claim of that id becomes this one. */
  | { readonly change: 'claim-changed'; readonly claim: Claim }
  | { readonly change: 'claim-withdrawn'; readonly claim: string }

/** A change that a problem does not allow: `path` is the change's field at fault. */
export class ImpossibleChange extends Error {
  readonly path: string

  constructor({
    change,
    path,
    message,
  }: { readonly change: Change; readonly path: string; readonly message: string }) {
    super(`${change.change}, ${path}: ${message}`)
    this.path = path
  }
}

/**
 * The problem as it is after the change; the one given stays as it is. What the change takes away, nothing refers
 * to any more: claims on a withdrawn batch go with it, and pins that hold by themselves then.
 *
 * Throws `ImpossibleChange` when the change names what is not there, adds what is, leaves a pin without what
 * it is about (remove that pin first), or makes the problem invalid.
 */
export function applyChange(problem: Problem, change: Change): Problem {
  const changed = { ...problem, ...parts(problem, change) }
  const reading = validate(changed)
  if ('problem' in reading) return changed
  const [issue] = reading.issues
  throw new ImpossibleChange({ change, path: issue?.path ?? '', message: issue?.message ?? 'is not valid' })
}

/** The lists of the problem that the change makes others. */
function parts(problem: Problem, change: Change): Partial<Problem> {
  const fail = (path: string, message: string): never => {
    throw new ImpossibleChange({ change, path, message })
  }
  /** The list with the row of that id replaced. */
  const edit = <Row extends { readonly id: string }>(
    rows: readonly Row[],
    { path, id }: { readonly path: string; readonly id: string },
    to: (row: Row) => Row,
  ): readonly Row[] => {
    if (!rows.some((row) => row.id === id)) fail(path, `nothing has the id ${JSON.stringify(id)}`)
    return rows.map((row) => (row.id === id ? to(row) : row))
  }
  const drop = <Row extends { readonly id: string }>(rows: readonly Row[], path: string, id: string) => {
    if (!rows.some((row) => row.id === id)) fail(path, `nothing has the id ${JSON.stringify(id)}`)
    return rows.filter((row) => row.id !== id)
  }
  const join = <Row extends { readonly id: string }>(rows: readonly Row[], path: string, row: Row) =>
    rows.some(({ id }) => id === row.id)
      ? fail(path, `the id ${JSON.stringify(row.id)} is taken`)
      : [...rows, row]
  /** Without the pins that say nothing once this is gone; one that asks for it stands in the way. */
  const pinsWithout = (names: (pin: Pin) => boolean, path: string): readonly Pin[] => {
    const asking = problem.pins.find((pin) => names(pin) && asksFor(pin))
    if (asking !== undefined) fail(path, `is pinned by ${JSON.stringify(asking)}: remove that pin first`)
    return problem.pins.filter((pin) => !names(pin))
  }

  switch (change.change) {
    case 'batch-withdrawn': {
      const { batch } = change
      return {
        batches: drop(problem.batches, 'batch', batch),
        claims: problem.claims.filter((claim) => !('batch' in claim) || claim.batch !== batch),
        pins: pinsWithout((pin) => pin.pin === 'load' && pin.batch === batch, 'batch'),
      }
    }
    case 'batch-quantity': {
      const { batch: id, quantityG } = change
      return {
        batches: edit(problem.batches, { path: 'batch', id }, (batch) => {
          if (!Number.isInteger(quantityG) || quantityG < batch.crateG)
            fail('quantityG', `not even a crate of ${batch.crateG} g is left: withdraw the batch`)
          const cratesG = Math.floor(quantityG / batch.crateG) * batch.crateG
          return { ...batch, quantityG, minPickupG: Math.min(batch.minPickupG, cratesG) }
        }),
      }
    }
    case 'batch-minimum': {
      const { batch: id, minPickupG } = change
      return { batches: edit(problem.batches, { path: 'batch', id }, (batch) => ({ ...batch, minPickupG })) }
    }
    case 'item-broken': {
      const { equipment: id, session } = change
      if (session === undefined) return { equipment: drop(problem.equipment, 'equipment', id) }
      return {
        equipment: edit(problem.equipment, { path: 'equipment', id }, (item) =>
          item.sessions.includes(session)
            ? { ...item, sessions: item.sessions.filter((other) => other !== session) }
            : fail('session', `the item does not stand in ${JSON.stringify(session)}`),
        ),
      }
    }
    case 'item-added':
      return { equipment: join(problem.equipment, 'item.id', change.item) }
    case 'cycle-added':
      return cycleAdded(problem, change) ?? fail('kind', 'nothing of that kind runs a cycle in that session')
    case 'session-lost': {
      const { session } = change
      const others = (ids: readonly string[]) => ids.filter((id) => id !== session)
      return {
        sessions: drop(problem.sessions, 'session', session),
        equipment: problem.equipment.map((item) => ({ ...item, sessions: others(item.sessions) })),
        groups: problem.groups.map((group) => ({ ...group, sessions: others(group.sessions) })),
        pins: pinsWithout((pin) => 'session' in pin && pin.session === session, 'session'),
      }
    }
    case 'session-seats': {
      const { session: id, seats } = change
      return {
        sessions: edit(problem.sessions, { path: 'session', id }, (session) => ({ ...session, seats })),
      }
    }
    case 'hands-added': {
      const { session: id, people } = change
      const helpers = freshId(problem.groups, `helpers ${id}`)
      return {
        sessions: edit(problem.sessions, { path: 'session', id }, (session) => ({
          ...session,
          seats: session.seats + people,
        })),
        groups: [
          ...problem.groups,
          { id: helpers, members: people, maxSessions: 1, sessions: [id], pickupPlaces: [] },
        ],
        pins: [...problem.pins, { pin: 'attendance', group: helpers, session: id, value: true }],
      }
    }
    case 'kitchen-power': {
      const { kitchen: id, powerW } = change
      return {
        kitchens: edit(problem.kitchens, { path: 'kitchen', id }, (kitchen) => ({ ...kitchen, powerW })),
      }
    }
    case 'slot-added':
      return { slots: join(problem.slots, 'slot.id', change.slot) }
    case 'slot-lost':
      return {
        slots: drop(problem.slots, 'slot', change.slot),
        pins: pinsWithout((pin) => 'slot' in pin && pin.slot === change.slot, 'slot'),
      }
    case 'slot-capacity': {
      const { slot: id, capacityG } = change
      return { slots: edit(problem.slots, { path: 'slot', id }, (slot) => ({ ...slot, capacityG })) }
    }
    case 'jar-stock': {
      const { jarMl, count } = change
      return { jarStock: [...problem.jarStock.filter((stock) => stock.jarMl !== jarMl), { jarMl, count }] }
    }
    case 'group-sessions': {
      const { group: id, maxSessions } = change
      return { groups: edit(problem.groups, { path: 'group', id }, (group) => ({ ...group, maxSessions })) }
    }
    case 'availability': {
      const { group: id, session, value } = change
      return {
        groups: edit(problem.groups, { path: 'group', id }, (group) => {
          const others = group.sessions.filter((other) => other !== session)
          return { ...group, sessions: value ? [...others, session] : others }
        }),
      }
    }
    case 'pin-added':
      return { pins: [...problem.pins, change.pin] }
    case 'pin-removed': {
      const pins = problem.pins.filter((pin) => !samePin(pin, change.pin))
      return pins.length < problem.pins.length ? { pins } : fail('pin', 'there is no such pin')
    }
    case 'claim-added':
      return { claims: join(problem.claims, 'claim.id', change.claim) }
    case 'claim-changed': {
      const { claim } = change
      return { claims: edit(problem.claims, { path: 'claim.id', id: claim.id }, () => claim) }
    }
    case 'claim-withdrawn':
      return { claims: drop(problem.claims, 'claim', change.claim) }
  }
}

/**
 * One cycle's time: an item of a kind of its own, which draws nothing more, and on which each cycle takes all
 * of the session's cycle minutes. Null where nothing of the kind can run a cycle.
 */
function cycleAdded(
  problem: Problem,
  { session: id, kind }: Extract<Change, { readonly change: 'cycle-added' }>,
): Partial<Problem> | null {
  const session = problem.sessions.find((row) => row.id === id)
  if (session === undefined) return null
  const spent = session.setupMinutes + session.prepMinutes + session.cleanupMinutes
  const minutes = (Date.parse(session.end) - Date.parse(session.start)) / 60_000 - spent
  const runs = problem.processes.some(({ on }) =>
    on.some((mode) => mode.kind === kind && mode.minutes <= minutes),
  )
  if (!runs) return null
  const item = freshId(problem.equipment, `one more cycle ${kind} ${id}`)
  return {
    equipment: [...problem.equipment, { id: item, kind: item, powerW: 0, sessions: [id] }],
    processes: problem.processes.map((treatment) => {
      const mode = treatment.on.find((one) => one.kind === kind && one.minutes <= minutes)
      return mode === undefined
        ? treatment
        : { ...treatment, on: [...treatment.on, { ...mode, kind: item, minutes }] }
    }),
  }
}

/** Whether a pin wants something to happen, and does not just rule something out. */
function asksFor(pin: Pin): boolean {
  if (pin.pin === 'attendance') return pin.value
  if (pin.pin === 'slot') return pin.used
  return (pin.min ?? 0) > 0
}

const samePin = (a: Pin, b: Pin): boolean => {
  const sorted = (pin: Pin) => JSON.stringify(Object.entries(pin).sort())
  return sorted(a) === sorted(b)
}

/** The wish, with as many signs after it as make it new. */
function freshId(rows: readonly { readonly id: string }[], wish: string): string {
  const taken = new Set(rows.map(({ id }) => id))
  let id = wish
  while (taken.has(id)) id += '+'
  return id
}
