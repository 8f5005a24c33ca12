import type { Arcs } from '../arcs.ts'
import { key } from '../grouping.ts'
import type { Plan } from '../plan.ts'
import { found, isJarClaim, modeOn, type ProblemView } from '../problem-view.ts'
import { add, attend, enterLoad, give, type Ledger, type Manner, openLedger } from './ledger.ts'
import { forbid } from './pinned.ts'

/** The ledger as it stands after a feasible plan: what it decided, and what is left of everything. */
export function resumeLedger(view: ProblemView, arcs: Arcs, plan: Plan, manner?: Manner): Ledger {
  const ledger = openLedger(view, arcs, manner)
  const { rows } = ledger
  for (const row of plan.loads) enterLoad(ledger, row)
  for (const { group, session } of plan.attendance) {
    attend(ledger, found(ledger.groups, group), found(ledger.sessions, session))
  }
  for (const { session: id, equipment, process, cycles } of plan.cycles) {
    const session = found(ledger.sessions, id)
    const item = found(ledger.items, equipment)
    const mode = modeOn(found(view.treatments, process), item.item)
    if (mode === undefined) continue
    if (!item.uses.has(session)) session.watts += item.item.powerW
    add(ledger, item.uses, session, cycles * mode.minutes)
    add(ledger, session.room, process, cycles * mode.jarsPerCycle)
    add(ledger, rows.cycles, key(id, equipment, process), cycles)
  }
  for (const { session: id, recipe: recipeId, jars } of plan.runs) {
    const session = found(ledger.sessions, id)
    const recipe = found(view.recipes, recipeId)
    session.spentMinutes += jars * recipe.labourMinutesPerJar
    if (recipe.process !== null) add(ledger, session.room, recipe.process, -jars)
    add(ledger, ledger.jarsLeft, recipe.jarMl, -jars)
    add(ledger, rows.runs, key(id, recipeId), jars)
  }
  for (const { session, recipe, batch, quantityG } of plan.ingredients) {
    add(ledger, found(ledger.sessions, session).there, found(ledger.batches, batch), -quantityG)
    add(ledger, rows.ingredients, key(session, recipe, batch), quantityG)
  }
  for (const { claim: id, session, jars } of plan.shares) {
    const claim = found(ledger.claims, id)
    if (!isJarClaim(claim.claim)) continue
    give(ledger, claim, jars, found(view.recipes, claim.claim.recipe).jarG)
    add(ledger, rows.shares, key(id, session), jars)
  }
  for (const { claim, batch, slot, place, quantityG } of plan.handovers) {
    give(ledger, found(ledger.claims, claim), quantityG, 1)
    add(ledger, ledger.atPlaces, key(batch, slot, place), -quantityG)
    add(ledger, rows.handovers, key(claim, batch, slot, place), quantityG)
  }
  for (const pin of view.problem.pins) forbid(ledger, pin)
  ledger.journal.length = 0
  return ledger
}
