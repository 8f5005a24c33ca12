/** What producers' records say of how far a batch is usually off what was posted. */
import { fetchedWhole, type Store } from '@bocal/db'
import { ESTIMATES, type Problem, type Uncertainty } from '@bocal/solver'

/** The estimate for a grade counts as much as so many batches that were counted. */
const ESTIMATE_COUNTS_AS = 4

/**
 * For each batch whose producer has a record: √((k σ² + Σ d²) / (k + n)), where σ is the estimate for its grade and d, of
 * each of the producer's n batches that tours were to fetch whole, what left of it as a share of that, less one.
 */
export async function uncertaintyOf(
  store: Store,
  { movementId, problem }: { movementId: string; problem: Problem },
): Promise<Partial<Uncertainty>> {
  const { counted, producerOf } = await fetchedWhole(store, { movementId })
  const spreadOf = problem.batches.flatMap(({ id, grade }) => {
    const record = counted.filter(({ producerId }) => producerId === producerOf.get(id))
    if (record.length === 0) return []
    const squares = record.reduce((sum, { plannedG, leftG }) => sum + (leftG / plannedG - 1) ** 2, 0)
    const known = ESTIMATE_COUNTS_AS * ESTIMATES.spreadByGrade[grade] ** 2
    return [[id, Math.sqrt((known + squares) / (ESTIMATE_COUNTS_AS + record.length))] as const]
  })
  return { spreadOf: Object.fromEntries(spreadOf) }
}
