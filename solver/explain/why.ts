import { findArcs } from '../arcs.ts'
import { leftovers } from '../leftovers.ts'
import { OBJECTIVES } from '../objectives/index.ts'
import { claimedG } from '../objectives/received.ts'
import type { Leftover, Plan, Scores } from '../plan.ts'
import type { Problem } from '../problem.ts'
import { viewProblem } from '../problem-view.ts'
import { resumeLedger } from '../search/resume.ts'
import { applyChange, type Change } from './change.ts'
import { differences } from './near.ts'
import { type Bench, type Checked, type ExplainOptions, openBench, resolve, within } from './resolve.ts'
import { unlocks } from './unlocks.ts'
import { type ClaimReason, whyUnserved } from './unserved.ts'

/** What a change is worth: the scores of the best plan found with it, less those of the best found without. */
export type Worth = {
  readonly change: Change
  readonly without: Checked
  readonly with: Checked
  readonly gain: Scores
  /** Both plans are proven, so that the gain is exact. */
  readonly proven: boolean
}

export type Why = {
  /** What one more unit brings, the most first; units that bring nothing are not among them. */
  readonly binding: readonly Worth[]
  /** What there was no time to plan again with. */
  readonly untried: readonly Change[]
  readonly leftovers: readonly (Leftover & { readonly unlock: Worth | null })[]
  readonly unserved: readonly {
    readonly claim: string
    /** Jars or grams it asked for and does not get. */
    readonly missing: number
    readonly reasons: readonly ClaimReason[]
    readonly unlock: Worth | null
  }[]
}

/** At least so much of the call for each plan: less would say more of the clock than of the plan. */
const LEAST_SECONDS = 0.15

/**
 * Why a plan is as it is: what is used up, each with one unit more planned again, and for each leftover and each
 * claim not served in full the reasons and the cheapest of those units that helps. A gain compares two plans
 * of the policy's objectives strictly in order, without tolerance, so that it is the unit's and not the tolerance's.
 */
export async function why(problem: Problem, plan: Plan, options: ExplainOptions): Promise<Why> {
  const bench = await openBench(options)
  const strict = strictly(problem)
  const view = viewProblem(problem)
  const ledger = resumeLedger(view, findArcs(view), plan)
  const candidates = unlocks(ledger)
  const tried: Worth[] = []
  const untried: Change[] = []
  const base = await improved(strict, { from: plan, changed: strict }, within(bench, bench.secondsLeft() / 4))
  for (const [index, { change }] of candidates.entries()) {
    const left = candidates.length - index
    // The first are likely the best, and get more than their share.
    const seconds = Math.max(LEAST_SECONDS, (2 * bench.secondsLeft()) / (left + 1))
    if (bench.shouldStop() || bench.secondsLeft() < LEAST_SECONDS) {
      untried.push(change)
      continue
    }
    const worth = base && (await worthOf(strict, { change, base }, within(bench, seconds)))
    if (worth) tried.push(worth)
    else untried.push(change)
  }
  const order = problem.policy.objectives.map(({ name }) => name)
  const compare = (a: Worth, b: Worth) => {
    for (const name of order) {
      const better =
        OBJECTIVES[name].sense === 'max' ? b.gain[name] - a.gain[name] : a.gain[name] - b.gain[name]
      if (Math.abs(better) > 1e-6) return better
    }
    return 0
  }
  const helps = ({ gain }: Worth) => {
    const first = order.find((name) => Math.abs(gain[name]) > 1e-6)
    return first !== undefined && gain[first] > 0 === (OBJECTIVES[first].sense === 'max')
  }
  const cheapest = (worths: readonly Worth[]) =>
    worths.reduce<Worth | null>(
      (best, one) => (best === null || one.gain.cost < best.gain.cost ? one : best),
      null,
    )
  return {
    binding: tried
      .filter(({ change, ...rest }) => change.change !== 'claim-changed' && helps({ change, ...rest }))
      .sort(compare),
    untried,
    leftovers: leftovers(problem, plan).map((left) => ({
      ...left,
      unlock: cheapest(
        tried.filter((worth) => usedG(worth.with.plan, left.batch) > usedG(worth.without.plan, left.batch)),
      ),
    })),
    unserved: whyUnserved(ledger).map((row) => ({
      ...row,
      unlock: cheapest(
        tried.filter(
          (worth) =>
            (claimedG(view, worth.with.plan).get(row.claim) ?? 0) >
            (claimedG(view, worth.without.plan).get(row.claim) ?? 0),
        ),
      ),
    })),
  }
}

/** The policy without its tolerances. */
export function strictly(problem: Problem): Problem {
  const { policy } = problem
  const objectives = policy.objectives.map(({ name }) => ({ name, tolerance: 0 }))
  return { ...problem, policy: { ...policy, objectives } }
}

type Base = Checked & { readonly proven: boolean }

async function improved(
  problem: Problem,
  { from, changed }: { readonly from: Plan; readonly changed: Problem },
  bench: Bench,
): Promise<Base | null> {
  const answer = await resolve(changed, { from, about: differences(problem, changed) }, bench)
  if (answer.end !== 'planned') return null
  return { plan: answer.plan, scores: answer.scores, proven: answer.outcome.status === 'optimal' }
}

/** The change planned with; null when it leaves no plan, or none was found in the time. */
export async function worthOf(
  problem: Problem,
  { change, base }: { readonly change: Change; readonly base: Base },
  bench: Bench,
): Promise<Worth | null> {
  const changed = applyChange(problem, change)
  const about = differences(problem, changed)
  // Without proof there may be something to gain here anyhow: only what the change brings beyond that is its own.
  const here = base.proven
    ? base
    : await resolveNear(problem, { from: base, about }, within(bench, bench.secondsLeft() / 2))
  const answer = await resolve(changed, { from: here.plan, about }, bench)
  if (answer.end !== 'planned') return null
  const { plan, scores } = answer
  return {
    change,
    without: { plan: here.plan, scores: here.scores },
    with: { plan, scores },
    gain: difference(scores, here.scores),
    proven: here.proven && answer.outcome.status === 'optimal',
  }
}

async function resolveNear(
  problem: Problem,
  { from, about }: { readonly from: Base; readonly about: ReadonlySet<string> },
  bench: Bench,
): Promise<Base> {
  const answer = await resolve(problem, { from: from.plan, about }, bench)
  return answer.end === 'planned' ? { plan: answer.plan, scores: answer.scores, proven: false } : from
}

export function difference(a: Scores, b: Scores): Scores {
  return {
    rescue: a.rescue - b.rescue,
    fairness: a.fairness - b.fairness,
    cost: a.cost - b.cost,
    co2: a.co2 - b.co2,
    changes: a.changes - b.changes,
    jars: a.jars - b.jars,
    groupsServed: a.groupsServed - b.groupsServed,
    leastPerMemberG: a.leastPerMemberG - b.leastPerMemberG,
  }
}

/** Grams of a batch that reach people. */
function usedG({ ingredients, handovers }: Plan, batch: string): number {
  let grams = 0
  for (const row of [...ingredients, ...handovers]) if (row.batch === batch) grams += row.quantityG
  return grams
}
