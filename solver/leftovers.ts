import { findArcs } from './arcs.ts'
import { sum, sumBy } from './grouping.ts'
import type { Leftover, LeftoverReason, Plan } from './plan.ts'
import type { Problem } from './problem.ts'
import { found, isJarClaim, type RecipeView, viewProblem } from './problem-view.ts'
import { accepts, handsFor, heatable, produceFor } from './search/cooking.ts'
import { claimsOn, thereG } from './search/handing-over.ts'
import {
  type BatchState,
  type ClaimState,
  canAttend,
  type Ledger,
  mostOn,
  type Route,
  type SessionState,
} from './search/ledger.ts'
import { resumeLedger } from './search/resume.ts'

/**
 * The grams of each batch that reach nobody in a feasible plan, and why: what stands in the way of the next
 * jar or kilo, for every claim the batch could still serve. `other-objectives` only where nothing does.
 */
export function leftovers(problem: Problem, plan: Plan): readonly Leftover[] {
  const view = viewProblem(problem)
  const ledger = resumeLedger(view, findArcs(view), plan)
  const usedG = sumBy(
    [...plan.ingredients, ...plan.handovers],
    (row) => row.batch,
    (row) => row.quantityG,
  )
  return [...ledger.batches.values()].flatMap((batch) => {
    const leftG = batch.view.quantityG - (usedG.get(batch.view.id) ?? 0)
    return leftG > 0 ? [{ batch: batch.view.id, leftG, reasons: whyLeft(ledger, batch) }] : []
  })
}

/** One way to give more of a batch to a claim. */
type Way = {
  readonly claim: ClaimState
  readonly blocked: readonly LeftoverReason[]
  /** What the claim still asks for. */
  readonly openG: number
  /** What would have to travel for it at least: nothing where some lies there already. */
  readonly loadG: number
}

/** In the order they are said. */
const ORDER: readonly LeftoverReason[] = [
  'no-claim',
  'no-transport',
  'attendance',
  'slot-full',
  'labour',
  'cycles',
  'jars',
  'crates',
]

function whyLeft(ledger: Ledger, batch: BatchState): readonly LeftoverReason[] {
  if (![...ledger.claims.values()].some((claim) => asksFor(ledger, claim, batch))) return ['no-claim']
  const ways = batch.routes.flatMap((route) => waysOn(ledger, route))
  if (ways.length === 0) return ['no-transport']
  const open = ways.filter((way) => way.openG > 0)
  if (open.length === 0) return ['claims-served']
  const free = open.filter((way) => way.blocked.length === 0)
  if (free.length === 0) {
    const complete = open.filter((way) => !way.blocked.includes('no-claim'))
    const blocked = (complete.length > 0 ? complete : open).flatMap((way) => way.blocked)
    return ORDER.filter((reason) => blocked.includes(reason))
  }
  const askedG = sum(new Map(free.map((way) => [way.claim, way.openG])).values(), (grams) => grams)
  return [free.some((way) => askedG >= way.loadG) ? 'other-objectives' : 'crates']
}

function asksFor({ view }: Ledger, { claim }: ClaimState, batch: BatchState): boolean {
  if (!isJarClaim(claim)) {
    return claim.crop === batch.view.crop && (claim.batch === null || claim.batch === batch.view.id)
  }
  return view.recipes.get(claim.recipe)?.inputs.some((input) => accepts(input, batch)) ?? false
}

function waysOn(ledger: Ledger, route: Route): readonly Way[] {
  if (route.session === undefined) {
    const lyingG = thereG(ledger, route)
    return claimsOn(ledger, route).map((claim) =>
      way(claim, { gramsEach: 1, loadG: lyingG > 0 ? 0 : leastLoad(ledger, route) }, () => {
        if (claim.least > claim.most) return ['crates']
        if (lyingG === 0 && mostOn(ledger, route) === 0) return onTheWay(route)
        return claim.least - claim.got > lyingG + mostOn(ledger, route) ? ['crates'] : []
      }),
    )
  }
  const { session, batch } = route
  const lies = (session.there.get(batch) ?? 0) > 0
  const arrives = lies || mostOn(ledger, route) > 0
  const loadG = lies ? 0 : leastLoad(ledger, route)
  return [...session.claimsOf].flatMap(([id, claims]) => {
    const recipe = found(ledger.view.recipes, id)
    if (!recipe.inputs.some((input) => accepts(input, batch))) return []
    return claims.map((claim) =>
      way(claim, { gramsEach: recipe.jarG, loadG }, () => [
        ...(arrives ? [] : onTheWay(route)),
        ...inTheKitchen(ledger, { session, batch: arrives ? batch : undefined, recipe }, claim),
      ]),
    )
  })
}

/** Only what a claim still asks for is worth asking what blocks it. */
function way(
  claim: ClaimState,
  { gramsEach, loadG }: { readonly gramsEach: number; readonly loadG: number },
  blocked: () => readonly LeftoverReason[],
): Way {
  const openG = (claim.most - claim.got) * gramsEach
  return { claim, openG, loadG, blocked: openG > 0 ? blocked() : [] }
}

/** A crate, or what a first visit takes at least. */
const leastLoad = ({ visitedG }: Ledger, { batch, visit }: Route): number =>
  Math.max(batch.view.crateG, batch.view.minPickupG - (visitedG.get(visit) ?? 0))

/** What keeps another crate of the batch from travelling. */
function onTheWay({ batch, slot }: Route): readonly LeftoverReason[] {
  if (batch.leftG < batch.view.crateG) return ['crates']
  // A pin keeps the slot at home.
  if (slot.visits === 0 && slot.leftG === 0) return ['no-transport']
  return slot.leftG < Math.max(batch.view.crateG, batch.view.minPickupG) ? ['slot-full'] : ['crates']
}

/** What keeps the claim's next jars, or its first few, from being made there; `batch`: if it gets there. */
function* inTheKitchen(
  ledger: Ledger,
  at: {
    readonly session: SessionState
    readonly batch: BatchState | undefined
    readonly recipe: RecipeView
  },
  { group, got, least }: ClaimState,
): Iterable<LeftoverReason> {
  const { session, batch, recipe } = at
  const jars = Math.max(1, least - got)
  for (const input of recipe.inputs) {
    if (batch === undefined || produceFor(ledger, session, input) >= jars * input.gPerJar) continue
    // Without its other crops, nobody asks for what this one alone can become.
    yield accepts(input, batch) ? 'crates' : 'no-claim'
  }
  if (!canAttend(group, session)) yield 'attendance'
  const joining = group.attends.includes(session) ? 0 : group.group.members
  if (handsFor(session, recipe, joining) < jars) yield 'labour'
  if (heatable(ledger, session, recipe) < jars) yield 'cycles'
  if ((ledger.jarsLeft.get(recipe.jarMl) ?? 0) < jars) yield 'jars'
}
