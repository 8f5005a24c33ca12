/** Urgent batches that groups take of at once: that there is one, who took, what is left. */
import type { OfferInWeek } from '@bocal/db'
import { namesOf } from '../views/names.ts'
import type { WeekView } from '../views/week-view.ts'
import { weekNews } from './change-news.ts'
import type { Told } from './tell.ts'

/** To the groups of the week. */
export const openedNews = (view: WeekView, { offer, batch, crop, place, producer }: OfferInWeek): Told[] =>
  weekNews(
    view,
    {
      kind: 'urgent-opened',
      facts: {
        producer: producer.name,
        crop: namesOf(crop),
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
    facts: { group, crop: namesOf(crop), beforeG, quantityG, until: batch.availableUntil },
  },
})

/** To the producer; to the coordinators when something is left, for which there is still time to plan. */
export function overNews(
  { batch, crop, producer }: OfferInWeek,
  { takenG, leftG }: { takenG: number; leftG: number },
): Told[] {
  const news = {
    kind: 'urgent-over',
    facts: { producer: producer.name, crop: namesOf(crop), takenG, leftG },
  } as const
  return [
    { to: { producer: batch.producerId }, news },
    ...(leftG > 0 ? [{ to: 'coordinators', news } as const] : []),
  ]
}
