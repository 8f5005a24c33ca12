import { AsyncLocalStorage } from 'node:async_hooks'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import type { Engine } from './columns.ts'
import { asStoreError, StoreError } from './errors.ts'
import type { Tables } from './schema/index.ts'

type Database = PgDatabase<PgQueryResultHKT>

/** Reads one state of the database. */
export type Reader = Pick<Database, 'select' | 'selectDistinct' | '$with' | 'with' | '$count'> & {
  readonly tables: Tables
}

/** Reads and changes, in one transaction. Say `.returning()` when the answer is used: without, engines differ. */
export type Writer = Reader & Pick<Database, 'insert' | 'update' | 'delete'>

export type Store = {
  readonly engine: Engine
  readonly tables: Tables
  /**
   * Runs `fn` on one unchanging state of the database; inside another read or write it joins that one.
   * @throws StoreError
   */
  read<T>(fn: (db: Reader) => Promise<T>): Promise<T>
  /**
   * Runs `fn` as one transaction: all of it is on disk when this resolves, or none of it ever is.
   * One write runs at a time. Inside, await nothing but the store: everybody waits. PostgreSQL may run `fn`
   * again after a conflict, so it changes nothing but the store.
   * @throws StoreError; what `fn` throws, after undoing everything
   */
  write<T>(fn: (tx: Writer) => Promise<T>): Promise<T>
  /** What the engine itself finds broken: foreign keys that point nowhere, damaged pages. Empty when sound. */
  damage(): Promise<string[]>
  /** Waits for the running write, puts everything in the database file and lets go of it. */
  close(): Promise<void>
}

/** What an engine does; `createStore` adds taking turns, joining and refusing. */
export type Driver = {
  readonly engine: Engine
  readonly tables: Tables
  read<T>(fn: (db: Reader) => Promise<T>): Promise<T>
  write<T>(fn: (tx: Writer) => Promise<T>): Promise<T>
  damage(): Promise<string[]>
  close(): Promise<void>
}

/** Runs what it is given one after the other, in the order asked. */
export function inTurn() {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(fn: () => Promise<T>): Promise<T> => {
    const mine = last.then(fn)
    last = mine.catch(() => undefined)
    return mine
  }
}

export function createStore(driver: Driver): Store {
  /** The transaction that the running code is inside of; `live` ends with it, however long its promises last. */
  const inside = new AsyncLocalStorage<{ readonly db: Reader; live: boolean }>()
  const takeTurn = inTurn()
  let closed = false

  /** The transaction around the caller, if it still runs. */
  const around = () => {
    const open = inside.getStore()
    return open?.live ? open : undefined
  }
  const enter =
    <D extends Reader, T>(fn: (db: D) => Promise<T>) =>
    (db: D) => {
      const open = { db, live: true }
      return inside.run(open, async () => {
        try {
          return await fn(db)
        } finally {
          open.live = false
        }
      })
    }
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    if (closed) throw new StoreError('closed', 'the store is closed')
    try {
      return await work()
    } catch (error) {
      throw asStoreError(error)
    }
  }

  return {
    engine: driver.engine,
    tables: driver.tables,
    read(fn) {
      const open = around()
      return open ? fn(open.db) : guarded(() => driver.read(enter(fn)))
    },
    async write(fn) {
      if (around()) {
        throw new StoreError(
          'nested',
          'a write was started inside another read or write: pass the transaction on to the function that writes',
        )
      }
      return guarded(() => takeTurn(() => driver.write(enter(fn))))
    },
    damage: () => guarded(() => driver.damage()),
    async close() {
      if (closed) return
      closed = true
      await takeTurn(() => driver.close())
    },
  }
}
