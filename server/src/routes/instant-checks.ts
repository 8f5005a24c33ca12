/** What must be true of an offer, and what somebody who came too late is told. */
import type { OfferInWeek, Row } from '@bocal/db'
import type { Language } from '../../contract/index.ts'
import { type Fault, Refused } from '../problems.ts'
import { cropNames } from '../views/crop-names.ts'
import { isPaid } from '../views/pickups.ts'
import type { WeekView } from '../views/week-view.ts'

type Said = Pick<Row<'instantOffer'>, 'offeredG' | 'capG' | 'freeFrom' | 'endsAt'>

export function offerFaults(
  view: WeekView,
  of: { offer: Said; batch: Row<'batch'>; freeG: number; now: string },
): (Fault | false)[] {
  const { batch, freeG, now } = of
  const { offeredG, capG, freeFrom, endsAt } = of.offer
  const { rows } = view
  const { timeZone } = rows.movement
  if (batch.state === 'withdrawn') return [{ path: 'body.batch', say: (m) => m.batchGone() }]
  if (isPaid(view, batch.id)) return [{ path: 'body.batch', say: (m) => m.paidAlready() }]
  if (rows.instantOffers.some(({ batchId, state }) => batchId === batch.id && state === 'open'))
    return [{ path: 'body.batch', say: (m) => m.offerThere() }]
  if (freeG < batch.crateG) return [{ path: 'body.batch', say: (m) => m.offerNothing() }]
  return [
    offeredG > freeG && { path: 'body.offeredG', say: (m) => m.offerTooMuch(freeG) },
    ...wholeCrates(batch, { 'body.offeredG': offeredG, 'body.capG': capG }),
    (endsAt <= now || endsAt > batch.availableUntil) && {
      path: 'body.endsAt',
      say: (m) => m.offerEnds(batch.availableUntil, timeZone),
    },
    freeFrom !== null && freeFrom > endsAt && { path: 'body.freeFrom', say: (m) => m.offerFreeAfterEnd() },
  ]
}

/** Amounts by path that are not whole crates of a batch. */
export const wholeCrates = (
  { crateG }: Pick<Row<'batch'>, 'crateG'>,
  amounts: Readonly<Record<string, number>>,
): (Fault | false)[] =>
  Object.entries(amounts).map(
    ([path, grams]) => grams % crateG !== 0 && { path, say: (m) => m.wholeCrates(grams, crateG) },
  )

/** Why a group gets none or not that much, in one sentence, and the next best thing. */
export function tooLate(of: {
  wanted: OfferInWeek
  all: readonly OfferInWeek[]
  /** Grams the group may still have by its cap. */
  leftG: number
  now: string
  language: Language
}): Refused {
  const { wanted, now } = of
  const isOpen = ({ offer }: OfferInWeek) => offer.state === 'open' && offer.endsAt > now && offer.openG > 0
  const { openG, endsAt, state } = wanted.offer
  const restG = isOpen(wanted) ? wholeCratesIn(Math.min(openG, of.leftG), wanted.batch) : 0
  const others = of.all.filter((row) => row.offer.id !== wanted.offer.id && isOpen(row))
  return sorry(
    (m) =>
      state !== 'open' || endsAt <= now ? m.offerOver() : openG > 0 ? m.tooLate(openG) : m.tooLateForAll(),
    (m) => {
      if (restG > 0) return m.takeTheRest(restG)
      const open = others.map(({ crop, offer }) => [cropNames(crop)[of.language], offer.openG] as const)
      return open.length > 0 ? m.otherOffers(open) : m.noOtherOffer()
    },
  )
}

/** More than one group may have. */
export function aboveCap({ offer, batch }: OfferInWeek, of: { takenG: number; zone: string }): Refused {
  const { capG, openG, freeFrom } = offer
  const restG = wholeCratesIn(Math.min(openG, capG - of.takenG), batch)
  return sorry(
    (m) => m.aboveCap({ capG, freeFrom, ...of }),
    (m) => (restG > 0 ? m.takeTheRest(restG) : m.capReached()),
  )
}

const sorry = (why: Fault['say'], instead: Fault['say']): Refused =>
  new Refused(
    'conflict',
    [why, instead].map((say) => ({ path: 'body.quantityG', say })),
  )

const wholeCratesIn = (grams: number, { crateG }: Row<'batch'>): number => grams - (grams % crateG)
