import { sumBy } from '../grouping.ts'
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
}
