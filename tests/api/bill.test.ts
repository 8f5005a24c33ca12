/** What groups are to pay comes, cent for cent, to what producers are owed; each sees its own. */
import type { Batch, Bill, InstantClaim, InstantOffer, Owed, PlanResult } from '@bocal/server/contract'
import { expect, test } from 'vitest'
import { shared } from '../../server/src/views/bill.ts'
import { found, OPEN_WEEK, type TestApp, testApp, WEEK_2025 } from '../support/app.ts'
import { published } from '../support/week-2025.ts'

const as = 'coordinator' as const
const week = `/weeks/${WEEK_2025}`

/** All groups' bills of a week, and all that producers are owed for it, in cents. */
async function sums({ ask, store }: TestApp, weekId: string): Promise<{ paid: number; owed: number }> {
  const { groups, producers } = await store.read(async (db) => ({
    groups: await db.select().from(db.tables.cookingGroup),
    producers: await db.select().from(db.tables.producer),
  }))
  let [paid, owed] = [0, 0]
  for (const { id } of groups) {
    const { weeks } = (await ask<Bill>('GET', `/groups/${id}/bill`, { as })).body
    paid += weeks.find((one) => one.week.id === weekId)?.cents ?? 0
  }
  for (const { id } of producers) {
    const { items } = (await ask<Owed>('GET', `/producers/${id}/owed`, { as })).body
    for (const row of items) if (row.week.id === weekId) owed += row.cents
  }
  return { paid, owed }
}

test('all bills of a planned week come to what its producers are owed, also after a count', async () => {
  const api = await testApp()
  const { ask, sound } = api
  const plan = await published(api)
  const planned = await sums(api, WEEK_2025)
  expect(planned.owed).toBeGreaterThan(0)
  expect(planned.paid).toBe(planned.owed)

  const { rows } = (await ask<PlanResult>('GET', `${week}/plans/${plan}`, { as })).body
  const load = found(rows.loads[0])
  const { crateG, centsPerKg } = (await ask<Batch>('GET', `${week}/batches/${load.batch}`, { as })).body
  expect(centsPerKg).toBeGreaterThan(0)
  const path = `${week}/pickups/${load.batch}/${load.slot}/departure`
  expect((await ask('POST', path, { as, body: { leftG: crateG } })).status).toBe(201)
  const counted = await sums(api, WEEK_2025)
  expect(counted.paid).toBe(counted.owed)
  expect(counted.owed).not.toBe(planned.owed)
  await sound()
})

test('what a group took at once stands in its own bill, and in nobody else’s', async () => {
  const api = await testApp()
  const { ask } = api
  const open = `/weeks/${OPEN_WEEK}`
  const body = {
    crop: 'tomato',
    grade: 'A',
    quantityG: 12_000,
    crateG: 1000,
    centsPerKg: 90,
    availableFrom: '2026-08-19T07:00:00.000Z',
    availableUntil: '2026-08-19T18:00:00.000Z',
  }
  const batch = (await ask<Batch>('POST', `${open}/batches`, { as: 'producer', body })).body
  const opening = { batch: batch.id, capG: 12_000 }
  const offer = (await ask<InstantOffer>('POST', `${open}/instant-offers`, { as, body: opening })).body
  const claims = `${open}/instant-offers/${offer.id}/claims`
  await ask<InstantClaim>('POST', claims, { as: 'group', body: { quantityG: 5000 } })
  const mine = (await ask<Bill>('GET', '/groups/ca-chauffe/bill', { as: 'group' })).body
  expect(mine.weeks).toMatchObject([
    {
      week: { id: OPEN_WEEK },
      cents: 450,
      items: [
        {
          batch: batch.id,
          quantityG: 5000,
          cents: 450,
          atOnce: true,
          producer: { name: 'Ferme du Chaudron' },
        },
      ],
    },
  ])
  const { paid, owed } = await sums(api, OPEN_WEEK)
  expect([paid, owed]).toEqual([450, 450])
  const absent = await ask('GET', '/groups/there-is-none/bill', { as: 'group' })
  expect(absent.status).toBe(404)
  expect((await ask('GET', '/groups/episolaires/bill', { as: 'group' })).body).toEqual(absent.body)
})

test.each([
  [100, { a: 1, b: 1, c: 1 }, { a: 34, b: 33, c: 33 }],
  [100, { a: 2, b: 1 }, { a: 67, b: 33 }],
  [1, { a: 1, b: 9 }, { a: 0, b: 1 }],
  [0, { a: 5 }, { a: 0 }],
  [100, { a: 0 }, { a: 0 }],
])('%i cents by parts come to the whole', (cents, parts, expected) => {
  expect(Object.fromEntries(shared(cents, new Map(Object.entries(parts))))).toEqual(expected)
})
