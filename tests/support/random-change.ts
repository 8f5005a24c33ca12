import type { Change, Pin, Plan, Problem } from '@bocal/solver'
import { randomFrom } from '../../solver/search/random.ts'

type Draw = { readonly below: (end: number) => number; readonly of: <T>(rows: readonly T[]) => T | undefined }

export function drawFrom(seed: number): Draw {
  const random = randomFrom(seed)
  const below = (end: number) => Math.floor(random() * end)
  return { below, of: (rows) => rows[below(rows.length)] }
}

/** Up to two things that people may have decided of a plan: they hold in it. */
export function randomPins(problem: Problem, plan: Plan, draw: Draw): readonly Pin[] {
  const pins: Pin[] = []
  const [coming, load, run] = [draw.of(plan.attendance), draw.of(plan.loads), draw.of(plan.runs)]
  const kind = draw.below(5)
  if (kind === 0 && coming) pins.push({ pin: 'attendance', ...coming, value: true })
  if (kind <= 1 && run)
    pins.push({ pin: 'run', session: run.session, recipe: run.recipe, min: 1, max: run.jars })
  if (kind === 2 && load) pins.push({ pin: 'slot', slot: load.slot, used: true })
  if (kind === 3 && load) {
    const same = plan.loads.filter((row) => row.batch === load.batch && row.slot === load.slot)
    const min = same.reduce((total, row) => total + row.quantityG, 0)
    pins.push({ pin: 'load', batch: load.batch, slot: load.slot, min })
  }
  const idle = problem.slots.find((slot) => plan.loads.every((row) => row.slot !== slot.id))
  if (kind >= 3 && idle) pins.push({ pin: 'slot', slot: idle.id, used: false })
  const group = draw.of(problem.groups)
  const session = draw.of(problem.sessions)
  if (kind === 4 && group && session) {
    const value = plan.attendance.some((row) => row.group === group.id && row.session === session.id)
    pins.push({ pin: 'attendance', group: group.id, session: session.id, value })
  }
  return pins
}

/** Something that may happen to the week; undefined when the draw does not suit it. */
export function randomChange(problem: Problem, plan: Plan, draw: Draw): Change | undefined {
  const used = draw.of(plan.loads)?.batch
  const batch = problem.batches.find(({ id }) => id === used) ?? draw.of(problem.batches)
  const item = draw.of(problem.equipment)
  const session = draw.of(problem.sessions)
  const slot = draw.of(problem.slots)
  const claim = draw.of(problem.claims)
  const coming = draw.of(plan.attendance)
  const makers: readonly (() => Change | false | undefined)[] = [
    () => batch && { change: 'batch-withdrawn', batch: batch.id },
    () =>
      batch && { change: 'batch-quantity', batch: batch.id, quantityG: batch.crateG * (1 + draw.below(3)) },
    () => item && { change: 'item-broken', equipment: item.id },
    () => item && { change: 'item-broken', equipment: item.id, session: item.sessions[0] ?? '' },
    () => session && { change: 'session-lost', session: session.id },
    () => slot && { change: 'slot-added', slot: { ...slot, id: 'slot-new', capacityG: 50_000 } },
    () => coming && { change: 'pin-added', pin: { pin: 'attendance', ...coming, value: false } },
    () => slot && { change: 'pin-added', pin: { pin: 'slot', slot: slot.id, used: false } },
    () => claim && { change: 'claim-withdrawn', claim: claim.id },
    () =>
      claim !== undefined &&
      'jars' in claim && { change: 'claim-changed', claim: { ...claim, jars: claim.jars + 6, minJars: 0 } },
    () => claim && { change: 'claim-added', claim: { ...claim, id: 'claim-new' } },
    () => slot && { change: 'slot-lost', slot: slot.id },
    () => ({ change: 'jar-stock', jarMl: 500, count: draw.below(12) }),
  ]
  return draw.of(makers)?.() || undefined
}
