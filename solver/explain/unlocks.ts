import { key, sum } from '../grouping.ts'
import type { Claim, Slot } from '../problem.ts'
import { clash, found, isJarClaim, modeOn, type RecipeView } from '../problem-view.ts'
import { accepts, handsFor, heatable, produceFor } from '../search/cooking.ts'
import {
  type BatchState,
  type ClaimState,
  canAttend,
  type Ledger,
  mostOn,
  type SessionState,
} from '../search/ledger.ts'
import type { Change } from './change.ts'

/** Jars more of a size, and of a claim: a carton. */
const CARTON = 6
/** Of what is loose, a unit is a kilogram. */
const LOOSE_G = 1000

const unitG = ({ view }: BatchState): number => (view.crateG === 1 ? LOOSE_G : view.crateG)

/** One unit more of something that is used up, and the grams it could save at most. */
export type Unlock = { readonly change: Change; readonly mostG: number }

/**
 * What stands in the way of the next jar or kilo that somebody asks for, each as one unit more of it; what could
 * save most first. Estimates: only planning again says what a unit is worth.
 */
export function unlocks(ledger: Ledger): readonly Unlock[] {
  const best = new Map<string, Unlock>()
  for (const unlock of [
    ...inSessions(ledger),
    ...onTheWay(ledger),
    ...ofBatches(ledger),
    ...ofClaims(ledger),
  ]) {
    const id = JSON.stringify(unlock.change)
    const known = best.get(id)
    if (unlock.mostG > (known?.mostG ?? 0)) best.set(id, unlock)
  }
  return [...best.values()].sort((a, b) => b.mostG - a.mostG)
}

const openJars = ({ most, got }: ClaimState): number => most - got

/** Cycles, hands, seats, watts, jars, groups' sessions: for each recipe that somebody still asks for there. */
function* inSessions(ledger: Ledger): Iterable<Unlock> {
  for (const session of ledger.sessions.values()) {
    for (const [id, claims] of session.claimsOf) {
      const recipe = found(ledger.view.recipes, id)
      const open = claims.filter((claim) => openJars(claim) > 0)
      if (open.length === 0 || !recipe.inputs.every((input) => produceFor(ledger, session, input) > 0))
        continue
      yield* ofSession(ledger, { session, recipe, open })
      for (const claim of open) yield* ofGroup(session, recipe, claim)
    }
  }
}

function* ofSession(
  ledger: Ledger,
  {
    session,
    recipe,
    open,
  }: { readonly session: SessionState; readonly recipe: RecipeView; readonly open: readonly ClaimState[] },
): Iterable<Unlock> {
  const coming = open.filter(({ group }) => canAttend(group, session))
  const asked = sum(coming, openJars)
  const id = session.view.id
  if (asked === 0) return
  const worth = (jars: number) => Math.min(asked, jars) * recipe.jarG
  if (recipe.process !== null && heatable(ledger, session, recipe) < asked) {
    const treatment = found(ledger.view.treatments, recipe.process)
    for (const { item } of session.items) {
      const mode = modeOn(treatment, item)
      if (mode === undefined || mode.minutes > session.view.cycleMinutes) continue
      yield {
        change: { change: 'cycle-added', session: id, kind: item.kind },
        mostG: worth(mode.jarsPerCycle),
      }
      const watts = session.watts + item.powerW
      if (watts > session.view.powerW)
        yield {
          change: { change: 'kitchen-power', kitchen: session.view.kitchen, powerW: watts },
          mostG: worth(mode.jarsPerCycle * Math.floor(session.view.cycleMinutes / mode.minutes)),
        }
    }
  }
  if (handsFor(session, recipe) < asked) {
    const jars = Math.floor(session.view.workingMinutes / recipe.labourMinutesPerJar)
    yield { change: { change: 'hands-added', session: id, people: 1 }, mostG: worth(jars) }
  }
  const jarsLeft = ledger.jarsLeft.get(recipe.jarMl) ?? 0
  if (jarsLeft < asked) {
    const count = (ledger.view.jarStock.get(recipe.jarMl) ?? 0) + CARTON
    yield { change: { change: 'jar-stock', jarMl: recipe.jarMl, count }, mostG: worth(CARTON) }
  }
}

/** What keeps one group from the session: its seats, or the evenings it gives. */
function* ofGroup(session: SessionState, recipe: RecipeView, claim: ClaimState): Iterable<Unlock> {
  const { group, attends, barred } = claim.group
  const mostG = openJars(claim) * recipe.jarG
  if (attends.includes(session) || barred.has(session.view.id)) return
  if (attends.some((other) => clash(other.view, session.view, 0))) return
  const seats = session.members + group.members
  if (seats > session.view.seats && attends.length < group.maxSessions)
    yield { change: { change: 'session-seats', session: session.view.id, seats }, mostG }
  if (seats <= session.view.seats && attends.length >= group.maxSessions)
    yield {
      change: { change: 'group-sessions', group: group.id, maxSessions: group.maxSessions + 1 },
      mostG,
    }
}

/** A crate more on a slot that is full, a visit for less than the minimum. */
function* onTheWay(ledger: Ledger): Iterable<Unlock> {
  for (const { view, leftG, routes, visits } of ledger.slots.values()) {
    for (const route of routes) {
      const { batch } = route
      const { crateG, minPickupG } = batch.view
      if (batch.leftG < crateG || mostOn(ledger, route) > 0) continue
      if (leftG < crateG && visits > 0) yield { change: withCapacity(view, crateG), mostG: crateG }
      else if (leftG >= crateG && minPickupG > crateG)
        yield {
          change: { change: 'batch-minimum', batch: batch.view.id, minPickupG: crateG },
          mostG: Math.min(batch.leftG, leftG),
        }
    }
  }
}

const withCapacity = ({ id, capacityG }: Slot, moreG: number): Change => ({
  change: 'slot-capacity',
  slot: id,
  capacityG: capacityG + moreG,
})

/** A crate more of what is all taken; somebody who asks for more of what is left. */
function* ofBatches(ledger: Ledger): Iterable<Unlock> {
  for (const batch of ledger.batches.values()) {
    const asking = [...ledger.claims.values()].filter((claim) => asksFor(ledger, claim, batch))
    const { id, quantityG, crateG } = batch.view
    if (batch.leftG < crateG && asking.some((claim) => openJars(claim) > 0))
      yield {
        change: { change: 'batch-quantity', batch: id, quantityG: quantityG + unitG(batch) },
        mostG: unitG(batch),
      }
    if (batch.leftG < crateG) continue
    for (const { claim, got, most } of asking) {
      if (got < most) continue
      const more: Claim = isJarClaim(claim)
        ? { ...claim, jars: claim.jars + CARTON }
        : { ...claim, freshG: claim.freshG + unitG(batch) }
      const jarG = isJarClaim(claim) ? found(ledger.view.recipes, claim.recipe).jarG : 0
      yield {
        change: { change: 'claim-changed', claim: more },
        mostG: jarG > 0 ? CARTON * jarG : unitG(batch),
      }
    }
  }
}

/** For a claim that gets nothing: its group also comes where what it asks for is made. */
function* ofClaims(ledger: Ledger): Iterable<Unlock> {
  for (const { claim, got, group, most } of ledger.claims.values()) {
    if (!isJarClaim(claim) || got > 0) continue
    const recipe = found(ledger.view.recipes, claim.recipe)
    for (const session of ledger.sessions.values()) {
      const { id, seats } = session.view
      if (group.group.sessions.includes(id) || !ledger.rows.runs.has(key(id, claim.recipe))) continue
      if (session.members + group.group.members > seats || group.attends.length >= group.group.maxSessions)
        continue
      yield {
        change: { change: 'availability', group: group.group.id, session: id, value: true },
        mostG: most * recipe.jarG,
      }
    }
  }
}

function asksFor({ view }: Ledger, { claim }: ClaimState, batch: BatchState): boolean {
  if (!isJarClaim(claim))
    return claim.crop === batch.view.crop && (claim.batch === null || claim.batch === batch.view.id)
  return found(view.recipes, claim.recipe).inputs.some((input) => accepts(input, batch))
}
