import { evaluate, type LinearModel } from '../linear/linear-model.ts'
import { type SparseModel, sparse } from '../linear/restrict.ts'
import { refill } from '../linear/write-start.ts'
import { boundByRegion } from './bound.ts'
import { improve } from './improve.ts'
import { offer, type Running, type Search } from './search.ts'
import { boundOf, gapOf, plainBound } from './stage.ts'

/** Up to this many integer columns the whole model goes to the engine at once, which then proves its answer. */
const WHOLE_INTEGERS = 3000
/** Up to this many it does so alone: neighbourhoods would find nothing it does not. */
const ALONE_INTEGERS = 400
/** Proven is what is within a hundred-thousandth; whole scores are proven to the last unit. */
const RELATIVE_GAP = 1e-5
const EXACT_SCORE = 1e9
/** Of a stage's time, how much a bound by regions may take beside the search. */
const BOUND_SHARE = 0.6

export type Place = { readonly stage: number; readonly stages: number }
/** The bound is in the expression's unit; `proven`: the stage ended by itself. */
export type Ended = { readonly bound: number; readonly proven: boolean }

/**
 * Optimises one objective: the engine on the whole model where that is small enough, beside it neighbourhood
 * search in the engine's other threads. `running` gets every better plan.
 */
export async function optimise(
  search: Search,
  {
    model,
    running,
    seconds,
    place,
  }: {
    readonly model: LinearModel
    readonly running: Running
    readonly seconds: number
    readonly place: Place
  },
): Promise<Ended> {
  const { stage } = running
  const started = search.secondsLeft()
  const stageLeft = () => Math.min(search.secondsLeft(), seconds - (started - search.secondsLeft()))
  const plain = plainBound(stage, model)
  let linearBound = plain
  const tighten = (bound: number) => {
    if (Number.isFinite(bound))
      linearBound = stage.sense === 'max' ? Math.min(linearBound, bound) : Math.max(linearBound, bound)
  }
  const tell = () => {
    const { plan, scores } = running.incumbent
    const best = scores[stage.name]
    const bound = linearBound === plain ? null : boundOf(stage, linearBound, best)
    const gap = bound === null ? null : gapOf(best, bound)
    search.onProgress({ objective: stage.name, ...place, best, bound, gap, scores, plan })
  }
  tell()
  if (search.shouldStop()) return { bound: plain, proven: false }

  let ended = false
  const shouldStop = () => ended || search.shouldStop()
  const integers = model.columns.integer.reduce((count, integer) => count + (integer ? 1 : 0), 0)
  const whole = stage.whole && Math.abs(plain) * stage.unit < EXACT_SCORE

  const prove = async (): Promise<boolean> => {
    const answer = await search.engine.solve(
      {
        model,
        objective: stage.expression,
        sense: stage.sense,
        start: running.incumbent.x,
        seconds: stageLeft(),
        relativeGap: whole ? 0 : RELATIVE_GAP,
        absoluteGap: whole ? 0.4 / stage.unit : 1e-6,
        seed: search.seed,
      },
      {
        shouldStop,
        onIncumbent: (x, bound) => {
          tighten(bound)
          if (offer(search, running, x)) tell()
        },
        onBound: tighten,
      },
    )
    ended = true
    // An engine that calls a model infeasible for which there is a plan has proven nothing.
    if (answer.status !== 'infeasible') tighten(answer.bound)
    if (answer.x === null) return false
    // The engine's own answer, so that the same input gives the same plan whatever was found beside it.
    const proven = answer.status === 'optimal'
    offer(search, running, answer.x, proven)
    const reached = Math.abs(
      evaluate(stage.expression, answer.x) * stage.unit - running.incumbent.scores[stage.name],
    )
    return proven && reached <= 1
  }

  const boundLeft = () => stageLeft() - (1 - BOUND_SHARE) * seconds
  const bound = (source: SparseModel) =>
    boundByRegion({
      source,
      objective: stage.expression,
      sense: stage.sense,
      geography: search.geography(),
      engine: search.engine,
      seed: search.seed,
      x: running.incumbent.x,
      secondsLeft: boundLeft,
      shouldStop,
      onBound(bound) {
        tighten(bound)
        tell()
      },
    })

  const explore = async (source: SparseModel, hands: number, joining: Promise<unknown> | null = null) => {
    let told = running.incumbent
    let latest = running.incumbent.x
    const keep = () => {
      if (latest !== running.incumbent.x && offer(search, running, latest)) tell()
      latest = running.incumbent.x
      told = running.incumbent
    }
    let kept = search.secondsLeft()
    await improve({
      source,
      objective: stage.expression,
      sense: stage.sense,
      geography: search.geography(),
      engine: search.engine,
      hands,
      joining,
      seed: search.seed,
      x: running.incumbent.x,
      secondsLeft: stageLeft,
      shouldStop,
      refill: (x) => refill(x, search.columns),
      onBetter(x) {
        latest = x
        // Reading a plan back and checking it takes time at the largest sizes: at most a tenth of it.
        if (kept - search.secondsLeft() >= search.secondsToCheck() * 10) {
          keep()
          kept = search.secondsLeft()
        }
        return latest
      },
    })
    if (running.incumbent === told || latest !== running.incumbent.x) keep()
  }

  const hands = search.engine.parallel
  if (integers <= ALONE_INTEGERS || (integers <= WHOLE_INTEGERS && hands === 1)) {
    const proven = await prove()
    return { bound: linearBound, proven }
  }
  if (integers <= WHOLE_INTEGERS) {
    const [proven] = await Promise.all([prove(), explore(sparse(model), hands - 1)])
    return { bound: linearBound, proven }
  }
  const source = sparse(model)
  const bounded = bound(source)
  // With one thread the two take turns; else the bound has one to itself while it needs it.
  await (hands === 1 ? Promise.all([bounded, explore(source, 1)]) : explore(source, hands - 1, bounded))
  return { bound: linearBound, proven: false }
}
