/** Urgent batches that groups take of at once: that there is one, who took, what is left. */
import type { OfferInWeek, Store, Writer } from '@bocal/db'
import { cropNames } from '../views/crop-names.ts'
import type { WeekView } from '../views/week-view.ts'
import { weekNews } from './change-news.ts'
import { type Told, tell } from './tell.ts'

/** To the groups of the week. */
export const openedNews = (view: WeekView, { offer, batch, crop, place, producer }: OfferInWeek): Told[] =>
  weekNews(
    view,
    {
      kind: 'urgent-opened',
      facts: {
        producer: producer.name,
        crop: cropNames(crop),
        quantityG: offer.offeredG,
        capG: offer.capG,
        place: place.name,
        until: batch.availableUntil,
      },
    },
    { producers: false },
  )

/** To the producer, at whose place it is fetched. */
export const tookNews = (
  { batch, crop }: OfferInWeek,
  { group, beforeG, quantityG }: { group: string; beforeG: number; quantityG: number },
): Told => ({
  to: { producer: batch.producerId },
  news: {
    kind: 'took',
    facts: { group, crop: cropNames(crop), beforeG, quantityG, until: batch.availableUntil },
  },
})

/**
 * That an offer ended, by somebody or (`by` null) by its time: to the producer; to the coordinators when something
 * is left, for which there is still time to plan.
 */
export function tellOver(
  tx: Writer,
  store: Store,
  {
    over: { offer, batch, crop, producer },
    leftG,
    by,
  }: { over: OfferInWeek; leftG: number; by: string | null },
): Promise<void> {
  const facts = { producer: producer.name, crop: cropNames(crop), takenG: offer.claimedG, leftG }
  const news = { kind: 'urgent-over', facts } as const
  return tell(tx, store, {
    movementId: offer.movementId,
    weekId: offer.weekId,
    event: { noun: 'instantOffer', nounId: offer.id },
    by,
    news: [
      { to: { producer: batch.producerId }, news },
      ...(leftG > 0 ? [{ to: 'coordinators', news } as const] : []),
    ],
  })
}
