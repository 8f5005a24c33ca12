import { found, isJarClaim } from '../problem-view.ts'
import { accepts, handsFor, heatable, produceFor } from '../search/cooking.ts'
import { claimsOn, thereG } from '../search/handing-over.ts'
import { type ClaimState, canAttend, type Ledger, mostOn } from '../search/ledger.ts'

/** Why a claim does not get all it asks for. Data, not a sentence. */
export type ClaimReason =
  | 'no-batch' // nobody posted what it takes
  | 'no-transport' // no slot brings that to where the group comes or fetches
  | 'taken' // others get it all, or what remains is less than a crate or a visit
  | 'attendance' // the group comes to no session where it could be made
  | 'labour'
  | 'cycles'
  | 'jars'
  | 'minimum' // there is some, but less than the least it takes
  | 'other-objectives' // it could have it, at a cost in what counts before

const ORDER: readonly ClaimReason[] = [
  'no-batch',
  'no-transport',
  'attendance',
  'taken',
  'labour',
  'cycles',
  'jars',
  'minimum',
]

export type Unserved = {
  readonly claim: string
  /** Jars, or grams. */
  readonly missing: number
  readonly reasons: readonly ClaimReason[]
}

/** Claims that get less than they ask for, and what stands in the way of the next jar or gram, wherever it could come. */
export function whyUnserved(ledger: Ledger): readonly Unserved[] {
  return [...ledger.claims.values()].flatMap((claim): Unserved[] => {
    const missing = claim.most - claim.got
    if (missing <= 0) return []
    const ways = [...(isJarClaim(claim.claim) ? inSessions(ledger, claim) : atPlaces(ledger, claim))]
    return [{ claim: claim.claim.id, missing, reasons: reasonsOf(ledger, claim, ways) }]
  })
}

function reasonsOf(
  ledger: Ledger,
  claim: ClaimState,
  ways: readonly (readonly ClaimReason[])[],
): readonly ClaimReason[] {
  if (ways.length === 0) return [noWay(ledger, claim)]
  if (ways.some((way) => way.length === 0)) return ['other-objectives']
  const named = new Set(ways.flat())
  return ORDER.filter((reason) => named.has(reason))
}

/** For each session that some batch for it reaches, what is in the way there. */
function* inSessions(
  ledger: Ledger,
  { claim, group, got, least }: ClaimState,
): Iterable<readonly ClaimReason[]> {
  if (!isJarClaim(claim)) return
  const recipe = found(ledger.view.recipes, claim.recipe)
  const jars = Math.max(1, least - got)
  for (const id of group.group.sessions) {
    const session = found(ledger.sessions, id)
    const reached = recipe.inputs.every((input) => session.routes.some(({ batch }) => accepts(input, batch)))
    if (!reached) continue
    const reasons: ClaimReason[] = []
    const mostG = recipe.inputs.map((input) => produceFor(ledger, session, input) / input.gPerJar)
    const most = Math.min(...mostG)
    if (most < jars) reasons.push(most >= 1 ? 'minimum' : 'taken')
    if (!canAttend(group, session)) reasons.push('attendance')
    const joining = group.attends.includes(session) ? 0 : group.group.members
    if (handsFor(session, recipe, joining) < jars) reasons.push('labour')
    if (heatable(ledger, session, recipe) < jars) reasons.push('cycles')
    if ((ledger.jarsLeft.get(recipe.jarMl) ?? 0) < jars) reasons.push('jars')
    yield reasons
  }
}

/** For each route that brings what it asks for to where its group fetches. */
function* atPlaces(ledger: Ledger, state: ClaimState): Iterable<readonly ClaimReason[]> {
  for (const { routes } of ledger.batches.values()) {
    for (const route of routes) {
      if (route.session !== undefined || !claimsOn(ledger, route).includes(state)) continue
      const mostG = thereG(ledger, route) + mostOn(ledger, route)
      if (mostG === 0) yield ['taken']
      else yield mostG < state.least - state.got || state.least > state.most ? ['minimum'] : []
    }
  }
}

function noWay({ view }: Ledger, { claim }: ClaimState): ClaimReason {
  const batches = [...view.batches.values()]
  const posted = isJarClaim(claim)
    ? found(view.recipes, claim.recipe).inputs.every(({ crop, grades }) =>
        batches.some((batch) => batch.crop === crop && grades.includes(batch.grade)),
      )
    : batches.some((batch) => batch.crop === claim.crop && (claim.batch === null || claim.batch === batch.id))
  return posted ? 'no-transport' : 'no-batch'
}
