import { check } from '../check.ts'
import { OBJECTIVES } from '../objectives/index.ts'
import type { Outcome, Plan, Scores } from '../plan.ts'
import type { ObjectiveName, Policy, Problem } from '../problem.ts'
import { type ExplainOptions, openBench, resolve, within } from './resolve.ts'
import { difference } from './why.ts'

/** What an alternative is the best in. */
export type Character = 'most-saved' | 'fairest' | 'cheapest' | 'least-co2' | 'fewest-changes'

export type Alternative = {
  /** One plan can be the best in several. */
  readonly characters: readonly Character[]
  /** Of the policy the alternative was planned with: its first objective leads. */
  readonly outcome: Extract<Outcome, { readonly plan: Plan }>
  /** Its scores less those of the plan it is an alternative to. */
  readonly difference: Scores
}

/** What the best reached of one objective costs in the others, against the plan that is compared. */
export type Price = { readonly character: Character; readonly difference: Scores }

export type Alternatives = {
  /** None is as good as another in everything; the plan given is not among them. */
  readonly alternatives: readonly Alternative[]
  /** For each objective, also where its plan was left out for another as good. */
  readonly prices: readonly Price[]
}

export type AlternativesOptions = ExplainOptions & {
  /** How much of what the plan saves an alternative may give up for what it is the best in (a fraction). */
  readonly giveUp?: number
}

const LEADS: readonly (readonly [Character, ObjectiveName])[] = [
  ['most-saved', 'rescue'],
  ['fairest', 'fairness'],
  ['cheapest', 'cost'],
  ['least-co2', 'co2'],
  ['fewest-changes', 'changes'],
]

/** What is saved and shared is what the rest is for: it may be given up only so far. */
const GIVE_UP = 0.1

/**
 * The few plans worth comparing with a plan: for each objective the best that can be had of it. What saves or shares
 * leads without giving up any of it; cost, CO2 and changes lead while at least 1 − `giveUp` of what is saved
 * stays. Plans no better than another in anything are left out.
 */
export async function alternatives(
  problem: Problem,
  plan: Plan,
  options: AlternativesOptions,
): Promise<Alternatives> {
  const bench = await openBench(options)
  const { scores } = check(problem, plan)
  const leads = LEADS.filter(([, name]) => name !== 'changes' || problem.previous !== undefined)
  const names = leads.map(([, name]) => name)
  const found: Alternative[] = []
  for (const [index, [character, name]] of leads.entries()) {
    const led = {
      ...problem,
      policy: ledBy(problem.policy, name, { names, giveUp: options.giveUp ?? GIVE_UP }),
    }
    const share = within(bench, bench.secondsLeft() / (leads.length - index))
    const answer = await resolve(led, { from: plan, about: 'everything' }, share)
    if (answer.end !== 'planned') continue
    found.push({
      characters: [character],
      outcome: answer.outcome,
      difference: difference(answer.scores, scores),
    })
  }
  return {
    alternatives: worthComparing(found, { names, scores }),
    prices: found.flatMap(({ characters: [character], difference }) =>
      character ? [{ character, difference }] : [],
    ),
  }
}

/** The policy with one objective leading; what is to be small leads behind enough of what is to be great. */
function ledBy(
  policy: Policy,
  lead: ObjectiveName,
  { names, giveUp }: { readonly names: readonly ObjectiveName[]; readonly giveUp: number },
): Policy {
  const others = [...policy.objectives.map(({ name }) => name), ...names].filter(
    (name, index, all) => name !== lead && all.indexOf(name) === index,
  )
  const exactly = (list: readonly ObjectiveName[]) => list.map((name) => ({ name, tolerance: 0 }))
  if (OBJECTIVES[lead].sense === 'max') return { ...policy, objectives: exactly([lead, ...others]) }
  const rest = others.filter((name) => name !== 'rescue')
  return { ...policy, objectives: [{ name: 'rescue', tolerance: giveUp }, ...exactly([lead, ...rest])] }
}

/** One of plans that score the same, and none that another beats; the plan compared with counts as another. */
function worthComparing(
  found: readonly Alternative[],
  { names, scores }: { readonly names: readonly ObjectiveName[]; readonly scores: Scores },
): readonly Alternative[] {
  const same = (a: Scores, b: Scores) => names.every((name) => Math.abs(a[name] - b[name]) < 1e-6)
  const asGood = (a: Scores, b: Scores) =>
    names.every((name) =>
      OBJECTIVES[name].sense === 'max' ? a[name] >= b[name] - 1e-6 : a[name] <= b[name] + 1e-6,
    )
  const distinct: Alternative[] = []
  for (const one of found) {
    const twin = distinct.findIndex(({ outcome }) => same(outcome.scores, one.outcome.scores))
    const known = distinct[twin]
    if (known === undefined) distinct.push(one)
    else distinct[twin] = { ...known, characters: [...known.characters, ...one.characters] }
  }
  return distinct.filter(
    (one) =>
      !asGood(scores, one.outcome.scores) &&
      !distinct.some((other) => other !== one && asGood(other.outcome.scores, one.outcome.scores)),
  )
}
