/** Codes of the API as words and sentences in the reader's language. */
import type {
  Answer,
  Claim,
  Grade,
  LeftoverReason,
  ObjectiveResult,
  PlanSummary,
  ProposalReason,
  Week,
} from '@bocal/server/contract'
import { cropMany } from './crop-words.ts'
import { capital, kg, nameOf, percent, shortMoment } from './format.ts'
import { m } from './paraglide/messages.js'

export const gradeWord = (grade: Grade): string => ({ A: m.grade_a, B: m.grade_b, C: m.grade_c })[grade]()

/** Why some of a batch stays, each reason one sentence. */
export const leftoverSentence = (reason: LeftoverReason): string =>
  ({
    'no-claim': m.left_no_claim,
    'no-transport': m.left_no_transport,
    'claims-served': m.left_claims_served,
    crates: m.left_crates,
    'slot-full': m.left_slot_full,
    attendance: m.left_attendance,
    labour: m.left_labour,
    cycles: m.left_cycles,
    jars: m.left_jars,
    'other-objectives': m.left_other_objectives,
  })[reason]()

/** What a group asks for, in a few words. */
export const claimWords = (claim: Claim): string =>
  claim.kind === 'jars'
    ? `${capital(nameOf(claim.preparation.names))} · ${m.claim_jars({ count: claim.jars })}`
    : `${capital(cropMany(claim.crop))} · ${m.claim_fresh({ kg: kg(claim.freshG) })}`

/** Whether a request is a wish, refused, or what the published plan gives. */
export function claimState(claim: Claim): { word: string; tone: 'go' | 'wait' | 'stop' | 'info' } {
  if (claim.kind === 'jars' && claim.refusal) return { word: m.claim_refused(), tone: 'stop' }
  if (!claim.granted) return { word: m.claim_pending(), tone: 'wait' }
  if (claim.kind === 'jars')
    return claim.granted.jars > 0
      ? { word: m.claim_confirmed_jars({ count: claim.granted.jars }), tone: 'go' }
      : { word: m.claim_nothing(), tone: 'stop' }
  return claim.granted.freshG > 0
    ? { word: m.claim_confirmed_fresh({ kg: kg(claim.granted.freshG) }), tone: 'go' }
    : { word: m.claim_nothing(), tone: 'stop' }
}

/** Why a group is proposed this session. */
export function reasonSentence(reason: ProposalReason, timeZone: string): string {
  switch (reason.code) {
    case 'keeps-until':
      return m.reason_keeps({ crop: capital(cropMany(reason.crop)), when: shortMoment(reason.at, timeZone) })
    case 'equipment-there':
      return m.reason_equipment({ count: reason.items })
    case 'only-yes':
      return m.reason_only_yes()
  }
}

export const answerWord = (answer: Answer): string =>
  ({ yes: m.answer_yes, if_needed: m.answer_if_needed, no: m.answer_no })[answer]()

export function weekState(state: Week['state']): { word: string; tone: 'go' | 'wait' | 'stop' | 'info' } {
  switch (state) {
    case 'draft':
      return { word: m.week_state_draft(), tone: 'wait' }
    case 'open':
      return { word: m.week_state_open(), tone: 'go' }
    case 'closed':
      return { word: m.week_state_closed(), tone: 'wait' }
    case 'published':
      return { word: m.week_state_published(), tone: 'info' }
  }
}

/** What the planner optimises, as people would say it. */
export const objectiveWords = (name: ObjectiveResult['name']): string =>
  ({
    rescue: m.objective_rescue,
    fairness: m.objective_fairness,
    cost: m.objective_cost,
    co2: m.objective_co2,
    changes: m.objective_changes,
  })[name]()

/** A gap so small that it only is the arithmetic's: one part in ten thousand. */
const PROVEN = 1e-4

/** How far from the proven best, in plain words; `gap` is a share of one, null when nothing is proven. */
export function gapWords(gap: number | null): string {
  if (gap === null) return m.gap_unknown()
  return gap <= PROVEN ? m.gap_proven() : m.gap_at_most({ percent: percent(gap) })
}

export function planState(plan: PlanSummary): { word: string; tone: 'go' | 'wait' | 'stop' | 'info' } {
  if (plan.state === 'published') return { word: m.plan_state_published(), tone: 'go' }
  if (plan.state === 'superseded') return { word: m.plan_state_superseded(), tone: 'info' }
  return plan.stale ? { word: m.plan_stale(), tone: 'stop' } : { word: m.plan_state_draft(), tone: 'wait' }
}
