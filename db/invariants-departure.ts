/** What is true of what left: never more than was announced, as the plan had it, told to the audit, and paid for what it was. */
import { isDeepStrictEqual } from 'node:util'
import { and, eq } from 'drizzle-orm'
import { standing } from './queries/departures.ts'
import { owedCents } from './queries/payments.ts'
import type { Reader } from './store.ts'
import { total } from './total.ts'

/** Sentences about what does not hold. */
export async function departureInvariants(db: Reader): Promise<string[]> {
  const { audit, batch, departure, payment, planLoad, instantOffer, instantClaim } = db.tables
  const found: string[] = []
  const all = await db.select().from(departure)
  for (const row of all) {
    const name = `departure ${row.movementId}/${row.id}`
    const loads = await db
      .select()
      .from(planLoad)
      .where(and(eq(planLoad.movementId, row.movementId), eq(planLoad.planId, row.planId)))
    const planned = total(
      loads
        .filter(({ batchId, slotId }) => batchId === row.batchId && slotId === row.slotId)
        .map(({ quantityG }) => quantityG),
    )
    if (planned !== row.plannedG)
      found.push(`${name} says ${row.plannedG} g were planned, its plan ${planned} g`)
    const replaced = all.find((one) => one.movementId === row.movementId && one.id === row.replacesId)
    if (replaced && (replaced.batchId !== row.batchId || replaced.slotId !== row.slotId))
      found.push(`${name} replaces the count of something else`)
    const told = await db
      .select({ after: audit.after })
      .from(audit)
      .where(and(eq(audit.movementId, row.movementId), eq(audit.noun, 'departure'), eq(audit.nounId, row.id)))
    if (told.length !== 1 || !isDeepStrictEqual(told[0]?.after, { ...row }))
      found.push(`${name} is not as the audit tells`)
  }
  const taken = await db
    .select({
      movementId: instantClaim.movementId,
      batchId: instantOffer.batchId,
      quantityG: instantClaim.quantityG,
    })
    .from(instantClaim)
    .innerJoin(
      instantOffer,
      and(eq(instantOffer.movementId, instantClaim.movementId), eq(instantOffer.id, instantClaim.offerId)),
    )
    .where(eq(instantClaim.state, 'accepted'))
  const paid = await db.select().from(payment).where(eq(payment.state, 'paid'))
  for (const row of await db.select().from(batch)) {
    const name = `batch ${row.movementId}/${row.id}`
    const own = ({ movementId, batchId }: { movementId: string; batchId: string }) =>
      movementId === row.movementId && batchId === row.id
    const leftG = total(standing(all.filter(own)).map((one) => one.leftG))
    const takenG = taken.filter(own).map(({ quantityG }) => quantityG)
    if (leftG + total(takenG) > row.quantityG)
      found.push(`${name}: ${leftG} g left and ${total(takenG)} g were taken of ${row.quantityG} g`)
    if (leftG > 0 && row.state === 'withdrawn') found.push(`${name} is withdrawn, and ${leftG} g left`)
    for (const { cents } of paid.filter(own)) {
      const owed = owedCents({ carriedG: leftG, takenG, centsPerKg: row.centsPerKg })
      if (cents !== owed) found.push(`${name}: ${cents} cents were paid, ${owed} are owed`)
    }
  }
  return found
}
