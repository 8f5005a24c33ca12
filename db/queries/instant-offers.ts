/** Urgent batches opened for instant claims. Every gram that moves has its row in the ledger. */
import { and, asc, eq, lte } from 'drizzle-orm'
import type { NewRow, Row } from '../schema/index.ts'
import type { Reader, Store, Writer } from '../store.ts'
import { type Act, changeNoun, insertNoun } from './change.ts'

type OfWeek = { readonly movementId: string; readonly weekId: string }

/** An offer with the batch it is of, and what that is called. */
export type OfferInWeek = {
  readonly offer: Row<'instantOffer'>
  readonly batch: Row<'batch'>
  readonly crop: Row<'crop'>
  readonly place: Row<'place'>
  readonly producer: Row<'producer'>
}

/** A week's offers, or the one named, those that end first first; those that are over too. */
export function offersInWeek(
  store: Store,
  { movementId, weekId, id }: OfWeek & { readonly id?: string },
): Promise<OfferInWeek[]> {
  return store.read(async (db) => {
    const { instantOffer: offer, batch, crop, place, producer } = db.tables
    return db
      .select({ offer, batch, crop, place, producer })
      .from(offer)
      .innerJoin(batch, and(eq(batch.movementId, offer.movementId), eq(batch.id, offer.batchId)))
      .innerJoin(crop, eq(crop.id, batch.cropId))
      .innerJoin(place, and(eq(place.movementId, batch.movementId), eq(place.id, batch.placeId)))
      .innerJoin(producer, and(eq(producer.movementId, batch.movementId), eq(producer.id, batch.producerId)))
      .where(
        and(
          eq(offer.movementId, movementId),
          eq(offer.weekId, weekId),
          id === undefined ? undefined : eq(offer.id, id),
        ),
      )
      .orderBy(asc(offer.endsAt), asc(offer.id))
  })
}

/** What a phone that listens is told, of every offer of a week. */
export type LiveOffer = Pick<Row<'instantOffer'>, 'id' | 'state' | 'openG' | 'endsAt'> & {
  readonly producerId: string
}

export function liveOffersOfWeek(store: Store, { movementId, weekId }: OfWeek): Promise<LiveOffer[]> {
  return store.read((db) => {
    const { instantOffer: offer, batch } = db.tables
    return db
      .select({
        id: offer.id,
        state: offer.state,
        openG: offer.openG,
        endsAt: offer.endsAt,
        producerId: batch.producerId,
      })
      .from(offer)
      .innerJoin(batch, and(eq(batch.movementId, offer.movementId), eq(batch.id, offer.batchId)))
      .where(and(eq(offer.movementId, movementId), eq(offer.weekId, weekId)))
      .orderBy(asc(offer.endsAt), asc(offer.id))
  })
}

/** Opens a batch for instant claims: all of `offeredG` is there to take. */
export async function openOffer(
  tx: Writer,
  {
    row,
    act,
  }: {
    row: Omit<NewRow<'instantOffer'>, 'openG' | 'claimedG' | 'withdrawnG' | 'expiredG' | 'entries'>
    act: Act
  },
): Promise<void> {
  const counters = { openG: row.offeredG, claimedG: 0, withdrawnG: 0, expiredG: 0, entries: 1 }
  const offer = await insertNoun(tx, 'instantOffer', { row: { ...row, ...counters }, act })
  await tellLedger(tx, offer, { kind: 'offer', quantityG: offer.offeredG, at: act.at })
}

/** Adds the ledger's row for a change of an offer; `offer` is as it is after it. */
export async function tellLedger(
  tx: Writer,
  { movementId, id: offerId, entries: seq, openG }: Row<'instantOffer'>,
  entry: Pick<NewRow<'instantEntry'>, 'kind' | 'quantityG' | 'at' | 'claimId'>,
): Promise<void> {
  await tx.insert(tx.tables.instantEntry).values({ movementId, offerId, seq, openG, ...entry })
}

/**
 * Ends an offer; what is still open goes back to the batch. `expired`: its time was over.
 *
 * @returns the offer after it, or null when it is no longer as it was read
 */
export async function endOffer(
  tx: Writer,
  { offer, state, act }: { offer: Row<'instantOffer'>; state: 'closed' | 'expired'; act: Act },
): Promise<Row<'instantOffer'> | null> {
  return takeBack(tx, { offer, quantityG: offer.openG, set: { state }, act })
}

/** Takes open grams out of an offer, and changes what else is said. */
async function takeBack(
  tx: Writer,
  change: {
    offer: Row<'instantOffer'>
    quantityG: number
    set: Partial<Pick<Row<'instantOffer'>, 'state' | 'endsAt' | 'freeFrom'>>
    act: Act
  },
): Promise<Row<'instantOffer'> | null> {
  const { offer, quantityG, act } = change
  const expires = change.set.state === 'expired'
  const set = {
    ...change.set,
    openG: offer.openG - quantityG,
    ...(expires ? { expiredG: offer.expiredG + quantityG } : { withdrawnG: offer.withdrawnG + quantityG }),
    entries: offer.entries + Number(quantityG > 0),
  }
  const after = await changeNoun(tx, 'instantOffer', { key: offer, version: offer.version, set, act })
  if (after && quantityG > 0)
    await tellLedger(tx, after, { kind: expires ? 'expire' : 'withdraw', quantityG, at: act.at })
  return after
}

/**
 * After a batch became smaller or ends sooner: its open offer holds no more than there is, and ends no later.
 * A batch that was withdrawn has none.
 */
export async function fitOffer(
  tx: Writer,
  { batch, offers, ...by }: { batch: Row<'batch'>; offers: readonly Row<'instantOffer'>[]; act: Act },
): Promise<void> {
  const act = { ...by.act, action: 'instant-offer.fit' }
  const offer = offers.find(({ batchId, state }) => batchId === batch.id && state === 'open')
  if (!offer) return
  if (batch.state === 'withdrawn') {
    await endOffer(tx, { offer, state: 'closed', act })
    return
  }
  const quantityG = Math.min(offer.openG, Math.max(0, heldOf(offers, batch.id) - batch.quantityG))
  const endsAt = earlier(offer.endsAt, batch.availableUntil)
  if (quantityG === 0 && endsAt === offer.endsAt) return
  const freeFrom = offer.freeFrom === null ? null : earlier(offer.freeFrom, endsAt)
  await takeBack(tx, { offer, quantityG, set: { endsAt, freeFrom }, act })
}

const earlier = (a: string, b: string) => (a < b ? a : b)

/** Grams of a batch that offers hold: taken by groups, or open to them. Nobody else may count on those. */
export const heldOf = (offers: readonly Row<'instantOffer'>[], batchId: string): number =>
  offers.reduce((sum, row) => sum + (row.batchId === batchId ? row.openG + row.claimedG : 0), 0)

/**
 * Ends every offer whose time is over, in all movements: what was left goes back to its batch.
 *
 * @param told tells of one that has just ended; `leftG` was still open
 */
export async function expireOffers(
  store: Store,
  now: Date,
  told: (tx: Writer, ended: { offer: Row<'instantOffer'>; leftG: number }) => Promise<void>,
): Promise<void> {
  const at = now.toISOString()
  const due = (db: Reader) => {
    const { instantOffer } = db.tables
    return db
      .select()
      .from(instantOffer)
      .where(and(eq(instantOffer.state, 'open'), lte(instantOffer.endsAt, at)))
  }
  // Mostly there is none: then nobody has to wait for a write.
  if ((await store.read(due)).length === 0) return
  await store.write(async (tx) => {
    const act = { at, personId: null, action: 'instant-offer.expire' }
    for (const before of await due(tx)) {
      const offer = await endOffer(tx, { offer: before, state: 'expired', act })
      if (offer) await told(tx, { offer, leftG: before.openG })
    }
  })
}
