import { exactBound } from '../linear/certificate.ts'
import type { LinearEngine } from '../linear/engine.ts'
import type { ObjectiveName } from '../problem.ts'
import type { FinishedStage } from './stages.ts'

/**
 * What exact arithmetic says of an objective's bound. `yes`: the bound stated follows from weak duality alone.
 * `weaker`: weak duality proves `exact`, and what the bound stated is better by was proven by branching or by
 * region, which no multipliers show. `no`: the plan beats a bound, so that something is wrong; never expected.
 * `open`: the relaxation was not solved in the time, or leaves something without a bound.
 */
export type Certificate = {
  readonly objective: ObjectiveName
  readonly best: number
  /** As the plan states it. */
  readonly stated: number
  /** From the relaxation's multipliers, in exact arithmetic, rounded outward; null when `open`. */
  readonly exact: number | null
  readonly valid: 'yes' | 'weaker' | 'no' | 'open'
}

/**
 * The model's coefficients are the problem's rounded to doubles, to a part in 2^53 each, and scores are summed in
 * doubles: what differs by less says nothing.
 */
const NOISE = 1e-9

/** Certifies the bound of every stage, as far as time goes: one linear program without whole numbers each. */
export async function certify(
  stages: readonly FinishedStage[],
  {
    engine,
    seed,
    secondsLeft,
    shouldStop = () => false,
  }: {
    /** Whatever gives duals: HiGHS. */
    readonly engine: LinearEngine
    readonly seed: number
    readonly secondsLeft: () => number
    readonly shouldStop?: () => boolean
  },
): Promise<readonly Certificate[]> {
  const certificates: Certificate[] = []
  for (const finished of stages) {
    const { stage, result, model } = finished
    const seconds = secondsLeft()
    if (shouldStop() || seconds <= 0) {
      certificates.push(judge(finished, null))
      continue
    }
    const task = { model, objective: stage.expression, sense: stage.sense }
    const { duals } = await engine.solve(
      { ...task, relaxed: true, seconds, relativeGap: 0, absoluteGap: 0, seed },
      { shouldStop: () => shouldStop() || secondsLeft() <= 0 },
    )
    // Without columns there is nothing to solve, and nothing to multiply.
    const multipliers = duals ?? (model.columns.lower.length === 0 ? [] : null)
    const bound = multipliers === null ? Infinity : exactBound(task, multipliers) * stage.unit
    certificates.push(judge({ stage, result }, Number.isFinite(bound) ? bound : null))
  }
  return certificates
}

/** A certificate from the bound that exact arithmetic gives. */
export function judge(
  { stage, result }: Pick<FinishedStage, 'stage' | 'result'>,
  exact: number | null,
): Certificate {
  const { best, bound: stated } = result
  const sign = stage.sense === 'max' ? 1 : -1
  const isAhead = (a: number, b: number) => sign * (a - b) > NOISE * Math.max(1, Math.abs(a), Math.abs(b))
  const said = { objective: stage.name, best, stated, exact }
  if (isAhead(best, stated) || (exact !== null && isAhead(best, exact))) return { ...said, valid: 'no' }
  if (exact === null) return { ...said, valid: 'open' }
  // A whole score cannot lie between two whole numbers, so that the bound stated may be the lower one.
  const proven = !stage.whole
    ? exact
    : stage.sense === 'max'
      ? Math.floor(exact + NOISE * Math.abs(exact))
      : Math.ceil(exact - NOISE * Math.abs(exact))
  return { ...said, valid: isAhead(proven, stated) ? 'weaker' : 'yes' }
}
