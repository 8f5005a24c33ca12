import { groupBy, key, sumBy } from '../grouping.ts'
import { KG } from '../linear/columns.ts'
import type { Term } from '../linear/linear-model.ts'
import { found, isFreshClaim } from '../problem-view.ts'
import type { Rule } from './rule.ts'

/** Fresh produce comes from a load at that place, and goes to who asked for it and fetches there. */
export const handovers: Rule = {
  id: 12,
  name: 'handovers',
  *violations({ problem, loads, handovers: rows }) {
    const loadedG = sumBy(
      loads.filter((load) => load.place !== undefined),
      (load) => key(load.batch, load.slot, load.place ?? ''),
      (load) => load.quantityG,
    )
    const handedG = sumBy(
      rows,
      (row) => key(row.batch, row.slot, row.place),
      (row) => row.quantityG,
    )
    for (const [id, outG] of handedG) {
      const thereG = loadedG.get(id) ?? 0
      if (outG > thereG) yield `${id}: ${outG} g handed over of ${thereG} g`
    }
    for (const { claim: id, batch, place } of rows) {
      const claim = found(problem.claims, id)
      const asked =
        isFreshClaim(claim) &&
        claim.crop === found(problem.batches, batch).crop &&
        (claim.batch === null || claim.batch === batch)
      if (!asked) yield `claim ${id} does not ask for batch ${batch}`
      else if (!found(problem.groups, claim.group).pickupPlaces.includes(place)) {
        yield `group ${claim.group} does not fetch at ${place}`
      }
    }
  },
  *rows({ loads, handovers: columns, slotUsed }) {
    const there = groupBy(
      loads.filter((load) => load.session === null),
      (load) => key(load.batch.id, load.place),
    )
    for (const [id, list] of groupBy(columns, ({ batch, place }) => key(batch.id, place))) {
      const [{ batch, place }] = list
      yield {
        name: `fetched[${batch.id},${place}]`,
        terms: [
          ...list.map((handover): Term => [handover.column, 1]),
          ...(there.get(id) ?? []).map((load): Term => [load.column, -load.unitKg]),
        ],
        upper: 0,
      }
      // Not a tenth of a tour for a tenth of a claim: one of the slots that bring it drives.
      const bring = new Set((there.get(id) ?? []).flatMap(({ slot }) => slotUsed.get(slot) ?? []))
      for (const { column, claim } of list) {
        const most = Math.min(claim.freshG, batch.quantityG) / KG
        yield {
          name: `brought[${claim.id},${batch.id},${place}]`,
          terms: [[column, 1], ...[...bring].map((used): Term => [used, -most])],
          upper: 0,
        }
      }
    }
  },
}
