/** What a plan tells each group, producer and driver when it is published: also shown before it is. */
import { isDeepStrictEqual } from 'node:util'
import type { PlanRows, ProposalTerms } from '@bocal/db'
import { termsOf } from '../planning/promises.ts'
import { sum } from '../views/plan-figures.ts'
import { standingProposal } from '../views/proposal.ts'
import type { WeekView } from '../views/week-view.ts'
import type { Facts } from './news.ts'
import type { Told } from './tell.ts'

/** Receivers to whom the plan changes nothing are not told. */
export const newsOfPlan = (view: WeekView, plan: PlanRows): Told[] => [
  ...groupNews(view, plan),
  ...producerNews(view, plan),
  ...driverNews(view, plan),
]

function groupNews(view: WeekView, plan: PlanRows): Told[] {
  const { rows, names } = view
  const week = rows.week.title
  const terms = termsOf(rows, plan)
  const first = rows.published === undefined
  const groups = new Set([...rows.weekGroups.map(({ groupId }) => groupId), ...terms.keys()])
  return [...groups].toSorted().flatMap((group): Told[] => {
    const asked = terms.get(group)
    const before = standingProposal(view, group)
    const unserved = unservedOf(view, plan, group)
    if (!asked) {
      if (!first && !before) return []
      const facts = { week, again: before !== undefined, unserved }
      return [{ to: { group }, news: { kind: 'not-proposed', facts } }]
    }
    const stands = before?.state === 'accepted' || before?.state === 'pending'
    if (before && stands && isDeepStrictEqual(before.terms, asked)) return []
    const facts = { week, again: before !== undefined, ...proposedIn(view, asked), unserved }
    return [{ to: { group }, news: { kind: 'proposed', facts } }]
  })

  function proposedIn(
    { rows: { batches, slotStops, week: campaign } }: WeekView,
    { sessions, fresh }: ProposalTerms,
  ): Pick<Facts['proposed'], 'sessions' | 'fresh'> {
    return {
      sessions: sessions.map(({ kitchen, start, end, jars }) => ({
        kitchen: names.kitchen(kitchen).name,
        start,
        end,
        jars: jars.map((one) => {
          const { names: called, jarMl } = names.preparation(one.preparation)
          return { names: called, jarMl, jars: one.jars }
        }),
      })),
      fresh: fresh.map(({ batch, slot, place, quantityG }) => ({
        crop: names.crop(batches.find(({ id }) => id === batch)?.cropId ?? '').names,
        quantityG,
        place: names.place(place).name,
        at:
          slotStops.findLast((stop) => stop.slotId === slot && stop.placeId === place)?.at ??
          campaign.claimsCloseAt,
      })),
    }
  }
}

const unservedOf = ({ open, names }: WeekView, plan: PlanRows, group: string) =>
  open.claims
    .filter(
      ({ id, groupId }) =>
        groupId === group && ![...plan.shares, ...plan.handovers].some(({ claim }) => claim === id),
    )
    .map(
      (claim) =>
        (claim.preparationId === null
          ? names.crop(claim.cropId ?? '')
          : names.preparation(claim.preparationId)
        ).names,
    )

function producerNews(view: WeekView, plan: PlanRows): Told[] {
  const { rows, open } = view
  const producers = [...new Set(open.batches.map(({ producerId }) => producerId))].toSorted()
  return producers.flatMap((producer): Told[] => {
    const now = collectedFrom(view, plan, producer)
    const before = rows.published && collectedFrom(view, rows.published.rows, producer)
    if (before && isDeepStrictEqual(before, now)) return []
    const facts = { week: rows.week.title, again: before !== undefined, ...now }
    return [{ to: { producer }, news: { kind: 'collected', facts } }]
  })
}

function collectedFrom(
  { rows, open, names }: WeekView,
  plan: PlanRows,
  producer: string,
): Pick<Facts['collected'], 'pickups' | 'left'> {
  const own = open.batches.filter(({ producerId }) => producerId === producer)
  return {
    pickups: own
      .flatMap((batch) => {
        const slots = [
          ...new Set(plan.loads.filter((load) => load.batch === batch.id).map(({ slot }) => slot)),
        ]
        return slots.map((slot) => ({
          crop: names.crop(batch.cropId).names,
          quantityG: sum(
            plan.loads
              .filter((load) => load.batch === batch.id && load.slot === slot)
              .map(({ quantityG }) => quantityG),
          ),
          place: names.place(batch.placeId).name,
          at:
            rows.slotStops.find((stop) => stop.slotId === slot && stop.placeId === batch.placeId)?.at ??
            batch.availableFrom,
        }))
      })
      .toSorted((a, b) => a.at.localeCompare(b.at)),
    left: own.flatMap(({ id, cropId, quantityG }) => {
      const loaded = plan.loads.filter(({ batch }) => batch === id).map((load) => load.quantityG)
      const stays = quantityG - sum(loaded)
      return stays > 0 ? [{ crop: names.crop(cropId).names, quantityG: stays }] : []
    }),
  }
}

function driverNews({ rows, open, names }: WeekView, plan: PlanRows): Told[] {
  const drivers = new Set(open.slots.flatMap(({ driverPersonId }) => driverPersonId ?? []))
  const stopsOf = (driver: string, { loads }: PlanRows) =>
    open.slots
      .filter(({ id, driverPersonId }) => driverPersonId === driver && loads.some(({ slot }) => slot === id))
      .flatMap(({ id }) => rows.slotStops.filter(({ slotId }) => slotId === id))
      .map(({ placeId, at, kind }) => ({ place: names.place(placeId).name, at, kind }))
      .toSorted((a, b) => a.at.localeCompare(b.at))
  return [...drivers].toSorted().flatMap((driver): Told[] => {
    const stops = stopsOf(driver, plan)
    if (rows.published && isDeepStrictEqual(stops, stopsOf(driver, rows.published.rows))) return []
    return [{ to: { person: driver }, news: { kind: 'tour', facts: { week: rows.week.title, stops } } }]
  })
}
