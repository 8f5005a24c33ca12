import { and, eq } from 'drizzle-orm'
import type { Store } from '../store.ts'

/** Grams of a batch that a group gets by a published plan, fresh and in jars: a part of what goes into a run, by its jars. */
export type Part = { readonly batchId: string; readonly groupId: string; readonly quantityG: number }

export function partsOfBatches(store: Store, { movementId }: { movementId: string }): Promise<Part[]> {
  return store.read(async (db) => {
    const { plan, planHandover, planIngredient, planRun, planShare, claim } = db.tables
    const published = and(eq(plan.movementId, movementId), eq(plan.state, 'published'))
    const handovers = await db
      .select({
        batchId: planHandover.batchId,
        groupId: claim.groupId,
        quantityG: planHandover.quantityG,
      })
      .from(planHandover)
      .innerJoin(plan, and(eq(plan.movementId, planHandover.movementId), eq(plan.id, planHandover.planId)))
      .innerJoin(
        claim,
        and(eq(claim.movementId, planHandover.movementId), eq(claim.id, planHandover.claimId)),
      )
      .where(published)
    const ingredients = await db
      .select({ of: planIngredient, runJars: planRun.jars })
      .from(planIngredient)
      .innerJoin(
        plan,
        and(eq(plan.movementId, planIngredient.movementId), eq(plan.id, planIngredient.planId)),
      )
      .innerJoin(
        planRun,
        and(
          eq(planRun.movementId, planIngredient.movementId),
          eq(planRun.planId, planIngredient.planId),
          eq(planRun.sessionId, planIngredient.sessionId),
          eq(planRun.preparationId, planIngredient.preparationId),
        ),
      )
      .where(published)
    const shares = await db
      .select({
        planId: planShare.planId,
        sessionId: planShare.sessionId,
        preparationId: claim.preparationId,
        groupId: claim.groupId,
        jars: planShare.jars,
      })
      .from(planShare)
      .innerJoin(plan, and(eq(plan.movementId, planShare.movementId), eq(plan.id, planShare.planId)))
      .innerJoin(claim, and(eq(claim.movementId, planShare.movementId), eq(claim.id, planShare.claimId)))
      .where(published)
    return [
      ...handovers,
      ...ingredients.flatMap(({ of, runJars }) =>
        shares
          .filter(
            (share) =>
              share.planId === of.planId &&
              share.sessionId === of.sessionId &&
              share.preparationId === of.preparationId,
          )
          .map(({ groupId, jars }) => ({
            batchId: of.batchId,
            groupId,
            quantityG: (of.quantityG * jars) / runJars,
          })),
      ),
    ]
  })
}
