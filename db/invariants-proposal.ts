/** What is true of every proposal: it says what its plan gives the group, and each group of a published plan has one. */
import { and, eq } from 'drizzle-orm'
import type { Reader } from './store.ts'
import { total } from './total.ts'

/** Sentences about what does not hold. */
export async function proposalInvariants(db: Reader): Promise<string[]> {
  const { plan, planAttendance, planShare, planHandover, claim, proposal } = db.tables
  const found: string[] = []
  const plans = await db.select({ movementId: plan.movementId, id: plan.id, state: plan.state }).from(plan)
  for (const { movementId, id, state } of plans) {
    const proposals = await db
      .select()
      .from(proposal)
      .where(and(eq(proposal.movementId, movementId), eq(proposal.planId, id)))
    if (state === 'draft') {
      if (proposals.length > 0) found.push(`plan ${movementId}/${id} is a draft and was proposed`)
      continue
    }
    const attendance = await db
      .select()
      .from(planAttendance)
      .where(and(eq(planAttendance.movementId, movementId), eq(planAttendance.planId, id)))
    const groupOf = new Map(
      (await db.select().from(claim).where(eq(claim.movementId, movementId))).map((row) => [
        row.id,
        row.groupId,
      ]),
    )
    const shares = await db
      .select()
      .from(planShare)
      .where(and(eq(planShare.movementId, movementId), eq(planShare.planId, id)))
    const handovers = await db
      .select()
      .from(planHandover)
      .where(and(eq(planHandover.movementId, movementId), eq(planHandover.planId, id)))
    const concerned = new Set([
      ...attendance.map(({ groupId }) => groupId),
      ...[...shares, ...handovers].flatMap(({ claimId }) => groupOf.get(claimId) ?? []),
    ])
    for (const groupId of concerned) {
      const name = `plan ${movementId}/${id}, ${groupId}`
      const terms = proposals.find((row) => row.groupId === groupId)?.terms
      if (!terms) {
        found.push(`${name}: it has no proposal`)
        continue
      }
      const comes = attendance.filter((row) => row.groupId === groupId).map(({ sessionId }) => sessionId)
      const asked = terms.sessions.map(({ session }) => session)
      if (comes.toSorted().join() !== asked.toSorted().join())
        found.push(`${name}: it is asked to come to ${asked.join()}, the plan counts on ${comes.join()}`)
      const mine = ({ claimId }: { claimId: string }) => groupOf.get(claimId) === groupId
      const jars = total(shares.filter(mine).map((row) => row.jars))
      const told = total(terms.sessions.flatMap((row) => row.jars.map((one) => one.jars)))
      if (jars !== told) found.push(`${name}: it is told ${told} jars, the plan gives ${jars}`)
      const freshG = total(handovers.filter(mine).map((row) => row.quantityG))
      const toldG = total(terms.fresh.map((row) => row.quantityG))
      if (freshG !== toldG) found.push(`${name}: it is told ${toldG} g fresh, the plan gives ${freshG}`)
    }
  }
  return found
}
