import { withRows } from '../linear/linear-model.ts'
import { readPlan } from '../linear/read-plan.ts'
import { sparse } from '../linear/restrict.ts'
import { refill, vectorOf } from '../linear/write-start.ts'
import { found } from '../problem-view.ts'
import { improve } from './improve.ts'
import type { Work } from './optimise.ts'
import { offer } from './search.ts'
import { paidDecisions } from './settled.ts'
import { heldTo, limitRow, stagesOf, worthExpression } from './stage.ts'

/** Checking a plan takes time at the largest sizes, and reading it back as long again: of all time, the first has this part. */
const CHECKING_SHARE = 0.03

export type Exploring = {
  /** How many neighbourhoods to work on side by side. */
  readonly hands: number
  /** When this ends, one more hand is free. */
  readonly joining?: Promise<unknown>
  /** Ends when no neighbourhood brought anything any more. */
  readonly untilSettled?: boolean
}

/** Neighbourhood search from the best plan there is, in the lean form where there is one. */
export async function explore(work: Work, { hands, joining, untilSettled }: Exploring): Promise<void> {
  if (hands === 0) return
  const { search, running, secondsLeft, shouldStop, tell } = work
  const { model, columns, geography, expression, guide } = ground(work)
  const vector = () => vectorOf(model, columns, running.incumbent.plan)
  let taken = running.incumbent
  let latest = vector()
  let pending = false
  /** Offers the latest, and goes on from the best there is, whoever found it. */
  const keep = () => {
    if (pending && offer(search, running, readPlan(columns, latest))) tell()
    if (running.incumbent !== taken || pending) latest = vector()
    taken = running.incumbent
    pending = false
  }
  let kept = search.secondsLeft()
  await improve({
    source: sparse(model),
    objective: expression,
    guide,
    sense: running.stage.sense,
    decisions: paidDecisions(columns, guide),
    geography,
    engine: search.engine,
    hands,
    joining: joining ?? null,
    untilSettled: untilSettled ?? false,
    seed: search.seed,
    x: latest,
    secondsLeft,
    shouldStop,
    refill: (x) => refill(x, columns),
    onBetter(x) {
      latest = x
      pending = true
      if (kept - search.secondsLeft() >= search.secondsToCheck() / CHECKING_SHARE) {
        keep()
        kept = search.secondsLeft()
      }
      return latest
    },
  })
  keep()
}

/** The model neighbourhoods are cut from and what they are solved for, with a row for what each earlier objective is held to. */
export function ground({ search, model, running }: Work) {
  const { stage, beside, kept, incumbent } = running
  const lean = search.lean?.()
  const { columns } = lean ?? search
  const stages = new Map(stagesOf(columns.problem.problem.policy, columns).map((own) => [own.name, own]))
  const expression = worthExpression(stage, beside, stages)
  const guide = found(stages, stage.name).expression
  const rows = kept.map(({ stage: earlier, limit }) =>
    limitRow(found(stages, earlier.name), heldTo(earlier, limit, incumbent.scores)),
  )
  const geography = lean?.geography ?? search.geography()
  return { model: withRows(lean?.model ?? model, rows), columns, geography, expression, guide }
}
