import { m } from './paraglide/messages.js'

const WORDS: Readonly<Record<string, () => string>> = {
  'batch.post': m.act_batch_post,
  'batch.change': m.act_batch_change,
  'batch.withdraw': m.act_batch_withdraw,
  'claim.make': m.act_claim_make,
  'claim.change': m.act_claim_change,
  'claim.withdraw': m.act_claim_withdraw,
  'availability.answer': m.act_availability_answer,
  'availability.take-back': m.act_availability_take_back,
  'proposal.accept': m.act_proposal_accept,
  'proposal.decline': m.act_proposal_decline,
  'proposal.another-time': m.act_proposal_another_time,
}

/** What a coordinator did in somebody's name, in the audit's words said to people. */
export const actWords = (action: string): string => (WORDS[action] ?? m.act_other)()
