import { groupBy, key, sum, sumBy } from '../grouping.ts'
import { found } from '../problem-view.ts'
import type { Rule } from './rule.ts'

/** Every run has its produce: of a crop and grade the recipe accepts, from batches loaded into that session. */
export const ingredients: Rule = {
  id: 5,
  name: 'ingredients',
  *violations({ problem, loads, ingredients: rows, runs, jarsMade }) {
    for (const row of rows) {
      const batch = found(problem.batches, row.batch)
      const input = found(problem.recipes, row.recipe).inputs.find(({ crop }) => crop === batch.crop)
      if (input === undefined) yield `recipe ${row.recipe} takes no ${batch.crop} (batch ${row.batch})`
      else if (!input.grades.includes(batch.grade)) {
        yield `recipe ${row.recipe} may not use batch ${row.batch} of grade ${batch.grade}`
      }
    }

    const loadedG = sumBy(
      loads.filter((load) => load.session !== undefined),
      (load) => key(load.session ?? '', load.batch),
      (load) => load.quantityG,
    )
    for (const [id, used] of groupBy(rows, (row) => key(row.session, row.batch))) {
      const usedG = sum(used, (row) => row.quantityG)
      const thereG = loadedG.get(id) ?? 0
      if (usedG > thereG) {
        yield `session ${used[0].session}: ${usedG} g of batch ${used[0].batch} used, ${thereG} g loaded`
      }
    }

    const assignedG = sumBy(
      rows,
      (row) => key(row.session, row.recipe, found(problem.batches, row.batch).crop),
      (row) => row.quantityG,
    )
    for (const [id, [{ session, recipe }]] of groupBy(runs, (run) => key(run.session, run.recipe))) {
      for (const { crop, gPerJar } of found(problem.recipes, recipe).inputs) {
        const neededG = (jarsMade.get(id) ?? 0) * gPerJar
        const haveG = assignedG.get(key(session, recipe, crop)) ?? 0
        if (haveG < neededG) {
          yield `session ${session}, ${recipe}: ${neededG} g of ${crop} needed, ${haveG} g assigned`
        }
      }
    }
  },
}
