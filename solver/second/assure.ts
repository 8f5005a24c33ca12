import type { ProblemModel } from '../linear/build.ts'
import type { LinearEngine } from '../linear/engine.ts'
import type { ObjectiveResult, Plan, Scores } from '../plan.ts'
import { type Certificate, certify } from './certify.ts'
import { type SecondOpinion, secondOpinion } from './opinion.ts'
import { finishedStages } from './stages.ts'

/** Why a plan's figures can be believed, one of each for each objective in the policy's order. */
export type Assurance = {
  readonly certificates: readonly Certificate[]
  readonly secondOpinion: readonly SecondOpinion[]
}

/** Of the time, how much the certificates may take: what is left goes to the other engine. */
const CERTIFY_SHARE = 0.4

/** Certifies a finished plan's bounds and asks another engine, as far as the time allows; what is open says so. */
export async function assure(
  problemModel: ProblemModel,
  finished: {
    readonly plan: Plan
    readonly scores: Scores
    readonly objectives: readonly Pick<ObjectiveResult, 'name' | 'best' | 'bound'>[]
  },
  {
    engine,
    second,
    seed,
    secondsLeft,
    shouldStop = () => false,
  }: {
    /** Gives the multipliers: HiGHS. */
    readonly engine: LinearEngine
    readonly second: LinearEngine
    readonly seed: number
    readonly secondsLeft: () => number
    readonly shouldStop?: () => boolean
  },
): Promise<Assurance> {
  const stages = finishedStages(problemModel, finished.objectives)
  const kept = (1 - CERTIFY_SHARE) * secondsLeft()
  const certificates = await certify(stages, {
    engine,
    seed,
    secondsLeft: () => secondsLeft() - kept,
    shouldStop,
  })
  const opinions = await secondOpinion(
    problemModel,
    { ...finished, stages },
    { engine: second, seed, secondsLeft, shouldStop },
  )
  return { certificates, secondOpinion: opinions }
}
