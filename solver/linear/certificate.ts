import type { LinearTask } from './engine.ts'
import { ExactSum } from './exact.ts'

/** Multipliers may be any numbers: on this grid the exact sums stay short. */
const GRID = 2 ** 32

/**
 * A bound on a model's objective that rests on nothing an engine says, by weak duality: whatever multiplier each row
 * has, no vector makes more than Σ multiplier × row limit + Σ what is left of each column's coefficient × that
 * column's better bound. Multipliers come from an engine (its duals make the bound tight), are cut off where
 * their sign asks for a limit that is not there, and everything else is computed without rounding; only the
 * result is, outward, to a double. ±Infinity where a column without a bound is left with a coefficient.
 *
 * It bounds the relaxation, so a bound found by branching is as good or better.
 */
export function exactBound(
  { model, objective, sense }: Pick<LinearTask, 'model' | 'objective' | 'sense'>,
  multipliers: ArrayLike<number>,
): number {
  const { columns, rows } = model
  const max = sense === 'max'
  const outward = max ? 'up' : 'down'
  const total = new ExactSum()
  total.add(objective.constant)
  const left = columns.lower.map(() => new ExactSum())
  for (const [column, coefficient] of objective.terms) left[column]?.add(coefficient)
  for (let row = 0; row < rows.lower.length; row++) {
    const price = Math.round((multipliers[row] ?? 0) * GRID) / GRID
    const limit = (price > 0 === max ? rows.upper[row] : rows.lower[row]) ?? 0
    if (price === 0 || !Number.isFinite(price) || !Number.isFinite(limit)) continue
    total.addProduct(price, limit)
    for (let k = rows.starts[row] ?? 0; k < (rows.starts[row + 1] ?? 0); k++)
      left[rows.indices[k] ?? 0]?.addProduct(-price, rows.values[k] ?? 0)
  }
  for (const [column, rest] of left.entries()) {
    if (rest.sign === 0) continue
    const bound = (rest.sign > 0 === max ? columns.upper[column] : columns.lower[column]) ?? 0
    if (!Number.isFinite(bound)) return max ? Infinity : -Infinity
    total.addTimes(rest, bound, outward)
  }
  return total.toDouble(outward)
}
