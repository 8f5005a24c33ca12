import { check } from '../check.ts'
import { type ExplainOptions, openBench } from '../explain/resolve.ts'
import { key, sum, sumBy } from '../grouping.ts'
import { claimedG } from '../objectives/received.ts'
import type { Plan } from '../plan.ts'
import type { Problem } from '../problem.ts'
import { found, type ProblemView, viewProblem } from '../problem-view.ts'
import { type Break, breakId, breaksIn, without } from './breaks.ts'
import { type Mended, mendAsPlanned } from './mend-as-planned.ts'
import { drawScenario, ESTIMATES, type Scenario, type Uncertainty } from './scenario.ts'

export type StressOptions = ExplainOptions & {
  /** How many ways the week can turn out are tried, as far as time goes. */
  readonly scenarios: number
  /** Where it differs from the estimates. */
  readonly uncertainty?: Partial<Uncertainty>
  /** The share of the kilos promised to those who come that a plan must keep to hold. */
  readonly least?: number
}

/** Something that broke, over all scenarios. */
export type Weakness = {
  /** As in the scenario in which it was worst. */
  readonly worst: Break
  /** Scenarios in which it broke. */
  readonly scenarios: number
  /** In how many the plan did not hold, and would have had this alone gone as planned: confirmed by mending again. */
  readonly decides: number
  /** Grams more that would be saved had it gone as planned, on average over those scenarios. */
  readonly costsG: number
}

export type StressTest = {
  readonly seed: number
  /** Scenarios tried: fewer than asked for where time ran out. */
  readonly scenarios: number
  /** In how many the plan holds: nobody who comes goes without, and enough of what they were promised is there. */
  readonly holds: number
  readonly least: number
  /** As planned, and as left in the scenarios with nothing decided anew: a tenth get less than `p10`, half less than `p50`. */
  readonly savedG: {
    readonly planned: number
    readonly p10: number
    readonly p50: number
    readonly p90: number
  }
  /** What breaks first: what decides most often, then what costs most over all scenarios. */
  readonly weaknesses: readonly Weakness[]
  readonly uncertainty: Uncertainty
}

/** What is promised is an estimate too: nine kilos for ten are kept word. */
const LEAST = 0.9
/** Of the time, how much the scenarios may take: the rest is for what breaks first. */
const SCENARIO_SHARE = 0.6
/** For one scenario: a small model, usually solved in a hundredth of it. */
const SCENARIO_SECONDS = 5

/**
 * How a plan fares when batches weigh other than posted, groups do not come and tours run late. Every figure is of a
 * plan that `check` passes in its scenario. Same problem, plan, seed and number of scenarios: same
 * answer, unless time ran out.
 */
export async function stressTest(problem: Problem, plan: Plan, options: StressOptions): Promise<StressTest> {
  const bench = await openBench(options)
  const uncertainty = { ...ESTIMATES, ...options.uncertainty }
  const least = options.least ?? LEAST
  const view = viewProblem(problem)
  const mend = (scenario: Scenario): Promise<Mended> =>
    mendAsPlanned(problem, plan, {
      scenario,
      engine: bench.engine,
      seed: bench.seed,
      seconds: SCENARIO_SECONDS,
    })
  const lived: Lived[] = []
  const untilRanking = options.seconds * SCENARIO_SHARE
  for (
    let number = 0;
    number < options.scenarios && !bench.shouldStop() && bench.seconds() < untilRanking;
    number++
  ) {
    const scenario = drawScenario(problem, uncertainty, { seed: bench.seed, number })
    const mended = await mend(scenario)
    const held = holds(view, plan, { scenario, mended, least })
    lived.push({ scenario, savedG: mended.scores.rescue, held, breaks: breaksIn(view, plan, scenario) })
  }
  const tally = new Map<string, Tally>()
  // Where the plan did not hold it matters most what would have saved it.
  for (const { scenario, savedG, held, breaks } of lived.toSorted(
    (a, b) => Number(a.held) - Number(b.held),
  )) {
    for (const one of breaks) {
      const id = breakId(one)
      const known = tally.get(id) ?? { worst: one, scenarios: 0, decides: 0, costsG: 0, asked: 0 }
      tally.set(id, known)
      known.scenarios++
      if (missing(one) > missing(known.worst)) known.worst = one
      if (bench.shouldStop()) continue
      const milder = without(scenario, one)
      const mended = await mend(milder)
      known.asked++
      known.costsG += mended.scores.rescue - savedG
      if (!held && holds(view, plan, { scenario: milder, mended, least })) known.decides++
    }
  }
  const weaknesses = [...tally.values()]
    .map(({ asked, costsG, ...weakness }) => ({
      ...weakness,
      costsG: Math.round(costsG / Math.max(1, asked)),
    }))
    .sort((a, b) => b.decides - a.decides || b.scenarios * b.costsG - a.scenarios * a.costsG)
  const saved = lived.map(({ savedG }) => savedG)
  const planned = check(problem, plan).scores.rescue
  return {
    seed: bench.seed,
    scenarios: lived.length,
    holds: lived.filter(({ held }) => held).length,
    least,
    savedG: {
      planned,
      p10: percentile(saved, 0.1),
      p50: percentile(saved, 0.5),
      p90: percentile(saved, 0.9),
    },
    weaknesses,
    uncertainty,
  }
}

/** A scenario, and how the plan fared in it. */
type Lived = {
  readonly scenario: Scenario
  readonly savedG: number
  readonly held: boolean
  readonly breaks: readonly Break[]
}

type Tally = { worst: Break; scenarios: number; decides: number; costsG: number; asked: number }

const missing = ({ needs, has }: Break): number => 1 - has / needs

/**
 * Whether a plan holds: those who come get enough of what they were promised together, and none of their groups goes
 * without. Who does not come has no part in it: neither in what was promised nor in what is kept.
 */
function holds(
  view: ProblemView,
  plan: Plan,
  {
    scenario,
    mended,
    least,
  }: { readonly scenario: Scenario; readonly mended: Mended; readonly least: number },
): boolean {
  const away = new Set(scenario.noShows.map(({ group, session }) => key(group, session)))
  const [promised, kept] = [promises(view, plan, away), promises(view, mended.plan, away)]
  if ([...promised].some(([group, grams]) => grams > 0 && (kept.get(group) ?? 0) === 0)) return false
  const total = (grams: ReadonlyMap<string, number>) => sum(grams.values(), (one) => one)
  return total(kept) >= least * total(promised)
}

/** Grams each group is to get where it comes. */
function promises(view: ProblemView, plan: Plan, away: ReadonlySet<string>): ReadonlyMap<string, number> {
  const shares = plan.shares.filter(
    ({ claim, session }) => !away.has(key(view.claims.get(claim)?.group ?? '', session)),
  )
  const grams = claimedG(view, { ...plan, shares })
  return sumBy(
    grams,
    ([claim]) => found(view.claims, claim).group,
    ([, amount]) => amount,
  )
}

/** The least value that this share of them do not exceed. */
function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
}
