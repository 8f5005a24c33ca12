import { checkView } from '../check.ts'
import { key, sumBy } from '../grouping.ts'
import { buildModel } from '../linear/build.ts'
import { type Columns, KG } from '../linear/columns.ts'
import type { LinearEngine } from '../linear/engine.ts'
import type { LinearExpression, LinearModel } from '../linear/linear-model.ts'
import { readPlan } from '../linear/read-plan.ts'
import { OBJECTIVES } from '../objectives/index.ts'
import { PLAN_SCHEMA, type Plan, type Scores } from '../plan.ts'
import type { Pin, Problem } from '../problem.ts'
import { viewProblem } from '../problem-view.ts'
import { asPlanned } from './as-planned.ts'
import { inScenario, type Scenario } from './scenario.ts'

/** A plan in a scenario, as `check` judges it there. */
export type Mended = { readonly plan: Plan; readonly scores: Scores }

/**
 * What is left of a plan in a scenario when nobody decides anything new: no more of anything than was planned, and of
 * that as many kilos as can be, shared as the policy says. It has passed `check` in the scenario's problem. Where the engine
 * gives nothing in the time, nothing is left: pessimistic, never wrong.
 */
export async function mendAsPlanned(
  problem: Problem,
  plan: Plan,
  {
    scenario,
    engine,
    seed,
    seconds,
  }: {
    readonly scenario: Scenario
    readonly engine: LinearEngine
    readonly seed: number
    readonly seconds: number
  },
): Promise<Mended> {
  const { previous: _, ...rest } = problem
  const world = viewProblem(inScenario(rest, scenario))
  const reduced = { ...inScenario(asPlanned(rest, plan), scenario), pins: helpers(problem, plan, scenario) }
  const { model, columns } = buildModel(viewProblem(reduced))
  const objective = sharing(columns)
  const judged = (found: Plan): Mended | null => {
    const { feasible, scores } = checkView(world, found)
    return feasible ? { plan: found, scores } : null
  }
  const { x } = await engine.solve({
    model: noMoreThan(model, columns, plan),
    objective,
    sense: 'max',
    seconds,
    relativeGap: 1e-4,
    absoluteGap: 1e-4,
    seed,
  })
  const mended = x && judged(readPlan(columns, x))
  if (mended) return mended
  const nothing = judged(NOTHING)
  if (nothing === null)
    throw new Error('the empty plan breaks a rule where there are no pins: a fault in the solver')
  return nothing
}

const NOTHING: Plan = {
  schema: PLAN_SCHEMA,
  loads: [],
  attendance: [],
  cycles: [],
  runs: [],
  ingredients: [],
  shares: [],
  handovers: [],
}

/** Every kilo counts, and the first ones of each group as much more as the policy says: what is short is shared out. */
function sharing(columns: Columns): LinearExpression {
  const { rescue, fairness } = OBJECTIVES
  const parts = [rescue.expression(columns), fairness.expression(columns)]
  return { constant: 0, terms: parts.flatMap(({ terms }) => terms) }
}

/** Who comes without taking anything home from there has no column unless a pin says so; they work all the same. */
function helpers(
  problem: Problem,
  { attendance, shares, runs }: Plan,
  { noShows }: Scenario,
): readonly Pin[] {
  const groupOf = new Map(problem.claims.map(({ id, group }) => [id, group]))
  const takes = new Set(shares.map(({ claim, session }) => key(groupOf.get(claim) ?? '', session)))
  const used = new Set(runs.map(({ session }) => session))
  const missing = new Set(noShows.map(({ group, session }) => key(group, session)))
  return attendance.flatMap(({ group, session }): Pin[] => {
    const at = key(group, session)
    return takes.has(at) || missing.has(at) || !used.has(session)
      ? []
      : [{ pin: 'attendance', group, session, value: true }]
  })
}

/** The model with each load, share and handover at most what the plan has there. */
function noMoreThan(model: LinearModel, { loads, shares, handovers }: Columns, plan: Plan): LinearModel {
  const upper = model.columns.upper.slice()
  const limit = (column: number, most: number) => {
    upper[column] = Math.min(upper[column] ?? 0, most)
  }
  const loadedG = sumBy(
    plan.loads,
    (load) =>
      'session' in load
        ? key(load.batch, load.slot, load.session, '')
        : key(load.batch, load.slot, '', load.place),
    (load) => load.quantityG,
  )
  for (const { column, batch, slot, session, place, unitKg } of loads)
    limit(
      column,
      (loadedG.get(key(batch.id, slot, session ?? '', session === null ? place : '')) ?? 0) / KG / unitKg,
    )
  const jars = sumBy(
    plan.shares,
    (row) => key(row.claim, row.session),
    (row) => row.jars,
  )
  for (const { column, claim, session } of shares) limit(column, jars.get(key(claim.id, session.id)) ?? 0)
  const handedG = sumBy(
    plan.handovers,
    (row) => key(row.claim, row.batch, row.place),
    (row) => row.quantityG,
  )
  for (const { column, claim, batch, place } of handovers)
    limit(column, (handedG.get(key(claim.id, batch.id, place)) ?? 0) / KG)
  return { ...model, columns: { ...model.columns, upper } }
}
