import { key, sum } from '../grouping.ts'
import { isFreshClaim } from '../problem-view.ts'
import { add, type ClaimState, give, type Ledger, load, mostOn, type Route } from './ledger.ts'
import { isOpen, shareOut } from './share-out.ts'

export type PlaceRoute = Extract<Route, { readonly place: string }>

/** Brings fresh produce on the route for all who ask for it and fetch there; answers the grams handed over. */
export function handOver(ledger: Ledger, route: PlaceRoute): number {
  const claims = claimsOn(ledger, route).filter(isOpen)
  const ids = idsOf(route)
  const lyingG = thereG(ledger, route)
  const amountG = mostToHandOver(ledger, route)
  // Hundredths are fine enough to be fair, and quick where a batch is loose.
  const portions = shareOut(claims, amountG, { gramsEach: 1, step: Math.max(1, Math.ceil(amountG / 100)) })
  const handedG = sum(portions, (portion) => portion.amount)
  if (handedG === 0) return 0
  if (handedG > lyingG) load(ledger, route, handedG - lyingG)
  add(ledger, ledger.atPlaces, key(...ids), -handedG)
  for (const { claim, amount } of portions) {
    give(ledger, claim, amount, 1)
    add(ledger, ledger.rows.handovers, key(claim.claim.id, ...ids), amount)
  }
  return handedG
}

/** The most grams that claims and crates allow. */
export function mostToHandOver(ledger: Ledger, route: PlaceRoute): number {
  const wantedG = sum(claimsOn(ledger, route).filter(isOpen), (claim) => claim.most - claim.got)
  return Math.min(wantedG, thereG(ledger, route) + mostOn(ledger, route))
}

/** Grams at the place that nobody has yet. */
export const thereG = ({ atPlaces }: Ledger, route: PlaceRoute): number =>
  atPlaces.get(key(...idsOf(route))) ?? 0

const idsOf = ({ batch, slot, place }: PlaceRoute) => [batch.view.id, slot.view.id, place] as const

/** Those who ask for the batch and fetch at the place, served or not. */
export function claimsOn({ freshAt }: Ledger, { batch, place }: PlaceRoute): readonly ClaimState[] {
  const claims = freshAt.get(key(place, batch.view.crop)) ?? []
  return claims.filter(
    ({ claim }) => isFreshClaim(claim) && (claim.batch === null || claim.batch === batch.view.id),
  )
}
