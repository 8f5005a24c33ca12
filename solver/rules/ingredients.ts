import { groupBy, key, sum, sumBy } from '../grouping.ts'
import { type Columns, KG, type LoadColumn } from '../linear/columns.ts'
import { gramsPerJar } from '../linear/limits.ts'
import type { Row, Term } from '../linear/linear-model.ts'
import type { Grade } from '../problem.ts'
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
  /**
   * Which batch goes into which run is left to reading back: by Gale's theorem the produce can be shared out
   * if and only if, for each union of accepted grades, the recipes that accept nothing else need no more
   * than is loaded of those grades.
   */
  *rows(columns) {
    const { shares, loads } = columns
    const loadsInto = groupBy(
      loads.filter((load) => load.session !== null),
      (load) => key(load.session ?? '', load.batch.crop),
    )
    const uses = shares.flatMap((share) =>
      share.recipe.inputs.map((input) => ({ ...input, column: share.column, session: share.session.id })),
    )
    for (const [id, list] of groupBy(uses, (use) => key(use.session, use.crop))) {
      const [{ session, crop }] = list
      for (const grades of unions(list.map((use) => use.grades))) {
        const within = list.filter((use) => use.grades.every((grade) => grades.has(grade)))
        const there = (loadsInto.get(id) ?? []).filter((load) => grades.has(load.batch.grade))
        yield {
          name: `produce[${session},${crop},${[...grades].join('')}]`,
          terms: [
            ...within.map((use): Term => [use.column, use.gPerJar / KG]),
            ...there.map((load): Term => [load.column, -load.unitKg]),
          ],
          upper: 0,
        }
      }
    }
    if (columns.form === 'tight') yield* broughtRows(columns)
  },
}

/**
 * Not a tenth of a tour for a tenth of a session: if it is used, one of the slots that go there drives, and for
 * each jar one that brings what goes into it. Implied by whole slots, not by the relaxation.
 */
function* broughtRows({ shares, loads, slotUsed, sessionUsed }: Columns): Iterable<Row> {
  const loadsInto = groupBy(
    loads.filter((load) => load.session !== null),
    (load) => load.session ?? '',
  )
  const drive = (list: readonly LoadColumn[], most: number): Term[] =>
    [...new Set(list.map(({ slot }) => found(slotUsed, slot)))].map((used): Term => [used, -most])
  for (const [id, list] of groupBy(shares, (share) => share.session.id)) {
    const into = loadsInto.get(id) ?? []
    const any = drive(into, 1)
    if (list.every(({ recipe }) => recipe.jarG > 0))
      yield { name: `brought[${id}]`, terms: [[found(sessionUsed, id), 1], ...any], upper: 0 }
    for (const { column, claim, recipe, most } of list) {
      for (const input of recipe.inputs) {
        const fits = into.filter(({ batch }) => gramsPerJar({ ...recipe, inputs: [input] }, batch) > 0)
        const bring = drive(fits, most)
        if (bring.length < any.length)
          yield { name: `brought[${claim.id},${id},${input.crop}]`, terms: [[column, 1], ...bring], upper: 0 }
      }
    }
  }
}

/** Every union of some of the sets, once. */
function unions(sets: readonly (readonly Grade[])[]): readonly ReadonlySet<Grade>[] {
  const found = new Map<string, ReadonlySet<Grade>>()
  for (const set of sets) {
    for (const union of [new Set<Grade>(), ...found.values()]) {
      const wider = [...new Set([...union, ...set])].sort()
      found.set(wider.join(), new Set(wider))
    }
  }
  return [...found.values()]
}
