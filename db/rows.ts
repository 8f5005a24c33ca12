import { getTableColumns } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Writer } from './store.ts'

/** SQLite takes 32,766 values in a statement, PostgreSQL 65,535. */
const VALUES = 30_000

/** Inserts any number of rows, in as many statements as that takes. */
export async function insertRows<T extends PgTable>(
  tx: Writer,
  table: T,
  rows: readonly T['$inferInsert'][],
): Promise<void> {
  const most = Math.floor(VALUES / Object.keys(getTableColumns(table)).length)
  for (let from = 0; from < rows.length; from += most) {
    await tx.insert(table).values(rows.slice(from, from + most))
  }
}
