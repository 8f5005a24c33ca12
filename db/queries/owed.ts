import { and, desc, eq } from 'drizzle-orm'
import type { Row } from '../schema/index.ts'
import type { Store } from '../store.ts'
import { standing } from './departures.ts'

/** A producer's batch with what its week's published plan fetches, what left, what groups took at once, and what was paid. */
export type OwedBatch = {
  readonly batch: Row<'batch'>
  readonly week: { readonly id: string; readonly title: string }
  /** Grams by tour. */
  readonly planned: readonly { readonly slotId: string; readonly quantityG: number }[]
  readonly departures: readonly Row<'departure'>[]
  /** Each instant claim that stands, and whether groups may still take more. */
  readonly taken: readonly { readonly groupId: string; readonly quantityG: number }[]
  readonly openAtOnce: boolean
  readonly payment: Row<'payment'> | undefined
}

/** All batches of a producer, or of the movement's, those of the newest week first. */
export function batchesWithDues(
  store: Store,
  { movementId, producerId }: { movementId: string; producerId?: string },
): Promise<OwedBatch[]> {
  return store.read(async (db) => {
    const { batch, week, plan, planLoad, departure, payment, instantOffer: offer, instantClaim } = db.tables
    const own = and(
      eq(batch.movementId, movementId),
      producerId === undefined ? undefined : eq(batch.producerId, producerId),
    )
    const found = await db
      .select({ batch, week: { id: week.id, title: week.title } })
      .from(batch)
      .innerJoin(week, and(eq(week.movementId, batch.movementId), eq(week.id, batch.weekId)))
      .where(own)
      .orderBy(desc(week.startsOn), batch.availableFrom, batch.id)
    const loads = await db
      .select({ batchId: planLoad.batchId, slotId: planLoad.slotId, quantityG: planLoad.quantityG })
      .from(planLoad)
      .innerJoin(plan, and(eq(plan.movementId, planLoad.movementId), eq(plan.id, planLoad.planId)))
      .innerJoin(batch, and(eq(batch.movementId, planLoad.movementId), eq(batch.id, planLoad.batchId)))
      .where(and(own, eq(plan.state, 'published')))
    const departures = await db
      .select({ departure })
      .from(departure)
      .innerJoin(batch, and(eq(batch.movementId, departure.movementId), eq(batch.id, departure.batchId)))
      .where(own)
    const counts = standing(departures.map((row) => row.departure))
    const payments = await db
      .select({ payment })
      .from(payment)
      .innerJoin(batch, and(eq(batch.movementId, payment.movementId), eq(batch.id, payment.batchId)))
      .where(and(own, eq(payment.state, 'paid')))
    const offers = await db
      .select({ batchId: offer.batchId, state: offer.state })
      .from(offer)
      .innerJoin(batch, and(eq(batch.movementId, offer.movementId), eq(batch.id, offer.batchId)))
      .where(own)
    const taken = await db
      .select({ batchId: offer.batchId, groupId: instantClaim.groupId, quantityG: instantClaim.quantityG })
      .from(instantClaim)
      .innerJoin(
        offer,
        and(eq(offer.movementId, instantClaim.movementId), eq(offer.id, instantClaim.offerId)),
      )
      .innerJoin(batch, and(eq(batch.movementId, offer.movementId), eq(batch.id, offer.batchId)))
      .where(and(own, eq(instantClaim.state, 'accepted')))
    return found.map((row) => {
      const ofBatch = ({ batchId }: { batchId: string }) => batchId === row.batch.id
      return {
        ...row,
        planned: loads.filter(ofBatch),
        departures: counts.filter(ofBatch),
        taken: taken.filter(ofBatch),
        openAtOnce: offers.some((one) => ofBatch(one) && one.state === 'open'),
        payment: payments.find((one) => ofBatch(one.payment))?.payment,
      }
    })
  })
}
