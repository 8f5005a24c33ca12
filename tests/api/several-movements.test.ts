/** One browser of somebody who is known in several movements: it changes between them and never mixes them. */
import type { Device, WhoAmI } from '@bocal/server/contract'
import { beforeEach, expect, test } from 'vitest'
import { type Items, MOVEMENT, ORIGIN, type TestApp, testApp } from '../support/app.ts'
import { addElsewhere, cookieOf, ELSEWHERE, linkFor } from '../support/callers.ts'

let api: TestApp
beforeEach(async () => {
  api = await testApp({ demo: false })
  await addElsewhere(api)
})

/** A browser: it keeps the cookie it is given. */
function browser(first = '') {
  let cookie = first
  return {
    cookie: () => cookie,
    async go<T>(method: string, path: string, body?: unknown): Promise<{ status: number; body: T }> {
      const reply = await api.app.inject({
        method: method as 'GET',
        url: `/api${path}`,
        headers: { host: new URL(ORIGIN).host, origin: ORIGIN, ...(cookie && { cookie }) },
        ...(body !== undefined && { payload: body as object }),
      })
      const [given] = reply.cookies
      if (given) cookie = given.value === '' ? '' : `${given.name}=${encodeURIComponent(given.value)}`
      return { status: reply.statusCode, body: reply.json() as T }
    },
  }
}
type Browser = ReturnType<typeof browser>
const who = async (phone: Browser) => {
  const { me, elsewhere } = (await phone.go<WhoAmI>('GET', '/me')).body
  return { in: me?.movement.id, as: me?.person.id, elsewhere: elsewhere.map(({ id }) => id) }
}
const enter = async (phone: Browser, person: string) =>
  phone.go('POST', '/session/link', { token: await linkFor(api, person) })
const change = (phone: Browser, movement: string) => phone.go('POST', '/session/movement', { movement })
const weeks = async (phone: Browser) =>
  (await phone.go<Items<{ id: string }>>('GET', '/weeks')).body.items.map(({ id }) => id)

test('a link to another movement leaves the first waiting, and one changes to and fro', async () => {
  const phone = browser(await cookieOf(api, 'group'))
  const here = await weeks(phone)
  expect((await enter(phone, 'pending')).status).toBe(200)
  expect(await who(phone)).toEqual({ in: ELSEWHERE, as: 'pending', elsewhere: [MOVEMENT] })
  expect(await weeks(phone)).toEqual(['week-1'])
  expect((await change(phone, MOVEMENT)).status).toBe(200)
  expect(await who(phone)).toEqual({ in: MOVEMENT, as: 'salma', elsewhere: [ELSEWHERE] })
  expect(await weeks(phone)).toEqual(here)
  await change(phone, ELSEWHERE)
  expect(await who(phone)).toEqual({ in: ELSEWHERE, as: 'pending', elsewhere: [MOVEMENT] })
})

test('a movement in which one is not signed in here is like one that is not there', async () => {
  const phone = browser(await cookieOf(api, 'group'))
  const foreign = await change(phone, ELSEWHERE)
  const absent = await change(phone, 'there-is-none')
  expect(foreign.status).toBe(422)
  expect(JSON.stringify(foreign.body).replaceAll(ELSEWHERE, '§')).toBe(
    JSON.stringify(absent.body).replaceAll('there-is-none', '§'),
  )
  expect(await who(phone)).toEqual({ in: MOVEMENT, as: 'salma', elsewhere: [] })
})

test('a second person of the same movement takes the place of the first, and only of that one', async () => {
  const phone = browser(await cookieOf(api, 'group'))
  await enter(phone, 'pending')
  const before = phone.cookie()
  await enter(phone, 'stranger')
  expect(await who(phone)).toEqual({ in: ELSEWHERE, as: 'stranger', elsewhere: [MOVEMENT] })
  // Whoever kept the cookie of before finds its first sign-in ended, and is nobody, not the one that waits.
  expect(await who(browser(before))).toEqual({ in: undefined, as: undefined, elsewhere: [MOVEMENT] })
})

test('an ended sign-in does not let the waiting one act; one changes to it on purpose', async () => {
  const phone = browser(await cookieOf(api, 'group'))
  await enter(phone, 'pending')
  const office = browser(await cookieOf(api, 'stranger'))
  await office.go('DELETE', '/people/pending/devices')
  expect(await who(phone)).toEqual({ in: undefined, as: undefined, elsewhere: [MOVEMENT] })
  expect((await phone.go('GET', '/weeks')).status).toBe(401)
  await change(phone, MOVEMENT)
  expect(await who(phone)).toEqual({ in: MOVEMENT, as: 'salma', elsewhere: [] })
})

test('signing out signs this browser out of all of them', async () => {
  for (const path of ['/session', '/me/devices']) {
    const phone = browser(await cookieOf(api, 'group'))
    await enter(phone, 'pending')
    const cookie = phone.cookie()
    await phone.go('DELETE', path)
    expect(phone.cookie()).toBe('')
    expect(await who(browser(cookie))).toEqual({ in: undefined, as: undefined, elsewhere: [] })
  }
})

test('the second factor given in one movement says nothing in another', async () => {
  const phone = browser(await cookieOf(api, 'stranger'))
  expect((await phone.go('GET', '/people')).status).toBe(200)
  await phone.go('POST', '/session/link', { token: await linkFor(api, 'salma', MOVEMENT) })
  await change(phone, ELSEWHERE)
  expect((await phone.go('GET', '/people')).status).toBe(200)
  const other = browser(await cookieOf(api, 'group'))
  await enter(other, 'pending')
  expect((await other.go('GET', '/people')).status).toBe(403)
})

test('each movement lists and ends its own devices only', async () => {
  const phone = browser(await cookieOf(api, 'group'))
  await enter(phone, 'pending')
  const devices = (await phone.go<Items<Device>>('GET', '/me/devices')).body.items
  expect(devices.filter(({ here }) => here)).toHaveLength(1)
  await change(phone, MOVEMENT)
  const end = await phone.go('DELETE', `/me/devices/${devices[0]?.id}`)
  expect(end.status).toBe(404)
})
