/** Codes of the API as words and sentences in the reader's language. */
import type {
  Answer,
  Claim,
  Departure,
  Grade,
  Pickup,
  ProposalReason,
  ProposalState,
} from '@bocal/server/contract'
import { capital, kg, moment, nameOf } from './format.ts'
import { m } from './paraglide/messages.js'

export const gradeWord = (grade: Grade): string => ({ A: m.grade_a, B: m.grade_b, C: m.grade_c })[grade]()

/** On whose word it is known what left. */
export const departureSaid = ({ confirmed, by }: Departure): string =>
  ({ code: m.departure_code, producer: m.departure_producer, coordinator: m.departure_coordinator })[
    confirmed
  ]({ name: by.name })

/** Whose it is and where it is fetched: a place that the producer's name says already is not said twice. */
export const fetchedFrom = ({ producer, place }: Pickup): string =>
  `${producer.name}, ${producer.name.endsWith(place.name) ? place.commune : place.name}`

/** What a group asks for, in a few words. */
export function claimWords(claim: Claim): string {
  if (claim.kind === 'jars') {
    const many = claim.minJars === claim.jars ? m.claim_jars_all : m.claim_jars
    return `${capital(nameOf(claim.preparation.names))} · ${many({ count: claim.jars })}`
  }
  const much = claim.minG === claim.freshG ? m.claim_fresh_all : m.claim_fresh
  return `${capital(nameOf(claim.crop.names))} · ${much({ kg: kg(claim.freshG) })}`
}

/** Whether a request is a wish, refused, or what the published plan gives: the group's answer to that confirms it. */
export function claimState(claim: Claim): { word: string; tone: 'go' | 'wait' | 'stop' | 'info' } {
  if (claim.kind === 'jars' && claim.refusal) return { word: m.claim_refused(), tone: 'stop' }
  if (!claim.granted) return { word: m.claim_pending(), tone: 'wait' }
  if (claim.kind === 'jars')
    return claim.granted.jars > 0
      ? { word: m.claim_granted_jars({ count: claim.granted.jars }), tone: 'info' }
      : { word: m.claim_nothing(), tone: 'stop' }
  return claim.granted.freshG > 0
    ? { word: m.claim_granted_fresh({ kg: kg(claim.granted.freshG) }), tone: 'info' }
    : { word: m.claim_nothing(), tone: 'stop' }
}

/** Why a group is proposed this session. */
export function reasonSentence(reason: ProposalReason, timeZone: string): string {
  switch (reason.code) {
    case 'keeps-until':
      return m.reason_keeps({
        crop: capital(nameOf(reason.crop.names)),
        when: moment(reason.at, timeZone),
      })
    case 'equipment-there':
      return m.reason_equipment({ count: reason.items })
    default: // only-yes
      return m.reason_only_yes()
  }
}

/** What a group has answered to its proposal, said to the group. */
export const proposalSaid = (
  state: ProposalState['state'],
): { sentence: string; tone: 'go' | 'wait' | 'info' } =>
  ({
    pending: { sentence: m.proposal_pending(), tone: 'wait' as const },
    accepted: { sentence: m.proposal_accepted(), tone: 'go' as const },
    declined: { sentence: m.proposal_declined(), tone: 'info' as const },
    countered: { sentence: m.proposal_countered(), tone: 'wait' as const },
  })[state]

export const answerWord = (answer: Answer): string =>
  ({ yes: m.answer_yes, if_needed: m.answer_if_needed, no: m.answer_no })[answer]()

/** A voucher's code as people say it: "K7QF 2M9X". */
export const spacedCode = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`
