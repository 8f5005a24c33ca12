/** Which policy each route has, forged pages, cookies. Who may what with whose: access-matrix.test.ts. */
import { movements } from '@bocal/db'
import type { Batch, Claim, DemoPerson } from '@bocal/server/contract'
import { beforeAll, describe, expect, test } from 'vitest'
import { POLICIES, type Policy } from '../../server/src/access/policies.ts'
import { buildApp } from '../../server/src/app.ts'
import {
  demoStore,
  found,
  type Items,
  MOVEMENT,
  OPEN_WEEK,
  ORIGIN,
  PEOPLE,
  type TestApp,
  testApp,
  testMail,
} from '../support/app.ts'
import { MAY } from '../support/callers.ts'

const CHANGES = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/** Which policy each route has, said once more: a new route or another policy is a decision to write down here. */
const TABLE: Readonly<Record<string, Policy>> = {
  'GET /me': 'anyone',
  'GET /demo/people': 'anyone',
  'POST /session': 'anyone',
  'POST /session/movement': 'anyone',
  'DELETE /session': 'anyone',
  'POST /sign-in-links': 'anyone',
  'POST /session/link': 'anyone',
  'POST /session/code': 'anyone',
  'GET /crops': 'member',
  'GET /places': 'member',
  'GET /kitchens': 'member',
  'GET /groups': 'member',
  'GET /producers': 'member',
  'GET /people': 'coordinator',
  'POST /people': 'coordinator',
  'PUT /people/:person/roles': 'coordinator',
  'DELETE /people/:person/devices': 'coordinator',
  'DELETE /people/:person/second-factor': 'admin',
  'GET /invitations': 'coordinator',
  'POST /invitations': 'coordinator',
  'DELETE /invitations/:invitation': 'coordinator',
  'GET /groups/:group/members': 'coordinator or group',
  'DELETE /groups/:group/members/me': 'coordinator or group',
  'POST /groups/:group/invitations': 'coordinator or group',
  'DELETE /groups/:group/invitations/:invitation': 'coordinator or group',
  'GET /groups/:group/bill': 'coordinator or group',
  'GET /groups/:group/vouchers': 'coordinator or group',
  'GET /groups/:group/vouchers/:voucher': 'coordinator or group',
  'GET /vouchers/:code': 'coordinator, kitchen lead or driver',
  'POST /vouchers/:code/collection': 'coordinator, kitchen lead or driver',
  'DELETE /vouchers/:code/collection': 'coordinator, kitchen lead or driver',
  'GET /me/devices': 'member',
  'DELETE /me/devices': 'member',
  'DELETE /me/devices/:device': 'member',
  'GET /me/on-behalf': 'member',
  'POST /me/second-factor': 'member',
  'POST /me/second-factor/code': 'member',
  'GET /me/settings': 'member',
  'PATCH /me/settings': 'member',
  'GET /me/calendars': 'member',
  'POST /me/calendars': 'member',
  'DELETE /me/calendars/:calendar': 'member',
  'GET /calendars/:file': 'anyone',
  'GET /me/messages': 'member',
  'GET /me/messages/unread': 'member',
  'POST /me/messages/read': 'member',
  'GET /weeks/:week/messages': 'coordinator',
  'POST /weeks/:week/messages/:message/mails': 'coordinator',
  'GET /weeks/:week/plans/:plan/messages': 'coordinator',
  'GET /vehicles': 'member',
  'GET /equipment-kinds': 'member',
  'GET /safety-rules': 'anyone',
  'GET /recipes': 'member',
  'GET /weeks': 'member',
  'GET /weeks/:week': 'member',
  'POST /weeks': 'coordinator',
  'PATCH /weeks/:week': 'coordinator',
  'POST /weeks/:week/open': 'coordinator',
  'POST /weeks/:week/close': 'coordinator',
  'GET /weeks/:week/instance': 'coordinator',
  'GET /weeks/:week/overview': 'coordinator',
  'GET /weeks/:week/batches': 'member',
  'GET /weeks/:week/batches/:batch': 'member',
  'GET /weeks/:week/batches/:batch/affected': 'coordinator or producer',
  'GET /weeks/:week/batches/:batch/photo': 'member',
  'POST /weeks/:week/batches': 'coordinator or producer',
  'PATCH /weeks/:week/batches/:batch': 'coordinator or producer',
  'DELETE /weeks/:week/batches/:batch': 'coordinator or producer',
  'GET /producers/:producer/batch-templates': 'coordinator or producer',
  'GET /producers/:producer/owed': 'coordinator or producer',
  'POST /weeks/:week/batches/:batch/payment': 'coordinator',
  'DELETE /weeks/:week/batches/:batch/payment': 'coordinator',
  'GET /weeks/:week/pickups': 'coordinator, producer or driver',
  'POST /weeks/:week/pickups/:batch/:slot/departure': 'coordinator, producer or driver',
  'GET /weeks/:week/claims': 'coordinator or group',
  'GET /weeks/:week/claims/:claim': 'coordinator or group',
  'POST /weeks/:week/claims': 'coordinator or group',
  'PATCH /weeks/:week/claims/:claim': 'coordinator or group',
  'DELETE /weeks/:week/claims/:claim': 'coordinator or group',
  'GET /weeks/:week/instant-offers': 'member',
  'GET /weeks/:week/instant-offers/live': 'member',
  'POST /weeks/:week/instant-offers': 'coordinator',
  'POST /weeks/:week/instant-offers/:offer/close': 'coordinator',
  'POST /weeks/:week/instant-offers/:offer/claims': 'coordinator or group',
  'GET /weeks/:week/instant-claims': 'coordinator or group',
  'GET /weeks/:week/instant-claims/:taken': 'coordinator or group',
  'PATCH /weeks/:week/instant-claims/:taken': 'coordinator or group',
  'DELETE /weeks/:week/instant-claims/:taken': 'coordinator or group',
  'GET /weeks/:week/availability': 'coordinator or group',
  'GET /weeks/:week/availability/:group/:session': 'coordinator or group',
  'PUT /weeks/:week/availability/:group/:session': 'coordinator or group',
  'DELETE /weeks/:week/availability/:group/:session': 'coordinator or group',
  'GET /weeks/:week/slots': 'member',
  'GET /weeks/:week/slots/:slot': 'member',
  'GET /weeks/:week/slots/:slot/affected': 'coordinator',
  'POST /weeks/:week/slots': 'coordinator',
  'PATCH /weeks/:week/slots/:slot': 'coordinator',
  'DELETE /weeks/:week/slots/:slot': 'coordinator',
  'GET /weeks/:week/sessions': 'member',
  'GET /weeks/:week/sessions/:session': 'member',
  'GET /weeks/:week/sessions/:session/affected': 'coordinator',
  'POST /weeks/:week/sessions': 'coordinator',
  'PATCH /weeks/:week/sessions/:session': 'coordinator',
  'DELETE /weeks/:week/sessions/:session': 'coordinator',
  'GET /equipment': 'member',
  'GET /equipment/:item': 'member',
  'POST /equipment': 'coordinator',
  'PATCH /equipment/:item': 'coordinator',
  'DELETE /equipment/:item': 'coordinator',
  'POST /weeks/:week/plan-jobs': 'coordinator',
  'GET /weeks/:week/plan-jobs/:job': 'coordinator',
  'POST /weeks/:week/plan-jobs/:job/cancel': 'coordinator',
  'GET /weeks/:week/plan-jobs/:job/events': 'coordinator',
  'GET /weeks/:week/plans': 'coordinator',
  'GET /weeks/:week/plans/:plan': 'coordinator',
  'GET /weeks/:week/plans/:plan/assurance': 'coordinator',
  'POST /weeks/:week/plans/:plan/publish': 'coordinator',
  'GET /weeks/:week/plans/:plan/why': 'coordinator',
  'POST /weeks/:week/plans/:plan/why-not': 'coordinator',
  'GET /weeks/:week/plans/:plan/alternatives': 'coordinator',
  'POST /weeks/:week/plans/:plan/trials': 'coordinator',
  'GET /weeks/:week/trials/:trial': 'coordinator',
  'POST /weeks/:week/trials/:trial/keep': 'coordinator',
  'POST /weeks/:week/trials/:trial/undo': 'coordinator',
  'GET /weeks/:week/choices': 'coordinator',
  'GET /weeks/:week/pins': 'coordinator',
  'POST /weeks/:week/pins': 'coordinator',
  'DELETE /weeks/:week/pins/:pin': 'coordinator',
  'GET /weeks/:week/proposal': 'coordinator or group',
  'GET /weeks/:week/proposals': 'coordinator',
  'POST /weeks/:week/proposals/:group/answer': 'coordinator or group',
  'DELETE /weeks/:week/proposals/:group/answer': 'coordinator or group',
  'GET /rounds': 'driver',
  'GET /session-sheets': 'kitchen lead',
  'GET /openapi.json': 'anyone',
}

let api: TestApp
beforeAll(async () => {
  api = await testApp()
})

const listed = () =>
  api.app.routeTable
    .filter(({ url }) => url.startsWith('/api/') && !url.startsWith('/api/docs') && url !== '/api/*')
    .flatMap((route) =>
      [route.method]
        .flat()
        .filter((method) => method !== 'HEAD')
        .map((method) => ({
          name: `${method} ${route.url.slice('/api'.length)}`,
          policy: route.config?.policy,
        })),
    )

/** Ids that exist, where there are any: a policy must refuse before it is known whether something is there. */
const filled = (path: string) =>
  path
    .replace(':week', OPEN_WEEK)
    // Nobody leaves their group here: it would be done.
    .replace(':group/members/me', 'there-is-none/members/me')
    .replace(':group', 'ca-chauffe')
    .replace(':producer', 'ferme-du-chaudron')
    .replaceAll(/:\w+/g, 'there-is-none')

test('every route is in the table with its policy, and nothing else is', () => {
  expect(Object.fromEntries(listed().map(({ name, policy }) => [name, policy]))).toEqual(TABLE)
})

test('a route without a policy does not start', async () => {
  const none = () => Promise.reject(new Error('no planner here'))
  const pool = { solve: none, assure: none, close: async () => {} }
  const app = await buildApp({
    store: await demoStore(),
    pool,
    explainer: { ask: none, close: async () => {} },
    secret: 'x'.repeat(32),
    clock: () => new Date(),
    mail: testMail('no letter is sent here'),
    publicUrl: () => ORIGIN,
  })
  app.get('/forgotten', async () => 'open to all')
  await expect(app.ready()).rejects.toThrow(/without a policy: GET.*\/forgotten/)
})

test('policies name roles that exist', () => {
  expect(Object.keys(MAY)).toEqual(expect.arrayContaining(Object.keys(POLICIES)))
})

describe('forged pages', () => {
  const changing = Object.keys(TABLE).filter((name) => CHANGES.has(name.split(' ')[0] ?? ''))

  test.each(changing)('%s is refused from elsewhere, and without saying from where', async (name) => {
    const [method = '', path = ''] = name.split(' ')
    const cookie = await api.cookie('coordinator')
    for (const headers of [
      { origin: 'http://elsewhere.test' },
      { origin: 'null' },
      { origin: 'not an address' },
      {},
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]) {
      const reply = await api.app.inject({
        method: method as 'POST',
        url: `/api${filled(path)}`,
        headers: { host: 'bocal.test', cookie, ...headers },
        payload: {},
      })
      expect(reply.statusCode, JSON.stringify(headers)).toBe(403)
      expect(reply.json()).toMatchObject({ type: '/problems/origin' })
    }
  })

  test('forms of pages are refused before any page sees them', async () => {
    const seen: string[] = []
    const { app } = await testApp({
      web: (request, response) => {
        seen.push(request.url ?? '')
        response.end('a page')
      },
    })
    const post = (headers: object) =>
      app.inject({ method: 'POST', url: '/account?/everywhere', headers: { host: 'bocal.test', ...headers } })
    for (const headers of [{ origin: 'http://elsewhere.test' }, { origin: 'null' }, {}])
      expect((await post(headers)).statusCode, JSON.stringify(headers)).toBe(403)
    expect(seen).toEqual([])
    expect((await post({ origin: ORIGIN })).statusCode).toBe(200)
    expect(seen).toEqual(['/account?/everywhere'])
  })

  test('a browser that leaves Origin out but says same-origin is let through', async () => {
    const reply = await api.app.inject({
      method: 'DELETE',
      url: '/api/session',
      headers: { host: 'bocal.test', 'sec-fetch-site': 'same-origin' },
    })
    expect(reply.statusCode).toBe(200)
  })
})

test('a cookie that was changed, or of another database, is nobody’s', async () => {
  const cookie = await api.cookie('coordinator')
  const other = await testApp()
  for (const [app, forged] of [
    [api.app, cookie.replace('=', '=A')],
    [api.app, cookie.slice(0, -3)],
    [other.app, cookie],
  ] as const) {
    const reply = await app.inject({ url: '/api/me', headers: { host: 'bocal.test', cookie: forged } })
    expect(reply.json()).toEqual({ me: null, elsewhere: [] })
  }
})

test('a session ends after thirty days without use', async () => {
  let now = new Date('2026-08-19T08:00:00.000Z')
  const { app, cookie } = await testApp({ clock: () => now })
  const headers = { cookie: await cookie('group') }
  const who = async () => (await app.inject({ url: '/api/me', headers })).json().me?.person.id
  now = new Date('2026-09-18T07:59:59.000Z')
  expect(await who()).toBe(PEOPLE.group)
  now = new Date('2026-10-18T07:59:58.000Z')
  expect(await who()).toBe(PEOPLE.group)
  now = new Date('2026-11-17T07:59:59.000Z')
  expect(await who()).toBeUndefined()
})

test('somebody else’s thing, in this movement or another, looks exactly like a missing one', async () => {
  const store = await demoStore()
  await store.write(async (tx) => {
    const [movement] = await tx.select().from(tx.tables.movement)
    const [person] = await tx.select().from(tx.tables.person)
    const [week] = await tx.select().from(tx.tables.week)
    if (!movement || !person || !week) throw new Error('the demo is empty')
    await tx.insert(tx.tables.movement).values({ ...movement, id: 'elsewhere', name: 'Elsewhere' })
    await tx.insert(tx.tables.person).values({ ...person, movementId: 'elsewhere', id: 'stranger' })
    await tx.insert(tx.tables.role).values({
      movementId: 'elsewhere',
      id: 'r',
      personId: 'stranger',
      kind: 'coordinator',
      createdAt: movement.createdAt,
    })
    await tx.insert(tx.tables.week).values({ ...week, movementId: 'elsewhere', id: 'their-week' })
  })
  expect((await movements(store)).map(({ id }) => id).sort()).toEqual([MOVEMENT, 'elsewhere'].sort())
  const { app, ask } = await testApp({ store })
  const absent = await ask('GET', '/weeks/there-is-none', { as: 'coordinator' })
  expect(absent.status).toBe(404)
  const foreign = await ask('GET', '/weeks/their-week', { as: 'coordinator' })
  expect(foreign.body).toEqual(absent.body)

  const signedIn = await app.inject({
    method: 'POST',
    url: '/api/session',
    headers: { host: 'bocal.test', origin: ORIGIN },
    payload: { movement: 'elsewhere', person: 'stranger' },
  })
  const [given] = signedIn.cookies
  const cookie = `${given?.name}=${encodeURIComponent(given?.value ?? '')}`
  const read = async (url: string) =>
    (
      await app.inject({
        url: `/api${url}`,
        headers: { host: 'bocal.test', cookie, 'accept-language': 'en' },
      })
    ).json()
  expect(await read(`/weeks/${OPEN_WEEK}/batches`)).toEqual(absent.body)
  expect((await read('/weeks')).items.map(({ id }: { id: string }) => id)).toEqual(['their-week'])
  expect(await read('/equipment')).toEqual({ items: [] })

  // Within a movement: another group's claim, another producer's batch.
  const claims = (await ask<Items<Claim>>('GET', `/weeks/${OPEN_WEEK}/claims`, { as: 'otherGroup' })).body
    .items
  const theirs = claims[0]?.id ?? (await claimOf(ask))
  const missing = await ask('GET', `/weeks/${OPEN_WEEK}/claims/there-is-none`, { as: 'group' })
  expect(missing.status).toBe(404)
  for (const method of ['GET', 'DELETE']) {
    expect((await ask(method, `/weeks/${OPEN_WEEK}/claims/${theirs}`, { as: 'group' })).body).toEqual(
      missing.body,
    )
  }
  const batches = (await ask<Items<Batch>>('GET', `/weeks/${OPEN_WEEK}/batches`, { as: 'coordinator' })).body
    .items
  const notMine = found(batches.find(({ producer }) => producer.id !== 'ferme-du-chaudron'))
  for (const [method, path] of [
    ['GET', ''],
    ['DELETE', ''],
    ['GET', '/affected'],
  ]) {
    const url = `/weeks/${OPEN_WEEK}/batches/${notMine.id}${path}`
    expect((await ask(method ?? '', url, { as: 'producer' })).body).toEqual(missing.body)
  }
})

async function claimOf(ask: TestApp['ask']): Promise<string> {
  const body = { kind: 'fresh', crop: 'tomato', freshG: 1000 }
  return (await ask<Claim>('POST', `/weeks/${OPEN_WEEK}/claims`, { as: 'otherGroup', body })).body.id
}

test('the demo has one of each kind of caller', async () => {
  const { items } = (await api.ask<Items<DemoPerson>>('GET', '/demo/people')).body
  const known = items.map(({ id }) => id)
  expect(known).toEqual(expect.arrayContaining(Object.values(PEOPLE)))
})
