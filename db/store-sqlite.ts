import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { vocabulary } from './columns.ts'
import { StoreError } from './errors.ts'
import { migrateSqlite } from './migrate.ts'
import { define } from './schema/index.ts'
import { type Driver, inTurn, type Reader, type Writer } from './store.ts'

const tables = define(vocabulary('sqlite'))

/** PRAGMA synchronous, as SQLite numbers it. */
const FULL = 2

function connect(file: string): Database.Database {
  const client = new Database(file, { timeout: 5000 })
  client.pragma('journal_mode = WAL')
  // better-sqlite3 is built to fall back to NORMAL in WAL mode unless FULL is said: a power cut would lose commits.
  client.pragma('synchronous = FULL')
  client.pragma('foreign_keys = ON')
  return client
}

/**
 * SQLite in a file: one connection that writes and one that reads. A second writer in the same process would
 * wait for the first while blocking the event loop the first needs.
 *
 * `tune` gets the writing connection, so that tests can fill its disk.
 *
 * @throws StoreError `migration` when the file is not one this code can bring up to date
 */
export async function openSqlite(
  file: string,
  tune: (writer: Database.Database) => void = () => undefined,
): Promise<Driver> {
  await migrateSqlite(file)
  const writer = connect(file)
  tune(writer)
  const reader = connect(file)
  reader.pragma('query_only = ON')
  const handle = (client: Database.Database) =>
    Object.assign(drizzle(client, { casing: 'snake_case' }), { tables }) as unknown as Writer
  const writing = handle(writer)
  const reading: Reader = handle(reader)
  const takeTurn = inTurn()
  let durable = false

  async function transaction<T>(client: Database.Database, begin: string, work: () => Promise<T>) {
    client.exec(begin)
    try {
      const result = await work()
      client.exec('COMMIT')
      return result
    } catch (error) {
      // A full disk makes SQLite roll back by itself.
      if (client.inTransaction) client.exec('ROLLBACK')
      throw error
    }
  }

  return {
    engine: 'sqlite',
    tables,
    read: (fn) => takeTurn(() => transaction(reader, 'BEGIN', () => fn(reading))),
    async write(fn) {
      const result = await transaction(writer, 'BEGIN IMMEDIATE', () => fn(writing))
      if (!durable) {
        if (writer.pragma('synchronous', { simple: true }) !== FULL) {
          throw new StoreError(
            'readonly',
            'SQLite does not write through to the disk (synchronous is not FULL)',
          )
        }
        durable = true
      }
      return result
    },
    async damage() {
      const broken = reader.pragma('foreign_key_check') as { table: string; rowid: number; parent: string }[]
      const pages = reader.pragma('quick_check') as { quick_check: string }[]
      return [
        ...broken.map((row) => `${row.table} row ${row.rowid}: its ${row.parent} does not exist`),
        ...pages.map((page) => page.quick_check).filter((line) => line !== 'ok'),
      ]
    },
    close: () =>
      takeTurn(async () => {
        reader.close()
        writer.pragma('wal_checkpoint(TRUNCATE)')
        writer.close()
      }),
  }
}
