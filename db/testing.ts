/**
 * What tests need beneath the store (`@bocal/db/testing`): a PostgreSQL to run on, the migration runner, raw
 * connections. Nothing here is part of the product.
 */
import { randomUUID } from 'node:crypto'
import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { Client, Pool } from 'pg'
import { migratePostgres } from './migrate.ts'
import { createStore, type Store } from './store.ts'
import { openPostgres, postgresDriver } from './store-postgres.ts'

export { default as SqliteFile } from 'better-sqlite3'
export { and, count, eq, gt, sql } from 'drizzle-orm'
export { drizzle as drizzleSqlite } from 'drizzle-orm/better-sqlite3'
export { migrate as drizzlesOwnMigrator } from 'drizzle-orm/better-sqlite3/migrator'
export { type Migration, migratePostgres, migrateSqlite, readMigrations } from './migrate.ts'
export { createStore } from './store.ts'
export { openSqlite } from './store-sqlite.ts'

/** A PostgreSQL that makes empty databases. */
export type TestServer = {
  readonly name: string
  /** It answers several transactions at once. */
  readonly concurrent: boolean
  /** A migrated store of its own. On PGlite it empties the one before. */
  fresh(): Promise<Store>
  /** Two stores on one database, as two processes have; undefined where only one can be. */
  readonly pair: (() => Promise<readonly [Store, Store]>) | undefined
  /** An empty database, not migrated: sends one text of SQL and gives its rows. */
  bare(): Promise<(sql: string) => Promise<unknown[]>>
  /** Drops all it made. */
  close(): Promise<void>
}

/** The PostgreSQL at a URL, or undefined when none answers there. */
export async function postgresServer(url: string): Promise<TestServer | undefined> {
  const admin = new Pool({ connectionString: url, max: 1, connectionTimeoutMillis: 2000 })
  try {
    await admin.query('select 1')
  } catch {
    await admin.end()
    return undefined
  }
  const made: string[] = []
  const opened: (() => Promise<unknown>)[] = []
  const create = async (template = 'template1') => {
    const name = `bocal_test_${randomUUID().replaceAll('-', '')}`
    await admin.query(`create database ${name} template ${template}`)
    made.push(name)
    return { name, url: Object.assign(new URL(url), { pathname: `/${name}` }).href }
  }
  // Migrated once: PostgreSQL copies a database faster than it runs the migrations.
  let template: Promise<string> | undefined
  const migrated = async () => {
    const { name, url } = await create()
    await (await openPostgres(url)).close()
    return name
  }
  const open = async (url: string) => {
    const store = createStore(await openPostgres(url))
    opened.push(() => store.close())
    return store
  }
  const migratedUrl = async () => {
    template ??= migrated()
    return (await create(await template)).url
  }
  return {
    name: 'PostgreSQL',
    concurrent: true,
    fresh: async () => open(await migratedUrl()),
    async pair() {
      const url = await migratedUrl()
      return [await open(url), await open(url)]
    },
    async bare() {
      const client = new Client({ connectionString: (await create()).url })
      await client.connect()
      opened.push(() => client.end())
      return async (sql) => (await client.query(sql)).rows
    },
    async close() {
      for (const close of opened) await close()
      for (const name of made.reverse()) await admin.query(`drop database ${name} with (force)`)
      await admin.end()
    },
  }
}

/** PostgreSQL compiled to WebAssembly, for machines without a server: slower, and one database at a time. */
export async function pgliteServer(): Promise<TestServer> {
  const client = await PGlite.create()
  const run = async (sql: string) => (await client.exec(sql)).at(-1)?.rows ?? []
  const bare = async () => {
    await run('drop schema public cascade; create schema public')
    return run
  }
  return {
    name: 'PGlite',
    concurrent: false,
    async fresh() {
      await migratePostgres(await bare())
      return createStore(postgresDriver(drizzle(client, { casing: 'snake_case' }), async () => undefined))
    },
    pair: undefined,
    bare,
    close: () => client.close(),
  }
}
