import { groupBy } from '../grouping.ts'
import type { Term } from '../linear/linear-model.ts'
import { found } from '../problem-view.ts'
import type { Rule } from './rule.ts'

/** Jars of a size, over all sessions, come from the pool. */
export const jarStock: Rule = {
  id: 10,
  name: 'jar-stock',
  *violations({ problem, runs }) {
    const made = new Map<number, number>()
    for (const { recipe, jars } of runs) {
      const { jarMl } = found(problem.recipes, recipe)
      made.set(jarMl, (made.get(jarMl) ?? 0) + jars)
    }
    for (const [jarMl, jars] of made) {
      const stock = problem.jarStock.get(jarMl) ?? 0
      if (jars > stock) yield `${jars} jars of ${jarMl} ml, ${stock} in the pool`
    }
  },
  *rows({ problem, shares }) {
    for (const [size, list] of groupBy(shares, (share) => String(share.recipe.jarMl))) {
      const upper = problem.jarStock.get(Number(size)) ?? 0
      yield { name: `jars[${size}]`, terms: list.map((share): Term => [share.column, 1]), upper }
    }
  },
}
