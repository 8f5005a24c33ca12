import {
  check,
  type Global,
  index,
  type OfWeek,
  type Owned,
  primary,
  uniqueWhere,
  type Vocabulary,
  weekKey,
  within,
  withinWeek,
} from '../columns.ts'

/** An urgent batch opened for instant claims, what groups took of it, and the ledger of both. */
export const instantTables = (
  k: Vocabulary,
  of: { movement: Global; week: Owned; cookingGroup: Owned; batch: OfWeek },
) => {
  const instantOffer = k.owned(
    of.movement,
    'instant_offer',
    {
      weekId: k.text(),
      batchId: k.text(),
      offeredG: k.int({ min: 1 }),
      /** Still there to take. */
      openG: k.int(),
      claimedG: k.int(),
      /** Taken out of the offer before its end: back to the batch. */
      withdrawnG: k.int(),
      /** Left when it ended: back to the batch. */
      expiredG: k.int(),
      /** The most one group may have. */
      capG: k.int({ min: 1 }),
      /** From then on without a cap; null: never. */
      freeFrom: k.maybe.instant(),
      endsAt: k.instant(),
      state: k.oneOf(['open', 'closed', 'expired']).default('open'),
      /** Rows of its ledger. */
      entries: k.int(),
      ...k.changes(),
    },
    (t) => [
      within(t, t.weekId, of.week),
      withinWeek(t, t.batchId, of.batch),
      weekKey(t),
      uniqueWhere("state = 'open'", t.movementId, t.batchId),
      index(t.state, t.endsAt),
      check('adds_up', 'offered_g = open_g + claimed_g + withdrawn_g + expired_g'),
      check('over', "state = 'open' or open_g = 0"),
      check('in_order', 'free_from <= ends_at'),
    ],
  )
  const instantClaim = k.owned(
    of.movement,
    'instant_claim',
    {
      weekId: k.text(),
      offerId: k.text(),
      groupId: k.text(),
      quantityG: k.int({ min: 1 }),
      state: k.oneOf(['accepted', 'withdrawn']).default('accepted'),
      ...k.changes(),
    },
    (t) => [
      within(t, t.weekId, of.week),
      withinWeek(t, t.offerId, instantOffer),
      within(t, t.groupId, of.cookingGroup),
      weekKey(t),
      index(t.movementId, t.offerId),
    ],
  )
  return {
    instantOffer,
    instantClaim,
    /** Only ever added to: `quantityG` goes out of what is open (claim, withdraw, expire) or into it (offer, give_back). */
    instantEntry: k.part(
      'instant_entry',
      {
        offerId: k.text(),
        /** Counts an offer's rows from 1. */
        seq: k.int({ min: 1 }),
        kind: k.oneOf(['offer', 'claim', 'give_back', 'withdraw', 'expire']),
        claimId: k.maybe.text(),
        quantityG: k.int({ min: 1 }),
        /** Open after it. */
        openG: k.int(),
        at: k.instant(),
      },
      (t) => [
        primary(t.movementId, t.offerId, t.seq),
        within(t, t.offerId, instantOffer),
        within(t, t.claimId, instantClaim),
        check('of_claim', "(claim_id is not null) = (kind in ('claim', 'give_back'))"),
      ],
    ),
  }
}
