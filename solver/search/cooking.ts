import { key, sum } from '../grouping.ts'
import type { Input, Mode } from '../problem.ts'
import { clash, found, modeOn, type RecipeView } from '../problem-view.ts'
import {
  add,
  attend,
  type BatchState,
  type ClaimState,
  canAttend,
  type GroupState,
  give,
  type ItemState,
  type Ledger,
  load,
  mostOn,
  type Route,
  type SessionState,
  undoTo,
} from './ledger.ts'
import { isOpen, shareOut } from './share-out.ts'

/** What was made, and what of the session's cycle minutes it took. */
export type Cooked = { readonly jars: number; readonly cycleMinutes: number }

const NOTHING: Cooked = { jars: 0, cycleMinutes: 0 }

/**
 * Makes as many jars of the recipe in the session as claims, produce, jars, hands and cycles allow, up to
 * `most`: invites the groups it needs, loads the crates, plans the cycles, shares the jars out.
 */
export function cook(ledger: Ledger, session: SessionState, recipe: RecipeView, most: number): Cooked {
  const limit = Math.min(most, mostJars(ledger, session, recipe))
  if (limit <= 0) return NOTHING
  const start = ledger.journal.length
  const served = invite(ledger, session, recipe, limit)
  const enough = Math.min(limit, handsFor(session, recipe))
  // Slots that two inputs share can make the first try too large: halve it until it fits.
  for (let jars = enough; jars > 0; jars = Math.floor(jars / 2)) {
    const portions = shareOut(served, jars, { gramsEach: recipe.jarG, step: 1 })
    const total = sum(portions, (portion) => portion.amount)
    if (total === 0) break
    const before = ledger.journal.length
    if (gather(ledger, session, recipe, total)) {
      const cycleMinutes = heat(ledger, session, recipe, total)
      record(ledger, session, recipe, total)
      for (const { claim, amount } of portions) {
        give(ledger, claim, amount, recipe.jarG)
        add(ledger, ledger.rows.shares, key(claim.claim.id, session.view.id), amount)
      }
      return { jars: total, cycleMinutes }
    }
    undoTo(ledger, before)
  }
  undoTo(ledger, start)
  return NOTHING
}

/** The most jars by stock, pins, produce and cycles: who comes is not yet asked. */
export function mostJars(ledger: Ledger, session: SessionState, recipe: RecipeView): number {
  const run = key(session.view.id, recipe.id)
  const cap = (ledger.caps.get(run) ?? Number.POSITIVE_INFINITY) - (ledger.rows.runs.get(run) ?? 0)
  let jars = Math.min(cap, ledger.jarsLeft.get(recipe.jarMl) ?? 0)
  if (jars <= 0) return 0
  const wanted = sum(openClaims(session, recipe), (claim) => claim.most - claim.got)
  jars = Math.min(jars, wanted)
  for (const input of recipe.inputs) {
    if (jars <= 0) return 0
    jars = Math.min(jars, Math.floor(produceFor(ledger, session, input) / input.gPerJar))
  }
  return jars <= 0 ? 0 : Math.min(jars, heatable(ledger, session, recipe))
}

/** Jars that fit in cycles planned or still possible. */
export function heatable(ledger: Ledger, session: SessionState, { process }: RecipeView): number {
  if (process === null) return Number.POSITIVE_INFINITY
  const free = freeCycles(ledger, session, process)
  return (session.room.get(process) ?? 0) + sum(free, ({ cycles, mode }) => cycles * mode.jarsPerCycle)
}

const openClaims = (session: SessionState, recipe: RecipeView): readonly ClaimState[] =>
  (session.claimsOf.get(recipe.id) ?? []).filter((claim) => isOpen(claim) && canAttend(claim.group, session))

export const accepts = (input: Input, { view }: BatchState): boolean =>
  input.crop === view.crop && input.grades.includes(view.grade)

/** Grams for the input that lie there or could still come. */
export function produceFor(ledger: Ledger, session: SessionState, input: Input): number {
  let grams = 0
  for (const [batch, thereG] of session.there) if (accepts(input, batch)) grams += thereG
  for (const route of session.routes) if (accepts(input, route.batch)) grams += mostOn(ledger, route)
  return grams
}

/** Jars that those attending, and `joining` more, still have the minutes for. */
export function handsFor(
  { view, members, spentMinutes }: SessionState,
  { labourMinutesPerJar }: RecipeView,
  joining = 0,
): number {
  if (labourMinutesPerJar === 0) return Number.POSITIVE_INFINITY
  return Math.floor((view.workingMinutes * (members + joining) - spentMinutes) / labourMinutesPerJar)
}

/** Claims of those who attend; while hands or claims are short of the limit, the least served group comes too. */
function invite(
  ledger: Ledger,
  session: SessionState,
  recipe: RecipeView,
  limit: number,
): readonly ClaimState[] {
  const claims = openClaims(session, recipe)
  const comes = ({ attends }: GroupState) => attends.includes(session)
  const served = claims.filter((claim) => comes(claim.group))
  const others = claims
    .filter((claim) => !comes(claim.group))
    .sort((a, b) => a.group.receivedG / a.group.group.members - b.group.receivedG / b.group.group.members)
  let wanted = sum(served, (claim) => claim.most - claim.got)
  for (const claim of others) {
    const enough = wanted >= limit && handsFor(session, recipe) >= limit
    if (enough && !(ledger.generous && claim.group.receivedG === 0)) break
    if (!comes(claim.group)) {
      if (!canAttend(claim.group, session)) continue
      attend(ledger, claim.group, session)
    }
    served.push(claim)
    wanted += claim.most - claim.got
  }
  return served
}

/** Brings the produce of so many jars: what lies there first, then crates of what spoils first. */
function gather(ledger: Ledger, session: SessionState, recipe: RecipeView, jars: number): boolean {
  return recipe.inputs.every((input) => {
    let neededG = jars * input.gPerJar
    const use = (batch: BatchState, grams: number) => {
      const usedG = Math.min(neededG, grams)
      if (usedG === 0) return
      neededG -= usedG
      add(ledger, session.there, batch, -usedG)
      add(ledger, ledger.rows.ingredients, key(session.view.id, recipe.id, batch.view.id), usedG)
    }
    for (const [batch, thereG] of session.there) if (accepts(input, batch)) use(batch, thereG)
    const routes = session.routes.filter((route) => accepts(input, route.batch)).sort(runningFirst)
    for (const route of routes) {
      if (neededG === 0) break
      use(route.batch, load(ledger, route, neededG))
    }
    return neededG === 0
  })
}

/** Slots that already drive, then what spoils first, then the cheaper slot. */
function runningFirst(a: Route, b: Route): number {
  return (
    Number(b.slot.visits > 0) - Number(a.slot.visits > 0) ||
    a.batch.view.processByMs - b.batch.view.processByMs ||
    a.slot.view.fixedCents - b.slot.view.fixedCents
  )
}

type FreeCycles = { readonly item: ItemState; readonly mode: Mode; readonly cycles: number }

/** Cycles that the items which may stand there still have time for, the most jars per minute first. */
function freeCycles(ledger: Ledger, session: SessionState, treatmentId: string): readonly FreeCycles[] {
  const treatment = found(ledger.view.treatments, treatmentId)
  let watts = session.watts
  const free: FreeCycles[] = []
  const placedFirst = [...session.items].sort(
    (a, b) => Number(b.uses.has(session)) - Number(a.uses.has(session)),
  )
  for (const item of placedFirst) {
    const mode = modeOn(treatment, item.item)
    if (mode === undefined) continue
    if (!item.uses.has(session)) {
      if (watts + item.item.powerW > session.view.powerW || !canMove(ledger, item, session)) continue
      watts += item.item.powerW
    }
    const cycles = Math.floor((session.view.cycleMinutes - (item.uses.get(session) ?? 0)) / mode.minutes)
    if (cycles > 0) free.push({ item, mode, cycles })
  }
  return free.sort((a, b) => b.mode.jarsPerCycle / b.mode.minutes - a.mode.jarsPerCycle / a.mode.minutes)
}

function canMove({ view }: Ledger, item: ItemState, session: SessionState): boolean {
  return [...item.uses.keys()].every((other) => !clash(other.view, session.view, view.problem.moveMinutes))
}

/** Plans the cycles that so many jars need beyond the room there is; answers their minutes. */
function heat(ledger: Ledger, session: SessionState, { process }: RecipeView, jars: number): number {
  if (process === null) return 0
  const room = session.room.get(process) ?? 0
  let short = jars - room
  let minutes = 0
  if (short > 0) {
    for (const { item, mode, cycles } of freeCycles(ledger, session, process)) {
      const run = Math.min(cycles, Math.ceil(short / mode.jarsPerCycle))
      if (run <= 0) break
      if (!item.uses.has(session)) {
        session.watts += item.item.powerW
        ledger.journal.push(() => {
          session.watts -= item.item.powerW
        })
      }
      add(ledger, item.uses, session, run * mode.minutes)
      add(ledger, session.room, process, run * mode.jarsPerCycle)
      add(ledger, ledger.rows.cycles, key(session.view.id, item.item.id, process), run)
      short -= run * mode.jarsPerCycle
      minutes += run * mode.minutes
    }
  }
  add(ledger, session.room, process, -jars)
  return minutes
}

function record(ledger: Ledger, session: SessionState, recipe: RecipeView, jars: number): void {
  const minutes = jars * recipe.labourMinutesPerJar
  session.spentMinutes += minutes
  ledger.journal.push(() => {
    session.spentMinutes -= minutes
  })
  add(ledger, ledger.jarsLeft, recipe.jarMl, -jars)
  add(ledger, ledger.rows.runs, key(session.view.id, recipe.id), jars)
}
