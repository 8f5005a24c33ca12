/** What a group is to pay: its part of what tours carry, and what it took at once. The groups' bills come to what is owed. */
import { costCents, type OwedBatch, type Part } from '@bocal/db'
import type { Bill, BillRow } from '../../contract/index.ts'
import { type NameBook, ref } from './names.ts'
import { sum } from './plan-figures.ts'

type Known = Pick<NameBook, 'crop' | 'producer'> & { readonly parts: readonly Part[] }

/** @param dues of all producers, the newest week first */
export function billOf(group: string, dues: readonly OwedBatch[], known: Known): Bill {
  const weeks = new Map(dues.map(({ week }) => [week.id, week]))
  return {
    weeks: [...weeks.values()].flatMap(({ id, title }) => {
      const items = dues.filter(({ week }) => week.id === id).flatMap((due) => rowsOf(group, due, known))
      if (items.length === 0) return []
      return [{ week: { id, name: title }, items, cents: sum(items.map(({ cents }) => cents)) }]
    }),
  }
}

function rowsOf(group: string, due: OwedBatch, { parts, crop, producer }: Known): BillRow[] {
  const { batch, departures, planned, taken } = due
  const { centsPerKg } = batch
  const counted = new Set(departures.map(({ slotId }) => slotId))
  const waiting = batch.state === 'withdrawn' ? [] : planned.filter(({ slotId }) => !counted.has(slotId))
  const carriedG = sum(departures.map(({ leftG }) => leftG)) + sum(waiting.map((one) => one.quantityG))
  const byGroup = new Map<string, number>()
  for (const { batchId, groupId, quantityG } of parts)
    if (batchId === batch.id) byGroup.set(groupId, (byGroup.get(groupId) ?? 0) + quantityG)
  const cents = shared(costCents({ quantityG: carriedG, centsPerKg }), byGroup).get(group)
  const row = {
    batch: batch.id,
    crop: crop(batch.cropId),
    producer: ref(producer(batch.producerId)),
    centsPerKg,
  }
  return [
    ...(cents === undefined
      ? []
      : [{ ...row, quantityG: Math.round(byGroup.get(group) ?? 0), cents, atOnce: false }]),
    ...taken
      .filter(({ groupId }) => groupId === group)
      .map(({ quantityG }) => ({
        ...row,
        quantityG,
        cents: costCents({ quantityG, centsPerKg }),
        atOnce: true,
      })),
  ]
}

/** Whole cents by everybody's part: what rounding down leaves goes to the largest remainders, so that they come to the whole. */
export function shared(cents: number, parts: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const whole = sum(parts.values())
  const exact = [...parts].map(([id, part]) => ({ id, due: whole === 0 ? 0 : (cents * part) / whole }))
  const down = new Map(exact.map(({ id, due }) => [id, Math.floor(due)]))
  const left = whole === 0 ? 0 : cents - sum(down.values())
  const first = exact.toSorted((a, b) => (b.due % 1) - (a.due % 1) || a.id.localeCompare(b.id))
  for (const { id } of first.slice(0, left)) down.set(id, (down.get(id) ?? 0) + 1)
  return down
}
