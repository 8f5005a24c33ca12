/** Run by itself: writes rows one after the other and says each number once it is written, until it is killed. */
import { writeSync } from 'node:fs'
import { appendAudit, openStore } from '@bocal/db'
import { count } from '@bocal/db/testing'
import { AT } from './sample.ts'

const [file = ''] = process.argv.slice(2)
const store = await openStore({ file })
const { jarStock } = store.tables
const [rows] = await store.read((db) => db.select({ count: count() }).from(jarStock))
for (let jars = rows?.count ?? 0; ; jars++) {
  await store.write(async (tx) => {
    const row = { movementId: `m${jars}`, jarMl: 500, count: jars, createdAt: AT }
    const [movement] = await tx.select().from(tx.tables.movement).limit(1)
    if (!movement) throw new Error('there is no movement to copy')
    await tx.insert(tx.tables.movement).values({ ...movement, id: row.movementId })
    const [after] = await tx.insert(jarStock).values(row).returning()
    await appendAudit(tx, {
      movementId: row.movementId,
      at: AT,
      personId: null,
      action: 'jar_stock.add',
      noun: 'jarStock',
      nounId: '500',
      before: null,
      after,
    })
  })
  writeSync(1, `${jars}\n`)
}
