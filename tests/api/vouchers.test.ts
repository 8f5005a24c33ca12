/** Vouchers: what a group that said yes collects, opened by it alone, handed out once. */
import type { OwnVoucher, Proposal, Voucher } from '@bocal/server/contract'
import { beforeAll, describe, expect, test } from 'vitest'
import { typedVoucherCode, voucherCode } from '../../server/src/access/tokens.ts'
import {
  found,
  type Items,
  MOVEMENT,
  ORIGIN,
  type TestApp,
  testApp,
  WEEK_2025,
  type Who,
} from '../support/app.ts'
import { published } from '../support/week-2025.ts'

const week = `/weeks/${WEEK_2025}`
const MINE = '/groups/ca-chauffe/vouchers'

/** The movement's week of 2025, published, and accepted by the groups given. */
async function agreed({ groups = ['ca-chauffe', 'episolaires'], ...parts }: Agreed = {}): Promise<TestApp> {
  const api = await testApp(parts)
  const plan = await published(api)
  for (const group of groups) await answer(api, { group, plan, what: 'accept' })
  return api
}
type Agreed = Parameters<typeof testApp>[0] & { groups?: readonly string[] }

const answer = ({ ask }: TestApp, said: { group: string; plan: string; what: string }) =>
  ask('POST', `${week}/proposals/${said.group}/answer`, {
    as: 'coordinator',
    body: { answer: said.what, plan: said.plan },
  })

const listed = async ({ ask }: TestApp, path = MINE, as: Who = 'group') =>
  (await ask<Items<Voucher>>('GET', path, { as })).body.items

describe('a group’s own', () => {
  let api: TestApp
  beforeAll(async () => {
    api = await agreed()
  })

  test('one for each session it said yes to: as many jars as the proposal said, where, when, with whom', async () => {
    const proposal = (await api.ask<Proposal>('GET', `${week}/proposal`, { as: 'group' })).body
    const mine = await listed(api)
    expect(mine.map(({ id }) => id)).toEqual(proposal.sessions.map(({ id }) => id))
    const session = found(proposal.sessions[0])
    const voucher = (await api.ask<OwnVoucher>('GET', `${MINE}/${session.id}`, { as: 'group' })).body
    expect(voucher).toMatchObject({
      group: { id: 'ca-chauffe' },
      kitchen: session.kitchen,
      start: session.start,
      end: session.end,
      jars: session.jars,
      fresh: [],
      collected: null,
      code: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{8}$/),
    })
    expect(voucher.qr).toMatch(/^<svg/)
    const total = (rows: Voucher['jars']) => rows.reduce((sum, { jars }) => sum + jars, 0)
    expect(total(voucher.made)).toBeGreaterThanOrEqual(total(voucher.jars))
    const theirs = await listed(api, '/groups/episolaires/vouchers', 'coordinator')
    const together = theirs.some(({ id }) => id === session.id)
    expect(voucher.others.some(({ group, comes }) => group.id === 'episolaires' && comes)).toBe(together)
  })

  test('there is none for a group that has not answered, or said no', async () => {
    const path = '/groups/jette-ta-recette/vouchers'
    expect(await listed(api, path, 'otherGroup')).toEqual([])
    const [{ plan } = { plan: '' }] = (
      await api.ask<Items<{ plan: string }>>('GET', `${week}/proposals`, { as: 'coordinator' })
    ).body.items
    await answer(api, { group: 'jette-ta-recette', plan, what: 'accept' })
    expect((await listed(api, path, 'otherGroup')).length).toBeGreaterThan(0)
    await answer(api, { group: 'jette-ta-recette', plan, what: 'decline' })
    expect(await listed(api, path, 'otherGroup')).toEqual([])
  })

  test('another group’s looks exactly like a missing one', async () => {
    const { id } = found((await listed(api))[0])
    const absent = await api.ask('GET', `/groups/there-is-none/vouchers/${id}`, { as: 'otherGroup' })
    expect(absent.status).toBe(404)
    for (const path of [MINE, `${MINE}/${id}`, `${MINE}/there-is-none`, '/groups/there-is-none/vouchers']) {
      const reply = await api.ask('GET', path, { as: 'otherGroup' })
      expect(reply.body, path).toEqual(absent.body)
    }
    // One of its own that it does not have is the same too.
    const own = await api.ask('GET', `/groups/jette-ta-recette/vouchers/${id}`, { as: 'otherGroup' })
    expect(own.body).toEqual(absent.body)
  })
})

test('where exactly is told from a day before until half a day after; to coordinators always', async () => {
  let now = new Date('2026-08-19T08:00:00.000Z')
  const api = await agreed({ clock: () => now })
  const address = 'Chemin des Vaches 3'
  await api.store.write((tx) => tx.update(tx.tables.place).set({ address }))
  const { start, end } = found((await listed(api))[0])
  const told = async (at: string | null, minutes: number, as: Who) => {
    now = new Date(Date.parse(found(at)) + minutes * 60_000)
    return found((await listed(api, MINE, as))[0]).place.address
  }
  expect(await told(start, -24 * 60 - 1, 'group')).toBeNull()
  expect(await told(start, -24 * 60, 'group')).toBe(address)
  expect(await told(end, 12 * 60, 'group')).toBe(address)
  expect(await told(end, 12 * 60 + 1, 'group')).toBeNull()
  expect(await told(end, 12 * 60 + 1, 'coordinator')).toBe(address)
})

describe('handing out', () => {
  test('a kitchen lead finds it by its code however it is typed, notes it once, and undoes a mistake', async () => {
    const api = await agreed()
    const { ask, sound } = api
    const { code, ...voucher } = found((await listed(api))[0])
    const as = 'kitchenLead'
    const typed = `${code.slice(0, 4).toLowerCase()}-${code.slice(4)}`
    expect((await ask<Voucher>('GET', `/vouchers/${typed}`, { as })).body).toEqual({ code, ...voucher })

    const collected = await ask<Voucher>('POST', `/vouchers/${code}/collection`, { as })
    const noted = { at: '2026-08-19T08:00:00.000Z', by: 'Sofia' }
    expect(collected).toMatchObject({ status: 200, body: { collected: noted } })
    expect((await listed(api))[0]?.collected).toEqual(noted)
    const twice = await ask('POST', `/vouchers/${code}/collection`, { as: 'coordinator' })
    expect(twice).toMatchObject({
      status: 409,
      body: { issues: [{ message: expect.stringMatching(/by Sofia/) }] },
    })

    expect((await ask<Voucher>('DELETE', `/vouchers/${code}/collection`, { as })).body.collected).toBeNull()
    expect((await ask('DELETE', `/vouchers/${code}/collection`, { as })).status).toBe(409)
    expect((await ask('POST', `/vouchers/${code}/collection`, { as: 'driver' })).status).toBe(200)
    const actions = await api.store.read((db) => db.select().from(db.tables.audit))
    expect(actions.filter(({ noun }) => noun === 'collection').map(({ action }) => action)).toEqual([
      'voucher.collect',
      'voucher.take-back',
      'voucher.collect',
    ])
    await sound()
  })

  test('fresh produce is a voucher of its own: where and when the tour brings it, handed out apart', async () => {
    const api = await testApp()
    const leeks = {
      crop: 'leek',
      grade: 'B',
      quantityG: 20_000,
      crateG: 5000,
      availableFrom: '2025-08-25T08:00:00+02:00',
      availableUntil: '2025-08-25T18:00:00+02:00',
      onBehalfOf: 'ferme-du-chaudron',
    }
    expect((await api.ask('POST', `${week}/batches`, { as: 'coordinator', body: leeks })).status).toBe(201)
    const body = { kind: 'fresh', crop: 'leek', freshG: 8000, onBehalfOf: 'ca-chauffe' }
    expect((await api.ask('POST', `${week}/claims`, { as: 'coordinator', body })).status).toBe(201)
    const plan = await published(api)
    await answer(api, { group: 'ca-chauffe', plan, what: 'accept' })
    const { fresh } = (await api.ask<Proposal>('GET', `${week}/proposal`, { as: 'group' })).body
    const brought = found(fresh[0])
    const voucher = found((await listed(api)).find((one) => one.fresh.length > 0))
    expect(voucher).toMatchObject({
      id: `${brought.slot}:${brought.place.id}`,
      kitchen: null,
      place: { id: brought.place.id },
      start: brought.at,
      end: null,
      jars: [],
      fresh: fresh
        .filter(({ slot, place }) => slot === brought.slot && place.id === brought.place.id)
        .map(({ crop, quantityG }) => ({ crop, quantityG })),
    })
    const own = await api.ask<OwnVoucher>('GET', `${MINE}/${voucher.id}`, { as: 'group' })
    expect(own.body).toMatchObject({ code: voucher.code, others: [], made: [], bring: [] })
    expect((await api.ask('POST', `/vouchers/${voucher.code}/collection`, { as: 'driver' })).status).toBe(200)
    expect((await listed(api)).filter(({ collected }) => collected).map(({ id }) => id)).toEqual([voucher.id])
    await api.sound()
  })

  test('two at once: one notes it, the other reads who did', async () => {
    const api = await agreed()
    const { code } = found((await listed(api))[0])
    const replies = await Promise.all(
      (['kitchenLead', 'coordinator', 'driver'] as const).map((as) =>
        api.ask('POST', `/vouchers/${code}/collection`, { as }),
      ),
    )
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409, 409])
    await api.sound()
  })

  test('a code of a group that no longer comes, a wrong one and one of elsewhere are not there', async () => {
    const api = await agreed()
    const { code, week: of } = found((await listed(api))[0])
    const absent = await api.ask('GET', '/vouchers/00000000', { as: 'kitchenLead' })
    expect(absent.status).toBe(404)
    const [{ plan } = { plan: '' }] = (
      await api.ask<Items<{ plan: string }>>('GET', `/weeks/${of.id}/proposals`, { as: 'coordinator' })
    ).body.items
    await answer(api, { group: 'ca-chauffe', plan, what: 'decline' })
    for (const path of [`/vouchers/${code}`, `/vouchers/${code}/collection`]) {
      const method = path.endsWith('collection') ? 'POST' : 'GET'
      expect((await api.ask(method, path, { as: 'kitchenLead' })).body).toEqual(absent.body)
    }
  })

  test('its code stays the same when the week is planned again', async () => {
    const api = await agreed()
    const before = await listed(api)
    const plan = await published(api, { seed: 2 })
    await answer(api, { group: 'ca-chauffe', plan, what: 'accept' })
    const after = await listed(api)
    expect(after.map(({ code }) => code)).toEqual(before.map(({ code }) => code))
    await api.sound()
  })

  test('nobody tries codes fast', async () => {
    const api = await testApp()
    const cookie = await api.cookie('kitchenLead')
    const look = async (n: number) =>
      (
        await api.app.inject({
          url: `/api/vouchers/${String(n).padStart(8, '0')}`,
          headers: { host: new URL(ORIGIN).host, cookie },
        })
      ).statusCode
    const statuses: number[] = []
    for (let n = 0; n < 61; n++) statuses.push(await look(n))
    expect(new Set(statuses.slice(0, 60))).toEqual(new Set([404]))
    expect(statuses[60]).toBe(429)
  })
})

test('a code follows from the secret and from all that it is for; nobody takes its letters for one another', () => {
  const of = { movement: MOVEMENT, group: 'ca-chauffe', voucher: 'session-1' }
  const code = voucherCode('a'.repeat(32), of)
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/)
  expect(voucherCode('a'.repeat(32), of)).toBe(code)
  const others = [
    voucherCode('b'.repeat(32), of),
    voucherCode('a'.repeat(32), { ...of, movement: 'elsewhere' }),
    voucherCode('a'.repeat(32), { ...of, group: 'episolaires' }),
    voucherCode('a'.repeat(32), { ...of, voucher: 'session-2' }),
  ]
  expect(new Set([code, ...others]).size).toBe(5)
  expect(typedVoucherCode('o1i l-xy z2')).toBe('0111XYZ2')
  const many = new Set(
    Array.from({ length: 2000 }, (_, n) => voucherCode('a'.repeat(32), { ...of, voucher: `s-${n}` })),
  )
  expect(many.size).toBe(2000)
})
