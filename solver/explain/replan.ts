import { check } from '../check.ts'
import { key } from '../grouping.ts'
import { claimedG } from '../objectives/received.ts'
import type { Outcome, Plan, Scores } from '../plan.ts'
import type { Policy, Problem } from '../problem.ts'
import { viewProblem } from '../problem-view.ts'
import { applyChange, type Change } from './change.ts'
import { differences } from './near.ts'
import { type ExplainOptions, openBench, resolve } from './resolve.ts'

export type ReplanOptions = ExplainOptions & {
  /** How far the plan may be from the least changes when the later objectives are served. */
  readonly changesTolerance?: number
}

/** Who comes where they did not or no longer comes, and what each claim gets less or more, in grams. */
export type Moves = {
  readonly comes: Plan['attendance']
  readonly staysAway: Plan['attendance']
  readonly claims: readonly { readonly claim: string; readonly beforeG: number; readonly afterG: number }[]
}

export type Replanned = {
  /** The problem after the changes, with the plan before as `previous`: `outcome` is its plan. */
  readonly problem: Problem
  readonly outcome: Outcome
  /** Of the plan before, as it was judged before the changes. */
  readonly before: Scores
  readonly moves: Moves
}

/**
 * What if: a good plan after some changes, near the one before, keeping every pin. Only what the changes touch and
 * what is near is decided anew. `changes` counts as the policy says, or else after what is saved and shared.
 * With `contradiction` the pins cannot hold after the changes.
 *
 * Throws `ImpossibleChange` (see `applyChange`), and an error when in the time neither a plan was found nor that
 * there is none.
 */
export async function replan(
  problem: Problem,
  { previous, changes }: { readonly previous: Plan; readonly changes: readonly Change[] },
  options: ReplanOptions,
): Promise<Replanned> {
  const after = changes.reduce(applyChange, { ...problem, previous })
  const replanned = await replanAfter(problem, { previous, after }, options)
  if (replanned === 'unknown')
    throw new Error(
      'no plan after the changes was found in the time given; give it more seconds or fewer pins',
    )
  return replanned
}

/**
 * The same for who makes the changes elsewhere and has the problem as it is after them: in a store, say. `after` is
 * valid; `unknown` when in the time neither a plan was found nor that there is none.
 */
export async function replanAfter(
  problem: Problem,
  { previous, after }: { readonly previous: Plan; readonly after: Problem },
  options: ReplanOptions,
): Promise<Replanned | 'unknown'> {
  const bench = await openBench(options)
  const nearPrevious = ({ policy, ...rest }: Problem): Problem => ({
    ...rest,
    previous,
    policy: countingChanges(policy, options.changesTolerance ?? 0.1),
  })
  const [base, changed] = [nearPrevious(problem), nearPrevious(after)]
  const before = check(base, previous).scores
  const answer = await resolve(changed, { from: previous, about: differences(base, changed) }, bench)
  if (answer.end === 'unknown') return 'unknown'
  if (answer.end === 'impossible') {
    const outcome: Outcome = {
      status: 'contradiction',
      engine: 'highs',
      seconds: bench.seconds(),
      pins: answer.pins,
    }
    return { problem: changed, outcome, before, moves: { comes: [], staysAway: [], claims: [] } }
  }
  return {
    problem: changed,
    outcome: answer.outcome,
    before,
    moves: movesBetween(changed, previous, answer.plan),
  }
}

/** Changes count after the objectives that are to be great, unless the policy has them already. */
function countingChanges(policy: Policy, tolerance: number): Policy {
  const { objectives } = policy
  if (objectives.some(({ name }) => name === 'changes')) return policy
  const first = objectives.findIndex(({ name }) => name !== 'rescue' && name !== 'fairness')
  const at = first < 0 ? objectives.length : first
  return {
    ...policy,
    objectives: [...objectives.slice(0, at), { name: 'changes', tolerance }, ...objectives.slice(at)],
  }
}

/** What differs for people between two plans. */
export function movesBetween(problem: Problem, before: Plan, after: Plan): Moves {
  const rowsNotIn = (rows: Plan['attendance'], others: Plan['attendance']) => {
    const known = new Set(others.map((row) => key(row.group, row.session)))
    return rows.filter((row) => !known.has(key(row.group, row.session)))
  }
  const view = viewProblem(problem)
  const [had, gets] = [claimedG(view, before), claimedG(view, after)]
  return {
    comes: rowsNotIn(after.attendance, before.attendance),
    staysAway: rowsNotIn(before.attendance, after.attendance),
    claims: problem.claims.flatMap(({ id }) => {
      const [beforeG, afterG] = [had.get(id) ?? 0, gets.get(id) ?? 0]
      return beforeG === afterG ? [] : [{ claim: id, beforeG, afterG }]
    }),
  }
}
