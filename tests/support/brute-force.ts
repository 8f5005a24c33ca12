/**
 * The best a tiny week can do, by trying everything: no linear model, no arcs or limits of the solver, only
 * PROBLEM's rules. Fresh produce is tried in steps of 500 g, so amounts must be multiples of it.
 */
import { check, type Load, type ObjectiveName, type Plan, type Problem } from '@bocal/solver'
import { EMPTY } from './planning.ts'
import { randomProblem, TINY } from './random-problem.ts'

const STEP_G = 500

/** A random tiny week cut down until trying everything ends: up to 2 crates a batch, 3 jars or 1,500 g a claim. */
export function countableProblem(seed: number): Problem {
  const problem = randomProblem(seed, TINY)
  return {
    ...problem,
    batches: problem.batches.map((batch) => ({
      ...batch,
      quantityG: Math.min(batch.quantityG, 2 * batch.crateG),
    })),
    claims: problem.claims.map((claim) =>
      'recipe' in claim
        ? { ...claim, jars: Math.min(3, claim.jars), minJars: Math.min(2, claim.minJars) }
        : { ...claim, freshG: Math.min(1500, claim.freshG), minG: Math.min(500, claim.minG) },
    ),
  }
}

type Score = Readonly<Partial<Record<ObjectiveName, number>>>

/** Each objective's best in the policy's order, every earlier one kept within its tolerance. */
export function bestByBruteForce(problem: Problem): readonly { name: ObjectiveName; best: number }[] {
  let scores = allScores(problem)
  return problem.policy.objectives.map(({ name, tolerance }) => {
    const values = scores.map((score) => score[name] ?? 0)
    const max = name === 'rescue' || name === 'fairness'
    const best = max ? Math.max(...values) : Math.min(...values)
    scores = scores.filter((score) => {
      const value = score[name] ?? 0
      return max ? value >= (1 - tolerance) * best - 1e-9 : value <= (1 + tolerance) * best + 1e-9
    })
    return { name, best }
  })
}

function allScores(problem: Problem): readonly Score[] {
  const scores = new Map<string, Score>()
  const kitchens = makeable(problem)
  for (const loads of loadings(problem)) {
    const { cost, co2 } = check(problem, { ...EMPTY, loads }).scores
    const fresh = servable(problem, loads)
    for (const made of kitchens) {
      if (!hasProduce(problem, loads, made)) continue
      const sessions = new Set(made.shares.map((share) => share.session))
      const rent = problem.sessions.reduce(
        (sum, { id, fixedCents }) => sum + (sessions.has(id) ? fixedCents : 0),
        0,
      )
      for (const given of fresh) {
        const grams = new Map(given.grams)
        for (const [group, amount] of made.grams) grams.set(group, (grams.get(group) ?? 0) + amount)
        const score = {
          rescue: [...grams.values()].reduce((sum, amount) => sum + amount, 0),
          fairness: fairnessOf(problem, grams),
          cost: cost + rent,
          co2,
        }
        scores.set(JSON.stringify(score), score)
      }
    }
  }
  return [...scores.values()]
}

const breaksOnly = (problem: Problem, plan: Plan, rules: readonly number[]) =>
  !check(problem, plan).violations.some(({ rule }) => rules.includes(Number(rule)))

/** Every way to load whole crates. */
function loadings(problem: Problem): readonly (readonly Load[])[] {
  const ways = problem.batches.flatMap(({ id: batch, crateG: quantityG }) =>
    problem.slots.flatMap(({ id: slot }) => [
      ...problem.sessions.map(({ id: session }): Load => ({ batch, slot, session, quantityG })),
      ...problem.places.map(({ id: place }): Load => ({ batch, slot, place, quantityG })),
    ]),
  )
  const possible = ways.filter((load) => breaksOnly(problem, { ...EMPTY, loads: [load] }, [3]))
  const found: Load[][] = []
  const extend = (loads: Load[], from: number) => {
    if (!breaksOnly(problem, { ...EMPTY, loads }, [1, 4])) return
    if (breaksOnly(problem, { ...EMPTY, loads }, [2])) found.push(loads)
    for (let index = from; index < possible.length; index++) {
      const load = possible[index]
      if (load) extend([...loads, load], index)
    }
  }
  extend([], 0)
  return found
}

type Made = {
  readonly shares: Plan['shares']
  readonly grams: ReadonlyMap<string, number>
  readonly needs: readonly { session: string; crop: string; grades: readonly string[]; grams: number }[]
}

/** Everything that could be cooked and shared if the produce were there. */
function makeable(problem: Problem): readonly Made[] {
  const asked = problem.claims.flatMap((claim) => {
    const group = problem.groups.find(({ id }) => id === claim.group)
    return 'recipe' in claim ? (group?.sessions ?? []).map((session) => ({ claim, session })) : []
  })
  const ran = cyclePlans(problem)
  const found: Made[] = []
  const extend = (shares: { claim: string; session: string; jars: number }[], index: number) => {
    const next = asked[index]
    if (next === undefined) {
      const made = judged(problem, shares, ran)
      if (made) found.push(made)
      return
    }
    for (let jars = 0; jars <= next.claim.jars; jars++)
      extend(
        jars === 0 ? shares : [...shares, { claim: next.claim.id, session: next.session, jars }],
        index + 1,
      )
  }
  extend([], 0)
  return found
}

function judged(problem: Problem, shares: Plan['shares'], ran: readonly Plan['cycles'][]): Made | null {
  const detail = shares.map((share) => {
    const claim = problem.claims.find(({ id }) => id === share.claim)
    const recipe = problem.recipes.find(({ id }) => claim && 'recipe' in claim && id === claim.recipe)
    if (claim === undefined || recipe === undefined) throw new Error('no such claim')
    return { ...share, group: claim.group, recipe, input: recipe.inputs[0] }
  })
  const plan: Plan = {
    ...EMPTY,
    shares,
    runs: detail.map(({ session, recipe, jars }) => ({ session, recipe: recipe.id, jars })),
    // More hands never hurt but for seats and sessions, so those who share come and nobody else …
    attendance: [...new Set(detail.map(({ group, session }) => JSON.stringify({ group, session })))].map(
      (row) => JSON.parse(row),
    ),
  }
  if (!breaksOnly(problem, plan, [9, 10, 11, 13])) return null
  // … or one more group as well, or two, …
  const comes = helpers(problem).some((help) => {
    const attendance = [...plan.attendance, ...help.filter((row) => !has(plan.attendance, row))]
    return breaksOnly(problem, { ...plan, attendance }, [8, 9])
  })
  if (!comes || !ran.some((cycles) => breaksOnly(problem, { ...plan, cycles }, [6]))) return null
  const grams = new Map<string, number>()
  for (const { group, jars, input } of detail)
    grams.set(group, (grams.get(group) ?? 0) + jars * (input?.gPerJar ?? 0))
  const needs = detail.flatMap(({ session, jars, input }) =>
    input ? [{ session, crop: input.crop, grades: input.grades, grams: jars * input.gPerJar }] : [],
  )
  return { shares, grams, needs }
}

const has = (rows: Plan['attendance'], row: Plan['attendance'][number]) =>
  rows.some(({ group, session }) => group === row.group && session === row.session)

/** Every set of attendances. */
function helpers({ groups }: Problem): readonly Plan['attendance'][] {
  const all = groups.flatMap(({ id: group, sessions }) => sessions.map((session) => ({ group, session })))
  return Array.from({ length: 2 ** all.length }, (_, bits) => all.filter((_, index) => (bits >> index) & 1))
}

/** Every way to run the items. */
function cyclePlans(problem: Problem): readonly Plan['cycles'][] {
  let plans: Plan['cycles'][] = [[]]
  for (const { id: equipment, sessions } of problem.equipment) {
    for (const session of sessions) {
      for (const { id: process } of problem.processes) {
        plans = plans.flatMap((plan) => {
          const longer = [plan]
          for (let cycles = 1; ; cycles++) {
            const next = [...plan, { session, equipment, process, cycles }]
            if (!breaksOnly(problem, { ...EMPTY, cycles: next }, [7])) break
            longer.push(next)
          }
          return longer
        })
      }
    }
  }
  return plans
}

/** Whether what is loaded into each session covers it: every set of needs against all it may use (Hall). */
function hasProduce(problem: Problem, loads: readonly Load[], { needs }: Made): boolean {
  const subsets = Array.from({ length: 2 ** needs.length - 1 }, (_, bits) =>
    needs.filter((_, index) => ((bits + 1) >> index) & 1),
  )
  return subsets.every((subset) => {
    const wanted = subset.reduce((sum, need) => sum + need.grams, 0)
    const usable = loads.reduce((sum, load) => {
      const batch = problem.batches.find(({ id }) => id === load.batch)
      const fits = subset.some(
        ({ session, crop, grades }) =>
          'session' in load &&
          load.session === session &&
          batch?.crop === crop &&
          grades.includes(batch.grade),
      )
      return sum + (fits ? load.quantityG : 0)
    }, 0)
    return wanted <= usable
  })
}

/** Every amount that each group could be handed, in steps. */
function servable(
  problem: Problem,
  loads: readonly Load[],
): readonly { grams: ReadonlyMap<string, number> }[] {
  const claims = problem.claims.flatMap((claim) => ('crop' in claim ? [claim] : []))
  const piles = loads.flatMap((load) => ('place' in load ? [{ ...load }] : []))
  const reached = new Map<string, ReadonlyMap<string, number>>()
  const extend = (index: number, left: readonly number[], got: readonly number[]) => {
    const claim = claims[index]
    if (claim === undefined) {
      const valid = claims.every(({ minG }, i) => got[i] === 0 || (got[i] ?? 0) >= minG)
      const grams = new Map<string, number>()
      for (const [i, { group }] of claims.entries()) grams.set(group, (grams.get(group) ?? 0) + (got[i] ?? 0))
      if (valid) reached.set(JSON.stringify([...grams]), grams)
      return
    }
    extend(index + 1, left, got)
    if ((got[index] ?? 0) + STEP_G > claim.freshG) return
    const places = problem.groups.find(({ id }) => id === claim.group)?.pickupPlaces ?? []
    for (const [pile, { batch, place }] of piles.entries()) {
      const crop = problem.batches.find(({ id }) => id === batch)?.crop
      const asked = crop === claim.crop && (claim.batch ?? batch) === batch && places.includes(place)
      if (!asked || (left[pile] ?? 0) < STEP_G) continue
      extend(
        index,
        left.map((grams, i) => (i === pile ? grams - STEP_G : grams)),
        got.map((grams, i) => (i === index ? grams + STEP_G : grams)),
      )
    }
  }
  extend(
    0,
    piles.map((pile) => pile.quantityG),
    claims.map(() => 0),
  )
  return [...reached.values()].map((grams) => ({ grams }))
}

function fairnessOf({ groups, policy }: Problem, grams: ReadonlyMap<string, number>): number {
  return groups.reduce((total, { id, members }) => {
    const received = grams.get(id) ?? 0
    return policy.tierWeights.reduce((sum, weight, tier) => {
      const from = tier * members * policy.tierG
      const to = tier === policy.tierWeights.length - 1 ? Infinity : from + members * policy.tierG
      return sum + weight * Math.max(0, Math.min(received, to) - from)
    }, total)
  }, 0)
}
