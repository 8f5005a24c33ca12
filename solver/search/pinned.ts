import { key } from '../grouping.ts'
import type { Pin } from '../problem.ts'
import { found } from '../problem-view.ts'
import { cook } from './cooking.ts'
import { handOver } from './handing-over.ts'
import { attend, canAttend, type Ledger, load, mostOn, type Route, undoTo } from './ledger.ts'

/** Enters what the pins fix, before anything else is decided. False when this way does not get there. */
export function keepPins(ledger: Ledger): boolean {
  const { pins } = ledger.view.problem
  for (const pin of pins) forbid(ledger, pin)
  const wants = [...pins].sort((a, b) => ORDER.indexOf(a.pin) - ORDER.indexOf(b.pin))
  return wants.every((pin) => fulfil(ledger, pin))
}

/** Who comes first, then what is made, then what drives: each can use what stands before it. */
const ORDER: readonly Pin['pin'][] = ['attendance', 'run', 'load', 'slot']

/** Enters what the pin rules out. */
export function forbid(ledger: Ledger, pin: Pin): void {
  const lower = (at: string, most: number) => ledger.caps.set(at, Math.min(most, ledger.caps.get(at) ?? most))
  if (pin.pin === 'attendance' && !pin.value) found(ledger.groups, pin.group).barred.add(pin.session)
  if (pin.pin === 'slot' && !pin.used) found(ledger.slots, pin.slot).leftG = 0
  if (pin.pin === 'run' && pin.max !== undefined) lower(key(pin.session, pin.recipe), pin.max)
  if (pin.pin === 'load' && pin.max !== undefined) lower(key(pin.batch, pin.slot), pin.max)
}

function fulfil(ledger: Ledger, pin: Pin): boolean {
  if (pin.pin === 'attendance') {
    if (!pin.value) return true
    const group = found(ledger.groups, pin.group)
    const session = found(ledger.sessions, pin.session)
    if (group.attends.includes(session)) return true
    if (!group.group.sessions.includes(pin.session) || !canAttend(group, session)) return false
    attend(ledger, group, session)
    return true
  }
  if (pin.pin === 'run') {
    const made = () => ledger.rows.runs.get(key(pin.session, pin.recipe)) ?? 0
    const recipe = found(ledger.view.recipes, pin.recipe)
    const session = found(ledger.sessions, pin.session)
    const least = pin.min ?? 0
    for (let more = 1; made() < least && more > 0; ) more = cook(ledger, session, recipe, least - made()).jars
    return made() >= least
  }
  if (pin.pin === 'load') {
    const routes = found(ledger.slots, pin.slot).routes.filter((route) => route.batch.view.id === pin.batch)
    return drive(ledger, routes, () => (pin.min ?? 0) - (ledger.visitedG.get(key(pin.batch, pin.slot)) ?? 0))
  }
  const slot = found(ledger.slots, pin.slot)
  return !pin.used || drive(ledger, slot.routes, () => (slot.visits > 0 ? 0 : 1))
}

/** Loads on one of the routes what is still missing: the one where the most of it is then used. */
function drive(ledger: Ledger, routes: readonly Route[], missingG: () => number): boolean {
  while (missingG() > 0) {
    let best: Route | undefined
    let most = -1
    for (const route of routes) {
      if (mostOn(ledger, route) === 0) continue
      const start = ledger.journal.length
      load(ledger, route, missingG())
      const savedG = use(ledger, route)
      undoTo(ledger, start)
      if (savedG > most) {
        best = route
        most = savedG
      }
    }
    if (best === undefined) return false
    load(ledger, best, missingG())
    use(ledger, best)
  }
  return true
}

/** Grams that whoever the route reaches can now be given. */
function use(ledger: Ledger, route: Route): number {
  const { session } = route
  if (session === undefined) return handOver(ledger, route)
  let savedG = 0
  for (const id of session.claimsOf.keys()) {
    const recipe = found(ledger.view.recipes, id)
    savedG += cook(ledger, session, recipe, Number.POSITIVE_INFINITY).jars * recipe.jarG
  }
  return savedG
}
