import { groupBy, key, sum } from '../grouping.ts'
import { found } from '../problem-view.ts'
import type { Rule } from './rule.ts'

/** A visit takes nothing of a batch, or at least its minimum. */
export const minimumPickup: Rule = {
  id: 2,
  name: 'minimum-pickup',
  *violations({ problem, loads }) {
    for (const visit of groupBy(loads, (load) => key(load.batch, load.slot)).values()) {
      const { batch, slot } = visit[0]
      const takenG = sum(visit, (load) => load.quantityG)
      const { minPickupG } = found(problem.batches, batch)
      if (takenG < minPickupG) {
        yield `batch ${batch} on ${slot}: ${takenG} g is under the minimum pick-up of ${minPickupG} g`
      }
    }
  },
}
