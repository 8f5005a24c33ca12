import { setTimeout as sleep } from 'node:timers/promises'
import { invariants, openStore } from '@bocal/db'
import { expect, test } from 'vitest'
import { startChild } from '../support/child.ts'
import { insertAll, movementRows } from '../support/sample.ts'
import { migratedFile } from '../support/store.ts'

const KILLS = 10

test(`what was acknowledged is there after ${KILLS} kills`, async () => {
  const file = await migratedFile()
  const first = await openStore({ file })
  await first.write(async (tx) => {
    const { movement } = movementRows('a')
    if (movement) await insertAll(tx, { movement })
  })
  await first.close()

  let acknowledged = 0
  for (let kill = 1; kill <= KILLS; kill++) {
    const child = startChild('write-child.ts', file, 'a')
    const before = acknowledged
    await child.says((line) => Number(line) >= before)
    await sleep(Math.random() * 200)
    const lines = await child.kill()
    acknowledged = Math.max(...lines.map(Number)) + 1

    const store = await openStore({ file })
    const rows = await store.read((db) => db.select().from(db.tables.place))
    const there = new Set(rows.map((row) => Number(row.id)))
    const lost = Array.from({ length: acknowledged }, (_, n) => n).filter((n) => !there.has(n))
    expect(lost, `lost after kill ${kill}`).toEqual([])
    // One write may have been on disk before it could be said.
    expect(rows.length).toBeGreaterThanOrEqual(acknowledged)
    expect(rows.length).toBeLessThanOrEqual(acknowledged + 1)
    acknowledged = rows.length
    expect(await invariants(store)).toEqual([])
    await store.close()
  }
  expect(acknowledged).toBeGreaterThan(KILLS)
})
