import { type Arcs, findArcs } from '../arcs.ts'
import { key } from '../grouping.ts'
import { claimedG } from '../objectives/received.ts'
import type { FreshClaim, Group, JarClaim } from '../problem.ts'
import {
  type BatchView,
  found,
  isFreshClaim,
  isJarClaim,
  type ProblemView,
  type RecipeView,
  type SessionView,
} from '../problem-view.ts'
import { type Limits, type LoadArc, limits } from './limits.ts'
import { addColumn, type LinearModel } from './linear-model.ts'
import { addParties, type Party } from './parties.ts'
import { addStands, type Stand } from './stands.ts'

/** Mass is in kilograms in the linear model, so that coefficients stay between 1e-3 and 1e5. */
export const KG = 1000

/** How many units of its load columns a mass of the batch is at most. */
export const mostUnits = ({ crateG }: BatchView, quantityG: number): number =>
  crateG === 1 ? quantityG / KG : Math.floor(quantityG / crateG)

/** n: crates of a batch on a slot for a session or a place; of a loose batch, kilograms. */
export type LoadColumn = {
  readonly column: number
  readonly batch: BatchView
  readonly slot: string
  readonly session: string | null
  /** Where it is dropped off: the session's kitchen's, or where it is fetched. */
  readonly place: string
  /** Kilograms that one unit of the column is. */
  readonly unitKg: number
  /** The column's upper bound. */
  readonly most: number
}

/** s: jars a claim takes home from a session. */
export type ShareColumn = {
  readonly column: number
  readonly claim: JarClaim
  readonly recipe: RecipeView
  readonly session: SessionView
  readonly most: number
}

/** a: whether a group comes. */
export type AttendColumn = { readonly column: number; readonly group: Group; readonly session: SessionView }

/** h: kilograms of a batch that a claim fetches at a place, whichever slots brought it there. */
export type HandoverColumn = {
  readonly column: number
  readonly claim: FreshClaim
  readonly batch: BatchView
  readonly place: string
}

/**
 * The same plans in two forms. `tight` has more columns and rows, so that its relaxation bounds better: for proving.
 * `lean` has fewer, so that a part of it is solved sooner: for searching.
 */
export type Form = 'tight' | 'lean'

/** The decisions of a problem as columns of a linear model (solver/README.md, "Variables"). */
export type Columns = {
  readonly problem: ProblemView
  readonly form: Form
  readonly loads: readonly LoadColumn[]
  /** z: by (batch, slot), where a visit's minimum is more than a crate. */
  readonly visits: ReadonlyMap<string, number>
  /** y: by slot. */
  readonly slotUsed: ReadonlyMap<string, number>
  /** u: by session. */
  readonly sessionUsed: ReadonlyMap<string, number>
  /** Nobody comes for nothing, so that whoever comes uses the session: a stronger relaxation. */
  readonly comersWork: boolean
  /** By (group, session). */
  readonly attends: ReadonlyMap<string, AttendColumn>
  /** q: by session, where its seats are fewer than those who could come. */
  readonly parties: ReadonlyMap<string, readonly Party[]>
  readonly shares: readonly ShareColumn[]
  readonly handovers: readonly HandoverColumn[]
  /** v: by claim, where its minimum is more than one jar or one gram. */
  readonly claimed: ReadonlyMap<string, number>
  readonly stands: readonly Stand[]
  /** f: kilograms in each tier, by group; empty unless fairness counts. */
  readonly tiers: ReadonlyMap<string, readonly number[]>
  /** l: kilograms that a claim gets less than before, by claim; empty unless changes count. */
  readonly losses: ReadonlyMap<string, { readonly column: number; readonly beforeKg: number }>
}

/** Adds a column for every decision that can be other than nothing in a plan worth having. */
export function addColumns(model: LinearModel, problem: ProblemView, form: Form): Columns {
  const arcs = findArcs(problem)
  const most = limits(problem, arcs)
  const { claims, pins, policy } = problem.problem
  const counts = (name: string) => policy.objectives.some((objective) => objective.name === name)
  const yesNo = (name: string) => addColumn(model, { name, upper: 1, integer: true })

  const loads = addLoads(model, arcs, most)
  const shares = addShares(model, problem, most)
  const minimumMatters = loads.filter(({ batch }) => batch.minPickupG > batch.crateG)
  const wanted = new Map<string, Set<string>>()
  for (const { session, recipe } of shares) {
    const treatments = wanted.get(session.id) ?? new Set()
    wanted.set(session.id, recipe.process === null ? treatments : treatments.add(recipe.process))
  }
  const attends = addAttends(model, problem, shares)
  return {
    problem,
    form,
    loads,
    shares,
    attends,
    parties: form === 'tight' ? addParties(model, attends.values()) : new Map(),
    visits: new Map(
      [...new Map(minimumMatters.map((load) => [key(load.batch.id, load.slot), load]))].map(([id, load]) => [
        id,
        yesNo(`z[${load.batch.id},${load.slot}]`),
      ]),
    ),
    slotUsed: new Map([...new Set(loads.map(({ slot }) => slot))].map((id) => [id, yesNo(`y[${id}]`)])),
    sessionUsed: new Map([...wanted.keys()].map((id) => [id, yesNo(`u[${id}]`)])),
    comersWork: !counts('changes') && !pins.some((pin) => pin.pin === 'attendance' && pin.value),
    handovers: addHandovers(model, problem, loads),
    claimed: new Map(
      claims
        .filter((claim) => (isJarClaim(claim) ? claim.minJars : claim.minG) > 1)
        .map((claim) => [claim.id, yesNo(`v[${claim.id}]`)]),
    ),
    stands: addStands(model, problem, { wanted, form }),
    tiers: counts('fairness') ? addTiers(model, problem) : new Map(),
    losses: counts('changes') ? addLosses(model, problem) : new Map(),
  }
}

function addLoads(model: LinearModel, arcs: Arcs, { mostLoadG }: Limits): LoadColumn[] {
  const ways: LoadArc[] = [
    ...arcs.sessions.map((arc) => ({ ...arc, place: arc.session.place })),
    ...arcs.places.map((arc) => ({ ...arc, session: null })),
  ]
  return ways.flatMap((arc): LoadColumn[] => {
    const { batch, session, place } = arc
    const loose = batch.crateG === 1
    const unitKg = loose ? 1 : batch.crateG / KG
    const most = mostUnits(batch, mostLoadG(arc))
    if (most <= 0) return []
    const name = `n[${batch.id},${arc.slot.id},${session?.id ?? place}]`
    const column = addColumn(model, { name, upper: most, integer: !loose })
    return [{ column, batch, slot: arc.slot.id, session: session?.id ?? null, place, unitKg, most }]
  })
}

function addShares(model: LinearModel, problem: ProblemView, { mostJars }: Limits): ShareColumn[] {
  return problem.problem.claims.filter(isJarClaim).flatMap((claim) => {
    const recipe = found(problem.recipes, claim.recipe)
    const group = found(problem.groups, claim.group)
    return group.sessions.flatMap((id): ShareColumn[] => {
      const session = found(problem.sessions, id)
      const most = group.members > session.seats ? 0 : Math.min(claim.jars, mostJars(session, recipe))
      if (most < 1) return []
      const column = addColumn(model, { name: `s[${claim.id},${id}]`, upper: most, integer: true })
      return [{ column, claim, recipe, session, most }]
    })
  })
}

/** A group may come where it has jars to make, where somebody says it does, and where it came before. */
function addAttends(model: LinearModel, problem: ProblemView, shares: readonly ShareColumn[]) {
  const { groups, pins, previous } = problem.problem
  const named = new Set([
    ...shares.map(({ claim, session }) => key(claim.group, session.id)),
    ...pins.flatMap((pin) => (pin.pin === 'attendance' ? [key(pin.group, pin.session)] : [])),
    ...(previous?.attendance ?? []).map((row) => key(row.group, row.session)),
  ])
  const attends = new Map<string, AttendColumn>()
  for (const group of groups) {
    for (const id of group.sessions) {
      const session = found(problem.sessions, id)
      if (!named.has(key(group.id, id)) || group.members > session.seats) continue
      const column = addColumn(model, { name: `a[${group.id},${id}]`, upper: 1, integer: true })
      attends.set(key(group.id, id), { column, group, session })
    }
  }
  return attends
}

function addHandovers(
  model: LinearModel,
  problem: ProblemView,
  loads: readonly LoadColumn[],
): HandoverColumn[] {
  const brought = new Map(
    loads.filter((load) => load.session === null).map((load) => [key(load.batch.id, load.place), load]),
  )
  return problem.problem.claims.filter(isFreshClaim).flatMap((claim) => {
    const { pickupPlaces } = found(problem.groups, claim.group)
    return [...brought.values()].flatMap(({ batch, place }): HandoverColumn[] => {
      const asked = batch.crop === claim.crop && (claim.batch === null || claim.batch === batch.id)
      if (!asked || !pickupPlaces.includes(place)) return []
      const name = `h[${claim.id},${batch.id},${place}]`
      const upper = Math.min(claim.freshG, batch.quantityG) / KG
      return [{ column: addColumn(model, { name, upper, integer: false }), claim, batch, place }]
    })
  })
}

function addTiers(model: LinearModel, problem: ProblemView): Map<string, readonly number[]> {
  const { groups, claims, policy } = problem.problem
  const wantedG = new Map<string, number>()
  for (const claim of claims) {
    const grams = isJarClaim(claim) ? claim.jars * found(problem.recipes, claim.recipe).jarG : claim.freshG
    wantedG.set(claim.group, (wantedG.get(claim.group) ?? 0) + grams)
  }
  return new Map(
    groups
      .filter(({ id }) => (wantedG.get(id) ?? 0) > 0)
      .map(({ id, members }) => {
        const mostG = wantedG.get(id) ?? 0
        return [
          id,
          policy.tierWeights.map((_, tier) => {
            const endless = tier === policy.tierWeights.length - 1
            const upper = (endless ? mostG : Math.min(mostG, members * policy.tierG)) / KG
            return addColumn(model, { name: `f[${id},${tier}]`, upper, integer: false })
          }),
        ]
      }),
  )
}

function addLosses(model: LinearModel, problem: ProblemView) {
  const { previous } = problem.problem
  const beforeG = previous ? claimedG(problem, previous) : new Map<string, number>()
  return new Map(
    [...beforeG].map(([id, grams]) => {
      const beforeKg = grams / KG
      const column = addColumn(model, { name: `l[${id}]`, upper: beforeKg, integer: false })
      return [id, { column, beforeKg }]
    }),
  )
}
