import { isDeepStrictEqual } from 'node:util'
import { and, asc, eq } from 'drizzle-orm'
import { insertRows } from '../rows.ts'
import type { Row } from '../schema/index.ts'
import type { ProposalTerms } from '../schema/proposal.ts'
import type { Reader, Store, Writer } from '../store.ts'
import { type Act, changeNoun, insertNoun, newId } from './change.ts'

type OfWeek = { readonly movementId: string; readonly weekId: string }

/** `suits`: ids of the sessions that would suit, when the group asked for another time. */
export type ProposalRow = Row<'proposal'> & { readonly suits: readonly string[] }

/** All proposals of a week, of superseded plans too, in the order they were made. */
export function proposalsOfWeek(store: Store, of: OfWeek): Promise<ProposalRow[]> {
  return store.read((db) => readProposals(db, of))
}

export async function readProposals(db: Reader, { movementId, weekId }: OfWeek): Promise<ProposalRow[]> {
  const { proposal, proposalSession } = db.tables
  const rows = await db
    .select()
    .from(proposal)
    .where(and(eq(proposal.movementId, movementId), eq(proposal.weekId, weekId)))
    .orderBy(asc(proposal.createdAt), asc(proposal.id))
  const suits = await db
    .select({ proposalId: proposalSession.proposalId, sessionId: proposalSession.sessionId })
    .from(proposalSession)
    .innerJoin(
      proposal,
      and(eq(proposal.movementId, proposalSession.movementId), eq(proposal.id, proposalSession.proposalId)),
    )
    .where(and(eq(proposal.movementId, movementId), eq(proposal.weekId, weekId)))
    .orderBy(asc(proposalSession.sessionId))
  return rows.map((row) => ({
    ...row,
    suits: suits.filter(({ proposalId }) => proposalId === row.id).map(({ sessionId }) => sessionId),
  }))
}

/**
 * Proposes a plan that is being published to each group it concerns. A group that had accepted the very same
 * terms in the plan it replaces has accepted still; every other answer is asked for again.
 */
export async function insertProposals(
  tx: Writer,
  {
    key,
    planId,
    replaces,
    terms,
    act,
  }: {
    key: OfWeek
    planId: string
    /** The plan published until now. */
    replaces: string | null
    /** By group. */
    terms: ReadonlyMap<string, ProposalTerms>
    act: Act
  },
): Promise<void> {
  const before = (await readProposals(tx, key)).filter((row) => row.planId === replaces)
  for (const [groupId, agreed] of terms) {
    const kept = before.find(
      (row) => row.groupId === groupId && row.state === 'accepted' && isDeepStrictEqual(row.terms, agreed),
    )
    await insertNoun(tx, 'proposal', {
      row: {
        ...key,
        id: newId(),
        planId,
        groupId,
        terms: agreed,
        state: kept?.state ?? 'pending',
        answeredAt: kept?.answeredAt ?? null,
        answeredBy: kept?.answeredBy ?? null,
        onBehalf: kept?.onBehalf ?? false,
        note: kept?.note ?? '',
        createdAt: act.at,
      },
      act: { ...act, action: kept ? 'proposal.keep' : 'proposal.make' },
    })
  }
}

/**
 * Sets what a group answers; `pending` takes an answer back.
 *
 * @returns false when the proposal is no longer as it was read
 */
export async function answerProposal(
  tx: Writer,
  {
    row,
    answer,
    act,
  }: {
    row: Row<'proposal'>
    answer: Pick<Row<'proposal'>, 'state' | 'answeredAt' | 'answeredBy' | 'onBehalf' | 'note'> & {
      readonly suits: readonly string[]
    }
    act: Act
  },
): Promise<boolean> {
  const { suits, ...set } = answer
  if (!(await changeNoun(tx, 'proposal', { key: row, version: row.version, set, act }))) return false
  const { proposalSession } = tx.tables
  await tx
    .delete(proposalSession)
    .where(and(eq(proposalSession.movementId, row.movementId), eq(proposalSession.proposalId, row.id)))
  await insertRows(
    tx,
    proposalSession,
    suits.map((sessionId) => ({ movementId: row.movementId, proposalId: row.id, sessionId })),
  )
  return true
}
