import { and, asc, eq, gte, inArray } from 'drizzle-orm'
import type { Row } from '../schema/index.ts'
import type { Store } from '../store.ts'

/** A proposal that a group accepted, of a plan that stands, with its week's title. */
export type AgreedProposal = Row<'proposal'> & { readonly weekTitle: string }

/** What vouchers are made from. */
export type VoucherRows = {
  readonly proposals: readonly AgreedProposal[]
  /** Of the batches that are handed over fresh. */
  readonly batches: readonly Pick<Row<'batch'>, 'id' | 'cropId'>[]
  /** Of the tours that bring them. */
  readonly stops: readonly Row<'slotStop'>[]
  /** Without those noted by mistake. */
  readonly collections: readonly Row<'collection'>[]
}

/** @param of.since plans published before this instant are past: nothing is collected of them any more */
export function voucherRows(
  store: Store,
  { movementId, since }: { movementId: string; since: string },
): Promise<VoucherRows> {
  return store.read(async (db) => {
    const { proposal, plan, week, batch, slotStop, collection } = db.tables
    const agreed = await db
      .select({ proposal, weekTitle: week.title })
      .from(proposal)
      .innerJoin(plan, and(eq(plan.movementId, proposal.movementId), eq(plan.id, proposal.planId)))
      .innerJoin(week, and(eq(week.movementId, proposal.movementId), eq(week.id, proposal.weekId)))
      .where(
        and(
          eq(proposal.movementId, movementId),
          eq(proposal.state, 'accepted'),
          eq(plan.state, 'published'),
          gte(plan.publishedAt, since),
        ),
      )
      .orderBy(asc(proposal.createdAt), asc(proposal.id))
    const proposals = agreed.map((row) => ({ ...row.proposal, weekTitle: row.weekTitle }))
    const fresh = proposals.flatMap(({ terms }) => terms.fresh)
    const ids = (of: (row: (typeof fresh)[number]) => string) => [...new Set(fresh.map(of))]
    const batches = await db
      .select({ id: batch.id, cropId: batch.cropId })
      .from(batch)
      .where(
        and(
          eq(batch.movementId, movementId),
          inArray(
            batch.id,
            ids((row) => row.batch),
          ),
        ),
      )
    const stops = await db
      .select()
      .from(slotStop)
      .where(
        and(
          eq(slotStop.movementId, movementId),
          inArray(
            slotStop.slotId,
            ids((row) => row.slot),
          ),
        ),
      )
      .orderBy(asc(slotStop.slotId), asc(slotStop.position))
    const collections = await db
      .select()
      .from(collection)
      .where(and(eq(collection.movementId, movementId), eq(collection.state, 'collected')))
    return { proposals, batches, stops, collections }
  })
}
