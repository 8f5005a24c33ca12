/** What left: the producer shows a code, who drives types it; what it brings; who may know. */
import { verifyAudit } from '@bocal/db'
import type {
  Batch,
  InstantClaim,
  InstantOffer,
  Owed,
  OwedRow,
  Pickup,
  ProblemJson,
} from '@bocal/server/contract'
import { beforeAll, expect, test } from 'vitest'
import {
  found,
  type Items,
  MOVEMENT,
  type Reply,
  type TestApp,
  testApp,
  WEEK_2025,
  type Who,
} from '../support/app.ts'
import { published } from '../support/week-2025.ts'

const week = `/weeks/${WEEK_2025}`
let now = new Date('2026-08-19T08:00:00.000Z')
let api: TestApp
beforeAll(async () => {
  api = await testApp({ clock: () => now })
  await published(api)
})

const pickupsOf = async (as: Who) =>
  (await api.ask<Items<Pickup>>('GET', `${week}/pickups`, { as })).body.items
const pathOf = ({ batch, slot }: Pickup) => `${week}/pickups/${batch}/${slot}/departure`
const leave = <T = Pickup>(one: Pickup, as: Who, body: object): Promise<Reply<T>> =>
  api.ask<T>('POST', pathOf(one), { as, body })
/** A pickup nobody has counted yet that both the producer and the driver see. */
async function waiting(): Promise<{ driver: Pickup; producer: Pickup }> {
  const producers = await pickupsOf('producer')
  const driver = found(
    (await pickupsOf('driver')).find(
      (one) =>
        one.departure === null &&
        producers.some(({ batch, slot }) => batch === one.batch && slot === one.slot),
    ),
  )
  const producer = found(producers.find(({ batch, slot }) => batch === driver.batch && slot === driver.slot))
  return { driver, producer }
}
const wrongFor = (code: string | null) => String((Number(code) + 1) % 10_000).padStart(4, '0')

test('the producer sees a code and the driver does not; each only what is theirs', async () => {
  const all = await pickupsOf('coordinator')
  const mine = await pickupsOf('producer')
  const driven = await pickupsOf('driver')
  expect(all.length).toBeGreaterThan(mine.length)
  expect(mine.length).toBeGreaterThan(0)
  expect(
    mine.every(({ producer, code }) => producer.id === 'ferme-du-chaudron' && /^\d{4}$/.test(code ?? '')),
  ).toBe(true)
  expect(driven.length).toBeGreaterThan(0)
  expect(driven.every(({ code }) => code === null)).toBe(true)
  expect(await pickupsOf('otherProducer')).toEqual([])
  expect(new Set(all.map(({ code }) => code)).size).toBeGreaterThan(1)

  const [one] = mine
  const missing = await api.ask('POST', `${week}/pickups/there-is-none/none/departure`, {
    as: 'otherProducer',
    body: { leftG: 1000 },
  })
  expect(missing.status).toBe(404)
  expect((await leave<ProblemJson>(found(one), 'otherProducer', { leftG: 1000 })).body).toEqual(missing.body)
  expect((await leave(found(one), 'group', { leftG: 1000 })).status).toBe(403)
})

test('who drives reads the producer’s word for whoever comes', async () => {
  const { driver } = await waiting()
  const path = `${week}/batches/${driver.batch}`
  const { version } = (await api.ask<Batch>('GET', path, { as: 'producer' })).body
  const note = 'Derrière la grange'
  expect((await api.ask('PATCH', path, { as: 'producer', body: { version, note } })).status).toBe(200)
  expect((await pickupsOf('driver')).find(({ batch }) => batch === driver.batch)?.note).toBe(note)
})

test('who drives types the code; wrong ones are counted, five of them wait a quarter of an hour', async () => {
  const { driver, producer } = await waiting()
  const leftG = driver.plannedG
  expect(await leave(driver, 'driver', { leftG })).toMatchObject({
    status: 422,
    body: { issues: [{ path: 'body.code' }] },
  })
  for (let guess = 1; guess <= 5; guess++) {
    const reply = await leave(driver, 'driver', { leftG, code: wrongFor(producer.code) })
    expect(reply).toMatchObject({ status: 422, body: { issues: [{ path: 'body.code' }] } })
  }
  // The right one too: who guesses must not learn anything.
  expect((await leave(driver, 'driver', { leftG, code: producer.code })).status).toBe(429)
  now = new Date(now.getTime() + 15 * 60_000)
  const left = await leave(driver, 'driver', { leftG, code: producer.code })
  expect(left).toMatchObject({
    status: 201,
    body: { code: null, departure: { leftG, confirmed: 'code', by: { id: 'karim' } } },
  })
  // Typed twice by a nervous thumb: said, not doubled.
  const twice = await leave(driver, 'driver', { leftG, code: producer.code })
  expect(twice).toMatchObject({ status: 409, body: { issues: [{ path: 'body.replaces' }] } })

  const seen = found(
    (await pickupsOf('coordinator')).find(
      ({ batch, slot }) => batch === driver.batch && slot === driver.slot,
    ),
  )
  expect(seen.departure).toEqual(left.body.departure)
  const batch = (await api.ask<Batch>('GET', `${week}/batches/${driver.batch}`, { as: 'producer' })).body
  expect(batch.leftG).toBe(leftG)
  await api.sound()
})

test('the producer’s own word needs no code; a coordinator’s is marked; a correction names what it corrects', async () => {
  const { producer } = await waiting()
  const own = await leave(producer, 'producer', { leftG: 1000 })
  expect(own.body.departure).toMatchObject({ leftG: 1000, confirmed: 'producer' })
  const first = found(own.body.departure)
  const unseen = await leave(producer, 'coordinator', { leftG: 900, replaces: 'there-is-none' })
  expect(unseen).toMatchObject({ status: 409, body: { issues: [{ path: 'body.replaces' }] } })
  const corrected = await leave(producer, 'coordinator', { leftG: 900, replaces: first.id })
  expect(corrected.body.departure).toMatchObject({ leftG: 900, confirmed: 'coordinator' })

  const rows = await api.store.read((db) => db.select().from(db.tables.departure))
  const kept = rows.filter(({ batchId, slotId }) => batchId === producer.batch && slotId === producer.slot)
  expect(kept.map(({ leftG }) => leftG).toSorted()).toEqual([1000, 900])
  const audit = await api.store.read((db) => db.select().from(db.tables.audit))
  const told = audit.filter(({ noun }) => noun === 'departure')
  expect(told.find(({ nounId }) => nounId === corrected.body.departure?.id)).toMatchObject({
    action: 'departure.note',
    onBehalfOf: 'ferme-du-chaudron',
    before: null,
  })
  expect(await verifyAudit(api.store, MOVEMENT)).toEqual([])
  await api.sound()
})

test('never more than announced; what left can be neither withdrawn, nor undercut, nor repriced', async () => {
  const { producer } = await waiting()
  const more = await leave<ProblemJson>(producer, 'producer', { leftG: producer.announcedG + 1 })
  expect(more).toMatchObject({
    status: 422,
    body: { issues: [{ path: 'body.leftG', message: expect.stringMatching(/change the surplus first/) }] },
  })
  await leave(producer, 'producer', { leftG: producer.crateG })
  const path = `${week}/batches/${producer.batch}`
  const { version, centsPerKg } = (await api.ask<Batch>('GET', path, { as: 'producer' })).body
  expect((await api.ask('DELETE', path, { as: 'producer' })).status).toBe(409)
  const less = { version, quantityG: producer.crateG, crateG: 1, minPickupG: 1 }
  const change = (body: object) => api.ask('PATCH', path, { as: 'producer', body })
  expect(await change({ ...less, quantityG: producer.crateG - 1 })).toMatchObject({
    status: 422,
    body: { issues: [{ path: 'body.quantityG' }] },
  })
  expect(await change({ version, centsPerKg: centsPerKg + 1 })).toMatchObject({
    status: 422,
    body: { issues: [{ path: 'body.centsPerKg' }] },
  })
  expect((await change(less)).status).toBe(200)
  await api.sound()
})

test('what is owed: planned, then left, then paid, in whole cents; a gift is a gift', async () => {
  const owed = async (as: Who = 'producer') =>
    (await api.ask<Owed>('GET', '/producers/ferme-du-chaudron/owed', { as })).body
  for (const row of (await owed()).items) {
    expect(row.cents).toBe(Math.round(((row.leftG + row.plannedG) * row.centsPerKg) / 1000))
  }
  for (const one of (await pickupsOf('producer')).filter(({ departure }) => !departure))
    await leave(one, 'producer', { leftG: 1001 })
  const after = await owed()
  expect(after.cents.planned).toBe(0)
  expect(after.items.every(({ state }) => state === 'left')).toBe(true)
  const due = found(after.items.find(({ centsPerKg, leftG }) => centsPerKg > 0 && leftG > 0))
  const payment = `${week}/batches/${due.batch}/payment`
  expect((await api.ask('POST', payment, { as: 'producer', body: { cents: due.cents } })).status).toBe(403)
  const other = await api.ask('POST', payment, { as: 'coordinator', body: { cents: due.cents + 1 } })
  expect(other).toMatchObject({ status: 409, body: { issues: [{ path: 'body.cents' }] } })
  const paid = await api.ask<OwedRow>('POST', payment, { as: 'coordinator', body: { cents: due.cents } })
  expect(paid).toMatchObject({ status: 201, body: { state: 'paid', cents: due.cents } })
  expect((await api.ask('POST', payment, { as: 'coordinator', body: { cents: due.cents } })).status).toBe(409)
  expect((await owed()).cents).toMatchObject({ paid: due.cents, left: after.cents.left - due.cents })
  await api.sound()

  // Paid, the count stays until the mark is taken back.
  const counted = found((await pickupsOf('producer')).find(({ batch }) => batch === due.batch))
  const again = { leftG: 1000, replaces: counted.departure?.id }
  expect((await leave(counted, 'producer', again)).status).toBe(409)
  expect((await api.ask('DELETE', payment, { as: 'coordinator' })).status).toBe(200)
  expect((await leave(counted, 'producer', again)).status).toBe(201)
  expect((await owed()).cents.paid).toBe(0)

  const missing = await api.ask('GET', '/producers/there-is-none/owed', { as: 'otherProducer' })
  expect(missing.status).toBe(404)
  const theirs = await api.ask('GET', '/producers/ferme-du-chaudron/owed', { as: 'otherProducer' })
  expect(theirs.body).toEqual(missing.body)
  await api.sound()
})

test('a tour and groups together never have more than was announced, nor is more offered to groups', async () => {
  const fresh = await testApp({ clock: () => new Date('2025-08-26T06:00:00.000Z') })
  await published(fresh)
  const { ask } = fresh
  const one = found(
    (await ask<Items<Pickup>>('GET', `${week}/pickups`, { as: 'coordinator' })).body.items.find(
      ({ announcedG, plannedG, crateG }) => announcedG - plannedG >= 2 * crateG,
    ),
  )
  const count = (leftG: number, replaces?: string) =>
    ask<Pickup>('POST', pathOf(one), { as: 'coordinator', body: { leftG, replaces } })
  // One crate more than planned left: it is not there for groups.
  const counted = found((await count(one.plannedG + one.crateG)).body.departure)
  const open = (offeredG: number) =>
    ask<InstantOffer>('POST', `${week}/instant-offers`, {
      as: 'coordinator',
      body: { batch: one.batch, offeredG, capG: one.crateG },
    })
  const freeG = one.announcedG - one.plannedG - one.crateG
  expect(await open(freeG + one.crateG)).toMatchObject({
    status: 422,
    body: { issues: [{ path: 'body.offeredG' }] },
  })
  const offer = await open(freeG)
  expect(offer.status, JSON.stringify(offer.body)).toBe(201)
  const taken = await ask<InstantClaim>('POST', `${week}/instant-offers/${offer.body.id}/claims`, {
    as: 'group',
    body: { quantityG: one.crateG },
  })
  expect(taken.status, JSON.stringify(taken.body)).toBe(201)
  const all = await count(one.announcedG, counted.id)
  expect(all).toMatchObject({ status: 422, body: { issues: [{ path: 'body.leftG' }] } })
  expect((await count(one.announcedG - one.crateG, counted.id)).status).toBe(201)
  await fresh.sound()
})
