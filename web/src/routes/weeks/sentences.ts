/** What only the coordinator's screens say, from the API's codes. */
import type {
  LeftoverReason,
  MessageMail,
  ObjectiveResult,
  PlanSummary,
  ProposalState,
  Week,
} from '@bocal/server/contract'
import { percent } from '$lib/format.ts'
import { m } from '$lib/paraglide/messages.js'

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

export function weekState(state: Week['state']): { word: string; tone: 'go' | 'wait' | 'stop' | 'info' } {
  switch (state) {
    case 'draft':
      return { word: m.week_state_draft(), tone: 'wait' }
    case 'open':
      return { word: m.week_state_open(), tone: 'go' }
    case 'closed':
      return { word: m.week_state_closed(), tone: 'wait' }
    default: // published
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

/** What a group has answered to the published plan, in a word. */
export const answerState = (
  state: ProposalState['state'],
): { word: string; tone: 'go' | 'wait' | 'stop' | 'info' } =>
  ({
    pending: { word: m.answers_pending(), tone: 'wait' as const },
    accepted: { word: m.answers_accepted(), tone: 'go' as const },
    declined: { word: m.answers_declined(), tone: 'stop' as const },
    countered: { word: m.answers_countered(), tone: 'info' as const },
  })[state]

/** What became of an e-mail. */
export const mailWords = ({ state }: MessageMail): { word: string; tone: 'go' | 'wait' | 'stop' | 'info' } =>
  ({
    waiting: { word: m.mail_waiting(), tone: 'wait' as const },
    sending: { word: m.mail_waiting(), tone: 'wait' as const },
    sent: { word: m.mail_sent(), tone: 'go' as const },
    failed: { word: m.mail_failed(), tone: 'stop' as const },
    unsure: { word: m.mail_unsure(), tone: 'stop' as const },
  })[state]
