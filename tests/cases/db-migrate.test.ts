import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { invariants, openStore } from '@bocal/db'
import {
  drizzleSqlite,
  drizzlesOwnMigrator,
  type Migration,
  migratePostgres,
  migrateSqlite,
  readMigrations,
  SqliteFile,
} from '@bocal/db/testing'
import { describe, expect, test } from 'vitest'
import { startChild } from '../support/child.ts'
import { server } from '../support/engines.ts'
import { insertAll, insertMovement, reference } from '../support/sample.ts'
import { freshFile, migratedFile } from '../support/store.ts'

const ROOT = join(import.meta.dirname, '../..')
const migration = (name: string, sql: string): Migration => ({
  name,
  sql,
  hash: createHash('sha256').update(sql).digest('hex'),
})

/** A parent and its child as they must never be declared, and the parent rebuilt as drizzle-kit writes it. */
const TRAP = [
  migration(
    '0000_start',
    `create table parent (id text primary key not null, name text);--> statement-breakpoint
create table child (id text primary key not null, parent_id text not null, foreign key (parent_id) references parent(id) on delete cascade);--> statement-breakpoint
insert into parent values ('p', 'x');--> statement-breakpoint
insert into child values ('c1', 'p'), ('c2', 'p'), ('c3', 'p');`,
  ),
  migration(
    '0001_rebuild',
    `PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE __new_parent (id text primary key not null, name text not null);--> statement-breakpoint
INSERT INTO __new_parent(id, name) SELECT id, name FROM parent;--> statement-breakpoint
DROP TABLE parent;--> statement-breakpoint
ALTER TABLE __new_parent RENAME TO parent;--> statement-breakpoint
PRAGMA foreign_keys=ON;`,
  ),
]

function query(file: string, sql: string): unknown[] {
  const client = new SqliteFile(file)
  try {
    return client.prepare(sql).all()
  } finally {
    client.close()
  }
}

describe('a table rebuilt on SQLite', () => {
  test('keeps its child rows', async () => {
    const file = freshFile()
    expect(await migrateSqlite(file, TRAP)).toEqual(['0000_start', '0001_rebuild'])
    expect(query(file, 'select id from child order by id')).toEqual([
      { id: 'c1' },
      { id: 'c2' },
      { id: 'c3' },
    ])
    expect(query(file, 'pragma foreign_key_check')).toEqual([])
  })

  test("loses them in drizzle's own migrator: the trap is real", () => {
    const folder = `${freshFile()}-trap`
    mkdirSync(join(folder, 'meta'), { recursive: true })
    const entries = TRAP.map(({ name, sql }, idx) => {
      writeFileSync(join(folder, `${name}.sql`), sql)
      return { idx, version: '6', when: idx + 1, tag: name, breakpoints: true }
    })
    writeFileSync(
      join(folder, 'meta/_journal.json'),
      JSON.stringify({ version: '7', dialect: 'sqlite', entries }),
    )
    const client = new SqliteFile(':memory:')
    client.pragma('foreign_keys = ON')
    drizzlesOwnMigrator(drizzleSqlite(client), { migrationsFolder: folder })
    expect(client.prepare('select id from parent').all()).toEqual([{ id: 'p' }])
    expect(client.prepare('select id from child').all()).toEqual([])
    client.close()
  })

  test('keeps everything of a real movement, table after table', async () => {
    const file = await migratedFile()
    const store = await openStore({ file })
    await store.write(async (tx) => {
      await insertAll(tx, reference)
      await insertMovement(tx, 'a')
    })
    await store.close()
    const counts = () =>
      (
        query(file, "select name from sqlite_schema where type = 'table' and name <> 'migration'") as {
          name: string
        }[]
      ).map(({ name }) => [name, query(file, `select count(*) as rows from "${name}"`)])
    const before = counts()
    const tables = query(
      file,
      "select name, sql from sqlite_schema where type = 'table' and name <> 'migration'",
    ) as { name: string; sql: string }[]
    const indexesOf = (table: string) =>
      query(
        file,
        `select sql || ';' as sql from sqlite_schema where type = 'index' and tbl_name = '${table}'`,
      )
        .map((row) => (row as { sql: string | null }).sql ?? '')
        .join('\n')
    const rebuilds = tables.map(({ name, sql }, index) =>
      migration(
        `9${String(index).padStart(3, '0')}_${name}`,
        `${sql.replace(name, `__new_${name}`)};
insert into __new_${name} select * from ${name};
drop table ${name};
alter table __new_${name} rename to ${name};
${indexesOf(name)}`,
      ),
    )
    expect(rebuilds.length).toBeGreaterThan(40)
    expect(await migrateSqlite(file, [...readMigrations('sqlite'), ...rebuilds])).toHaveLength(
      rebuilds.length,
    )
    expect(counts()).toEqual(before)
    expect(query(file, 'pragma foreign_key_check')).toEqual([])
  })

  test('is refused when it would leave rows that point at nothing, and nothing is changed', async () => {
    const file = freshFile()
    await migrateSqlite(file, TRAP)
    const bad = migration('0002_bad', "create table other (id text); delete from parent where id = 'p';")
    await expect(migrateSqlite(file, [...TRAP, bad])).rejects.toMatchObject({
      kind: 'migration',
      message: expect.stringMatching(/0002_bad would leave 3 rows of child pointing at nothing/),
    })
    expect(query(file, 'select id from parent')).toEqual([{ id: 'p' }])
    expect(query(file, "select name from sqlite_schema where name = 'other'")).toEqual([])
    expect(query(file, 'select name from migration order by name')).toHaveLength(2)
  })

  test('is as if never begun when its process is killed midway', async () => {
    const file = await migratedFile()
    const slow = `create table half (n integer);
      insert into half with recursive n(n) as (select 1 union all select n + 1 from n where n < 30000000) select n from n;`
    const child = startChild('migrate-child.ts', file, slow)
    await child.says((line) => line === 'started')
    while (!existsSync(`${file}-wal`)) await sleep(10)
    await sleep(300)
    expect(await child.kill()).toEqual(['started'])
    expect(query(file, "select name from sqlite_schema where name = 'half'")).toEqual([])
    expect(query(file, "select name from migration where name like '9%'")).toEqual([])
    const store = await openStore({ file })
    expect(await invariants(store)).toEqual([])
    await store.close()
  })
})

/** The runner on each engine, on an empty database: applies, and gives what a query finds. */
const engines = [
  {
    name: 'SQLite',
    start: async () => {
      const file = freshFile()
      return {
        apply: (migrations?: Migration[]) => migrateSqlite(file, migrations),
        find: async (sql: string) => query(file, sql),
      }
    },
  },
  {
    name: server.name,
    start: async () => {
      const run = await server.bare()
      return { apply: (migrations?: Migration[]) => migratePostgres(run, migrations), find: run }
    },
  },
]

describe.each(engines)('the migration runner on $name', ({ start }) => {
  const a = migration('0000_a', 'create table a (id text);')
  const b = migration('0001_b', "create table b (id text); insert into b values ('x');")

  test('applies the real ones to an empty database once', async () => {
    const { apply } = await start()
    expect(await apply()).toContain('0000_start')
    expect(await apply()).toEqual([])
  })

  test('applies only what is new, in order', async () => {
    const { apply, find } = await start()
    expect(await apply([a])).toEqual(['0000_a'])
    expect(await apply([a, b])).toEqual(['0001_b'])
    expect(await apply([a, b])).toEqual([])
    expect(await find('select id from b')).toEqual([{ id: 'x' }])
    expect(await find('select name, hash from migration order by name')).toEqual(
      [a, b].map(({ name, hash }) => ({ name, hash })),
    )
  })

  test('refuses a migration that was changed after it landed', async () => {
    const { apply } = await start()
    await apply([a, b])
    const changed = migration('0000_a', 'create table a (id text, more text);')
    await expect(apply([changed, b])).rejects.toMatchObject({
      kind: 'migration',
      message: expect.stringMatching(/0000_a was changed after this database had applied it/),
    })
  })

  test('refuses a database that a newer version wrote', async () => {
    const { apply } = await start()
    await apply([a, b])
    await expect(apply([a])).rejects.toMatchObject({
      kind: 'migration',
      message: expect.stringMatching(
        /0001_b, which this version does not know: it was written by a newer Bocal/,
      ),
    })
  })

  test('refuses a migration put in before one that landed', async () => {
    const { apply, find } = await start()
    await apply([a, migration('0002_c', 'create table c (id text);')])
    await expect(apply([a, b, migration('0002_c', 'create table c (id text);')])).rejects.toMatchObject({
      kind: 'migration',
      message: expect.stringMatching(/lacks 0001_b/),
    })
    expect(await find('select name from migration order by name')).toHaveLength(2)
  })

  test('leaves nothing of a migration that fails midway, and can be run again', async () => {
    const { apply, find } = await start()
    const failing = migration('0001_b', 'create table b (id text); insert into nowhere values (1);')
    await expect(apply([a, failing])).rejects.toThrow(/nowhere/)
    expect(await find('select name from migration')).toEqual([{ name: '0000_a' }])
    expect(await apply([a, b])).toEqual(['0001_b'])
  })
})

test.each(engines)('a migration that cannot be remembered was not applied on $name', async ({ start }) => {
  const { apply, find } = await start()
  const a = migration('0000_a', 'create table a (id text);')
  await apply([a])
  const forgets = migration('0001_b', 'create table b (id text); drop table migration;')
  await expect(apply([a, forgets])).rejects.toThrow(/migration/)
  expect(await find('select name from migration')).toEqual([{ name: '0000_a' }])
  await expect(find('select id from b')).rejects.toThrow(/b/)
})

test('two that start at once apply each migration once', async () => {
  const file = freshFile()
  const stores = await Promise.all([openStore({ file }), openStore({ file }), openStore({ file })])
  expect(query(file, 'select count(*) as n from migration')).toEqual([{ n: readMigrations('sqlite').length }])
  for (const store of stores) await store.close()
})

test('the bundle finds its migrations', () => {
  if (!existsSync(join(ROOT, 'db/dist/index.js')))
    execFileSync(process.execPath, ['build.mjs'], { cwd: ROOT })
  const file = freshFile()
  const code = `import { openStore } from '@bocal/db'; const s = await openStore({ file: ${JSON.stringify(file)} }); await s.close()`
  execFileSync(process.execPath, ['--input-type=module', '-e', code], { cwd: join(ROOT, 'tests') })
  expect(query(file, 'select name from migration')).not.toEqual([])
})
