import type { FullPlan, ProposalRow } from '@bocal/db'
import type { Proposal, ProposalReason, ProposalState, ProposalSummary } from '../../contract/index.ts'
import { ref } from './names.ts'
import { plusMinutes, sum } from './plan-figures.ts'
import { jarsOf } from './plan-result.ts'
import type { WeekView } from './week-view.ts'

const REASONS_MOST = 2
/** What keeps longer than so long after a session is no reason to cook it there. */
const PRESSING_MINUTES = 2 * 24 * 60
/** How long a group can take back what a coordinator answered for it. */
const UNDO_MINUTES = 24 * 60

/** The proposal of the plan that stands, to a group; undefined when it concerns it not. */
export const standingProposal = ({ rows, publishedPlanId }: WeekView, groupId: string) =>
  rows.proposals.find((row) => row.planId === publishedPlanId && row.groupId === groupId)

export function proposalState({ names }: WeekView, row: ProposalRow): ProposalState {
  const { state, answeredAt, answeredBy, onBehalf, suits, note } = row
  return {
    state,
    answeredAt,
    answeredBy: answeredBy === null ? null : ref(names.person(answeredBy)),
    onBehalf,
    undoUntil: onBehalf && answeredAt !== null ? plusMinutes(answeredAt, UNDO_MINUTES) : null,
    suits: [...suits],
    note,
  }
}

/** Every group's answer to the plan that stands, as coordinators see it. */
export const proposalSummaries = (view: WeekView): ProposalSummary[] =>
  view.rows.proposals
    .filter(({ planId }) => planId === view.publishedPlanId)
    .map((row) => ({
      group: ref(view.names.group(row.groupId)),
      plan: row.planId,
      sessions: row.terms.sessions.map(({ session }) => session),
      jars: sum(row.terms.sessions.flatMap(({ jars }) => jars.map((one) => one.jars))),
      freshG: sum(row.terms.fresh.map(({ quantityG }) => quantityG)),
      ...proposalState(view, row),
    }))

/** What the published plan asks and gives one group. */
export function proposalFor(view: WeekView, published: FullPlan | undefined, groupId: string): Proposal {
  const { rows, names } = view
  const claims = view.open.claims.filter((claim) => claim.groupId === groupId)
  const recipeOf = new Map(claims.map((claim) => [claim.id, claim.preparationId]))
  const plan = published?.rows
  const standing = standingProposal(view, groupId)
  const mine = ({ claim }: { claim: string }) => recipeOf.has(claim)
  const shares = plan?.shares.filter(mine) ?? []
  const handovers = plan?.handovers.filter(mine) ?? []
  const attends =
    plan?.attendance.filter(({ group }) => group === groupId).map(({ session }) => session) ?? []
  return {
    week: rows.week.id,
    group: ref(names.group(groupId)),
    members: rows.groups.find(({ id }) => id === groupId)?.members ?? 0,
    plan: published?.id ?? null,
    publishedAt: published?.publishedAt ?? null,
    answer: standing ? proposalState(view, standing) : null,
    sessions: rows.sessions
      .filter(({ id }) => attends.includes(id))
      .toSorted((a, b) => a.startAt.localeCompare(b.startAt))
      .map(({ id, kitchenId, startAt, endAt }) => {
        const here = shares.filter(({ session }) => session === id)
        const recipes = [...new Set(here.flatMap(({ claim }) => recipeOf.get(claim) ?? []))]
        const placeId = rows.kitchens.find((kitchen) => kitchen.id === kitchenId)?.placeId ?? ''
        return {
          id,
          kitchen: names.kitchen(kitchenId),
          place: names.place(placeId),
          start: startAt,
          end: endAt,
          jars: recipes.map((recipe) =>
            jarsOf(
              view,
              recipe,
              sum(here.filter(({ claim }) => recipeOf.get(claim) === recipe).map(({ jars }) => jars)),
            ),
          ),
          reasons: published ? reasonsFor(view, published, { session: id, endAt, recipes, groupId }) : [],
        }
      }),
    fresh: handovers.map(({ claim, batch, slot, place, quantityG }) => ({
      claim,
      crop: names.crop(rows.batches.find(({ id }) => id === batch)?.cropId ?? ''),
      quantityG,
      slot,
      place: ref(names.place(place)),
      at:
        rows.slotStops.findLast((stop) => stop.slotId === slot && stop.placeId === place)?.at ??
        rows.week.claimsCloseAt,
    })),
    unserved: plan
      ? claims
          .filter(({ id }) => ![...shares, ...handovers].some(({ claim }) => claim === id))
          .map((claim) => ({
            claim: claim.id,
            names: (claim.preparationId === null
              ? names.crop(claim.cropId ?? '')
              : names.preparation(claim.preparationId)
            ).names,
            jars: claim.jars ?? 0,
            freshG: claim.freshG ?? 0,
          }))
      : [],
  }
}

/** Why that session: the produce that cannot wait, the sterilisers that run its jars there, or that it is the only yes. */
function reasonsFor(
  { rows, names }: WeekView,
  { rows: plan }: FullPlan,
  {
    session,
    endAt,
    recipes,
    groupId,
  }: { session: string; endAt: string; recipes: readonly string[]; groupId: string },
): ProposalReason[] {
  const inside = plan.ingredients.filter((one) => one.session === session && recipes.includes(one.recipe))
  const [first] = rows.batches
    .filter(({ id }) => inside.some(({ batch }) => batch === id))
    .toSorted((a, b) => a.processBy.localeCompare(b.processBy))
  const treatments = rows.preparations.filter(({ id }) => recipes.includes(id)).map((one) => one.treatmentId)
  const items = new Set(
    plan.cycles
      .filter((one) => one.session === session && treatments.includes(one.process))
      .map(({ equipment }) => equipment),
  ).size
  const yes = rows.availability.filter((one) => one.groupId === groupId && one.answer === 'yes')
  const found: ProposalReason[] = []
  if (first && first.processBy <= plusMinutes(endAt, PRESSING_MINUTES))
    found.push({ code: 'keeps-until', crop: names.crop(first.cropId), at: first.processBy })
  if (items > 0) found.push({ code: 'equipment-there', items })
  if (yes.length === 1 && yes[0]?.sessionId === session) found.push({ code: 'only-yes' })
  return found.slice(0, REASONS_MOST)
}
