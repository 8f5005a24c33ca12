/** What a producer is owed: what left and what the published plan still fetches, at each batch's price. */
import { type OwedBatch, owedCents } from '@bocal/db'
import type { Owed, OwedRow } from '../../contract/index.ts'
import type { NameBook } from './names.ts'
import { sum } from './plan-figures.ts'

/** Undefined for a batch that no tour fetches. */
export function owedRow(
  { batch, week, planned, departures, payment }: OwedBatch,
  crop: NameBook['crop'],
): OwedRow | undefined {
  const counted = new Set(departures.map(({ slotId }) => slotId))
  const waiting = batch.state === 'withdrawn' ? [] : planned.filter(({ slotId }) => !counted.has(slotId))
  if (waiting.length === 0 && departures.length === 0) return undefined
  const leftG = sum(departures.map((one) => one.leftG))
  const plannedG = sum(waiting.map(({ quantityG }) => quantityG))
  return {
    week: { id: week.id, name: week.title },
    batch: batch.id,
    crop: crop(batch.cropId),
    grade: batch.grade,
    centsPerKg: batch.centsPerKg,
    leftG,
    plannedG,
    cents: owedCents({ leftG: leftG + plannedG, centsPerKg: batch.centsPerKg }),
    state: payment ? 'paid' : plannedG > 0 ? 'planned' : 'left',
    paidAt: payment?.createdAt ?? null,
  }
}

export function owedAnswer(batches: readonly OwedBatch[], crop: NameBook['crop']): Owed {
  const items = batches.flatMap((one) => owedRow(one, crop) ?? [])
  const cents = (state: OwedRow['state']) =>
    sum(items.filter((row) => row.state === state).map((row) => row.cents))
  return {
    items,
    cents: { planned: cents('planned'), left: cents('left'), paid: cents('paid') },
    giftG: sum(
      items.filter(({ centsPerKg }) => centsPerKg === 0).map(({ leftG, plannedG }) => leftG + plannedG),
    ),
  }
}
