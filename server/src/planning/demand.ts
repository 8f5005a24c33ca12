/** How much of each batch is asked for, before any plan: claims are wishes for a crop, so they are poured into its batches. */
import type { Row, WeekRows } from '@bocal/db'

export type Demand = {
  readonly batches: readonly Pick<Row<'batch'>, 'id' | 'cropId' | 'grade' | 'quantityG' | 'processBy'>[]
  readonly claims: readonly Pick<
    Row<'claim'>,
    'id' | 'preparationId' | 'jars' | 'cropId' | 'batchId' | 'freshG'
  >[]
  readonly preparationInputs: readonly Pick<
    Row<'preparationInput'>,
    'preparationId' | 'cropId' | 'grades' | 'gPerJar'
  >[]
}

/**
 * Grams claimed per batch, never more than it has: claims that name a batch first, then the others, each into the batches
 * of its crop and grades, the one to be used first first.
 */
export function claimedByBatch({ batches, claims, preparationInputs }: Demand): ReadonlyMap<string, number> {
  const claimed = new Map(batches.map(({ id }) => [id, 0]))
  const urgentFirst = batches.toSorted((a, b) => a.processBy.localeCompare(b.processBy))
  const pour = (grams: number, into: readonly Demand['batches'][number][]) => {
    let left = grams
    for (const { id, quantityG } of into) {
      const before = claimed.get(id) ?? 0
      const taken = Math.min(left, quantityG - before)
      claimed.set(id, before + taken)
      left -= taken
    }
  }
  const namedFirst = claims.toSorted((a, b) => Number(a.batchId === null) - Number(b.batchId === null))
  for (const { preparationId, jars, cropId, batchId, freshG } of namedFirst) {
    if (preparationId === null) {
      pour(
        freshG ?? 0,
        urgentFirst.filter((batch) => (batchId === null ? batch.cropId === cropId : batch.id === batchId)),
      )
      continue
    }
    for (const input of preparationInputs) {
      if (input.preparationId !== preparationId) continue
      pour(
        (jars ?? 0) * input.gPerJar,
        urgentFirst.filter((batch) => batch.cropId === input.cropId && input.grades.includes(batch.grade)),
      )
    }
  }
  return claimed
}

/** Grams of a batch that groups took at once. */
export const takenAtOnceG = ({ instantOffers }: Pick<WeekRows, 'instantOffers'>, batchId: string): number =>
  instantOffers.reduce((sum, offer) => sum + (offer.batchId === batchId ? offer.claimedG : 0), 0)
