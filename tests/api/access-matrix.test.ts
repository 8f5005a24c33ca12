/**
 * Every route × every kind of caller × own / somebody else's / of another movement / absent, made from the route
 * table: a new route is in it by itself, and fails here in a sentence until `route-samples.ts` can ask about it.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Policy } from '../../server/src/access/policies.ts'
import { found, ORIGIN, PEOPLE, type TestApp, testApp } from '../support/app.ts'
import { addElsewhere, CALLERS, type CallerKind, cookieOf, MAY } from '../support/callers.ts'
import { BODIES, LEAVES, LEAVES_OUT, type Nouns, nounsOf } from '../support/route-samples.ts'

type Route = {
  readonly name: string
  readonly method: string
  readonly path: string
  readonly policy: Policy
}
type Listed = TestApp['app']['routeTable'][number]
type Knock = { readonly path: string; readonly body: unknown }

let api: TestApp
let nouns: Nouns
const cookies = new Map<CallerKind, string>()
const figures = { routes: 0, asked: 0 }

/** What only coordinators may read of others: where a place is exactly (no tour is driven within a day), and contacts. */
const ADDRESS = 'Chemin des Vaches 3'
const CONTACT = /@example\.org/
const contactOf = (who: CallerKind) => `${PEOPLE[who as keyof typeof PEOPLE]}@example.org`
const OFFICE: readonly CallerKind[] = ['coordinator', 'admin']

/** Routes are known before tests run, and those are made from them. */
const { routes, takesBody } = await routesOf()

beforeAll(async () => {
  // No demo for all: the other movement's coordinators need their second factor.
  api = await testApp({ demo: false })
  nouns = await nounsOf(api)
  await addElsewhere(api)
  await api.store.write((tx) => tx.update(tx.tables.place).set({ address: ADDRESS }))
  for (const who of CALLERS) cookies.set(who, await cookieOf(api, who))
}, 60_000)

afterAll(() =>
  console.log(
    `access matrix: ${figures.routes} routes × ${CALLERS.length} callers, ${figures.asked} requests`,
  ),
)

async function routesOf() {
  const app = await testApp()
  const listed = (route: Listed) =>
    [route.method].flat().map((method): Route => {
      const path = route.url.slice('/api'.length)
      return { name: `${method} ${path}`, method, path, policy: found(route.config?.policy) }
    })
  const isOurs = ({ url }: Listed) =>
    url.startsWith('/api/') && !url.startsWith('/api/docs') && url !== '/api/*'
  const table = app.app.routeTable.filter(isOurs)
  const all = table.flatMap(listed).filter(({ method }) => method !== 'HEAD')
  const bodies = new Set(
    table
      .filter(({ schema }) => schema?.body)
      .flatMap(listed)
      .map(({ name }) => name),
  )
  return { routes: all, takesBody: bodies }
}

const inPath = /:(\w+)/g
const inBody = /":(\w+)"/g
const placeholders = ({ name, path }: Route): string[] => {
  const body = JSON.stringify(BODIES[name] ?? null)
  return [...new Set([...path.matchAll(inPath), ...body.matchAll(inBody)].map(([, noun]) => noun ?? ''))]
}

/** The route's address and body with an id for each noun. */
function knockOf({ name, path }: Route, idOf: (noun: string) => string): Knock {
  const body = JSON.stringify(BODIES[name] ?? {}).replaceAll(inBody, (_, noun) => JSON.stringify(idOf(noun)))
  return { path: path.replaceAll(inPath, (_, noun) => idOf(noun)), body: JSON.parse(body) }
}

const nounOf = (noun: string) =>
  found(nouns[noun], `tests/support/route-samples.ts has no ids for “:${noun}”: add them to nounsOf`)
const own = (who: CallerKind) => (noun: string) => {
  const { own: mine, elsewhere } = nounOf(noun)
  if (who === 'stranger' || who === 'pending') return elsewhere
  return typeof mine === 'string' ? mine : mine(who)
}
/** What another movement's look like to a caller. */
const foreign = (who: CallerKind) => (noun: string) => {
  const { own: mine, elsewhere, secret } = nounOf(noun)
  if (secret || (who !== 'stranger' && who !== 'pending')) return elsewhere
  return typeof mine === 'string' ? mine : mine('group')
}

/** Asks, and waits no longer than for the head of an answer that streams. */
async function ask(who: CallerKind, { method }: Route, { path, body }: Knock, cookie = cookies.get(who)) {
  figures.asked += 1
  const reply = await api.app.inject({
    method: method as 'GET',
    url: `/api${path}`,
    headers: {
      host: new URL(ORIGIN).host,
      origin: ORIGIN,
      'accept-language': 'en',
      ...(cookie && { cookie }),
    },
    ...(method !== 'GET' && { payload: body as object }),
    payloadAsStream: true,
  })
  const stream = reply.stream()
  const type = String(reply.headers['content-type'] ?? '')
  let text = ''
  if (type.startsWith('text/event-stream')) stream.destroy()
  else for await (const chunk of stream) text += String(chunk)
  const headers = Object.entries(reply.headers).filter(
    ([name]) => !/^(date|content-length|x-ratelimit-.*)$/.test(name),
  )
  return { status: reply.statusCode, text, headers }
}

/** The same but for the id that was asked about. */
const without = ({ status, text, headers }: Awaited<ReturnType<typeof ask>>, id: string) => ({
  status,
  headers,
  text: text.replaceAll(id, '§'),
})
/** An id that nobody has. */
const absent = () => 'there-is-none'

/** Everything that is kept, but when devices were last seen, and letters, which leave by themselves. */
async function kept(): Promise<Record<string, string>> {
  const tables = Object.entries(api.store.tables).filter(
    ([name]) => name !== 'device' && name !== 'messageMail',
  )
  return api.store.read(async (db) => {
    const all: Record<string, string> = {}
    for (const [name] of tables) all[name] = JSON.stringify(await db.select().from(db.tables[name as 'week']))
    return all
  })
}

test.each(routes.map((route) => [route.name, route] as const))('%s can be asked about', (_, route) => {
  figures.routes += 1
  expect(
    !takesBody.has(route.name) || route.name in BODIES,
    `tests/support/route-samples.ts has no body for “${route.name}”: add one to BODIES`,
  ).toBe(true)
  for (const noun of placeholders(route)) nounOf(noun)
  expect(Object.keys(BODIES).filter((name) => !routes.some((one) => one.name === name))).toEqual([])
})

describe('what is not one’s own', () => {
  let before: Record<string, string> = {}
  beforeAll(async () => {
    before = await kept()
  })

  describe.each(CALLERS)('to %s', (who) => {
    const named = routes.filter((route) => placeholders(route).length > 0)
    test.each(named.map((route) => [route.name, route] as const))('%s', async (_, route) => {
      const mine = own(who)
      const may = MAY[route.policy].includes(who)
      for (const noun of placeholders(route)) {
        const about = (id: string) => knockOf(route, (one) => (one === noun ? id : mine(one)))
        const nothing = without(await ask(who, route, about(absent())), absent())
        const id = foreign(who)(noun)
        const theirs = without(await ask(who, route, about(id)), id)
        expect(theirs, `“:${noun}” of another movement`).toEqual(nothing)
        const answered = LEAVES_OUT.has(route.name) ? [200] : [400, 404, 409, 422]
        const refused = may ? answered : who === 'nobody' ? [401] : [403]
        expect(refused, `${nothing.status} ${nothing.text}`).toContain(nothing.status)
        const { others } = nounOf(noun)
        if (!may)
          expect(without(await ask(who, route, knockOf(route, mine)), mine(noun)).status).toBe(refused[0])
        else if (others?.to.includes(who)) {
          const somebodys = without(await ask(who, route, about(others.id)), others.id)
          expect(somebodys, `“:${noun}” of somebody else`).toEqual(nothing)
        }
      }
    })
  })

  test('was written to by nobody', async () => {
    const after = await kept()
    expect(Object.keys(after).filter((name) => after[name] !== before[name])).toEqual([])
  })
})

describe('what is one’s own', () => {
  // Nothing is taken away before all have looked at it.
  const order = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
  const turn = ({ name, method }: Route) => (LEAVES.has(name) ? order.length : order.indexOf(method))
  const gently = routes.toSorted((a, b) => turn(a) - turn(b))
  const FAR: readonly CallerKind[] = ['stranger', 'pending']

  test.each(gently.map((route) => [route.name, route] as const))('%s', async (_, route) => {
    for (const who of CALLERS.filter((one) => !FAR.includes(one))) {
      // Some routes sign out.
      const { status, text } = await ask(who, route, knockOf(route, own(who)), await cookieOf(api, who))
      const said = `${who}: ${status} ${text}`
      if (!MAY[route.policy].includes(who)) expect(status, said).toBe(who === 'nobody' ? 401 : 403)
      else {
        const taken = route.method === 'DELETE' ? [] : [404]
        expect([401, 403, 500, 503, ...taken], said).not.toContain(status)
      }
      if (OFFICE.includes(who)) continue
      expect(text, said).not.toContain(ADDRESS)
      // One's own contact is one's own to read.
      expect(text.replaceAll(contactOf(who), ''), said).not.toMatch(CONTACT)
    }
  })

  test.each(
    routes
      .filter((route) => placeholders(route).length === 0 && route.method === 'GET')
      .map((route) => [route.name, route] as const),
  )('%s, in the other movement and before the second factor', async (_, route) => {
    for (const who of FAR) {
      const { status, text } = await ask(who, route, knockOf(route, own(who)))
      if (MAY[route.policy].includes(who)) expect(status, text).toBe(200)
      else expect([status, JSON.parse(text).type]).toEqual([403, '/problems/second-factor'])
    }
  })
})
