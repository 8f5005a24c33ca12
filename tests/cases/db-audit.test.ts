import { appendAudit, type Store, verifyAudit } from '@bocal/db'
import { and, eq, gt } from '@bocal/db/testing'
import { beforeAll, describe, expect, test } from 'vitest'
import { eachEngine, server } from '../support/engines.ts'
import { AT, POLICY } from '../support/sample.ts'
import { undone } from '../support/undone.ts'

const entry = (n: number, movementId = 'a') =>
  ({
    movementId,
    at: AT,
    personId: null,
    action: 'week.rename',
    noun: 'week',
    nounId: `week-${n}`,
    before: { title: 'été', n: 0.1, gone: undefined, list: [1, null] },
    after: { n, title: 'winter' },
  }) as const

test.skipIf(!server.pair)('two processes on one PostgreSQL write one chain', async () => {
  const pair = (await server.pair?.()) ?? []
  const [store] = pair
  if (!store) throw new Error('there is no store')
  const row = {
    id: 'a',
    name: 'a',
    timeZone: 'Europe/Brussels',
    moveMinutes: 0,
    policy: POLICY,
    createdAt: AT,
  }
  await store.write((tx) => tx.insert(tx.tables.movement).values(row))
  const add = (from: Store) =>
    Array.from({ length: 40 }, (_, n) => from.write((tx) => appendAudit(tx, entry(n))))
  await Promise.all(pair.flatMap(add))
  expect(await store.read((db) => db.$count(db.tables.audit))).toBe(80)
  expect(await verifyAudit(store, 'a')).toEqual([])
})

eachEngine('the audit chain', ({ fresh }) => {
  async function started(rows: number): Promise<Store> {
    const store = await fresh()
    await store.write(async (tx) => {
      for (const id of ['a', 'b']) {
        const row = {
          id,
          name: id,
          timeZone: 'Europe/Brussels',
          moveMinutes: 0,
          policy: POLICY,
          createdAt: AT,
        }
        await tx.insert(tx.tables.movement).values(row)
      }
      for (let n = 1; n <= rows; n++) await appendAudit(tx, entry(n))
    })
    return store
  }

  test('is whole when nobody touched it, in each movement by itself', async () => {
    const store = await started(12)
    const [first, second] = await store.write(async (tx) => [
      await appendAudit(tx, entry(1, 'b')),
      await appendAudit(tx, entry(13)),
    ])
    expect([first?.seq, second?.seq]).toEqual([1, 13])
    expect(await verifyAudit(store, 'a')).toEqual([])
    expect(await verifyAudit(store, 'b')).toEqual([])
  })

  test('chains 50 writers that come at once', async () => {
    const store = await started(0)
    await Promise.all(Array.from({ length: 50 }, (_, n) => store.write((tx) => appendAudit(tx, entry(n)))))
    const rows = await store.read((db) => db.select().from(db.tables.audit))
    expect(rows.map((row) => row.seq).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 50 }, (_, n) => n + 1),
    )
    expect(await verifyAudit(store, 'a')).toEqual([])
  })

  test('leaves no row of a write that was undone', async () => {
    const store = await started(1)
    const failed = store.write(async (tx) => {
      await appendAudit(tx, entry(2))
      throw new Error('no')
    })
    await expect(failed).rejects.toThrow('no')
    await store.write((tx) => appendAudit(tx, entry(3)))
    expect(await verifyAudit(store, 'a')).toEqual([])
  })

  describe('of six rows', () => {
    let six: Store
    beforeAll(async () => {
      six = await started(6)
    })

    test.each([
      ['when', { at: '2025-08-20T08:00:00.001Z' }],
      ['for whom', { onBehalfOf: 'somebody' }],
      ['what was done', { action: 'week.open' }],
      ['the kind of row', { noun: 'claim' }],
      ['which row', { nounId: 'week-9' }],
      ['what it was before', { before: { title: 'ete', n: 0.1, list: [1, null] } }],
      ['what it was after', { after: { n: 5 } }],
      ['that there was something after', { after: null }],
      ['the hash before', { prevHash: 'f'.repeat(64) }],
      ['the hash', { hash: 'f'.repeat(64) }],
      ['its place', { seq: 99 }],
    ])('shows that somebody changed %s', async (_, change) => {
      const { audit } = six.tables
      const breaks = await undone(six, {
        spoil: (tx) => tx.update(audit).set(change).where(eq(audit.seq, 5)),
        look: () => verifyAudit(six, 'a'),
      })
      expect(breaks).not.toEqual([])
      expect(await verifyAudit(six, 'a')).toEqual([])
    })

    test('shows a row that was written anew, its hash too', async () => {
      const { audit } = six.tables
      const breaks = await undone(six, {
        spoil: async (tx) => {
          const after = await tx.delete(audit).where(gt(audit.seq, 2)).returning()
          await appendAudit(tx, { ...entry(3), action: 'week.close' })
          await tx.insert(audit).values(after.filter((row) => row.seq > 3))
        },
        look: () => verifyAudit(six, 'a'),
      })
      expect(breaks).toEqual(['audit a/4: it does not follow the row before it'])
    })
  })

  test('shows that a row is gone, and that one was slipped in', async () => {
    const store = await started(6)
    const { audit } = store.tables
    const third = and(eq(audit.movementId, 'a'), eq(audit.seq, 3))
    const [row] = await store.write((tx) => tx.delete(audit).where(third).returning())
    expect(await verifyAudit(store, 'a')).toEqual(['audit a/4: the row before it is missing'])
    if (!row) throw new Error('the third row was not there')
    await store.write((tx) => tx.insert(audit).values({ ...row, action: 'week.close' }))
    expect(await verifyAudit(store, 'a')).toEqual(['audit a/3: it is not as it was written'])
  })
})
