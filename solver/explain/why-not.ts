import type { Plan, Scores } from '../plan.ts'
import type { Problem } from '../problem.ts'
import { found, isJarClaim, viewProblem } from '../problem-view.ts'
import { anyPlan } from '../search/pin-conflict.ts'
import { applyChange } from './change.ts'
import { attendanceFacts, type Fact, loadFacts, pinFacts, type Relaxable } from './facts.ts'
import { jarFacts } from './jar-facts.ts'
import { differences } from './near.ts'
import { type Bench, type Checked, type ExplainOptions, openBench, resolve, within } from './resolve.ts'
import { difference, strictly } from './why.ts'

/** A wish about the plan. */
export type Question =
  | { readonly ask: 'attendance'; readonly group: string; readonly session: string }
  | { readonly ask: 'load'; readonly batch: string; readonly slot: string }
  /** The claim gets so many jars there. */
  | { readonly ask: 'jars'; readonly claim: string; readonly session: string; readonly jars: number }

export type WhyNot =
  /** What it costs: the scores of the best plan found with the wish, less those of the best found without. */
  | {
      readonly answer: 'possible'
      readonly without: Checked
      readonly with: Checked
      /** The problem with the wish in it: `with` is its plan. */
      readonly problem: Problem
      readonly gain: Scores
      readonly proven: boolean
    }
  /** The facts in the way: together they leave no plan, and were any one of them otherwise, there would be one. */
  | { readonly answer: 'in-the-way'; readonly facts: readonly Fact[]; readonly proven: boolean }
  /** Neither was found in the time. */
  | { readonly answer: 'unknown' }

/**
 * Why not? Plans again with the wish: either there is a plan and the answer is what it costs, both plans of the
 * policy's objectives strictly in order; or a smallest set of facts in the way, found by leaving out one after
 * the other.
 *
 * Throws `ImpossibleChange`, or an error for an id that the problem does not have.
 */
export async function whyNot(
  problem: Problem,
  { plan, question }: { readonly plan: Plan; readonly question: Question },
  options: ExplainOptions,
): Promise<WhyNot> {
  const bench = await openBench(options)
  const strict = strictly(problem)
  const { wished, facts } = wishOf(strict, question)
  const possible = await anyPlan(bench.engine, wished, {
    seconds: Math.max(0.05, bench.secondsLeft() / 3),
    seed: bench.seed,
  })
  if (possible === 'unknown') return { answer: 'unknown' }
  if (possible === 'impossible') return inTheWay(wished, facts, bench)
  const base = await resolve(
    strict,
    { from: plan, about: differences(strict, wished) },
    within(bench, bench.secondsLeft() / 2),
  )
  if (base.end !== 'planned') return { answer: 'unknown' }
  let answer = await resolve(wished, { from: base.plan, about: differences(strict, wished) }, bench)
  if (answer.end === 'unknown')
    answer = await resolve(wished, { from: possible.plan, about: differences(strict, wished) }, bench)
  if (answer.end !== 'planned') return { answer: 'unknown' }
  return {
    answer: 'possible',
    without: { plan: base.plan, scores: base.scores },
    with: { plan: answer.plan, scores: answer.scores },
    problem: wished,
    gain: difference(answer.scores, base.scores),
    proven: base.outcome.status === 'optimal' && answer.outcome.status === 'optimal',
  }
}

/** The problem with the wish in it, and the facts that may be in its way. */
function wishOf(
  problem: Problem,
  question: Question,
): { readonly wished: Problem; readonly facts: readonly Relaxable[] } {
  const view = viewProblem(problem)
  const pins = pinFacts(problem)
  switch (question.ask) {
    case 'attendance': {
      const { group, session } = question
      const facts = attendanceFacts(problem, {
        group: found(view.groups, group),
        session: found(view.sessions, session),
      })
      const wished = applyChange(problem, {
        change: 'pin-added',
        pin: { pin: 'attendance', group, session, value: true },
      })
      return { wished, facts: [...pins, ...facts] }
    }
    case 'load': {
      const { batch, slot } = question
      const facts = loadFacts(problem, { batch, slot })
      const wished = applyChange(problem, { change: 'pin-added', pin: { pin: 'load', batch, slot, min: 1 } })
      return { wished, facts: [...pins, ...facts] }
    }
    case 'jars': {
      const { claim: id, session: sessionId, jars } = question
      const claim = found(view.claims, id)
      if (!isJarClaim(claim)) throw new Error(`claim ${id} asks for fresh produce, not for jars`)
      const session = found(view.sessions, sessionId)
      const group = found(view.groups, claim.group)
      // A recipe of its own, that nobody else's jars count for.
      const recipe = `${claim.recipe} for ${id}`
      const wished: Problem = {
        ...problem,
        recipes: [...problem.recipes, { ...found(view.recipes, claim.recipe), id: recipe }],
        claims: problem.claims.map((row) =>
          row.id === id ? { ...claim, recipe, jars: Math.max(jars, claim.jars) } : row,
        ),
        pins: [...problem.pins, { pin: 'run', session: sessionId, recipe, min: jars }],
      }
      return {
        wished,
        facts: [
          ...pins,
          ...attendanceFacts(problem, { group, session }),
          ...jarFacts(wished, { recipe, session, jars }),
        ],
      }
    }
  }
}

/** A deletion filter: a fact without which there is still no plan is not in the way. */
async function inTheWay(wished: Problem, facts: readonly Relaxable[], bench: Bench): Promise<WhyNot> {
  let proven = true
  const impossible = async (active: readonly Relaxable[]) => {
    const relaxed = facts
      .filter((fact) => !active.includes(fact))
      .reduce((problem, { relax }) => relax(problem), wished)
    const seconds = bench.secondsLeft()
    if (seconds <= 0) {
      proven = false
      return false
    }
    const answer = await anyPlan(bench.engine, relaxed, { seconds, seed: bench.seed })
    if (answer === 'unknown') proven = false
    return answer === 'impossible'
  }
  let active = facts
  for (const fact of facts) {
    const without = active.filter((other) => other !== fact)
    if (await impossible(without)) active = without
  }
  return { answer: 'in-the-way', facts: active.map(({ fact }) => fact), proven }
}
