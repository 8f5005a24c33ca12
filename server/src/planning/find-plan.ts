/** From a problem to a plan that may be shown: searched in a worker, saved from its crashes, judged again here. */
import {
  check,
  leftovers,
  type ObjectiveName,
  type Outcome,
  type Problem,
  type Progress,
  validate,
} from '@bocal/solver'
import { bounded, objectivesSoFar } from './bounds.ts'
import type { JobError } from './job-error.ts'
import type { Answer, Search, SolverPool } from './solver-pool.ts'

type Solved = Exclude<Outcome, { status: 'contradiction' }>
export type Found = { readonly plan: Solved } | { readonly error: JobError }

const FALLBACK_SECONDS = 3

/** Always a checked plan or a reason; `onProgress` hears of each better one. */
export async function findPlan(pool: SolverPool, search: Search): Promise<Found> {
  const { problem } = search
  const valid = validate(problem)
  if ('issues' in valid) {
    const [first] = valid.issues
    return { error: { code: 'invalid', detail: first ? `${first.path}: ${first.message}` : '' } }
  }
  const stages = new Map<ObjectiveName, Progress>()
  let last: Progress | undefined
  const onProgress = (progress: Progress) => {
    last = progress
    stages.set(progress.objective, progress)
    search.onProgress(progress)
  }
  const answer = await pool.solve({ ...search, onProgress })
  if (answer.end === 'answered') return judged(problem, answer.outcome)
  if (last) return judged(problem, cutOff(search, stages, last))
  if (search.cancel.aborted) return { error: { code: 'cancelled' } }
  return judged(problem, await fallback(pool, search), answer)
}

/** What the worker had found when it died or was stopped. */
function cutOff(search: Search, stages: ReadonlyMap<ObjectiveName, Progress>, last: Progress): Solved {
  return {
    status: search.cancel.aborted ? 'cancelled' : 'feasible',
    engine: search.engine === 'auto' ? 'highs' : search.engine,
    seconds: last.seconds,
    objectives: objectivesSoFar(search.problem, stages, last),
    scores: last.scores,
    leftovers: leftovers(search.problem, last.plan),
    plan: last.plan,
  }
}

/** The greedy coordinator, which always answers: a plan people can use beats an apology. */
async function fallback(pool: SolverPool, search: Search): Promise<Outcome | undefined> {
  const { problem, seed, cancel, onProgress } = search
  const greedy = { problem, seed, cancel, onProgress, engine: 'greedy', seconds: FALLBACK_SECONDS } as const
  const answer = await pool.solve(greedy)
  return answer.end === 'answered' ? answer.outcome : undefined
}

function judged(problem: Problem, outcome: Outcome | undefined, failed?: Answer): Found {
  if (!outcome)
    return { error: { code: 'crashed', detail: failed && 'reason' in failed ? failed.reason : '' } }
  if (outcome.status === 'contradiction')
    return { error: { code: 'pins', detail: String(outcome.pins.length) } }
  const { feasible, violations, scores } = check(problem, outcome.plan)
  if (!feasible) return { error: { code: 'lied', detail: violations[0]?.text ?? '' } }
  return { plan: { ...outcome, scores, objectives: outcome.objectives.map((one) => bounded(one, problem)) } }
}
