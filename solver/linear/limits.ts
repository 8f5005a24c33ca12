import { type Arcs, pinnedVisits } from '../arcs.ts'
import { groupBy, key, sum } from '../grouping.ts'
import type { BatchView, ProblemView, RecipeView, SessionView, SlotView } from '../problem-view.ts'
import { found, isFreshClaim, isJarClaim, modeOn } from '../problem-view.ts'

/** What a single decision can be at most, whatever the others are: the tighter, the better the relaxation. */
export type Limits = {
  /** Jars of a recipe in a session: by claims, jars, cycles, hands and produce, each alone. */
  readonly mostJars: (session: SessionView, recipe: RecipeView) => number
  /** Grams of a load: by the vehicle, the batch, and what can be used where it goes. */
  readonly mostLoadG: (arc: LoadArc) => number
}

/** Where a batch can go on a slot: to a session, or to be fetched at a place. */
export type LoadArc = {
  readonly batch: BatchView
  readonly slot: SlotView
  readonly session: SessionView | null
  readonly place: string
}

export function limits(problem: ProblemView, arcs: Arcs): Limits {
  const pinned = pinnedVisits(problem)
  const mostJars = jarLimits(problem, arcs)

  const recipesAt = groupBy(
    [...mostJars].filter(([, { jars }]) => jars > 0).map(([, limit]) => limit),
    ({ session }) => session.id,
  )
  const cookedG = (session: SessionView, batch: BatchView) =>
    sum(recipesAt.get(session.id) ?? [], ({ recipe, jars }) => jars * gramsPerJar(recipe, batch))
  const freshClaims = problem.problem.claims.filter(isFreshClaim)
  const freshByCrop = groupBy(freshClaims, (claim) => claim.crop)
  const fetchedG = (batch: BatchView, place: string) =>
    sum(freshByCrop.get(batch.crop) ?? [], (claim) => {
      const asks = claim.batch === null || claim.batch === batch.id
      return asks && found(problem.groups, claim.group).pickupPlaces.includes(place) ? claim.freshG : 0
    })

  return {
    mostJars: (session, recipe) => mostJars.get(key(session.id, recipe.id))?.jars ?? 0,
    mostLoadG({ batch, slot, session, place }) {
      const thereG = Math.min(batch.quantityG, slot.capacityG)
      if (pinned.has(slot.id) || pinned.has(key(batch.id, slot.id))) return thereG
      const wantedG = session ? cookedG(session, batch) : fetchedG(batch, place)
      // A visit's minimum may make somebody take more than is used.
      const takenG = Math.max(wantedG, batch.minPickupG)
      return wantedG === 0 ? 0 : Math.min(thereG, Math.ceil(takenG / batch.crateG) * batch.crateG)
    },
  }
}

/** Grams of the batch that a jar takes, if the recipe accepts its crop and grade. */
export function gramsPerJar(recipe: RecipeView, batch: BatchView): number {
  const input = recipe.inputs.find(({ crop }) => crop === batch.crop)
  return input?.grades.includes(batch.grade) ? input.gPerJar : 0
}

function jarLimits(problem: ProblemView, arcs: Arcs) {
  const claimedJars = new Map<string, { session: SessionView; recipe: RecipeView; jars: number }>()
  const membersOf = new Map<string, number>()
  for (const group of problem.groups.values())
    for (const id of group.sessions) membersOf.set(id, (membersOf.get(id) ?? 0) + group.members)
  for (const claim of problem.problem.claims) {
    if (!isJarClaim(claim)) continue
    for (const id of found(problem.groups, claim.group).sessions) {
      const limit = claimedJars.get(key(id, claim.recipe)) ?? {
        session: found(problem.sessions, id),
        recipe: found(problem.recipes, claim.recipe),
        jars: 0,
      }
      limit.jars += claim.jars
      claimedJars.set(key(id, claim.recipe), limit)
    }
  }
  const arcsTo = groupBy(arcs.sessions, (arc) => arc.session.id)
  for (const limit of claimedJars.values()) {
    const { session, recipe } = limit
    const hands = Math.min(session.seats, membersOf.get(session.id) ?? 0)
    const byHands =
      recipe.labourMinutesPerJar === 0
        ? Infinity
        : Math.floor((session.workingMinutes * hands) / recipe.labourMinutesPerJar)
    const byProduce = recipe.inputs.map(({ crop, gPerJar }) => {
      const useful = (arcsTo.get(session.id) ?? []).filter(
        (arc) => arc.batch.crop === crop && gramsPerJar(recipe, arc.batch) > 0,
      )
      const broughtG = sum(groupBy(useful, (arc) => arc.batch.id).values(), (list) =>
        Math.min(
          list[0].batch.quantityG,
          sum(list, (arc) => arc.slot.capacityG),
        ),
      )
      return gPerJar === 0 ? Infinity : Math.floor(broughtG / gPerJar)
    })
    const most = Math.min(limit.jars, byHands, ...byProduce, problem.jarStock.get(recipe.jarMl) ?? 0)
    limit.jars = most > 0 ? Math.min(most, byCycles(problem, session, recipe)) : 0
  }
  return claimedJars
}

/** Jars that all items which may stand there could heat of this recipe alone, power aside. */
function byCycles({ equipment, treatments }: ProblemView, session: SessionView, recipe: RecipeView): number {
  if (recipe.process === null) return Infinity
  const treatment = found(treatments, recipe.process)
  return sum(equipment.values(), (item) => {
    const mode = modeOn(treatment, item)
    if (mode === undefined || item.powerW > session.powerW || !item.sessions.includes(session.id)) return 0
    return Math.max(0, Math.floor(session.cycleMinutes / mode.minutes)) * mode.jarsPerCycle
  })
}
