import { groupBy, key, sum, sumBy } from '../grouping.ts'
import { KG, mostUnits } from '../linear/columns.ts'
import type { Term } from '../linear/linear-model.ts'
import { found } from '../problem-view.ts'
import type { Rule } from './rule.ts'

/** The whole tour's load fits the vehicle. */
export const slotCapacity: Rule = {
  id: 4,
  name: 'slot-capacity',
  *violations({ problem, loads }) {
    const loaded = sumBy(
      loads,
      (load) => load.slot,
      (load) => load.quantityG,
    )
    for (const [id, loadedG] of loaded) {
      const { capacityG } = found(problem.slots, id)
      if (loadedG > capacityG) yield `slot ${id}: ${loadedG} g over its capacity of ${capacityG} g`
    }
  },
  *rows({ problem, loads, visits, slotUsed }) {
    for (const [id, list] of groupBy(loads, (load) => load.slot)) {
      const used = slotUsed.get(id)
      if (used === undefined) continue
      const { capacityG } = found(problem.slots, id)
      const terms = list.map((load): Term => [load.column, load.unitKg])
      yield { name: `capacity[${id}]`, terms: [...terms, [used, -capacityG / KG]], upper: 0 }
      // Beside the capacity, each batch on its own: a tenth of a tour does not drive.
      for (const ofBatch of groupBy(list, (load) => load.batch.id).values()) {
        const [{ batch }] = ofBatch
        const visit = visits.get(key(batch.id, id))
        const most = Math.min(
          mostUnits(batch, Math.min(batch.quantityG, capacityG)),
          sum(ofBatch, (load) => load.most),
        )
        const loaded = ofBatch.map((load): Term => [load.column, 1])
        yield {
          name: `drives[${batch.id},${id}]`,
          terms:
            visit === undefined
              ? [...loaded, [used, -most]]
              : [
                  [visit, 1],
                  [used, -1],
                ],
          upper: 0,
        }
        if (visit !== undefined || ofBatch.length === 1) continue
        for (const { column, session, place, most: own } of ofBatch) {
          const name = `drives[${batch.id},${id},${session ?? place}]`
          yield {
            name,
            terms: [
              [column, 1],
              [used, -own],
            ],
            upper: 0,
          }
        }
      }
    }
  },
}
