/** How far a plan can be relied on, with what its weak points are called. */
import type { FullPlan } from '@bocal/db'
import type { Assured, Weakness as Found } from '@bocal/solver'
import type { PlanAssurance, Weakness } from '../../contract/index.ts'
import { ref } from './names.ts'
import type { WeekView } from './week-view.ts'

/** The weak points worth reading: the others break seldom and cost little. */
const MOST_WEAKNESSES = 5

export function planAssurance(view: WeekView, plan: FullPlan, { stress, assurance }: Assured): PlanAssurance {
  const { scenarios, holds, least, savedG, weaknesses, uncertainty } = stress
  const recorded = view.rows.batches.filter(({ id }) => id in uncertainty.spreadOf)
  return {
    plan: plan.id,
    scenarios,
    holds,
    least,
    savedG,
    records: [...new Set(recorded.map(({ producerId }) => producerId))].map((id) =>
      ref(view.names.producer(id)),
    ),
    weaknesses: weaknesses.slice(0, MOST_WEAKNESSES).map((found) => weakness(view, found)),
    certificates: [...assurance.certificates],
    secondOpinion: [...assurance.secondOpinion],
  }
}

function weakness({ rows, names }: WeekView, { worst, scenarios, decides, costsG }: Found): Weakness {
  const figures = { scenarios, decides, costsG }
  const { needs, has } = worst
  switch (worst.what) {
    case 'batch': {
      const batch = rows.batches.find(({ id }) => id === worst.batch)
      return {
        what: 'batch',
        rule: worst.rule,
        batch: worst.batch,
        crop: names.crop(batch?.cropId ?? ''),
        producer: ref(names.producer(batch?.producerId ?? '')),
        needsG: needs,
        hasG: has,
        ...figures,
      }
    }
    case 'tour': {
      const slot = rows.slots.find(({ id }) => id === worst.slot)
      const start = rows.slotStops.find(({ slotId }) => slotId === worst.slot)?.at ?? slot?.createdAt ?? ''
      const vehicle = names.vehicle(slot?.vehicle ?? '')
      return {
        what: 'tour',
        rule: worst.rule,
        slot: worst.slot,
        vehicle,
        start,
        needsG: needs,
        hasG: has,
        ...figures,
      }
    }
    case 'hands': {
      const session = rows.sessions.find(({ id }) => id === worst.session)
      return {
        what: 'hands',
        rule: worst.rule,
        session: worst.session,
        kitchen: ref(names.kitchen(session?.kitchenId ?? '')),
        start: session?.startAt ?? '',
        needsMinutes: Math.ceil(needs),
        hasMinutes: Math.floor(has),
        ...figures,
      }
    }
  }
}
