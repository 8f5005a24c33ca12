/** What a producer is owed: what left, what the published plan still fetches and what groups took at once, at each batch's price. */
import { type OwedBatch, owedCents } from '@bocal/db'
import type { Owed, OwedRow } from '../../contract/index.ts'
import type { NameBook } from './names.ts'
import { sum } from './plan-figures.ts'

type Known = { readonly crop: NameBook['crop']; readonly now: string }

/** Undefined for a batch that nobody fetches. */
export function owedRow(
  { batch, week, planned, departures, taken, openAtOnce, payment }: OwedBatch,
  { crop, now }: Known,
): OwedRow | undefined {
  const counted = new Set(departures.map(({ slotId }) => slotId))
  const waiting = batch.state === 'withdrawn' ? [] : planned.filter(({ slotId }) => !counted.has(slotId))
  if (waiting.length === 0 && departures.length === 0 && taken.length === 0) return undefined
  const leftG = sum(departures.map((one) => one.leftG))
  const plannedG = sum(waiting.map(({ quantityG }) => quantityG))
  const takings = taken.map(({ quantityG }) => quantityG)
  const takenG = sum(takings)
  // Until the end of its time a group may still fetch what it took, or give it back.
  const comes = plannedG > 0 || openAtOnce || (takenG > 0 && now <= batch.availableUntil)
  return {
    week: { id: week.id, name: week.title },
    batch: batch.id,
    crop: crop(batch.cropId),
    grade: batch.grade,
    centsPerKg: batch.centsPerKg,
    leftG,
    plannedG,
    takenG,
    cents: owedCents({ carriedG: leftG + plannedG, takenG: takings, centsPerKg: batch.centsPerKg }),
    state: payment ? 'paid' : comes ? 'planned' : 'left',
    paidAt: payment?.createdAt ?? null,
  }
}

export function owedAnswer(batches: readonly OwedBatch[], known: Known): Owed {
  const items = batches.flatMap((one) => owedRow(one, known) ?? [])
  const cents = (state: OwedRow['state']) =>
    sum(items.filter((row) => row.state === state).map((row) => row.cents))
  return {
    items,
    cents: { planned: cents('planned'), left: cents('left'), paid: cents('paid') },
    giftG: sum(
      items
        .filter(({ centsPerKg }) => centsPerKg === 0)
        .map(({ leftG, plannedG, takenG }) => leftG + plannedG + takenG),
    ),
  }
}
