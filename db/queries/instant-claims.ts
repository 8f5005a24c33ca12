/** What groups took at once. Theirs from the moment it is written: no plan gives it to anybody else. */
import { and, asc, eq, sql, sum } from 'drizzle-orm'
import type { NewRow, Row } from '../schema/index.ts'
import type { Reader, Store, Writer } from '../store.ts'
import { type Act, changeNoun, insertNoun } from './change.ts'
import { tellLedger } from './instant-offers.ts'
import { takeFromOffer } from './take-from-offer.ts'

type OfWeek = { readonly movementId: string; readonly weekId: string }

/** A week's instant claims, or the one named, in the order they were made; withdrawn ones too. */
export function instantClaimsOfWeek(
  store: Store,
  { movementId, weekId, id }: OfWeek & { readonly id?: string },
): Promise<Row<'instantClaim'>[]> {
  return store.read((db) => {
    const { instantClaim } = db.tables
    return db
      .select()
      .from(instantClaim)
      .where(
        and(
          eq(instantClaim.movementId, movementId),
          eq(instantClaim.weekId, weekId),
          id === undefined ? undefined : eq(instantClaim.id, id),
        ),
      )
      .orderBy(asc(instantClaim.createdAt), asc(instantClaim.id))
  })
}

/** Grams of an offer that a group has. */
export async function takenByGroup(
  db: Reader,
  { movementId, offerId, groupId }: { movementId: string; offerId: string; groupId: string },
): Promise<number> {
  const { instantClaim } = db.tables
  const [row] = await db
    .select({ quantityG: sum(instantClaim.quantityG).mapWith(Number) })
    .from(instantClaim)
    .where(
      and(
        eq(instantClaim.movementId, movementId),
        eq(instantClaim.offerId, offerId),
        eq(instantClaim.groupId, groupId),
        eq(instantClaim.state, 'accepted'),
      ),
    )
  return row?.quantityG ?? 0
}

/** Takes what a group asks for; false, and nothing written, when the offer is over or has less. */
export async function insertInstantClaim(
  tx: Writer,
  { row, act }: { row: NewRow<'instantClaim'>; act: Act },
): Promise<boolean> {
  const { movementId, offerId, quantityG } = row
  const offer = await takeFromOffer(tx, { key: { movementId, id: offerId }, quantityG, now: act.at })
  if (!offer) return false
  await insertNoun(tx, 'instantClaim', { row, act })
  await tellLedger(tx, offer, { kind: 'claim', claimId: row.id, quantityG, at: act.at })
  return true
}

/**
 * Makes a claim larger or smaller: the difference is taken, or given back. False when the offer is over or has less.
 *
 * @param change.claim as it was read in this same transaction
 */
export async function resizeInstantClaim(
  tx: Writer,
  change: { claim: Row<'instantClaim'>; quantityG: number; act: Act },
): Promise<boolean> {
  const { claim, quantityG, act } = change
  const { id: claimId, movementId, version } = claim
  const moreG = quantityG - claim.quantityG
  if (moreG > 0) {
    const key = { movementId, id: claim.offerId }
    const offer = await takeFromOffer(tx, { key, quantityG: moreG, now: act.at })
    if (!offer) return false
    await tellLedger(tx, offer, { kind: 'claim', claimId, quantityG: moreG, at: act.at })
  }
  if (moreG < 0) await giveBack(tx, { claim, quantityG: -moreG, at: act.at })
  return (await changeNoun(tx, 'instantClaim', { key: claim, version, set: { quantityG }, act })) !== null
}

/** Takes a claim back: others may have it again, or the batch when the offer is over. Null when it is no longer as it was read. */
export async function withdrawInstantClaim(
  tx: Writer,
  { claim, act }: { claim: Row<'instantClaim'>; act: Act },
): Promise<Row<'instantClaim'> | null> {
  const set = { state: 'withdrawn' as const }
  const after = await changeNoun(tx, 'instantClaim', { key: claim, version: claim.version, set, act })
  if (after) await giveBack(tx, { claim, quantityG: claim.quantityG, at: act.at })
  return after
}

async function giveBack(
  tx: Writer,
  { claim, quantityG, at }: { claim: Row<'instantClaim'>; quantityG: number; at: string },
): Promise<void> {
  const { instantOffer } = tx.tables
  const here = and(eq(instantOffer.movementId, claim.movementId), eq(instantOffer.id, claim.offerId))
  const [before] = await tx.select().from(instantOffer).where(here)
  if (!before) throw new Error(`the offer of instant claim ${claim.id} is gone`)
  const more = (column: 'openG' | 'withdrawnG' | 'expiredG') => ({
    [column]: sql`${instantOffer[column]} + ${quantityG}`,
  })
  // Nothing is open in an offer that is over: what comes back goes on to the batch, as what was left did.
  const isOver = before.state !== 'open'
  const [after] = await tx
    .update(instantOffer)
    .set({
      claimedG: sql`${instantOffer.claimedG} - ${quantityG}`,
      entries: sql`${instantOffer.entries} + ${isOver ? 2 : 1}`,
      ...more(before.state === 'open' ? 'openG' : before.state === 'closed' ? 'withdrawnG' : 'expiredG'),
    })
    .where(here)
    .returning()
  if (!after) throw new Error(`the offer of instant claim ${claim.id} did not change`)
  const back = { kind: 'give_back', claimId: claim.id, quantityG, at } as const
  if (!isOver) return tellLedger(tx, after, back)
  await tellLedger(tx, { ...after, entries: after.entries - 1, openG: quantityG }, back)
  await tellLedger(tx, after, { kind: after.state === 'closed' ? 'withdraw' : 'expire', quantityG, at })
}
