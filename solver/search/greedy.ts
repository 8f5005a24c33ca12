import { findArcs } from '../arcs.ts'
import { checkView } from '../check.ts'
import { OBJECTIVES } from '../objectives/index.ts'
import type { Plan } from '../plan.ts'
import type { Problem } from '../problem.ts'
import { viewProblem } from '../problem-view.ts'
import { openLedger } from './ledger.ts'
import { keepPins } from './pinned.ts'
import { planOf } from './plan-of.ts'
import { randomFrom } from './random.ts'
import { serve } from './serve.ts'

/** Work in one call, in arcs tried: about a second, whatever the problem's size. */
const ARCS_PER_CALL = 8000
const MOST_ROUNDS = 60

/**
 * The coordinator with pencil and paper: what spoils first is placed first, by slots already running, where a
 * cycle saves the most, for the least served groups. Small problems are tried many times with other
 * preferences drawn from the seed, and the best plan is kept, in the policy's order. Deterministic.
 *
 * Answers null when it could not keep the pins: others may still hold.
 */
export function greedy(problem: Problem, seed = 1): Plan | null {
  const view = viewProblem(problem)
  const arcs = findArcs(view)
  const size = arcs.sessions.length + arcs.places.length
  const rounds = Math.min(MOST_ROUNDS, Math.max(1, Math.floor(ARCS_PER_CALL / Math.max(1, size))))
  const random = randomFrom(seed)
  let best: { readonly plan: Plan; readonly values: readonly number[] } | null = null
  for (let round = 0; round < rounds; round += 1) {
    const ledger = openLedger(view, arcs)
    // The first round follows the rule of thumb; the others waver by up to a half.
    const taste = round === 0 ? () => 1 : () => 0.5 + random()
    if (!keepPins(ledger)) return best?.plan ?? null
    serve(ledger, taste)
    const plan = planOf(ledger)
    const { feasible, scores } = checkView(view, plan)
    if (!feasible) continue
    const values = problem.policy.objectives.map(({ name }) =>
      OBJECTIVES[name].sense === 'max' ? scores[name] : -scores[name],
    )
    if (best === null || firstDifference(values, best.values) > 0) best = { plan, values }
  }
  return best?.plan ?? null
}

function firstDifference(a: readonly number[], b: readonly number[]): number {
  return a.map((value, index) => value - (b[index] ?? 0)).find((difference) => difference !== 0) ?? 0
}
