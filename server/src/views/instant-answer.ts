/** Offers and instant claims as the contract tells them. */
import { costCents, type LiveOffer, type OfferInWeek, type Row } from '@bocal/db'
import type { InstantClaim, InstantOffer, Ref } from '../../contract/index.ts'
import { type Caller, groupsOf, isCoordinator, mayActForProducer, producersOf } from '../access/caller.ts'
import { cropNames } from './crop-names.ts'
import { ref } from './names.ts'

type Groups = readonly Ref[]
const named = (groups: Groups, id: string): Ref =>
  ref(groups.find((group) => group.id === id) ?? { id, name: id })

/** An offer is over at its end, even before the clock came by to say so. */
const stateAt = ({ state, endsAt }: Pick<LiveOffer, 'state' | 'endsAt'>, now: string) =>
  state === 'open' && endsAt <= now ? ('expired' as const) : state

export const seesOffersOf = (caller: Caller, producerId: string): boolean =>
  mayActForProducer(caller, producerId) || caller.roles.some(({ kind }) => kind !== 'producer')

const shared = ({ batch, crop, place, producer }: OfferInWeek) => ({
  producer: ref(producer),
  crop: { id: crop.id, names: cropNames(crop) },
  place: { id: place.id, name: place.name, commune: place.commune },
  crateG: batch.crateG,
  centsPerKg: batch.centsPerKg,
  note: batch.note,
  availableFrom: batch.availableFrom,
  availableUntil: batch.availableUntil,
})

export function offerAnswer(
  row: OfferInWeek,
  of: { caller: Caller; claims: readonly Row<'instantClaim'>[]; groups: Groups; now: string },
): InstantOffer {
  const { offer, batch } = row
  const seesAll = isCoordinator(of.caller) || producersOf(of.caller).includes(batch.producerId)
  const taken = new Map<string, number>()
  for (const { offerId, groupId, state, quantityG } of of.claims) {
    const mayKnow = seesAll || groupsOf(of.caller).includes(groupId)
    if (offerId === offer.id && state === 'accepted' && mayKnow)
      taken.set(groupId, (taken.get(groupId) ?? 0) + quantityG)
  }
  return {
    id: offer.id,
    version: offer.version,
    state: stateAt(offer, of.now),
    week: offer.weekId,
    batch: batch.id,
    ...shared(row),
    grade: batch.grade,
    offeredG: offer.offeredG,
    openG: offer.openG,
    claimedG: offer.claimedG,
    withdrawnG: offer.withdrawnG,
    expiredG: offer.expiredG,
    capG: offer.capG,
    freeFrom: offer.freeFrom,
    endsAt: offer.endsAt,
    takenBy: [...taken].map(([group, quantityG]) => ({ group: named(of.groups, group), quantityG })),
  }
}

export const liveAnswer = (
  offers: readonly LiveOffer[],
  { caller, now }: { caller: Caller; now: string },
) => ({
  items: offers
    .filter(({ producerId }) => seesOffersOf(caller, producerId))
    .map(({ id, openG, endsAt, ...offer }) => ({
      id,
      state: stateAt({ ...offer, endsAt }, now),
      openG,
      endsAt,
    })),
})

export const instantClaimAnswer = (
  claim: Row<'instantClaim'>,
  row: OfferInWeek,
  groups: Groups,
): InstantClaim => ({
  id: claim.id,
  version: claim.version,
  state: claim.state,
  week: claim.weekId,
  offer: claim.offerId,
  group: named(groups, claim.groupId),
  ...shared(row),
  quantityG: claim.quantityG,
  cents: claim.state === 'accepted' ? costCents({ ...row.batch, quantityG: claim.quantityG }) : 0,
  createdAt: claim.createdAt,
})
