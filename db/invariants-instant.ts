/** What is true of instant claims: nothing is given twice, and the ledger, replayed, comes to what its offer says. */
import type { Row } from './schema/index.ts'
import type { Reader } from './store.ts'
import { total } from './total.ts'

/** Sentences about what does not hold. */
export async function instantInvariants(db: Reader): Promise<string[]> {
  const { instantOffer, instantClaim, instantEntry, batch } = db.tables
  const offers = await db.select().from(instantOffer)
  const claims = await db.select().from(instantClaim)
  const entries = await db.select().from(instantEntry)
  const found = offers.flatMap((offer) => {
    const of = ({ movementId, offerId }: { movementId: string; offerId: string }) =>
      movementId === offer.movementId && offerId === offer.id
    return [
      ...claimedAndOffered(offer, claims.filter(of)),
      ...ledgerOf(offer, { entries: entries.filter(of), claims: claims.filter(of) }),
    ]
  })
  for (const { movementId, id, state, quantityG } of await db.select().from(batch)) {
    const own = offers.filter((offer) => offer.movementId === movementId && offer.batchId === id)
    const heldG = total(own.map(({ openG, claimedG }) => openG + claimedG))
    if (heldG > quantityG)
      found.push(`batch ${movementId}/${id} has ${quantityG} g, its offers hold ${heldG} g`)
    if (state === 'withdrawn' && heldG > 0)
      found.push(`batch ${movementId}/${id} is withdrawn, its offers hold ${heldG} g`)
  }
  return found
}

function claimedAndOffered(offer: Row<'instantOffer'>, claims: readonly Row<'instantClaim'>[]): string[] {
  const { offeredG, openG, claimedG, withdrawnG, expiredG } = offer
  const name = `offer ${offer.movementId}/${offer.id}`
  const takenG = total(claims.filter(({ state }) => state === 'accepted').map(({ quantityG }) => quantityG))
  return [
    ...(takenG > offeredG ? [`${name}: ${takenG} g are claimed, ${offeredG} g offered`] : []),
    ...(takenG === claimedG ? [] : [`${name}: it says ${claimedG} g are claimed, its claims ${takenG} g`]),
    ...(offeredG === openG + claimedG + withdrawnG + expiredG
      ? []
      : [`${name}: ${offeredG} g offered are not what is open, claimed, withdrawn and expired`]),
  ]
}

/** Follows an offer's ledger from its start, group by group. */
function ledgerOf(
  offer: Row<'instantOffer'>,
  { entries, claims }: { entries: Row<'instantEntry'>[]; claims: readonly Row<'instantClaim'>[] },
): string[] {
  const name = `offer ${offer.movementId}/${offer.id}`
  const found: string[] = []
  const sums = { offer: 0, claim: 0, give_back: 0, withdraw: 0, expire: 0 }
  const has = new Map<string, number>()
  const groupOf = new Map(claims.map(({ id, groupId }) => [id, groupId]))
  let openG = 0
  for (const [index, { seq, kind, quantityG, claimId, at, ...said }] of entries
    .sort((a, b) => a.seq - b.seq)
    .entries()) {
    if (seq !== index + 1) found.push(`${name}: row ${index + 1} of its ledger is missing`)
    sums[kind] += quantityG
    openG += kind === 'offer' || kind === 'give_back' ? quantityG : -quantityG
    if (said.openG !== openG || openG < 0)
      found.push(`${name}: after row ${seq} of its ledger ${openG} g are open, not ${said.openG} g`)
    if (claimId === null) continue
    const group = groupOf.get(claimId) ?? ''
    has.set(claimId, (has.get(claimId) ?? 0) + (kind === 'claim' ? quantityG : -quantityG))
    const groupG = total([...has].map(([id, grams]) => (groupOf.get(id) === group ? grams : 0)))
    const isFree = offer.freeFrom !== null && at >= offer.freeFrom
    if (kind === 'claim' && !isFree && groupG > offer.capG)
      found.push(`${name}: ${group} has ${groupG} g after row ${seq}, a group may have ${offer.capG} g`)
  }
  if (entries.length !== offer.entries)
    found.push(`${name}: it counts ${offer.entries} rows in its ledger, there are ${entries.length}`)
  const { offeredG, claimedG, withdrawnG, expiredG } = offer
  const says = [offeredG, claimedG, withdrawnG, expiredG, offer.openG].join(', ')
  const replayed = [sums.offer, sums.claim - sums.give_back, sums.withdraw, sums.expire, openG].join(', ')
  if (says !== replayed)
    found.push(
      `${name}: offered, claimed, withdrawn, expired, open are ${says} g, its ledger comes to ${replayed} g`,
    )
  for (const { id, state, quantityG } of claims) {
    const due = state === 'accepted' ? quantityG : 0
    if ((has.get(id) ?? 0) !== due)
      found.push(`instant claim ${offer.movementId}/${id} has ${due} g, the ledger ${has.get(id) ?? 0} g`)
  }
  return found
}
