/**
 * What is true of every database at rest, checked from scratch: run after every test that writes.
 * That rows point at rows that exist, in their own movement, is for the engine to say (`store.damage`): every
 * foreign key carries the movement's id.
 */
import { eq } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { breaksInChain } from './audit.ts'
import { collectionInvariants } from './invariants-collection.ts'
import { departureInvariants } from './invariants-departure.ts'
import { instantInvariants } from './invariants-instant.ts'
import { messageInvariants } from './invariants-message.ts'
import { planInvariants } from './invariants-plan.ts'
import { proposalInvariants } from './invariants-proposal.ts'
import type { Row, TableName } from './schema/index.ts'
import type { Reader, Store } from './store.ts'

/** Sentences about what does not hold; empty when all is well. */
export async function invariants(store: Store): Promise<string[]> {
  const damage = await store.damage()
  return store.read(async (db) => [
    ...damage,
    ...(await claimsOutOfShape(db)),
    ...(await instantInvariants(db)),
    ...(await weeksAndPlans(db)),
    ...(await planInvariants(db)),
    ...(await proposalInvariants(db)),
    ...(await departureInvariants(db)),
    ...(await messageInvariants(db)),
    ...(await collectionInvariants(db)),
    ...(await unaccountedChanges(db)),
  ])
}

async function claimsOutOfShape(db: Reader): Promise<string[]> {
  const whole = (fields: unknown[]) => fields.every((field) => field !== null)
  const none = (fields: unknown[]) => fields.every((field) => field === null)
  const found: string[] = []
  for (const claim of await db.select().from(db.tables.claim)) {
    const name = `claim ${claim.movementId}/${claim.id}`
    const jars = [claim.preparationId, claim.jars, claim.minJars]
    const fresh = [claim.cropId, claim.freshG, claim.minG]
    const one = (whole(jars) && none([...fresh, claim.batchId])) || (none(jars) && whole(fresh))
    if (!one) found.push(`${name} is neither one for jars nor one for fresh produce`)
    if ((claim.minJars ?? 0) > (claim.jars ?? 0) || (claim.minG ?? 0) > (claim.freshG ?? 0)) {
      found.push(`${name} asks for at least more than it asks for`)
    }
  }
  return found
}

async function weeksAndPlans(db: Reader): Promise<string[]> {
  const { week, plan, planJob } = db.tables
  const plans = await db
    .select({ movementId: plan.movementId, id: plan.id, weekId: plan.weekId, state: plan.state })
    .from(plan)
  const found: string[] = []
  for (const { movementId, id, state } of await db.select().from(week)) {
    const published = plans.filter(
      (row) => row.movementId === movementId && row.weekId === id && row.state === 'published',
    ).length
    if (published > 1) found.push(`week ${movementId}/${id} has ${published} published plans`)
    if (state === 'published' && published === 0) {
      found.push(`week ${movementId}/${id} is published and has no published plan`)
    }
  }
  for (const job of await db.select().from(planJob)) {
    const name = `plan job ${job.movementId}/${job.id}`
    const made = plans.find((row) => row.movementId === job.movementId && row.id === job.planId)
    if (job.state === 'done' && !made) found.push(`${name} is done and made no plan`)
    if (made && made.weekId !== job.weekId) found.push(`${name} made a plan of another week`)
  }
  return found
}

/** Each movement's chain is unbroken, and each change of a row (its version counts them) has its audit row. */
async function unaccountedChanges(db: Reader): Promise<string[]> {
  const { audit, movement } = db.tables
  const found: string[] = []
  const told = new Map<string, number>()
  for (const { id } of await db.select({ id: movement.id }).from(movement)) {
    found.push(...(await breaksInChain(db, id)))
    const rows = await db
      .select({ noun: audit.noun, nounId: audit.nounId })
      .from(audit)
      .where(eq(audit.movementId, id))
    for (const { noun, nounId } of rows) {
      const key = `${id} ${noun} ${nounId}`
      told.set(key, (told.get(key) ?? 0) + 1)
    }
  }
  for (const [noun, table] of Object.entries(db.tables) as [TableName, PgTable][]) {
    if (!('version' in table && 'id' in table && 'movementId' in table)) continue
    const rows = (await db.select().from(table)) as unknown as Pick<
      Row<'batch'>,
      'movementId' | 'id' | 'version'
    >[]
    for (const { movementId, id, version } of rows) {
      const changes = told.get(`${movementId} ${noun} ${id}`) ?? 0
      if (changes < version - 1) {
        found.push(
          `${noun} ${movementId}/${id} is at version ${version}, and the audit tells ${changes} changes`,
        )
      }
    }
  }
  return found
}
