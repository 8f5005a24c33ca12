import type { LinearExpression, LinearModel } from './linear-model.ts'

/** One optimisation over a linear model. */
export type LinearTask = {
  readonly model: LinearModel
  readonly objective: LinearExpression
  readonly sense: 'max' | 'min'
  /** A feasible vector to start from. */
  readonly start?: ArrayLike<number>
  readonly seconds: number
  /** Stop when |best − bound| is within either of these. */
  readonly relativeGap: number
  readonly absoluteGap: number
  readonly seed: number
  readonly presolve?: boolean
  /** Ignore that columns are integer: the linear relaxation. `roughly`: by an inner path, sooner at the largest sizes, to a vector between vertices. */
  readonly relaxed?: boolean | 'roughly'
  /** Spend no time on finding vectors: only the bound is wanted. */
  readonly boundOnly?: boolean
}

/** What an engine asks and tells while it runs; all of it is called synchronously. */
export type LinearWatch = {
  readonly shouldStop?: () => boolean
  readonly onIncumbent?: (x: Float64Array, bound: number) => void
  readonly onBound?: (bound: number) => void
}

/**
 * `ended`: by itself (`optimal` within the gap, or `infeasible`) and so the same for the same input;
 * `stopped`: by the clock or by the caller, with the best it had.
 */
export type LinearAnswer = {
  readonly status: 'optimal' | 'infeasible' | 'stopped'
  readonly x: Float64Array | null
  /** No vector is better than this; ±Infinity when nothing is proven. */
  readonly bound: number
  /** Of a relaxed task that ended: by row, what the best gains for one unit more of the row's limit. */
  readonly duals?: Float64Array
}

/** Runs HiGHS, javascript-lp-solver, … wherever it likes: here, or in a thread of a pool. */
export type LinearEngine = {
  readonly name: 'highs' | 'lp-solver'
  /** How many tasks it works on at once; more wait their turn. */
  readonly parallel: number
  readonly solve: (task: LinearTask, watch?: LinearWatch) => Promise<LinearAnswer>
}
