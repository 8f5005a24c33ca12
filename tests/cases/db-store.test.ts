import { existsSync, readFileSync, statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { insertRows, openStore, type Store, StoreError } from '@bocal/db'
import { createStore, openSqlite, SqliteFile } from '@bocal/db/testing'
import { describe, expect, test } from 'vitest'
import { eachEngine } from '../support/engines.ts'
import { AT, POLICY } from '../support/sample.ts'
import { freshFile, freshStore, migratedFile } from '../support/store.ts'

const movement = (id: string) => ({
  id,
  name: id,
  timeZone: 'Europe/Brussels',
  moveMinutes: 0,
  policy: POLICY,
  createdAt: AT,
})
const add = (store: Store, id: string) =>
  store.write((tx) => tx.insert(tx.tables.movement).values(movement(id)).returning())
const ids = async (store: Store) =>
  (await store.read((db) => db.select().from(db.tables.movement))).map((row) => row.id).sort()

eachEngine('a store', ({ fresh, concurrent }) => {
  test('gives back what was written, types and all', async () => {
    const store = await fresh()
    const [written] = await add(store, 'é')
    expect(written).toEqual({ ...movement('é'), version: 1 })
    expect(await store.read((db) => db.select().from(db.tables.movement))).toEqual([written])
  })

  test('undoes all of a write that throws', async () => {
    const store = await fresh()
    const failed = store.write(async (tx) => {
      await tx.insert(tx.tables.movement).values(movement('a'))
      throw new Error('changed my mind')
    })
    await expect(failed).rejects.toThrow('changed my mind')
    expect(await ids(store)).toEqual([])
    await add(store, 'b')
    expect(await ids(store)).toEqual(['b'])
  })

  test('undoes all of a write whose second statement is refused', async () => {
    const store = await fresh()
    const failed = store.write(async (tx) => {
      await tx.insert(tx.tables.movement).values(movement('a'))
      await tx.insert(tx.tables.movement).values(movement('a'))
    })
    await expect(failed).rejects.toMatchObject({ name: 'StoreError', kind: 'unique' })
    expect(await ids(store)).toEqual([])
  })

  test('refuses a write inside a write or a read, in words, and goes on', async () => {
    const store = await fresh()
    const inner = () => add(store, 'inner')
    await expect(store.write(inner)).rejects.toMatchObject({
      kind: 'nested',
      message: expect.stringMatching(/inside another/),
    })
    await expect(store.read(inner)).rejects.toMatchObject({ kind: 'nested' })
    await add(store, 'after')
    expect(await ids(store)).toEqual(['after'])
  })

  test('lets a promise that outlives its transaction write on its own', async () => {
    const store = await fresh()
    let open: () => void = () => {}
    const ended = new Promise<void>((done) => {
      open = done
    })
    let late: Promise<unknown> = Promise.resolve()
    await store.write(async (tx) => {
      late = ended.then(() => add(store, 'late'))
      await tx.insert(tx.tables.movement).values(movement('first'))
    })
    open()
    await late
    expect(await ids(store)).toEqual(['first', 'late'])
  })

  test('joins a read to the write around it', async () => {
    const store = await fresh()
    const seen = await store.write(async (tx) => {
      await tx.insert(tx.tables.movement).values(movement('mine'))
      return ids(store)
    })
    expect(seen).toEqual(['mine'])
  })

  test.skipIf(!concurrent)('reads one state, whatever is written meanwhile', async () => {
    const store = await fresh()
    await add(store, 'before')
    let look: () => void = () => {}
    const written = new Promise<void>((done) => {
      look = done
    })
    const reading = store.read(async (db) => {
      const first = await db.select().from(db.tables.movement)
      await written
      return [first, await db.select().from(db.tables.movement)]
    })
    await sleep(50)
    await add(store, 'meanwhile')
    look()
    const [first, second] = await reading
    expect(first).toHaveLength(1)
    expect(second).toEqual(first)
    expect(await ids(store)).toEqual(['before', 'meanwhile'])
  })

  test('runs 100 read-then-write transactions at once as if one after the other', async () => {
    const store = await fresh()
    await add(store, 'counter')
    const count = () =>
      store.write(async (tx) => {
        const [row] = await tx.select().from(tx.tables.movement)
        await tx.update(tx.tables.movement).set({ moveMinutes: (row?.moveMinutes ?? 0) + 1 })
      })
    await Promise.all(Array.from({ length: 100 }, count))
    const [row] = await store.read((db) => db.select().from(db.tables.movement))
    expect(row?.moveMinutes).toBe(100)
  })

  test('does what waits after a write that failed', async () => {
    const store = await fresh()
    const results = await Promise.allSettled([add(store, 'a'), add(store, 'a'), add(store, 'b')])
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await ids(store)).toEqual(['a', 'b'])
  })

  test('inserts more rows than a statement takes', async () => {
    const store = await fresh()
    const many = Array.from({ length: 12_000 }, (_, n) => movement(`m${n}`))
    await store.write((tx) => insertRows(tx, tx.tables.movement, many))
    expect(await ids(store)).toHaveLength(12_000)
  })

  test('says that it is closed', async () => {
    const store = await fresh()
    await store.close()
    await store.close()
    await expect(ids(store)).rejects.toMatchObject({ kind: 'closed' })
    await expect(add(store, 'a')).rejects.toMatchObject({ kind: 'closed' })
  })
})

describe('SQLite', () => {
  test('writes through to the disk: synchronous is FULL and the log is a WAL', async () => {
    const seen: unknown[] = []
    const driver = await openSqlite(await migratedFile(), (writer) => {
      seen.push(
        writer.pragma('synchronous', { simple: true }),
        writer.pragma('journal_mode', { simple: true }),
      )
      seen.push(writer.pragma('foreign_keys', { simple: true }))
    })
    expect(seen).toEqual([2, 'wal', 1])
    await driver.close()
  })

  test('refuses to go on when commits are not written through', async () => {
    const driver = await openSqlite(await migratedFile(), (writer) => writer.pragma('synchronous = NORMAL'))
    const store = createStore(driver)
    await expect(add(store, 'a')).rejects.toThrow('synchronous is not FULL')
    await store.close()
  })

  test('says that the disk is full, keeps nothing of the write, reads on, and recovers', async () => {
    let pages = 0
    let limit: (most: number) => void = () => {}
    const driver = await openSqlite(await migratedFile(), (writer) => {
      pages = writer.pragma('page_count', { simple: true }) as number
      limit = (most) => void writer.pragma(`max_page_count = ${most}`)
      limit(pages + 4)
    })
    const store = createStore(driver)
    await add(store, 'small')
    const big = Array.from({ length: 2000 }, (_, n) => movement(`m${n}`))
    const write = () => store.write((tx) => insertRows(tx, tx.tables.movement, big))
    await expect(write()).rejects.toMatchObject({
      kind: 'full',
      message: expect.stringMatching(/disk is full/),
    })
    expect(await ids(store)).toEqual(['small'])
    limit(pages + 10_000)
    await write()
    expect(await ids(store)).toHaveLength(2001)
    await store.close()
  })

  test('says that the file cannot be written, and reads on', async () => {
    const driver = await openSqlite(await migratedFile(), (writer) => writer.pragma('query_only = ON'))
    const store = createStore(driver)
    await expect(add(store, 'a')).rejects.toMatchObject({
      kind: 'readonly',
      message: expect.stringMatching(/cannot be written/),
    })
    expect(await ids(store)).toEqual([])
    await store.close()
  })

  test('says that another process holds the database', async () => {
    const file = await migratedFile()
    const store = createStore(await openSqlite(file, (writer) => writer.pragma('busy_timeout = 50')))
    const other = new SqliteFile(file)
    other.exec('BEGIN IMMEDIATE')
    await expect(add(store, 'a')).rejects.toMatchObject({ kind: 'busy' })
    other.exec('ROLLBACK')
    other.close()
    await add(store, 'b')
    expect(await ids(store)).toEqual(['b'])
    await store.close()
  })

  test('cannot write through the connection that reads', async () => {
    const store = await freshStore()
    const write = store.read((db) =>
      (db as unknown as Parameters<Parameters<Store['write']>[0]>[0])
        .insert(db.tables.movement)
        .values(movement('a')),
    )
    await expect(write).rejects.toMatchObject({ kind: 'readonly' })
  })

  test('puts everything in the one file when it closes', async () => {
    const file = freshFile()
    const store = await openStore({ file })
    await add(store, 'a')
    expect(statSync(`${file}-wal`).size).toBeGreaterThan(0)
    await store.close()
    expect(existsSync(`${file}-wal`)).toBe(false)
    expect(readFileSync(file).includes('Europe/Brussels')).toBe(true)
  })

  test('waits for the write under way before it closes', async () => {
    const file = freshFile()
    const store = await openStore({ file })
    const writing = add(store, 'last')
    await Promise.all([store.close(), writing])
    const again = await openStore({ file })
    expect(await ids(again)).toEqual(['last'])
    await again.close()
  })
})

describe('where a store is', () => {
  test('a folder is made, and holds bocal.sqlite', async () => {
    const folder = `${freshFile()}-folder/deep`
    await (await openStore({ folder })).close()
    expect(existsSync(`${folder}/bocal.sqlite`)).toBe(true)
  })

  test('a file: URL is a file, and any other URL is refused without repeating its password', async () => {
    const file = freshFile()
    await (await openStore({ url: `file://${file}` })).close()
    expect(existsSync(file)).toBe(true)
    const refused = openStore({ url: 'mysql://me:secret@there/db' })
    await expect(refused).rejects.toThrow('neither postgres:// nor file://')
    await expect(refused).rejects.not.toThrow('secret')
  })

  test('a StoreError is an Error with a kind', () => {
    expect(new StoreError('busy', 'wait')).toMatchObject({
      name: 'StoreError',
      kind: 'busy',
      message: 'wait',
    })
  })
})
