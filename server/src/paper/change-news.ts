/** What a batch, session or tour that others count on tells them when it changes or goes. */
import type { FullPlan, Row, SessionWithItems } from '@bocal/db'
import type { Affected } from '../../contract/index.ts'
import type { WeekView } from '../views/week-view.ts'
import type { News, Thing, When } from './news.ts'
import type { Told } from './tell.ts'

/** To the groups that count on it; to the coordinators too when the published plan does. */
const toAffected = ({ groups, publishedPlan }: Affected, news: News): Told[] => [
  ...groups.map(({ id }): Told => ({ to: { group: id }, news })),
  ...(publishedPlan === null ? [] : [{ to: 'coordinators' as const, news }]),
]

/** Nothing, unless there is less of it, or less time for it. */
export function batchNews(
  { names }: WeekView,
  { before, after, affected }: { before: Row<'batch'>; after: Row<'batch'> | null; affected: Affected },
): Told[] {
  const { quantityG, cropId, producerId, availableUntil } = before
  const what = { producer: names.producer(producerId).name, crop: names.crop(cropId).names }
  if (!after) return toAffected(affected, { kind: 'batch-withdrawn', facts: { ...what, quantityG } })
  if (after.quantityG >= quantityG && after.availableUntil >= availableUntil) return []
  const facts = { ...what, beforeG: quantityG, quantityG: after.quantityG, until: after.availableUntil }
  return toAffected(affected, { kind: 'batch-less', facts })
}

/** That there is more of it than was told, or that it is there after all. */
export const moreNews = (
  { names }: WeekView,
  { before, after, affected }: { before: Row<'batch'>; after: Row<'batch'>; affected: Affected },
): Told[] =>
  toAffected(affected, {
    kind: 'batch-more',
    facts: {
      producer: names.producer(before.producerId).name,
      crop: names.crop(before.cropId).names,
      beforeG: before.state === 'withdrawn' ? 0 : before.quantityG,
      quantityG: after.quantityG,
    },
  })

type Times = Pick<Row<'session'>, 'kitchenId' | 'startAt' | 'endAt'>

/** Where and when a session is. */
export const whenOf = ({ names }: WeekView, { kitchenId, startAt, endAt }: Times): When => ({
  kitchen: names.kitchen(kitchenId).name,
  start: startAt,
  end: endAt,
})

/** Nothing, unless it is elsewhere or at another time. */
export function sessionNews(
  view: WeekView,
  {
    before,
    after,
    affected,
  }: { before: SessionWithItems | Row<'session'>; after: Times | null; affected: Affected },
): Told[] {
  const week = view.rows.week.title
  const was = whenOf(view, before)
  if (!after) return toAffected(affected, { kind: 'session-withdrawn', facts: { week, before: was } })
  const now = whenOf(view, after)
  if (now.start === was.start && now.end === was.end && now.kitchen === was.kitchen) return []
  return toAffected(affected, { kind: 'session-changed', facts: { week, before: was, after: now } })
}

/** That it takes place after all. */
export const sessionBackNews = (
  view: WeekView,
  { session, affected }: { session: Times; affected: Affected },
): Told[] =>
  toAffected(affected, {
    kind: 'session-back',
    facts: { week: view.rows.week.title, session: whenOf(view, session) },
  })

/** To those whose produce or jars travel on it by the published plan, and to whoever drives it. */
export function slotNews(
  { rows }: WeekView,
  {
    slot,
    state,
    affected,
    driver,
  }: {
    slot: Row<'slot'>
    state: 'changed' | 'withdrawn' | 'back'
    affected: Affected
    /** After the change. */
    driver: string | null
  },
): Told[] {
  const at = rows.slotStops.find(({ slotId }) => slotId === slot.id)?.at ?? rows.week.claimsCloseAt
  const news: News = { kind: `slot-${state}`, facts: { week: rows.week.title, at } }
  const loads = rows.published?.rows.loads.filter((load) => load.slot === slot.id) ?? []
  const producers = rows.batches.filter(({ id }) => loads.some(({ batch }) => batch === id))
  return [
    ...toAffected(affected, news),
    ...[...new Set(producers.map(({ producerId }) => producerId))].map(
      (producer): Told => ({ to: { producer }, news }),
    ),
    ...[...new Set([slot.driverPersonId, driver])].flatMap((person): Told[] =>
      person === null ? [] : [{ to: { person }, news }],
    ),
  ]
}

/** What a claim asks for. */
export function claimThing(
  { names }: WeekView,
  { preparationId, jars, cropId, freshG }: Pick<Row<'claim'>, 'preparationId' | 'jars' | 'cropId' | 'freshG'>,
): Thing {
  if (preparationId === null) return { crop: names.crop(cropId ?? '').names, quantityG: freshG ?? 0 }
  const { names: called, jarMl } = names.preparation(preparationId)
  return { names: called, jarMl, jars: jars ?? 0 }
}

/** To the coordinators, when the published plan serves the claim. */
export function withdrawnNews(view: WeekView, claim: Row<'claim'>, published: FullPlan | undefined): Told[] {
  const served = [...(published?.rows.shares ?? []), ...(published?.rows.handovers ?? [])]
  if (!served.some((one) => one.claim === claim.id)) return []
  const { week } = view.rows
  const facts = {
    week: week.title,
    group: view.names.group(claim.groupId).name,
    what: claimThing(view, claim),
  }
  return [{ to: 'coordinators', news: { kind: 'claim-withdrawn', facts } }]
}

/** How much of what a batch is. */
export const batchThing = (
  { names }: WeekView,
  { cropId, quantityG }: Pick<Row<'batch'>, 'cropId' | 'quantityG'>,
): Thing => ({ crop: names.crop(cropId).names, quantityG })

/** To all who can do something in a week: its groups, and the producers of the movement. */
export function weekNews({ rows }: WeekView, news: News, { producers }: { producers: boolean }): Told[] {
  return [
    ...rows.weekGroups.map(({ groupId }): Told => ({ to: { group: groupId }, news })),
    ...(producers
      ? rows.producers
          .filter(({ state }) => state === 'active')
          .map(({ id }): Told => ({ to: { producer: id }, news }))
      : []),
  ]
}

/** To the coordinators, who plan; to the kitchen leads when it is to stand in sessions ahead. */
export function equipmentNews({
  item,
  state,
  sessions,
}: {
  item: Pick<Row<'equipmentItem'>, 'name' | 'state'>
  /** After the change. */
  state: Row<'equipmentItem'>['state']
  sessions: readonly When[]
}): Told[] {
  if (item.state === state) return []
  const news: News =
    state === 'available'
      ? { kind: 'equipment-back', facts: { item: item.name, sessions } }
      : { kind: 'equipment-out', facts: { item: item.name, gone: state === 'withdrawn', sessions } }
  return [
    { to: 'coordinators', news },
    ...(sessions.length === 0 ? [] : [{ to: 'kitchen leads', news } as const]),
  ]
}
