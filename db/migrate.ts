/**
 * Applies the SQL that drizzle-kit generated, each file in one transaction, and remembers each by its hash.
 *
 * Drizzle's own migrator turns foreign keys off inside its transaction, where SQLite ignores it: rebuilding a
 * table then takes its child rows along. Here they are off before the transaction begins and are checked
 * before it ends.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Engine } from './columns.ts'
import { StoreError } from './errors.ts'

export type Migration = { readonly name: string; readonly hash: string; readonly sql: string }

/** The folder stands beside this file, and above it when bundled into dist/. */
const FOLDER = ['migrations', '../migrations']
  .map((folder) => join(import.meta.dirname, folder))
  .find((folder) => existsSync(folder))

/** An engine's migrations in their order; line ends do not count in the hash. */
export function readMigrations(engine: Engine, folder = FOLDER): Migration[] {
  if (folder === undefined) throw new StoreError('migration', 'the folder db/migrations is missing')
  return readdirSync(join(folder, engine))
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => {
      const sql = readFileSync(join(folder, engine, file), 'utf8').replaceAll('\r\n', '\n')
      const name = file.replace(/\.sql$/, '')
      return { name, sql, hash: createHash('sha256').update(sql).digest('hex') }
    })
}

type Applied = { readonly name: string; readonly hash: string }

/** The first migration still to be applied. @throws StoreError when what was applied is not what the code knows */
function nextOf(migrations: readonly Migration[], applied: readonly Applied[]): Migration | undefined {
  for (const [index, { name, hash }] of applied.entries()) {
    const known = migrations[index]
    if (!migrations.some((migration) => migration.name === name)) {
      throw new StoreError(
        'migration',
        `this database has the migration ${name}, which this version does not know: it was written by a newer ` +
          'Bocal. Start that version, or restore a backup made before it.',
      )
    }
    if (known?.name !== name) {
      throw new StoreError(
        'migration',
        `this database has the migration ${name} but lacks ${known?.name ?? 'those before it'}: a migration was ` +
          'put in before one that had landed. Give the new one the last number.',
      )
    }
    if (known.hash !== hash) {
      throw new StoreError(
        'migration',
        `the migration ${name} was changed after this database had applied it. Put the file back as it was, and ` +
          'make the change in a new migration.',
      )
    }
  }
  return migrations[applied.length]
}

const JOURNAL =
  'create table if not exists migration (name text primary key not null, hash text not null, applied_at text not null)'
const APPLIED = 'select name, hash from migration order by name'
const remember = ({ name, hash }: Migration) =>
  `insert into migration (name, hash, applied_at) values ('${name}', '${hash}', '${new Date().toISOString()}')`

/** Brings the file up to date and gives the names of what it applied. @throws StoreError `migration` */
export async function migrateSqlite(file: string, migrations = readMigrations('sqlite')): Promise<string[]> {
  const client = new Database(file, { timeout: 20_000 })
  try {
    client.pragma('journal_mode = WAL')
    client.pragma('synchronous = FULL')
    client.pragma('foreign_keys = OFF')
    const next = () => nextOf(migrations, client.prepare<[], Applied>(APPLIED).all())
    if (client.prepare("select 1 from sqlite_schema where name = 'migration'").get() && !next()) return []

    const done: string[] = []
    for (;;) {
      client.exec('BEGIN IMMEDIATE')
      try {
        client.exec(JOURNAL)
        // Read inside the transaction: another process may have applied it meanwhile.
        const migration = next()
        if (migration) {
          client.exec(migration.sql)
          const orphans = client.pragma('foreign_key_check') as { table: string }[]
          if (orphans.length > 0) {
            throw new StoreError(
              'migration',
              `the migration ${migration.name} would leave ${orphans.length} rows of ` +
                `${[...new Set(orphans.map((row) => row.table))].join(', ')} pointing at nothing; nothing was changed.`,
            )
          }
          client.exec(remember(migration))
          done.push(migration.name)
        }
        client.exec('COMMIT')
        if (!migration) return done
      } finally {
        if (client.inTransaction) client.exec('ROLLBACK')
      }
    }
  } finally {
    client.close()
  }
}

/** One number for all processes that migrate the same database: `bocal` in ASCII. */
const LOCK = 0x626f63616c

/**
 * Brings the database up to date and gives the names of what it applied. `run` sends one text of SQL, of one
 * or more statements, over one connection, and gives the last one's rows.
 *
 * @throws StoreError `migration`
 */
export async function migratePostgres(
  run: (sql: string) => Promise<unknown[]>,
  migrations = readMigrations('postgres'),
): Promise<string[]> {
  await run(`select pg_advisory_lock(${LOCK})`)
  try {
    await run(JOURNAL)
    const done: string[] = []
    for (;;) {
      const migration = nextOf(migrations, (await run(APPLIED)) as Applied[])
      if (!migration) return done
      await run('begin')
      try {
        await run(migration.sql)
        await run(remember(migration))
        await run('commit')
      } catch (error) {
        await run('rollback')
        throw error
      }
      done.push(migration.name)
    }
  } finally {
    await run(`select pg_advisory_unlock(${LOCK})`)
  }
}
