import { createHash } from 'node:crypto'
import { and, asc, desc, eq, gt } from 'drizzle-orm'
import type { Row, TableName } from './schema/index.ts'
import type { Reader, Store, Writer } from './store.ts'

/** What was done; `before` is null when a row was made. `personId` null: the software itself. */
export type AuditEntry = {
  readonly movementId: string
  readonly at: string
  readonly personId: string | null
  readonly onBehalfOf?: string
  readonly action: string
  /** The table the row is in. */
  readonly noun: TableName
  /** Its id; for a row without one, its key's parts with `/` between. */
  readonly nounId: string
  readonly before: unknown
  readonly after: unknown
}

/** The hash that the first row of a movement follows. */
const START = '0'.repeat(64)

/** JSON with sorted keys: the same value has the same text, whoever stored it. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`
}

/** What a JSON column gives back. */
const asStored = (value: unknown): unknown => (value === undefined ? null : JSON.parse(JSON.stringify(value)))

/** SHA-256 over everything in the row but the hash itself, the hash before included. */
function hashOf(row: Omit<Row<'audit'>, 'hash'>): string {
  return createHash('sha256').update(canonical(row)).digest('hex')
}

/**
 * Adds a row to the movement's chain. Call it in the transaction that does what it tells: writes take turns,
 * so no two rows can follow the same one.
 */
export async function appendAudit(tx: Writer, entry: AuditEntry): Promise<Row<'audit'>> {
  const { audit } = tx.tables
  const [last] = await tx
    .select({ seq: audit.seq, hash: audit.hash })
    .from(audit)
    .where(eq(audit.movementId, entry.movementId))
    .orderBy(desc(audit.seq))
    .limit(1)
  const row = {
    movementId: entry.movementId,
    seq: (last?.seq ?? 0) + 1,
    at: entry.at,
    personId: entry.personId,
    onBehalfOf: entry.onBehalfOf ?? null,
    action: entry.action,
    noun: entry.noun,
    nounId: entry.nounId,
    before: asStored(entry.before),
    after: asStored(entry.after),
    prevHash: last?.hash ?? START,
  }
  const full = { ...row, hash: hashOf(row) }
  await tx.insert(audit).values(full)
  return full
}

/** Rows read at a time: a chain may be longer than memory likes. */
const PAGE = 5000

/** Follows a movement's chain from its start; empty when every row is as it was written and none is missing. */
export function verifyAudit(store: Store, movementId: string): Promise<string[]> {
  return store.read((db) => breaksInChain(db, movementId))
}

export async function breaksInChain(db: Reader, movementId: string): Promise<string[]> {
  const { audit } = db.tables
  const found: string[] = []
  let before = { seq: 0, hash: START }
  for (;;) {
    const rows = await db
      .select()
      .from(audit)
      .where(and(eq(audit.movementId, movementId), gt(audit.seq, before.seq)))
      .orderBy(asc(audit.seq))
      .limit(PAGE)
    for (const { hash, ...row } of rows) {
      const name = `audit ${movementId}/${row.seq}`
      if (row.seq !== before.seq + 1) found.push(`${name}: the row before it is missing`)
      else if (row.prevHash !== before.hash) found.push(`${name}: it does not follow the row before it`)
      if (hash !== hashOf(row)) found.push(`${name}: it is not as it was written`)
      before = { seq: row.seq, hash }
    }
    if (rows.length < PAGE) return found
  }
}
