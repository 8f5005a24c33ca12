import { key, sum } from '../grouping.ts'
import { isFreshClaim } from '../problem-view.ts'
import { add, type ClaimState, give, type Ledger, load, mostOn, type Route } from './ledger.ts'
import { isOpen, shareOut } from './share-out.ts'

type PlaceRoute = Extract<Route, { readonly place: string }>

/** Brings fresh produce on the route for all who ask for it and fetch there; answers the grams handed over. */
export function handOver(ledger: Ledger, route: PlaceRoute): number {
  const claims = freshClaims(ledger, route)
  const ids = idsOf(route)
  const thereG = ledger.atPlaces.get(key(...ids)) ?? 0
  const amountG = mostToHandOver(ledger, route)
  // Hundredths are fine enough to be fair, and quick where a batch is loose.
  const portions = shareOut(claims, amountG, { gramsEach: 1, step: Math.max(1, Math.ceil(amountG / 100)) })
  const handedG = sum(portions, (portion) => portion.amount)
  if (handedG === 0) return 0
  if (handedG > thereG) load(ledger, route, handedG - thereG)
  add(ledger, ledger.atPlaces, key(...ids), -handedG)
  for (const { claim, amount } of portions) {
    give(ledger, claim, amount, 1)
    add(ledger, ledger.rows.handovers, key(claim.claim.id, ...ids), amount)
  }
  return handedG
}

/** The most grams that claims and crates allow. */
export function mostToHandOver(ledger: Ledger, route: PlaceRoute): number {
  const wantedG = sum(freshClaims(ledger, route), (claim) => claim.most - claim.got)
  return Math.min(wantedG, (ledger.atPlaces.get(key(...idsOf(route))) ?? 0) + mostOn(ledger, route))
}

const idsOf = ({ batch, slot, place }: PlaceRoute) => [batch.view.id, slot.view.id, place] as const

/** Those who still ask for the batch and fetch at the place. */
function freshClaims({ freshAt }: Ledger, { batch, place }: PlaceRoute): readonly ClaimState[] {
  const asks = ({ claim }: ClaimState) =>
    isFreshClaim(claim) && (claim.batch === null || claim.batch === batch.view.id)
  return (freshAt.get(key(place, batch.view.crop)) ?? []).filter((claim) => asks(claim) && isOpen(claim))
}
