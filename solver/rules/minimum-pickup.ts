import { groupBy, key, sum } from '../grouping.ts'
import { KG, mostUnits } from '../linear/columns.ts'
import type { Term } from '../linear/linear-model.ts'
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
  *rows({ problem, loads, visits }) {
    for (const [id, list] of groupBy(loads, (load) => key(load.batch.id, load.slot))) {
      const visit = visits.get(id)
      if (visit === undefined) continue
      const [{ batch, slot, unitKg }] = list
      const least = (Math.ceil(batch.minPickupG / batch.crateG) * batch.crateG) / KG / unitKg
      const most = Math.min(
        mostUnits(batch, Math.min(batch.quantityG, found(problem.slots, slot).capacityG)),
        sum(list, (load) => load.most),
      )
      const terms = list.map((load): Term => [load.column, 1])
      yield { name: `minimum[${batch.id},${slot}]`, terms: [...terms, [visit, -least]], lower: 0 }
      yield { name: `visit[${batch.id},${slot}]`, terms: [...terms, [visit, -most]], upper: 0 }
      for (const load of list) {
        const name = `visit[${batch.id},${slot},${load.session ?? load.place}]`
        const tie: Term[] = [
          [load.column, 1],
          [visit, -load.most],
        ]
        if (list.length > 1) yield { name, terms: tie, upper: 0 }
      }
    }
  },
}
