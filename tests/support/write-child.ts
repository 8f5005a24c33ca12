/** Run by itself: writes places one after the other and says each number once it is written, until it is killed. */
import { writeSync } from 'node:fs'
import { appendAudit, openStore } from '@bocal/db'
import { count } from '@bocal/db/testing'
import { AT } from './sample.ts'

const [file = '', movementId = ''] = process.argv.slice(2)
const store = await openStore({ file })
const { place } = store.tables
const [rows] = await store.read((db) => db.select({ count: count() }).from(place))
for (let n = rows?.count ?? 0; ; n++) {
  const values = { movementId, id: String(n), name: 'Farm', lat: 50, lon: 4, precisionM: 1, commune: 'Jette' }
  await store.write(async (tx) => {
    const [after] = await tx
      .insert(place)
      .values({ ...values, createdAt: AT })
      .returning()
    const did = { action: 'place.create', noun: 'place', nounId: values.id, before: null, after } as const
    await appendAudit(tx, { movementId, at: AT, personId: null, ...did })
  })
  writeSync(1, `${n}\n`)
}
