import { groupBy, sumBy } from '../grouping.ts'
import { mostUnits } from '../linear/columns.ts'
import type { Term } from '../linear/linear-model.ts'
import { found } from '../problem-view.ts'
import type { Rule } from './rule.ts'

/** Loads of a batch take no more than there is, in whole crates. */
export const batchQuantity: Rule = {
  id: 1,
  name: 'batch-quantity',
  *violations({ problem, loads }) {
    const taken = sumBy(
      loads,
      (load) => load.batch,
      (load) => load.quantityG,
    )
    for (const [id, takenG] of taken) {
      const { quantityG } = found(problem.batches, id)
      if (takenG > quantityG) yield `batch ${id}: ${takenG} g taken of ${quantityG} g`
    }
    for (const load of loads) {
      const { crateG } = found(problem.batches, load.batch)
      if (load.quantityG % crateG !== 0) {
        yield `load of ${load.batch} on ${load.slot}: ${load.quantityG} g is not in crates of ${crateG} g`
      }
    }
  },
  *rows({ loads }) {
    for (const [id, list] of groupBy(loads, (load) => load.batch.id)) {
      const [{ batch }] = list
      const terms = list.map((load): Term => [load.column, 1])
      yield { name: `quantity[${id}]`, terms, upper: mostUnits(batch, batch.quantityG) }
    }
  },
}
