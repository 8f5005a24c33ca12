import { countIntegers, evaluate, type LinearModel, withRows } from '../linear/linear-model.ts'
import { readPlan } from '../linear/read-plan.ts'
import { bounds } from './bounds.ts'
import { explore } from './explore.ts'
import { offer, type Running, type Search } from './search.ts'
import { settle, settles } from './settle.ts'
import { boundOf, gapOf, heldTo, limitRow, plainBound } from './stage.ts'

/** Up to this many integer columns the whole model goes to the engine at once, which then proves its answer. */
const WHOLE_INTEGERS = 3000
/** Up to this many it does so alone: neighbourhoods would find nothing it does not. */
const ALONE_INTEGERS = 400
/** Proven is what is within a hundred-thousandth; whole scores are proven to the last unit. */
const RELATIVE_GAP = 1e-5
const EXACT_SCORE = 1e9
/** Of a stage's time, how much all hands search before one of them proves: from a good plan the proof is far shorter. */
const SEARCH_FIRST_SHARE = 0.25
/** A stage that is within this gap of proven after this part of its time leaves the rest of it to the later ones. */
const NEAR_GAP = 3e-4
const NEAR_SHARE = 0.5

export type Place = { readonly stage: number; readonly stages: number }
/** How an objective's search ended. */
export type Ended = {
  /** It ended by itself. */
  readonly proven: boolean
  /** Ends when nothing tightens the bound any more: what is too large to be proven is searched on for the next objective meanwhile. */
  readonly bounding: Promise<void>
  /** The bound so far, in the expression's unit. */
  readonly bound: () => number
}

/** One objective under way. */
export type Work = {
  readonly search: Search
  /** With a row for what each earlier objective is held to. */
  readonly model: LinearModel
  readonly running: Running
  readonly secondsLeft: () => number
  readonly shouldStop: () => boolean
  /** Takes a bound of the expression, if it is tighter, and tells. */
  readonly tighten: (bound: number) => void
  /** Tells of a better plan. */
  readonly tell: () => void
}

/**
 * Optimises one objective: the engine on the whole model where that is small enough, before and beside it neighbourhood
 * search in the engine's other threads. `running` gets every better plan.
 */
export async function optimise(
  search: Search,
  {
    model,
    running,
    seconds,
    place,
    earlier,
  }: {
    readonly model: LinearModel
    readonly running: Running
    readonly seconds: number
    readonly place: Place
    /** Bounds of earlier objectives still being tightened, which this one's wait for. */
    readonly earlier: Promise<void>
  },
): Promise<Ended> {
  const { stage } = running
  const started = search.secondsLeft()
  const secondsLeft = () => Math.min(search.secondsLeft(), seconds - (started - search.secondsLeft()))
  const plain = plainBound(stage, model)
  let bound = plain
  let ended = false
  let isOver = false
  const tell = () => {
    if (isOver) return
    const { plan, scores } = running.incumbent
    const best = scores[stage.name]
    const stated = bound === plain ? null : boundOf(stage, bound, best)
    const gap = stated === null ? null : gapOf(best, stated)
    search.onProgress({ objective: stage.name, ...place, best, bound: stated, gap, scores, plan })
  }
  const work: Work = {
    search,
    model,
    running,
    secondsLeft,
    shouldStop: () => ended || search.shouldStop(),
    tighten(found) {
      const tighter = stage.sense === 'max' ? found < bound : found > bound
      if (!Number.isFinite(found) || !tighter) return
      bound = found
      tell()
    },
    tell,
  }
  const end = (proven: boolean, bounding = earlier): Ended => {
    isOver = true
    return { proven, bounding, bound: () => bound }
  }
  tell()
  if (search.shouldStop()) return end(false)

  const hands = search.engine.parallel
  const provable = isProvable(model)
  if (countIntegers(model) <= ALONE_INTEGERS || (provable && hands === 1)) return end(await prove(work))
  if (provable) {
    const within = (share: number) => secondsLeft() - (1 - share) * seconds
    await lookAround({ ...work, secondsLeft: () => within(SEARCH_FIRST_SHARE) }, hands)
    const isNear = () => {
      const best = running.incumbent.scores[stage.name]
      return within(NEAR_SHARE) < 0 && gapOf(best, boundOf(stage, bound, best)) <= NEAR_GAP
    }
    const proof = { ...work, shouldStop: () => work.shouldStop() || isNear() }
    const proving = prove(proof).finally(() => {
      ended = true
    })
    const [proven] = await Promise.all([proving, explore(proof, { hands: hands - 1 })])
    return end(proven)
  }
  // With one thread the two take turns; else the bound has one to itself while it needs it, be it longer than the search.
  const until = hands === 1 ? secondsLeft : search.secondsLeft
  const bounding = earlier.then(() => bounds(work, { seconds, until }))
  await (hands === 1
    ? Promise.all([bounding, explore(work, { hands })])
    : explore(work, { hands: hands - 1, joining: bounding }))
  return end(false, bounding)
}

/** Finds a good plan to prove something of, with all hands. */
async function lookAround(work: Work, hands: number): Promise<void> {
  if (!settles(work)) return explore(work, { hands, untilSettled: true })
  let ended = false
  const settling = settle(work).finally(() => {
    ended = true
  })
  const shouldStop = () => ended || work.shouldStop()
  await Promise.all([settling, explore({ ...work, shouldStop }, { hands: hands - 1 })])
}

/** Whether the engine is given the whole model to prove its answer. */
export const isProvable = (model: LinearModel): boolean => countIntegers(model) <= WHOLE_INTEGERS

/** The engine on the whole model; answers whether it ended by itself and its plan holds. */
async function prove({
  search,
  model,
  running,
  secondsLeft,
  shouldStop,
  tighten,
  tell,
}: Work): Promise<boolean> {
  const { stage, kept } = running
  const whole = stage.whole && Math.abs(plainBound(stage, model)) * stage.unit < EXACT_SCORE
  const solve = (of: LinearModel, onBound: (bound: number) => void) =>
    search.engine.solve(
      {
        model: of,
        objective: stage.expression,
        sense: stage.sense,
        start: running.incumbent.x,
        seconds: secondsLeft(),
        relativeGap: whole ? 0 : RELATIVE_GAP,
        absoluteGap: whole ? 0.4 / stage.unit : 1e-6,
        seed: search.seed,
      },
      {
        shouldStop,
        onIncumbent: (x, bound) => {
          onBound(bound)
          if (offer(search, running, readPlan(search.columns, x))) tell()
        },
        onBound,
      },
    )
  const answer = await solve(model, tighten)
  // An engine that calls a model infeasible for which there is a plan has proven nothing.
  if (answer.status !== 'infeasible') tighten(answer.bound)
  if (answer.x === null) return false
  // The engine's own answer, so that the same input gives the same plan whatever was found beside it.
  const proven = answer.status === 'optimal'
  offer(search, running, readPlan(search.columns, answer.x), proven)
  const best = evaluate(stage.expression, answer.x) * stage.unit
  const isReached = () => Math.abs(best - running.incumbent.scores[stage.name]) <= 1
  if (proven && !isReached()) {
    // Read as a plan it missed an earlier objective's limit by a gram: of what keeps a little more, the best is as good as that.
    const rows = kept.map((one) =>
      limitRow(one.stage, heldTo(one.stage, one.limit, running.incumbent.scores)),
    )
    const { x } = await solve(withRows(model, rows), () => {})
    if (x !== null && offer(search, running, readPlan(search.columns, x))) tell()
  }
  return proven && isReached()
}
