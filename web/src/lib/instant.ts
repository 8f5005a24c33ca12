/** What a group may take of an urgent batch. */
import type { InstantOffer } from '@bocal/server/contract'

/** One step of the stepper: a crate, or a kilo of what is loose. */
export const stepOf = (crateG: number): number => (crateG < 500 ? 1000 : crateG)

export const takenOf = (offer: InstantOffer, group: string): number =>
  offer.takenBy.find((row) => row.group.id === group)?.quantityG ?? 0

export const isFree = ({ freeFrom }: InstantOffer, now: string): boolean =>
  freeFrom !== null && now >= freeFrom

/** Grams a group may still take: what is open, under the cap while there is one. */
export const mostOf = (offer: InstantOffer, group: string, now: string): number =>
  isFree(offer, now) ? offer.openG : Math.max(0, Math.min(offer.openG, offer.capG - takenOf(offer, group)))

/** Still to take, and not over. */
export const isOpen = (offer: InstantOffer, now: string): boolean =>
  offer.state === 'open' && offer.endsAt > now && offer.openG > 0
