import { findArcs } from '../arcs.ts'
import { checkView } from '../check.ts'
import { groupBy, key, sumBy } from '../grouping.ts'
import { PLAN_SCHEMA, type Plan } from '../plan.ts'
import { claimRange, type ProblemView } from '../problem-view.ts'
import { keepPins } from '../search/pinned.ts'
import { planOf } from '../search/plan-of.ts'
import { resumeLedger } from '../search/resume.ts'
import { serve } from '../search/serve.ts'

const EMPTY: Plan = {
  schema: PLAN_SCHEMA,
  loads: [],
  attendance: [],
  cycles: [],
  runs: [],
  ingredients: [],
  shares: [],
  handovers: [],
}

/** Pins and claims' minimums are looked after when everything else holds. */
const LATER: readonly unknown[] = [13, 14]

/**
 * As much of a plan as still holds, with what the pins ask and whatever else fits in its place, as the greedy
 * coordinator would do it. Null when the pins cannot be kept this way.
 */
export function mendByHand(view: ProblemView, plan: Plan): Plan | null {
  const left = withMinimums(view, withoutUnused(stillHolds(view, withoutForbidden(view, plan))))
  const ledger = resumeLedger(view, findArcs(view), left)
  if (!keepPins(ledger)) return null
  serve(ledger, () => 1)
  const mended = planOf(ledger)
  return checkView(view, mended).feasible ? mended : null
}

/** Without what a pin rules out: what else it asks for is looked after later. */
function withoutForbidden({ problem: { pins } }: ProblemView, plan: Plan): Plan {
  const loadedG = sumBy(
    plan.loads,
    ({ batch, slot }) => key(batch, slot),
    ({ quantityG }) => quantityG,
  )
  const staysAway = ({ group, session }: Plan['attendance'][number]) =>
    pins.some(
      (pin) => pin.pin === 'attendance' && !pin.value && pin.group === group && pin.session === session,
    )
  const isTooMuch = ({ batch, slot }: Plan['loads'][number]) =>
    pins.some((pin) => {
      if (pin.pin === 'slot') return !pin.used && pin.slot === slot
      const about = pin.pin === 'load' && pin.batch === batch && pin.slot === slot
      return about && (loadedG.get(key(batch, slot)) ?? 0) > (pin.max ?? Infinity)
    })
  const isTooMany = ({ session, recipe, jars }: Plan['runs'][number]) =>
    pins.some(
      (pin) =>
        pin.pin === 'run' && pin.session === session && pin.recipe === recipe && jars > (pin.max ?? Infinity),
    )
  return {
    ...plan,
    attendance: plan.attendance.filter((row) => !staysAway(row)),
    loads: plan.loads.filter((row) => !isTooMuch(row)),
    runs: plan.runs.filter((row) => !isTooMany(row)),
  }
}

/** Who comes, then what is brought and what is heated, then what is made and handed over: as much as breaks no rule. */
function stillHolds(view: ProblemView, plan: Plan): Plan {
  const holds = (part: Plan) => checkView(view, part).violations.every(({ rule }) => LATER.includes(rule))
  const attendance = parts(
    plan.attendance,
    ({ group, session }) => key(group, session),
    (rows) => ({ attendance: rows }),
  )
  const loads = parts(
    plan.loads,
    ({ batch, slot }) => key(batch, slot),
    (rows) => ({ loads: rows }),
  )
  const cycles = parts(
    plan.cycles,
    ({ session, equipment }) => key(session, equipment),
    (rows) => ({ cycles: rows }),
  )
  const handovers = parts(
    plan.handovers,
    (row) => JSON.stringify(row),
    (rows) => ({ handovers: rows }),
  )
  const ofRun = (row: { readonly session: string; readonly recipe: string }) => key(row.session, row.recipe)
  const recipeOf = (claim: string) => {
    const row = view.claims.get(claim)
    return row !== undefined && 'recipe' in row ? row.recipe : ''
  }
  const ingredients = groupBy(plan.ingredients, ofRun)
  const shares = groupBy(plan.shares, ({ claim, session }) => ofRun({ session, recipe: recipeOf(claim) }))
  const runs = parts(plan.runs, ofRun, (rows) => {
    const own = shares.get(ofRun(rows[0])) ?? []
    const [{ session, recipe }] = rows
    // Who has withdrawn a claim leaves the jars.
    const jars = own.reduce((total, row) => total + row.jars, 0)
    if (jars === 0) return {}
    return {
      runs: [{ session, recipe, jars }],
      ingredients: ingredients.get(ofRun(rows[0])) ?? [],
      shares: own,
    }
  })
  return [attendance, loads, cycles, handovers, runs].reduce((kept, list) => addAll(kept, list, holds), EMPTY)
}

function parts<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  part: (rows: readonly [Row, ...Row[]]) => Partial<Plan>,
): readonly Partial<Plan>[] {
  return [...groupBy(rows, keyOf).values()].map(part)
}

/** Adds what fits, by halves: few parts do not, so that most are tried together. */
function addAll(plan: Plan, list: readonly Partial<Plan>[], holds: (plan: Plan) => boolean): Plan {
  if (list.length === 0) return plan
  const all = list.reduce<Plan>(joined, plan)
  if (holds(all)) return all
  if (list.length === 1) return plan
  const half = Math.ceil(list.length / 2)
  return addAll(addAll(plan, list.slice(0, half), holds), list.slice(half), holds)
}

function joined(plan: Plan, part: Partial<Plan>): Plan {
  return {
    ...plan,
    loads: [...plan.loads, ...(part.loads ?? [])],
    attendance: [...plan.attendance, ...(part.attendance ?? [])],
    cycles: [...plan.cycles, ...(part.cycles ?? [])],
    runs: [...plan.runs, ...(part.runs ?? [])],
    ingredients: [...plan.ingredients, ...(part.ingredients ?? [])],
    shares: [...plan.shares, ...(part.shares ?? [])],
    handovers: [...plan.handovers, ...(part.handovers ?? [])],
  }
}

/** Without visits of which nobody gets anything any more. */
function withoutUnused(plan: Plan): Plan {
  const inSessions = new Set(plan.ingredients.map((row) => key(row.session, row.batch)))
  const atPlaces = new Set(plan.handovers.map((row) => key(row.batch, row.slot, row.place)))
  const isUsed = (load: Plan['loads'][number]) =>
    'session' in load
      ? inSessions.has(key(load.session, load.batch))
      : atPlaces.has(key(load.batch, load.slot, load.place))
  const used = new Set(plan.loads.filter(isUsed).map((load) => key(load.batch, load.slot)))
  return { ...plan, loads: plan.loads.filter((load) => used.has(key(load.batch, load.slot))) }
}

/** Without what is too little for its claim now: those jars are not made. */
function withMinimums(view: ProblemView, plan: Plan): Plan {
  const got = sumBy(
    [
      ...plan.shares.map(({ claim, jars }) => ({ claim, amount: jars })),
      ...plan.handovers.map(({ claim, quantityG }) => ({ claim, amount: quantityG })),
    ],
    (row) => row.claim,
    (row) => row.amount,
  )
  const tooLittle = (id: string) => {
    const claim = view.claims.get(id)
    return claim !== undefined && (got.get(id) ?? 0) < claimRange(claim).least
  }
  const shares = plan.shares.filter(({ claim }) => !tooLittle(claim))
  const jars = sumBy(
    shares,
    ({ claim, session }) => {
      const row = view.claims.get(claim)
      return key(session, row !== undefined && 'recipe' in row ? row.recipe : '')
    },
    (row) => row.jars,
  )
  return {
    ...plan,
    shares,
    handovers: plan.handovers.filter(({ claim }) => !tooLittle(claim)),
    runs: plan.runs.flatMap((run) => {
      const left = jars.get(key(run.session, run.recipe)) ?? 0
      return left > 0 ? [{ ...run, jars: left }] : []
    }),
    ingredients: plan.ingredients.filter(({ session, recipe }) => (jars.get(key(session, recipe)) ?? 0) > 0),
  }
}
