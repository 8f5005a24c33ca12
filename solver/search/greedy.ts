import { findArcs } from '../arcs.ts'
import { checkView } from '../check.ts'
import { OBJECTIVES } from '../objectives/index.ts'
import type { Plan, Scores } from '../plan.ts'
import type { Policy, Problem } from '../problem.ts'
import { viewProblem } from '../problem-view.ts'
import { openLedger } from './ledger.ts'
import { keepPins } from './pinned.ts'
import { planOf } from './plan-of.ts'
import { randomFrom } from './random.ts'
import { resumeLedger } from './resume.ts'
import { serve } from './serve.ts'
import { thinOut } from './thin-out.ts'

/** Work in one call, in arcs tried: about a second, whatever the problem's size. */
const ARCS_PER_CALL = 16_000
const MOST_ROUNDS = 120
/** The share of rounds that start from nothing; the later ones plan a part of the best plan anew. */
const AFRESH = 0.15

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
  const candidates: Candidate[] = []
  const propose = (plan: Plan) => {
    const { feasible, scores } = checkView(view, plan)
    if (feasible) candidates.push({ plan, scores })
  }
  if (problem.previous !== undefined) propose(problem.previous)
  // Where what it costs or changes counts first, doing no more than the pins may be best.
  if (OBJECTIVES[problem.policy.objectives[0]?.name ?? 'rescue'].sense === 'min') {
    const bare = openLedger(view, arcs)
    if (keepPins(bare)) propose(planOf(bare))
  }
  for (let round = 0; round < rounds; round += 1) {
    const best = round < Math.max(2, AFRESH * rounds) ? null : foremost(candidates, problem.policy)
    const manner = { generous: round % 2 === 1 }
    const ledger =
      best === null
        ? openLedger(view, arcs, manner)
        : resumeLedger(view, arcs, thinOut(best, { chance: random() / 2, random }), manner)
    // The first two rounds follow the rule of thumb; the others waver by up to a half.
    const taste = round < 2 ? () => 1 : () => 0.5 + random()
    if (!keepPins(ledger)) continue
    serve(ledger, taste)
    propose(planOf(ledger))
  }
  return preferred(candidates, problem.policy)
}

type Candidate = { readonly plan: Plan; readonly scores: Scores }

/** The plan that leads the first objective, the later ones deciding ties: it is planned anew in part. */
function foremost(candidates: readonly Candidate[], { objectives }: Pick<Policy, 'objectives'>): Plan | null {
  return preferred(candidates, { objectives: objectives.map(({ name }) => ({ name, tolerance: 0 })) })
}

/** The plan that the policy prefers: objective by objective, of those within tolerance of the best so far. */
function preferred(
  candidates: readonly Candidate[],
  { objectives }: Pick<Policy, 'objectives'>,
): Plan | null {
  let kept = candidates
  for (const [index, { name, tolerance }] of objectives.entries()) {
    const sign = OBJECTIVES[name].sense === 'max' ? 1 : -1
    const values = kept.map(({ scores }) => sign * scores[name])
    const best = Math.max(...values)
    const last = index === objectives.length - 1
    const least = last ? best : best - tolerance * Math.abs(best)
    kept = kept.filter(({ scores }) => sign * scores[name] >= least)
  }
  return kept[0]?.plan ?? null
}
