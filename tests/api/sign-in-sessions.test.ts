/** Sessions, the second factor, the first coordinator, and what others see of a place. */
import type { Device, Me, MeAnswer, OnBehalfAct, Place, SecondFactorSetUp } from '@bocal/server/contract'
import { generateSync } from 'otplib'
import { describe, expect, test } from 'vitest'
import { beginMovement, firstLinks } from '../../server/src/first-run.ts'
import {
  found,
  type Items,
  MOVEMENT,
  OPEN_WEEK,
  ORIGIN,
  PEOPLE,
  type TestApp,
  testApp,
} from '../support/app.ts'
import { freshStore } from '../support/store.ts'

const NOW = '2026-08-19T08:00:00.000Z'
const FIREFOX = 'Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0'

/** A browser: it keeps its cookie. */
function browser({ app }: Pick<TestApp, 'app'>, userAgent = FIREFOX) {
  let cookie = ''
  const send = async <T>(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: T }> => {
    const reply = await app.inject({
      method: method as 'GET',
      url: `/api${path}`,
      headers: { host: 'bocal.test', origin: ORIGIN, 'user-agent': userAgent, ...(cookie && { cookie }) },
      ...(body !== undefined && { payload: body as object }),
    })
    const [given] = reply.cookies
    if (given) cookie = given.value ? `${given.name}=${given.value}` : ''
    return { status: reply.statusCode, body: reply.json() }
  }
  return {
    send,
    cookie: () => cookie,
    as: (pair: string) => {
      cookie = pair
    },
    signIn: (person: string) => send<MeAnswer>('POST', '/session', { movement: MOVEMENT, person }),
    who: async () => (await send<MeAnswer>('GET', '/me')).body.me?.person.id,
    devices: async () => (await send<Items<Device>>('GET', '/me/devices')).body.items,
  }
}

describe('a session', () => {
  test('has a new cookie at each sign-in, and the old one opens nothing any more', async () => {
    const phone = browser(await testApp())
    await phone.signIn(PEOPLE.group)
    const old = phone.cookie()
    await phone.signIn(PEOPLE.producer)
    const fresh = phone.cookie()
    expect(fresh).not.toBe(old)
    expect(await phone.who()).toBe(PEOPLE.producer)
    phone.as(old)
    expect(await phone.who()).toBeUndefined()
  })

  test('cannot be chosen by whoever gives somebody a cookie', async () => {
    const phone = browser(await testApp())
    phone.as('bocal_session=chosen-by-somebody-else')
    await phone.signIn(PEOPLE.group)
    expect(phone.cookie()).not.toContain('chosen')
    phone.as('bocal_session=chosen-by-somebody-else')
    expect(await phone.who()).toBeUndefined()
  })

  test('is listed with its browser, and ends in one place or everywhere', async () => {
    const app = await testApp()
    const [phone, laptop, other] = [
      browser(app),
      browser(app, 'Mozilla/5.0 (X11; Linux) Chrome/140.0 Safari/537'),
      browser(app),
    ]
    await phone.signIn(PEOPLE.group)
    await laptop.signIn(PEOPLE.group)
    await other.signIn(PEOPLE.otherGroup)
    const seen = await phone.devices()
    expect(seen.map(({ browser, here }) => [browser, here]).sort()).toEqual([
      ['Chrome, Linux', false],
      ['Firefox, Android', true],
    ])
    const there = found(seen.find(({ here }) => !here))
    expect((await other.send('DELETE', `/me/devices/${there.id}`)).body).toEqual(
      (await other.send('DELETE', '/me/devices/there-is-none')).body,
    )
    expect(await laptop.who()).toBe(PEOPLE.group)
    expect((await phone.send('DELETE', `/me/devices/${there.id}`)).status).toBe(200)
    expect(await laptop.who()).toBeUndefined()
    expect(await phone.who()).toBe(PEOPLE.group)

    await laptop.signIn(PEOPLE.group)
    const kept = phone.cookie()
    expect((await phone.send('DELETE', '/me/devices')).body).toEqual({ devices: 2 })
    phone.as(kept)
    expect([await phone.who(), await laptop.who(), await other.who()]).toEqual([
      undefined,
      undefined,
      PEOPLE.otherGroup,
    ])
  })

  test('that was signed out of is over in the store, not only in the browser', async () => {
    const phone = browser(await testApp())
    await phone.signIn(PEOPLE.group)
    const kept = phone.cookie()
    await phone.send('DELETE', '/session')
    phone.as(kept)
    expect(await phone.who()).toBeUndefined()
  })

  test('ends when the person gets other roles, and so do their links', async () => {
    const app = await testApp()
    const [phone, office] = [browser(app), browser(app)]
    await phone.signIn(PEOPLE.group)
    await office.signIn(PEOPLE.coordinator)
    const invitation = await office.send<{ url: string }>('POST', '/invitations', { person: PEOPLE.group })
    const { status } = await office.send('PUT', `/people/${PEOPLE.group}/roles`, {
      roles: [{ kind: 'producer', producer: 'ferme-du-chaudron' }],
    })
    expect(status).toBe(200)
    expect(await phone.who()).toBeUndefined()
    const token = invitation.body.url.split('/').at(-1)
    expect((await phone.send('POST', '/session/link', { token })).status).toBe(422)
    const again = await phone.signIn(PEOPLE.group)
    expect(again.body.me?.roles.map(({ kind }) => kind)).toEqual(['producer'])
    await app.sound()
  })

  test('of a lost phone is ended by a coordinator', async () => {
    const app = await testApp()
    const [phone, office] = [browser(app), browser(app)]
    await phone.signIn(PEOPLE.group)
    await office.signIn(PEOPLE.coordinator)
    expect((await office.send('DELETE', `/people/${PEOPLE.group}/devices`)).body).toEqual({ devices: 1 })
    expect(await phone.who()).toBeUndefined()
  })
})

describe('outside the demo', () => {
  /** A movement of its own with its first coordinator signed in, at a clock that can be moved. */
  async function ownMovement() {
    let now = new Date(NOW)
    const store = await freshStore()
    await beginMovement(store, { name: 'Ours', timeZone: 'Europe/Brussels', now })
    const [first] = await firstLinks(store, { now })
    const app = await testApp({ store, demo: false, clock: () => now })
    const phone = browser(app)
    const entered = await phone.send<MeAnswer>('POST', '/session/link', { token: found(first).token })
    return {
      app,
      store,
      phone,
      token: found(first).token,
      me: found(entered.body.me),
      pass: (seconds: number) => {
        now = new Date(now.getTime() + seconds * 1000)
      },
      code: (secret: string) => generateSync({ secret, epoch: Math.floor(now.getTime() / 1000) }),
      now: () => now,
    }
  }
  const setUp = (phone: ReturnType<typeof browser>) =>
    phone.send<SecondFactorSetUp>('POST', '/me/second-factor')
  const give = (phone: ReturnType<typeof browser>, code: string) =>
    phone.send('POST', '/me/second-factor/code', { code })

  test('nobody signs in by choosing, and nobody is listed', async () => {
    const { phone, me } = await ownMovement()
    expect(
      (await browser({ app: (await ownMovement()).app.app }).send<Items<unknown>>('GET', '/demo/people'))
        .body,
    ).toEqual({ items: [] })
    const chosen = await phone.send('POST', '/session', { movement: me.movement.id, person: me.person.id })
    expect(chosen.status).toBe(404)
  })

  test('the first coordinator’s link works once, and is printed until somebody entered', async () => {
    const store = await freshStore()
    const now = new Date(NOW)
    const ours = { name: 'Ours', timeZone: 'Europe/Brussels', now }
    await beginMovement(store, ours)
    await beginMovement(store, ours)
    const [first] = await firstLinks(store, { now })
    const [second] = await firstLinks(store, { now })
    const app = await testApp({ store, demo: false })
    const enter = (token: string | undefined) => browser(app).send('POST', '/session/link', { token })
    expect((await enter(first?.token)).status).toBe(422)
    expect((await enter(second?.token)).status).toBe(200)
    expect((await enter(second?.token)).status).toBe(422)
    expect(await firstLinks(store, { now })).toEqual([])
    await app.sound()
  })

  test('a coordinator is one only after the authenticator’s code, in each browser anew', async () => {
    const { app, phone, me, pass, code, now, store } = await ownMovement()
    expect(me.secondFactor).toBe('set-up')
    expect(me.roles).toEqual([])
    const people = async (from = phone) => from.send<{ type: string }>('GET', '/people')
    const refused = await people()
    expect([refused.status, refused.body.type]).toEqual([403, '/problems/second-factor'])

    const { body } = await setUp(phone)
    expect(body.address).toContain(body.secret)
    expect((await people()).status).toBe(403)
    expect((await give(phone, code(body.secret))).status).toBe(200)
    expect((await people()).status).toBe(200)
    const known = (await phone.send<{ me: Me }>('GET', '/me')).body.me
    expect(known.secondFactor).toBe('given')
    expect(known.roles.map(({ kind }) => kind)).toEqual(['admin', 'coordinator'])
    expect((await setUp(phone)).status).toBe(409)
    const rows = await store.read((db) => db.select().from(db.tables.secondFactor))
    expect(JSON.stringify(rows)).not.toContain(body.secret)

    const invited = await phone.send<{ url: string }>('POST', '/invitations', { person: me.person.id })
    const laptop = browser(app)
    await laptop.send('POST', '/session/link', { token: invited.body.url.split('/').at(-1) })
    expect((await laptop.send<MeAnswer>('GET', '/me')).body.me?.secondFactor).toBe('ask')
    expect((await people(laptop)).status).toBe(403)
    expect((await setUp(laptop)).status).toBe(409)
    // The code that was taken before is not taken again, the next one is.
    expect((await give(laptop, code(body.secret))).status).toBe(422)
    pass(30)
    expect((await give(laptop, code(body.secret))).status).toBe(200)
    expect((await people(laptop)).status).toBe(200)
    expect(now().toISOString()).toBe('2026-08-19T08:00:30.000Z')
    await app.sound()
  })

  test('five wrong authenticator codes, and even the right one has to wait', async () => {
    const { phone, pass, code } = await ownMovement()
    const { secret } = (await setUp(phone)).body
    const wrong = () => (code(secret) === '000000' ? '111111' : '000000')
    for (let i = 0; i < 5; i += 1) expect((await give(phone, wrong())).status).toBe(422)
    expect((await give(phone, code(secret))).status).toBe(429)
    pass(15 * 60)
    expect((await give(phone, code(secret))).status).toBe(200)
  })
})

test('what a coordinator does in a group’s name, the group sees, and another does not', async () => {
  const app = await testApp()
  const body = { kind: 'fresh', crop: 'tomato', freshG: 1000, onBehalfOf: 'ca-chauffe' }
  const acts = async (as: 'group' | 'otherGroup' | 'driver') =>
    (await app.ask<Items<OnBehalfAct>>('GET', '/me/on-behalf', { as })).body.items
  const before = (await acts('group')).length
  const others = await acts('otherGroup')
  expect((await app.ask('POST', `/weeks/${OPEN_WEEK}/claims`, { as: 'coordinator', body })).status).toBe(201)
  const seen = await acts('group')
  expect(seen).toHaveLength(before + 1)
  expect(seen[0]).toMatchObject({ at: NOW, by: 'Joris', action: 'claim.make', of: { id: 'ca-chauffe' } })
  expect(await acts('otherGroup')).toEqual(others)
  expect(await acts('driver')).toEqual([])
})

test('where a producer is exactly, coordinators know, and the driver from a day before the stop', async () => {
  let now = new Date(NOW)
  const app = await testApp({ clock: () => now })
  const rows = await app.store.read(async (db) => ({
    slot: await db.select().from(db.tables.slot),
    stop: await db.select().from(db.tables.slotStop),
    producer: await db.select().from(db.tables.producer),
  }))
  const farms = new Set(rows.producer.map(({ placeId }) => placeId))
  const driven = new Set(
    rows.slot.filter(({ driverPersonId }) => driverPersonId === PEOPLE.driver).map(({ id }) => id),
  )
  const stop = found(rows.stop.find(({ slotId, placeId }) => driven.has(slotId) && farms.has(placeId)))
  const seen = async (as: 'coordinator' | 'driver' | 'group') =>
    found(
      (await app.ask<Items<Place>>('GET', '/places', { as })).body.items.find(
        ({ id }) => id === stop.placeId,
      ),
    )
  const HOUR_MS = 3600 * 1000
  const at = (hours: number) => new Date(Date.parse(stop.at) + hours * HOUR_MS)

  now = at(-24)
  const exact = await seen('coordinator')
  expect(await seen('driver')).toEqual(exact)
  const coarse = await seen('group')
  expect(coarse.address).toBeNull()
  expect(coarse.precisionM).toBeGreaterThanOrEqual(1000)
  for (const degrees of [coarse.lat, coarse.lon]) {
    expect(Math.abs(degrees * 100 - Math.round(degrees * 100))).toBeLessThan(1e-6)
  }
  now = new Date(at(-24).getTime() - 60_000)
  expect((await seen('driver')).precisionM).toBeGreaterThanOrEqual(1000)
  now = at(300)
  expect((await seen('driver')).address).toBeNull()
})
