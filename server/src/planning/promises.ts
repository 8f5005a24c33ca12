/** From a published plan to what each group is asked, and from what groups answered to what a re-plan must keep. */
import type { PlanRows, ProposalTerms, WeekRows } from '@bocal/db'

/** What a plan asks and gives each group that it concerns, in an order that is the same every time. */
export function termsOf(
  rows: Pick<WeekRows, 'claims' | 'sessions'>,
  plan: PlanRows,
): ReadonlyMap<string, ProposalTerms> {
  const claims = new Map(rows.claims.map((claim) => [claim.id, claim]))
  const groupOf = ({ claim }: { claim: string }) => claims.get(claim)?.groupId ?? ''
  const concerned = new Set([
    ...plan.attendance.map(({ group }) => group),
    ...[...plan.shares, ...plan.handovers].map(groupOf),
  ])
  return new Map(
    [...concerned].toSorted().map((group) => {
      const mine = (row: { claim: string }) => groupOf(row) === group
      const comes = new Set(plan.attendance.filter((row) => row.group === group).map((row) => row.session))
      const sessions = rows.sessions
        .filter(({ id }) => comes.has(id))
        .toSorted((a, b) => a.startAt.localeCompare(b.startAt) || a.id.localeCompare(b.id))
        .map(({ id, kitchenId, startAt, endAt }) => {
          const jars = new Map<string, number>()
          for (const share of plan.shares.filter((row) => mine(row) && row.session === id)) {
            const preparation = claims.get(share.claim)?.preparationId ?? ''
            jars.set(preparation, (jars.get(preparation) ?? 0) + share.jars)
          }
          return {
            session: id,
            kitchen: kitchenId,
            start: startAt,
            end: endAt,
            jars: [...jars]
              .map(([preparation, count]) => ({ preparation, jars: count }))
              .toSorted((a, b) => a.preparation.localeCompare(b.preparation)),
          }
        })
      const fresh = plan.handovers
        .filter(mine)
        .map(({ claim, batch, slot, place, quantityG }) => ({ claim, batch, slot, place, quantityG }))
        .toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))
      return [group, { sessions, fresh }]
    }),
  )
}

/** A session that a group's answer decides, or opens to it. */
export type Answered = {
  readonly proposal: string
  readonly group: string
  readonly session: string
  readonly comes: boolean
}

/**
 * What groups answered, as decisions of a re-plan: they come where they accepted, and not again where they
 * declined or asked for another time, unless they accepted or named that session since.
 */
export function answersOf(rows: Pick<WeekRows, 'proposals' | 'published'>): Answered[] {
  const decided = new Map<string, Answered>()
  for (const { id, groupId: group, planId, state, terms, suits } of rows.proposals) {
    const key = (session: string) => `${group} ${session}`
    for (const { session } of terms.sessions) {
      // An acceptance of a plan that was replaced lives on in the proposal that kept it, or is asked for again.
      if (state === 'accepted' && planId === rows.published?.id)
        decided.set(key(session), { proposal: id, group, session, comes: true })
      else if (state === 'declined' || state === 'countered')
        decided.set(key(session), { proposal: id, group, session, comes: false })
      else decided.delete(key(session))
    }
    for (const session of suits) decided.delete(key(session))
  }
  return [...decided.values()]
}

/** Sessions that a group said would suit, in its last answer, or that it accepted. */
export function offeredBy(rows: Pick<WeekRows, 'proposals' | 'published'>, group: string): string[] {
  const last = rows.proposals.findLast((row) => row.groupId === group && row.state !== 'pending')
  const accepted = answersOf(rows).filter((row) => row.group === group && row.comes)
  return [...(last?.suits ?? []), ...accepted.map(({ session }) => session)]
}
