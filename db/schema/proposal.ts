import {
  check,
  type Global,
  index,
  type OfWeek,
  type Owned,
  primary,
  unique,
  type Vocabulary,
  within,
  withinWeek,
} from '../columns.ts'

/** What a published plan asks and gives one group, as it stood then: an answer is to these very terms. */
export type ProposalTerms = {
  readonly sessions: readonly {
    readonly session: string
    readonly kitchen: string
    readonly start: string
    readonly end: string
    readonly jars: readonly { readonly preparation: string; readonly jars: number }[]
  }[]
  readonly fresh: readonly {
    readonly claim: string
    readonly batch: string
    readonly slot: string
    readonly place: string
    readonly quantityG: number
  }[]
}

/** What each group answers to its part of a published plan. Silence stays pending. */
export const proposalTables = (
  k: Vocabulary,
  of: { movement: Global; week: Owned; plan: OfWeek; cookingGroup: Owned; session: Owned; person: Owned },
) => {
  const proposal = k.owned(
    of.movement,
    'proposal',
    {
      weekId: k.text(),
      planId: k.text(),
      groupId: k.text(),
      terms: k.json<ProposalTerms>(),
      state: k.oneOf(['pending', 'accepted', 'declined', 'countered']).default('pending'),
      answeredAt: k.maybe.instant(),
      answeredBy: k.maybe.text(),
      /** A coordinator answered for the group. */
      onBehalf: k.bool(),
      note: k.text().default(''),
      ...k.changes(),
    },
    (t) => [
      within(t, t.weekId, of.week),
      withinWeek(t, t.planId, of.plan),
      within(t, t.groupId, of.cookingGroup),
      within(t, t.answeredBy, of.person),
      unique(t.movementId, t.planId, t.groupId),
      index(t.movementId, t.weekId),
      check(
        'answered',
        "(state = 'pending') = (answered_at is null) and (answered_at is null) = (answered_by is null)",
      ),
    ],
  )
  return {
    proposal,
    /** Sessions that would suit a group that asked for another time. */
    proposalSession: k.part('proposal_session', { proposalId: k.text(), sessionId: k.text() }, (t) => [
      primary(t.movementId, t.proposalId, t.sessionId),
      within(t, t.proposalId, proposal),
      within(t, t.sessionId, of.session),
    ]),
  }
}
