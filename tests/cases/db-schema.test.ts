import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { insertRows, type NewRow, type Store, StoreError, type TableName } from '@bocal/db'
import { readMigrations } from '@bocal/db/testing'
import { beforeAll, describe, expect, test } from 'vitest'
import { eachEngine } from '../support/engines.ts'
import {
  freshRows,
  insertAll,
  insertMovement,
  messageRows,
  movementRows,
  reference,
} from '../support/sample.ts'

const DB = join(import.meta.dirname, '../../db')
const sqlOf = (engine: 'sqlite' | 'postgres') =>
  readMigrations(engine)
    .map((migration) => migration.sql)
    .join('\n')

/** What the store says of a row put into a table beside the sample's: the kind of its error, or `taken`. */
async function answer(store: Store, name: TableName, change: object): Promise<string> {
  const row = { ...movementRows('a')[name], ...reference[name], ...change }
  try {
    await store.write((tx) => insertRows(tx, store.tables[name], [row as never]))
    return 'taken'
  } catch (error) {
    return error instanceof StoreError ? error.kind : String(error)
  }
}

describe('the generated SQL', () => {
  test.each(['sqlite', 'postgres'] as const)('deletes no row because another goes (%s)', (engine) => {
    const rules = sqlOf(engine).match(/on (delete|update) [a-z]+ ?[a-z]*/gi) ?? []
    expect(rules.length).toBeGreaterThan(150)
    expect(new Set(rules.map((rule) => rule.toLowerCase().trim()))).toEqual(
      new Set(['on delete no action', 'on update no action']),
    )
    expect(sqlOf(engine)).not.toMatch(/cascade/i)
  })

  test('declares the same tables and columns for both engines', () => {
    const columns = (engine: 'sqlite' | 'postgres') =>
      [...sqlOf(engine).matchAll(/CREATE TABLE [`"](\w+)[`"] \(\n(.*?)\n\);/gs)].map(([, table, body]) => [
        table,
        [...(body ?? '').matchAll(/^\t[`"](\w+)[`"] /gm)].map(([, column]) => column),
      ])
    expect(columns('sqlite').length).toBeGreaterThan(40)
    expect(columns('postgres')).toEqual(columns('sqlite'))
  })

  test("carries the movement along every key that points at a movement's row", () => {
    const sql = sqlOf('sqlite')
    const owned = new Set(
      [...sql.matchAll(/CREATE TABLE `(\w+)` \(\n\t`movement_id`/g)].map(([, table]) => table),
    )
    expect(owned.size).toBeGreaterThan(30)
    const keys = [...sql.matchAll(/FOREIGN KEY \(([^)]*)\) REFERENCES `(\w+)`\(([^)]*)\)/g)]
    const toOwned = keys.filter(([, , table]) => owned.has(table))
    expect(toOwned.length).toBeGreaterThan(60)
    const without = toOwned.filter(
      ([, from, , to]) => !from?.startsWith('`movement_id`,') || !to?.startsWith('`movement_id`,'),
    )
    expect(without.map(([text]) => text)).toEqual([])
  })

  test('keeps every name under the 63 letters that PostgreSQL reads', () => {
    const names = [...sqlOf('postgres').matchAll(/"(\w+)"/g)].map(([, name]) => name ?? '')
    expect(Math.max(...names.map((name) => name.length))).toBeLessThanOrEqual(63)
  })

  test.each(['sqlite', 'postgres'])('is all that the declared tables need (%s)', (engine) => {
    const out = mkdtempSync(join(tmpdir(), 'bocal-kit-'))
    try {
      cpSync(join(DB, 'migrations', engine), out, { recursive: true })
      const before = readdirSync(out)
      const dialect = engine === 'sqlite' ? 'sqlite' : 'postgresql'
      const kit = join(DB, 'node_modules/drizzle-kit/bin.cjs')
      const said = execFileSync(
        process.execPath,
        [
          kit,
          'generate',
          '--dialect',
          dialect,
          '--schema',
          `kit/${engine}.ts`,
          '--out',
          relative(DB, out),
          '--casing',
          'snake_case',
        ],
        { cwd: DB, encoding: 'utf8' },
      )
      expect(said).toContain('No schema changes')
      expect(readdirSync(out)).toEqual(before)
    } finally {
      rmSync(out, { recursive: true, force: true })
    }
  })
})

eachEngine('the schema', ({ fresh }) => {
  const started = async () => {
    const store = await fresh()
    await store.write((tx) => insertAll(tx, reference))
    await store.write((tx) => insertMovement(tx, 'a'))
    return store
  }

  /** For tests that leave the sample's rows as they were. */
  let unchanged: Store
  beforeAll(async () => {
    unchanged = await started()
  })

  test('every table takes its sample row and gives it back', async () => {
    const store = unchanged
    const sample = { ...freshRows('a'), ...messageRows('a'), ...reference, ...movementRows('a') }
    expect(Object.keys(sample).sort()).toEqual(
      Object.keys(store.tables)
        .sort()
        .filter((n) => n !== 'audit'),
    )
    for (const [name, row] of Object.entries(sample) as [TableName, object][]) {
      const rows = await store.read((db) => db.select().from(store.tables[name] as typeof db.tables.crop))
      expect(rows).toContainEqual(expect.objectContaining(row))
    }
  })

  test.each<[TableName, string, object]>([
    ['batch', 'half grams', { quantityG: 12_000.5 }],
    ['batch', 'grams below zero', { minPickupG: -1 }],
    ['batch', 'no grams at all', { quantityG: 0, minPickupG: 0 }],
    ['batch', 'more than JavaScript counts exactly', { quantityG: 2 ** 53 }],
    ['batch', 'words instead of a number', { quantityG: 'many' }],
    ['batch', 'a grade that is not known', { grade: 'D' }],
    ['batch', 'a state that is not known', { state: 'gone' }],
    ['batch', 'an instant with an offset', { availableFrom: '2025-08-25T08:00:00+02:00' }],
    ['batch', 'an instant without milliseconds', { availableFrom: '2025-08-25T06:00:00Z' }],
    ['batch', 'a month that is not there', { availableFrom: '2025-13-01T06:00:00.000Z' }],
    ['batch', 'available until before from', { availableUntil: '2025-08-24T06:00:00.000Z' }],
    ['batch', 'a visit worth more than there is', { minPickupG: 24_001 }],
    ['batch', 'a missing producer', { producerId: null }],
    ['place', 'a latitude beyond the pole', { lat: 91 }],
    ['week', 'an end before the start', { endsOn: '2025-08-24' }],
    ['week', 'a day with an hour', { startsOn: '2025-08-25T00:00' }],
    ['week', 'a version below 1', { version: 0 }],
    ['session', 'an end at the start', { endAt: '2025-08-26T07:30:00.000Z' }],
    ['claim', 'jars and fresh produce at once', { cropId: 'tomato', freshG: 1000, minG: 0 }],
    ['claim', 'neither jars nor fresh produce', { preparationId: null, jars: null, minJars: null }],
    ['claim', 'jars of no preparation', { preparationId: null }],
    ['claim', 'jars of a batch', { batchId: 'batch-1' }],
    ['claim', 'at least more than asked', { minJars: 11 }],
    ['instantOffer', 'open grams that do not add up', { state: 'closed', openG: 4001 }],
    ['instantOffer', 'something open in one that is over', { state: 'expired' }],
    ['instantOffer', 'less than nothing left', { state: 'closed', openG: -1, claimedG: 6001 }],
    ['instantOffer', 'free for all after its end', { freeFrom: '2025-08-25T16:00:00.001Z' }],
    ['instantEntry', 'a claim’s row without its claim', { seq: 9, claimId: null }],
    ['instantEntry', 'an offer’s row with a claim', { seq: 9, kind: 'offer' }],
    ['role', 'a group role without a group', { groupId: null }],
    ['role', 'a driver for a group', { kind: 'driver' }],
    ['pin', 'a slot pin without its value', { value: null }],
    ['pin', 'a slot pin with a session', { sessionId: 'session-1' }],
    [
      'pin',
      'a load pin with least above most',
      { kind: 'load', batchId: 'batch-1', value: null, min: 2, max: 1 },
    ],
    ['plan', 'published without a time', { publishedAt: null }],
    ['planLoad', 'two destinations', { position: 9, placeId: 'place-1' }],
    ['planLoad', 'no destination', { position: 9, sessionId: null }],
    ['planJob', 'failed without a reason', { state: 'failed' }],
    ['equipmentItem', 'an owner kind that is not known', { ownerKind: 'me' }],
    ['crop', 'pH 15', { phHigh: 15 }],
  ])('%s refuses %s', async (name, _, change) => {
    const id = 'id' in unchanged.tables[name] ? { id: 'another' } : {}
    expect(await answer(unchanged, name, { ...id, ...change })).toBe('check')
  })

  test.each<[TableName, object]>([
    ['batch', {}],
    ['claim', {}],
    [
      'claim',
      {
        preparationId: null,
        jars: null,
        minJars: null,
        cropId: 'tomato',
        batchId: 'batch-1',
        freshG: 2,
        minG: 1,
      },
    ],
    ['pin', { kind: 'load', batchId: 'batch-1', value: null, min: 1, max: 2 }],
    ['plan', { state: 'draft', publishedAt: null }],
    ['plan', { state: 'superseded' }],
  ])('%s takes what is right (%o)', async (name, change) => {
    expect(await answer(unchanged, name, { id: crypto.randomUUID(), ...change })).toBe('taken')
  })

  test('a row that others point at cannot be deleted', async () => {
    const store = unchanged
    for (const name of ['batch', 'claim', 'week', 'person', 'plan', 'crop'] as const) {
      const refused = store.write((tx) => tx.delete(store.tables[name]))
      await expect(refused).rejects.toMatchObject({ kind: 'foreign' })
    }
  })

  test('a week has one published plan', async () => {
    const store = await started()
    expect(await answer(store, 'plan', { id: 'another' })).toBe('unique')
    const { plan } = store.tables
    await store.write((tx) => tx.update(plan).set({ state: 'superseded' }))
    expect(await answer(store, 'plan', { id: 'another' })).toBe('taken')
  })

  test("a movement's row cannot point at another movement's", async () => {
    const store = await started()
    await store.write((tx) =>
      insertAll(tx, { movement: { ...movementRows('b').movement, id: 'b' } as NewRow<'movement'> }),
    )
    const answers: [string, string][] = []
    // The same rows in movement b, one at a time: what they point at is there, but in movement a.
    const alone = [
      'producer',
      'kitchen',
      'groupPlace',
      'role',
      'session',
      'slot',
      'batch',
      'claim',
      'plan',
    ] as const
    for (const name of [
      ...alone,
      'availability',
      'pin',
      'weekJar',
      'planRun',
      'planJob',
      'slotStop',
    ] as const) {
      answers.push([name, await answer(store, name, { movementId: 'b', id: 'another' })])
    }
    expect(answers.filter(([, said]) => said !== 'foreign')).toEqual([])
    expect(await answer(store, 'place', { movementId: 'b' })).toBe('taken')
  })

  test('a claim cannot name a batch of another week', async () => {
    const store = await started()
    const fresh = { preparationId: null, jars: null, minJars: null, cropId: 'tomato', freshG: 2, minG: 1 }
    expect(await answer(store, 'week', { id: 'week-2', state: 'open' })).toBe('taken')
    expect(await answer(store, 'claim', { id: 'c', ...fresh, weekId: 'week-2' })).toBe('taken')
    expect(await answer(store, 'claim', { id: 'd', ...fresh, weekId: 'week-2', batchId: 'batch-1' })).toBe(
      'foreign',
    )
  })
})

test('no CASCADE hides in the schema either', () => {
  for (const file of readdirSync(join(DB, 'schema'))) {
    expect(readFileSync(join(DB, 'schema', file), 'utf8')).not.toMatch(/cascade/i)
  }
})
