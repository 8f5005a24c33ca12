import { sql } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { vocabulary } from './columns.ts'
import { engineError } from './errors.ts'
import { migratePostgres } from './migrate.ts'
import { define } from './schema/index.ts'
import type { Driver, Writer } from './store.ts'

const tables = define(vocabulary('postgres'))

/** How often a transaction that lost a conflict is run again. */
const ATTEMPTS = 5
const isConflict = (error: unknown) => /^(40001|40P01)$/.test(engineError(error)?.code ?? '')

/**
 * A store on any PostgreSQL that drizzle drives. Writes of all processes take turns on one table lock, taken
 * before the transaction's state is chosen, so that a writer sees what the one before wrote, as on SQLite
 * (docs/decisions/0004).
 */
export function postgresDriver(database: PgDatabase<PgQueryResultHKT>, close: () => Promise<void>): Driver {
  const handle = (tx: typeof database): Writer => Object.assign(tx, { tables })
  return {
    engine: 'postgres',
    tables,
    read: (fn) =>
      database.transaction((tx) => fn(handle(tx)), {
        isolationLevel: 'repeatable read',
        accessMode: 'read only',
      }),
    async write(fn) {
      for (let attempt = 1; ; attempt++) {
        try {
          return await database.transaction(
            async (tx) => {
              await tx.execute(sql`lock table migration in exclusive mode`)
              return fn(handle(tx))
            },
            { isolationLevel: 'repeatable read' },
          )
        } catch (error) {
          if (attempt === ATTEMPTS || !isConflict(error)) throw error
        }
      }
    },
    async damage() {
      // PostgreSQL checks foreign keys itself, but for those that somebody added without checking the rows there.
      const unchecked = await database.execute<{ conname: string }>(
        sql`select conname from pg_constraint where not convalidated`,
      )
      const { rows } = unchecked as { rows: { conname: string }[] }
      return rows.map((row) => `the rule ${row.conname} was never checked against the rows`)
    },
    close,
  }
}

/** @throws StoreError `migration` when the database is not one this code can bring up to date */
export async function openPostgres(url: string): Promise<Driver> {
  const { default: pg } = await import('pg')
  const { drizzle } = await import('drizzle-orm/node-postgres')
  const pool = new pg.Pool({
    connectionString: url,
    lock_timeout: 15_000,
    idle_in_transaction_session_timeout: 60_000,
  })
  // A connection that breaks while idle is replaced at its next use; unheard, the event would end the process.
  pool.on('error', () => undefined)
  try {
    const client = await pool.connect()
    try {
      await migratePostgres(async (text) => (await client.query(text)).rows)
    } finally {
      client.release()
    }
  } catch (error) {
    await pool.end()
    throw error
  }
  return postgresDriver(drizzle(pool, { casing: 'snake_case' }), () => pool.end())
}
