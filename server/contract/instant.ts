import { z } from 'zod'
import { Count, Grade, Id, Instant, listOf, NamedRef, Positive, Ref, Version } from './common.ts'

const OfferState = z.enum(['open', 'closed', 'expired'])
const Place = z.strictObject({ id: Id, name: z.string(), commune: z.string() })

/**
 * An urgent batch opened for instant claims: first come, first served, up to `capG` a group until `freeFrom`.
 * `offeredG` is always what is open, claimed, withdrawn (closed early, or the batch became smaller) and expired.
 */
export const InstantOffer = z
  .strictObject({
    id: Id,
    version: Version,
    state: OfferState,
    week: Id,
    batch: Id,
    producer: Ref,
    crop: NamedRef,
    grade: Grade,
    place: Place,
    /** Grams per crate; it is taken in whole crates, 1 = loose. */
    crateG: Positive,
    centsPerKg: Count,
    /** The producer's word for who fetches it; empty without. */
    note: z.string(),
    /** When it can be fetched. */
    availableFrom: Instant,
    availableUntil: Instant,
    offeredG: Positive,
    openG: Count,
    claimedG: Count,
    withdrawnG: Count,
    expiredG: Count,
    capG: Positive,
    /** From then on without a cap; null: never. */
    freeFrom: Instant.nullable(),
    endsAt: Instant,
    /** Groups that have some of it: all for coordinators and its producer, a group sees itself. */
    takenBy: z.array(z.strictObject({ group: Ref, quantityG: Positive })),
  })
  .meta({ id: 'InstantOffer' })
export type InstantOffer = z.infer<typeof InstantOffer>
export const InstantOffers = listOf(InstantOffer)

/**
 * Without `offeredG`, all of the batch that no published plan loads and no group took. Without `endsAt`, until it can no longer be
 * fetched; without `freeFrom`, free for all in the last two hours.
 */
export const InstantOfferCreate = z
  .strictObject({
    batch: Id,
    offeredG: Positive.optional(),
    capG: Positive,
    freeFrom: Instant.nullable().optional(),
    endsAt: Instant.optional(),
  })
  .meta({ id: 'InstantOfferCreate' })
export type InstantOfferCreate = z.infer<typeof InstantOfferCreate>

export const InstantOfferClose = z.strictObject({ version: Version }).meta({ id: 'InstantOfferClose' })

/** What is left right now, for pages that listen. */
export const LiveOffers = listOf(
  z.strictObject({ id: Id, state: OfferState, openG: Count, endsAt: Instant }),
).meta({ id: 'LiveOffers' })
export type LiveOffers = z.infer<typeof LiveOffers>

/** What a group took at once. `accepted` from the moment it is answered: it is on disk, and nobody else gets it. */
export const InstantClaim = z
  .strictObject({
    id: Id,
    version: Version,
    state: z.enum(['accepted', 'withdrawn']),
    week: Id,
    offer: Id,
    group: Ref,
    crop: NamedRef,
    quantityG: Positive,
    crateG: Positive,
    centsPerKg: Count,
    /** What the group owes the producer for it, in whole cents; nothing once it is given back. */
    cents: Count,
    producer: Ref,
    place: Place,
    note: z.string(),
    availableFrom: Instant,
    availableUntil: Instant,
    createdAt: Instant,
  })
  .meta({ id: 'InstantClaim' })
export type InstantClaim = z.infer<typeof InstantClaim>
export const InstantClaims = listOf(InstantClaim)

/** A coordinator names the group in `onBehalfOf`. */
export const InstantClaimCreate = z
  .strictObject({ quantityG: Positive, onBehalfOf: Id.optional() })
  .meta({ id: 'InstantClaimCreate' })

export const InstantClaimChange = z
  .strictObject({ version: Version, quantityG: Positive })
  .meta({ id: 'InstantClaimChange' })
