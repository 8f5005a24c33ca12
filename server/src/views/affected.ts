import type { FullPlan } from '@bocal/db'
import type { Affected } from '../../contract/index.ts'
import { ref } from './names.ts'
import { sum } from './plan-figures.ts'
import { inputsOf, type WeekView } from './week-view.ts'

type Thing = { readonly noun: 'batch' | 'slot' | 'session'; readonly id: string }

/** Who is hit when a batch, slot or session goes: those who count on it now, and those the published plan serves from it. */
export function affectedBy(view: WeekView, published: FullPlan | undefined, thing: Thing): Affected {
  const planned = published
    ? inPlan(view, published, thing)
    : { claims: new Set<string>(), groups: [], jars: 0 }
  const hit = view.open.claims.filter((claim) => planned.claims.has(claim.id) || countsOn(view, claim, thing))
  const groups = new Set([
    ...hit.map(({ groupId }) => groupId),
    ...planned.groups,
    ...tookAtOnce(view, thing),
    ...view.rows.availability
      .filter(
        ({ sessionId, answer }) => thing.noun === 'session' && sessionId === thing.id && answer !== 'no',
      )
      .map(({ groupId }) => groupId),
  ])
  const used = planned.claims.size > 0 || planned.groups.length > 0
  return {
    groups: [...groups].map((id) => ref(view.names.group(id))),
    claims: hit.map(({ id, groupId }) => ({ id, group: ref(view.names.group(groupId)) })),
    publishedPlan: used && published ? published.id : null,
    jars: planned.jars,
  }
}

/** Groups that have some of a batch already. */
const tookAtOnce = ({ rows }: WeekView, { noun, id }: Thing): string[] =>
  rows.instantClaims
    .filter(({ state, offerId }) => state === 'accepted' && offerOf(rows, offerId)?.batchId === id)
    .flatMap(({ groupId }) => (noun === 'batch' ? [groupId] : []))
const offerOf = (rows: WeekView['rows'], offerId: string) =>
  rows.instantOffers.find(({ id }) => id === offerId)

/** A claim names the batch, or asks for something it could become. */
function countsOn(
  { rows }: WeekView,
  claim: WeekView['open']['claims'][number],
  { noun, id }: Thing,
): boolean {
  if (noun !== 'batch') return false
  const batch = rows.batches.find((row) => row.id === id)
  if (!batch) return false
  if (claim.preparationId === null)
    return claim.batchId === id || (claim.batchId === null && claim.cropId === batch.cropId)
  return inputsOf(rows, claim.preparationId).some(
    ({ crop, grades }) => crop === batch.cropId && grades.includes(batch.grade),
  )
}

/** What of a published plan depends on the thing: runs with its produce, shares of them, handovers, who attends. */
function inPlan({ rows: week }: WeekView, { rows }: FullPlan, { noun, id }: Thing) {
  const runs = rows.runs.filter(({ session, recipe }) => {
    if (noun === 'session') return session === id
    const inside = rows.ingredients.filter((one) => one.session === session && one.recipe === recipe)
    const batches = new Set(inside.map(({ batch }) => batch))
    if (noun === 'batch') return batches.has(id)
    return rows.loads.some(
      (load) => load.slot === id && 'session' in load && load.session === session && batches.has(load.batch),
    )
  })
  const recipeOf = new Map(week.claims.map((claim) => [claim.id, claim.preparationId]))
  const shares = rows.shares.filter(({ claim, session }) =>
    runs.some((run) => run.session === session && run.recipe === recipeOf.get(claim)),
  )
  const handovers = rows.handovers.filter((one) =>
    noun === 'batch' ? one.batch === id : noun === 'slot' && one.slot === id,
  )
  return {
    claims: new Set([...shares, ...handovers].map(({ claim }) => claim)),
    groups: rows.attendance
      .filter(({ session }) => noun === 'session' && session === id)
      .map(({ group }) => group),
    jars: sum(runs.map(({ jars }) => jars)),
  }
}
