import type { Columns } from '../linear/columns.ts'
import type { LinearExpression, LinearModel, Row, Term } from '../linear/linear-model.ts'
import { OBJECTIVES } from '../objectives/index.ts'
import type { Scores } from '../plan.ts'
import type { ObjectiveName, Policy } from '../problem.ts'
import { found } from '../problem-view.ts'

/** One objective of the policy, to be optimised while the earlier ones keep their limits. */
export type Stage = {
  readonly name: ObjectiveName
  readonly sense: 'max' | 'min'
  readonly tolerance: number
  /** How much of the score one unit of the expression is. */
  readonly unit: number
  readonly expression: LinearExpression
  /** Scores are whole numbers: bounds may be rounded to them. */
  readonly whole: boolean
}

export function stagesOf({ objectives, tierWeights }: Policy, columns: Columns): readonly Stage[] {
  return objectives.map(({ name, tolerance }) => {
    const { sense, unit, expression } = OBJECTIVES[name]
    const whole = name === 'fairness' ? tierWeights.every(Number.isInteger) : name !== 'cost'
    return { name, sense, tolerance, unit, expression: expression(columns), whole }
  })
}

/** A later objective that is to be small, and how much of a stage's score one of its own is worth. */
export type Beside = { readonly stage: Stage; readonly weight: number }

/** All that a later objective comes to is worth this part of what the stage does. */
const BESIDE_SHARE = 0.005

/**
 * What a stage's search looks at beside its own score, so that of plans about as good it goes on from the cheaper one:
 * what is thrown in for a first objective costs the later ones far more than their own search can win back.
 */
export function besideOf({ name }: Stage, later: readonly Stage[], scores: Scores): readonly Beside[] {
  return later.flatMap((stage) =>
    stage.sense === 'min' && scores[stage.name] > 0
      ? [{ stage, weight: (BESIDE_SHARE * scores[name]) / scores[stage.name] }]
      : [],
  )
}

/** A stage's score less (where it is to be small: and) what lies beside it. */
export function worthOf({ name, sense }: Stage, beside: readonly Beside[], scores: Scores): number {
  const sign = sense === 'max' ? -1 : 1
  return beside.reduce((sum, other) => sum + sign * other.weight * scores[other.stage.name], scores[name])
}

/** The same as an expression, in the unit of the stage's; `stages`: those of its own columns, by name. */
export function worthExpression(
  { name, sense }: Stage,
  beside: readonly Beside[],
  stages: ReadonlyMap<ObjectiveName, Stage>,
): LinearExpression {
  const own = found(stages, name)
  const sign = sense === 'max' ? -1 : 1
  const others = beside.flatMap(({ stage, weight }) => {
    const { expression, unit } = found(stages, stage.name)
    return expression.terms.map(([column, by]): Term => [column, (sign * weight * unit * by) / own.unit])
  })
  return { ...own.expression, terms: [...own.expression.terms, ...others] }
}

/** Cents are whole; a gram at a price per kilogram is a thousandth of one. */
const FINEST_CENT = 1000

/** What every later plan must reach of an objective, given its best: exactly, on the scores' own grid. */
export function limitOf({ sense, tolerance, whole }: Stage, best: number): number {
  const grid = whole ? 1 : FINEST_CENT
  const limit = (sense === 'max' ? (1 - tolerance) * best : (1 + tolerance) * best) * grid
  const noise = 1e-9 * Math.abs(limit)
  return (sense === 'max' ? Math.ceil(limit - noise) : Math.floor(limit + noise)) / grid
}

/** Read as a plan, a vector loses up to a gram of each claim (in fairness: times its tier's weight), or gains a part of a cent. */
const READING_LOSS = 10
const READING_LOSS_SHARE = 1e-5

/** What a search holds an earlier objective to: a little more than its limit, as far as the plan it starts from does. */
export function heldTo({ name, sense }: Stage, limit: number, scores: Scores): number {
  const loss = READING_LOSS + READING_LOSS_SHARE * limit
  return sense === 'max'
    ? Math.max(limit, Math.min(limit + loss, scores[name]))
    : Math.min(limit, Math.max(limit - loss, scores[name]))
}

/** A limit as a row of the model. */
export function limitRow({ name, sense, unit, expression }: Stage, limit: number): Row {
  const bound = limit / unit - expression.constant
  const keep = { name: `keep[${name}]`, terms: expression.terms }
  return sense === 'max' ? { ...keep, lower: bound } : { ...keep, upper: bound }
}

export const keeps = ({ name, sense }: Stage, limit: number, scores: Scores): boolean =>
  sense === 'max' ? scores[name] >= limit - 1e-6 : scores[name] <= limit + 1e-6

export const isBetter = ({ sense }: Stage, a: number, b: number): boolean =>
  sense === 'max' ? a > b + 1e-6 : a < b - 1e-6

/** A bound in the score's unit: rounded where scores are whole, and never on the wrong side of `best`. */
export function boundOf({ sense, unit, whole }: Stage, linearBound: number, best: number): number {
  const raw = linearBound * unit
  if (sense === 'max')
    return Math.max(best, whole ? Math.floor(raw + 1e-6 * Math.max(1, Math.abs(raw))) : raw)
  return Math.min(best, whole ? Math.ceil(raw - 1e-6 * Math.max(1, Math.abs(raw))) : raw)
}

/** What no plan can beat, from the columns' bounds alone: weak, and true before anything is solved. */
export function plainBound({ sense, expression }: Stage, { columns }: LinearModel): number {
  let bound = expression.constant
  for (const [column, coefficient] of expression.terms) {
    const high = coefficient > 0 === (sense === 'max')
    bound += coefficient * ((high ? columns.upper[column] : columns.lower[column]) ?? 0)
  }
  return bound
}

export const gapOf = (best: number, bound: number): number =>
  Math.abs(best - bound) / Math.max(1, Math.abs(best))
