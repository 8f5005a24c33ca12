/**
 * The store: SQLite embedded, PostgreSQL when a movement outgrows one machine. The only SQL of Bocal is here.
 *
 *     import { and, eq } from 'drizzle-orm'                       // in db/queries and db/seed
 *
 *     const store = await openStore({ folder: 'data' })          // or { file } or { url: 'postgres://…' }; migrates
 *     const { batch } = store.tables                             // columns camelCase: batch.quantityG
 *
 *     const posted = await store.read((db) =>
 *       db.select().from(batch).where(and(eq(batch.movementId, movementId), eq(batch.state, 'posted'))))
 *
 *     await store.write(async (tx) => {                          // all or nothing; await only the store inside
 *       const [after] = await tx.insert(batch).values(newBatch).returning()
 *       await appendAudit(tx, { movementId, at, personId, action: 'batch.post', noun: 'batch',
 *         nounId: after.id, before: null, after })
 *     })
 *
 * A function that writes inside somebody's transaction takes `tx` first (its tables are `tx.tables`); a query
 * of its own takes the store first. `store.read` inside a read or write joins it and sees what it wrote; a
 * `store.write` inside one is refused. What both engines have: select, insert, update, delete, `returning`,
 * `onConflictDoUpdate`/`DoNothing`; not `for('update')`, `distinctOn`, `ilike`, `db.query`. Sums come back as
 * strings from PostgreSQL: `sum(t.quantityG).mapWith(Number)`. Sort names in code with `Intl.Collator`.
 * Many rows: `insertRows(tx, table, rows)`.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createStore, type Store } from './store.ts'
import { openPostgres } from './store-postgres.ts'
import { openSqlite } from './store-sqlite.ts'

/** Where the database is: a PostgreSQL (or file:) URL, a folder for `bocal.sqlite`, or SQLite's file itself. */
export type Where = { readonly url: string } | { readonly folder: string } | { readonly file: string }

/**
 * Opens the database, making it when new and bringing it up to date.
 *
 * @throws StoreError `migration` when a newer version wrote it or a landed migration was changed
 */
export async function openStore(where: Where): Promise<Store> {
  if ('file' in where) return createStore(await openSqlite(where.file))
  if ('folder' in where) {
    mkdirSync(where.folder, { recursive: true })
    return createStore(await openSqlite(join(where.folder, 'bocal.sqlite')))
  }
  if (where.url.startsWith('file:')) return createStore(await openSqlite(fileURLToPath(where.url)))
  if (/^postgres(ql)?:\/\//.test(where.url)) return createStore(await openPostgres(where.url))
  throw new TypeError(
    `the database URL ${JSON.stringify(where.url.split(':')[0])}:… begins with neither postgres:// nor file://`,
  )
}

export { type AuditEntry, appendAudit, verifyAudit } from './audit.ts'
export type { Engine } from './columns.ts'
export { StoreError, type StoreErrorKind } from './errors.ts'
export { invariants } from './invariants.ts'
export * from './queries/audit.ts'
export * from './queries/availability.ts'
export * from './queries/batch-photos.ts'
export * from './queries/batches.ts'
export * from './queries/calendar-links.ts'
export * from './queries/calendars.ts'
export * from './queries/change.ts'
export * from './queries/claims.ts'
export * from './queries/crops.ts'
export * from './queries/departures.ts'
export * from './queries/devices.ts'
export * from './queries/driver-stops.ts'
export * from './queries/equipment.ts'
export * from './queries/group-members.ts'
export * from './queries/groups.ts'
export * from './queries/instant-claims.ts'
export * from './queries/instant-offers.ts'
export * from './queries/kitchens.ts'
export * from './queries/message-mails.ts'
export * from './queries/messages.ts'
export * from './queries/movements.ts'
export * from './queries/owed.ts'
export * from './queries/parts.ts'
export * from './queries/payments.ts'
export * from './queries/people.ts'
export * from './queries/places.ts'
export * from './queries/plan-jobs.ts'
export * from './queries/plans.ts'
export * from './queries/producers.ts'
export * from './queries/proposals.ts'
export * from './queries/recipes.ts'
export * from './queries/request-keys.ts'
export * from './queries/safety-rules.ts'
export * from './queries/second-factors.ts'
export * from './queries/sessions.ts'
export * from './queries/sign-in-links.ts'
export * from './queries/slots.ts'
export * from './queries/vehicles.ts'
export * from './queries/vouchers.ts'
export { type SafetyRows, safetyRows, type WeekRows, weekRows } from './queries/week-rows.ts'
export * from './queries/weeks.ts'
export { insertRows } from './rows.ts'
export type { NewRow, Row, TableName, Tables } from './schema/index.ts'
export type { Policy } from './schema/movement.ts'
export type { ProposalTerms } from './schema/proposal.ts'
export { POLICY as DEFAULT_POLICY } from './seed/demo/week-2025.ts'
export { DEMO_MOVEMENT, seedDemo } from './seed/demo.ts'
export { seedFacts } from './seed/facts.ts'
export type { Reader, Store, Writer } from './store.ts'
