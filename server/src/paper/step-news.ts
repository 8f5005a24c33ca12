/** What a kept what-if, or one that is undone, tells of each of its steps: what its own route would. */
import type { FullPlan } from '@bocal/db'
import { type Caller, groupsOf, producersOf } from '../access/caller.ts'
import type { Step } from '../planning/changes.ts'
import { affectedBy } from '../views/affected.ts'
import type { WeekView } from '../views/week-view.ts'
import {
  batchNews,
  batchThing,
  claimThing,
  equipmentNews,
  moreNews,
  sessionBackNews,
  sessionNews,
  slotNews,
  whenOf,
  withdrawnNews,
} from './change-news.ts'
import type { ActForOthers, Thing } from './news.ts'
import { type Told, toldForOthers } from './tell.ts'

/** Whose it is what a step changes, when it is not the caller's own. */
export function otherParty({ rows }: WeekView, step: Step, caller: Caller): string | undefined {
  if (step.step !== 'set') return undefined
  const party =
    step.noun === 'batch'
      ? rows.batches.find(({ id }) => id === step.id)?.producerId
      : step.noun === 'claim'
        ? rows.claims.find(({ id }) => id === step.id)?.groupId
        : undefined
  const own = [...groupsOf(caller), ...producersOf(caller)]
  return party === undefined || own.includes(party) ? undefined : party
}

/** @param view the week before the step */
export function stepNews(
  view: WeekView,
  step: Step,
  {
    caller,
    onBehalfOf,
    published,
    at,
  }: { caller: Caller; onBehalfOf: string | undefined; published: FullPlan | undefined; at: string },
): Told[] {
  if (step.step !== 'set') return []
  const { rows } = view
  const forOthers = (action: ActForOthers, to: 'group' | 'producer', what: Thing) =>
    toldForOthers({ action, onBehalfOf }, { by: caller.person.name, to, what })
  switch (step.noun) {
    case 'batch': {
      const before = rows.batches.find(({ id }) => id === step.id)
      if (!before) return []
      const after = { ...before, ...step.set }
      const affected = affectedBy(view, published, { noun: 'batch', id: step.id })
      const isGone = after.state === 'withdrawn'
      const isMore = before.state === 'withdrawn' || after.quantityG > before.quantityG
      return [
        ...(isMore && !isGone
          ? moreNews(view, { before, after, affected })
          : batchNews(view, { before, after: isGone ? null : after, affected })),
        ...forOthers(isGone ? 'batch.withdraw' : 'batch.change', 'producer', batchThing(view, after)),
      ]
    }
    case 'claim': {
      const before = rows.claims.find(({ id }) => id === step.id)
      if (!before) return []
      const after = { ...before, ...step.set }
      const isGone = after.state === 'withdrawn'
      return [
        ...(isGone ? withdrawnNews(view, before, published) : []),
        ...forOthers(isGone ? 'claim.withdraw' : 'claim.change', 'group', claimThing(view, after)),
      ]
    }
    case 'session': {
      const before = rows.sessions.find(({ id }) => id === step.id)
      if (!before) return []
      const after = { ...before, ...step.set }
      const affected = affectedBy(view, published, { noun: 'session', id: step.id })
      return before.state === 'withdrawn'
        ? sessionBackNews(view, { session: after, affected })
        : sessionNews(view, { before, after: after.state === 'withdrawn' ? null : after, affected })
    }
    case 'slot': {
      const slot = rows.slots.find(({ id }) => id === step.id)
      if (!slot || step.set.state === undefined) return []
      const affected = affectedBy(view, published, { noun: 'slot', id: step.id })
      const state = step.set.state === 'withdrawn' ? 'withdrawn' : 'back'
      return slotNews(view, { slot, state, affected, driver: slot.driverPersonId })
    }
    case 'equipmentItem': {
      const item = rows.equipmentItems.find(({ id }) => id === step.id)
      if (!item || step.set.state === undefined) return []
      const standing = rows.sessionEquipment.filter(({ equipmentId }) => equipmentId === item.id)
      const sessions = view.open.sessions.filter(
        ({ id, startAt }) => startAt > at && standing.some(({ sessionId }) => sessionId === id),
      )
      return equipmentNews({
        item,
        state: step.set.state,
        sessions: sessions.map((session) => whenOf(view, session)),
      })
    }
    // A decision is the planner's: people hear of it when a plan asks them something.
    case 'pin':
      return []
  }
}
