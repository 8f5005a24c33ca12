import type { Kept, Shelf } from './outbox.ts'

const DATABASE = 'bocal-outbox'
const ENTRIES = 'entries'

const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((done, fail) => {
    request.addEventListener('success', () => done(request.result))
    request.addEventListener('error', () => fail(request.error ?? new Error('no database')))
  })

/** The outbox's entries in the browser's database. Everything rejects where the browser gives none. */
export function databaseShelf(): Shelf {
  let opened: Promise<IDBDatabase> | undefined

  function open(): Promise<IDBDatabase> {
    const request = indexedDB.open(DATABASE, 1)
    request.addEventListener('upgradeneeded', () => {
      request.result.createObjectStore(ENTRIES, { keyPath: 'order', autoIncrement: true })
    })
    return answerOf(request)
  }

  async function within<T>(
    mode: IDBTransactionMode,
    work: (entries: IDBObjectStore) => IDBRequest<T>,
  ): Promise<T> {
    opened ??= open()
    // "strict": on the disk before anybody is told that it is kept.
    const transaction = (await opened).transaction(ENTRIES, mode, { durability: 'strict' })
    const complete = new Promise<void>((done, fail) => {
      transaction.addEventListener('complete', () => done())
      transaction.addEventListener('abort', () => fail(transaction.error ?? new Error('aborted')))
    })
    const [result] = await Promise.all([answerOf(work(transaction.objectStore(ENTRIES))), complete])
    return result
  }

  return {
    list: () => within<Kept[]>('readonly', (entries) => entries.getAll()),
    add: async (entry) => void (await within('readwrite', (entries) => entries.add(entry))),
    put: async (entry) => void (await within('readwrite', (entries) => entries.put(entry))),
    drop: (order) => within('readwrite', (entries) => entries.delete(order)),
  }
}
