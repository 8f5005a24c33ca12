import { arrivals } from '../arcs.ts'
import { groupBy, sum } from '../grouping.ts'
import type { Plan } from '../plan.ts'
import { found, type ProblemView, viewProblem } from '../problem-view.ts'
import { inScenario, type Scenario } from './scenario.ts'

/**
 * What a scenario breaks of a plan as it stands: the rule, what it is about, what the plan needs of it and what there
 * is. `batch`: fewer grams than its loads take. `tour`: of the grams it carries, how many still arrive in
 * time. `hands`: minutes of work the session's jars take, and those of who comes.
 */
export type Break =
  | {
      readonly rule: 1
      readonly what: 'batch'
      readonly batch: string
      readonly needs: number
      readonly has: number
    }
  | {
      readonly rule: 3
      readonly what: 'tour'
      readonly slot: string
      readonly needs: number
      readonly has: number
    }
  | {
      readonly rule: 8
      readonly what: 'hands'
      readonly session: string
      readonly needs: number
      readonly has: number
    }

/** The same thing, whatever the figures. */
export const breakId = (one: Break): string =>
  JSON.stringify([one.what, one.what === 'batch' ? one.batch : one.what === 'tour' ? one.slot : one.session])

export function breaksIn(view: ProblemView, plan: Plan, scenario: Scenario): readonly Break[] {
  return [
    ...shortBatches(plan, scenario),
    ...lateTours(view, plan, scenario),
    ...fewHands(view, plan, scenario),
  ]
}

function* shortBatches({ loads }: Plan, { quantityG }: Scenario): Iterable<Break> {
  for (const [batch, rows] of groupBy(loads, (load) => load.batch)) {
    const has = quantityG.get(batch)
    const needs = sum(rows, (load) => load.quantityG)
    if (has !== undefined && has < needs) yield { rule: 1, what: 'batch', batch, needs, has }
  }
}

function* lateTours(view: ProblemView, { loads }: Plan, { lateMinutes }: Scenario): Iterable<Break> {
  const tours = [...groupBy(loads, (load) => load.slot)].filter(([slot]) => lateMinutes.has(slot))
  if (tours.length === 0) return
  const late = viewProblem(inScenario(view.problem, { quantityG: new Map(), noShows: [], lateMinutes }))
  for (const [slot, rows] of tours) {
    const needs = sum(rows, (load) => load.quantityG)
    const has = sum(rows, (load) => {
      const session = 'session' in load ? found(late.sessions, load.session) : null
      const batch = found(late.batches, load.batch)
      const atMs = arrivals(batch, found(late.slots, slot)).get(
        session?.place ?? ('place' in load ? load.place : ''),
      )
      const byMs = session
        ? session.startMs <= batch.processByMs
          ? session.readyMs
          : -Infinity
        : batch.processByMs
      return atMs !== undefined && atMs <= byMs ? load.quantityG : 0
    })
    if (has < needs) yield { rule: 3, what: 'tour', slot, needs, has }
  }
}

function* fewHands(view: ProblemView, plan: Plan, { noShows }: Scenario): Iterable<Break> {
  for (const [session, rows] of groupBy(plan.runs, (run) => run.session)) {
    const comes = plan.attendance.filter((row) => row.session === session)
    const there = comes.filter(
      (row) => !noShows.some((one) => one.group === row.group && one.session === session),
    )
    if (there.length === comes.length) continue
    const needs = sum(rows, (run) => run.jars * found(view.recipes, run.recipe).labourMinutesPerJar)
    const members = sum(there, ({ group }) => found(view.groups, group).members)
    const has = found(view.sessions, session).workingMinutes * members
    if (has < needs) yield { rule: 8, what: 'hands', session, needs, has }
  }
}

/** The scenario in which this one thing went as planned. */
export function without({ quantityG, noShows, lateMinutes }: Scenario, one: Break): Scenario {
  const others = <Value>(map: ReadonlyMap<string, Value>, id: string) =>
    new Map([...map].filter(([other]) => other !== id))
  return {
    quantityG: one.what === 'batch' ? others(quantityG, one.batch) : quantityG,
    noShows: one.what === 'hands' ? noShows.filter(({ session }) => session !== one.session) : noShows,
    lateMinutes: one.what === 'tour' ? others(lateMinutes, one.slot) : lateMinutes,
  }
}
