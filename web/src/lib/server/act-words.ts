import { m } from '../paraglide/messages.js'

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
  'batch.photo': m.act_batch_photo,
  'departure.note': m.act_departure_note,
  'payment.note': m.act_payment_note,
  'payment.withdraw': m.act_payment_withdraw,
  'instant-offer.open': m.act_instant_offer_open,
  'instant-claim.take': m.act_instant_claim_take,
  'instant-claim.change': m.act_instant_claim_change,
  'instant-claim.withdraw': m.act_instant_claim_withdraw,
  'person.add': m.act_person_add,
  'invitation.create': m.act_invitation_create,
  'invitation.revoke': m.act_invitation_revoke,
}

/** What a coordinator did in somebody's name, in the audit's words said to people; here, so that no phone carries them all. */
export const actWords = (action: string): string => (WORDS[action] ?? m.act_other)()
