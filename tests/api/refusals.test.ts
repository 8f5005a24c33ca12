/** Broken requests: each is refused as 4xx, in words, at its path, in the caller's language; nothing is changed. */
import type { ProblemJson } from '@bocal/server/contract'
import { beforeAll, describe, expect, test } from 'vitest'
import { OPEN_WEEK, ORIGIN, type Reply, type TestApp, testApp } from '../support/app.ts'

let api: TestApp
beforeAll(async () => {
  api = await testApp()
})

const week = `/weeks/${OPEN_WEEK}`
const batch = {
  crop: 'tomato',
  grade: 'B',
  quantityG: 36_000,
  crateG: 6000,
  availableFrom: '2026-08-20T08:00:00+02:00',
  availableUntil: '2026-08-20T18:00:00+02:00',
}
const { crop: _, ...withoutCrop } = batch
const session = {
  kitchen: 'molleke',
  start: '2026-08-22T09:30:00+02:00',
  end: '2026-08-22T15:30:00+02:00',
  setupMinutes: 20,
  prepMinutes: 75,
  cleanupMinutes: 25,
  seats: 14,
  fixedCents: 3000,
  equipment: [],
}
const stop = (at: string, kind = 'pickup', place = 'grower-1') => ({ place, at, kind })
const slot = {
  vehicle: 'car',
  capacityG: 150_000,
  fixedCents: 900,
  co2G: 3000,
  distanceM: 20_000,
  stops: [stop('2026-08-20T12:00:00Z'), stop('2026-08-20T13:00:00Z', 'dropoff', 'molleke')],
}
const newWeek = {
  title: 'Semaine',
  startsOn: '2026-09-14',
  endsOn: '2026-09-19',
  claimsCloseAt: '2026-09-10T18:00:00Z',
}
const jars = { kind: 'jars', preparation: 'tomato-crushed-750', jars: 10 }
const fresh = { kind: 'fresh', crop: 'tomato', freshG: 1000 }
const policy = { tierG: 1000, tierWeights: [8, 4], objectives: [{ name: 'rescue', tolerance: 0 }] }

type Broken = readonly [what: string, method: string, path: string, body: unknown, where: string]

const BROKEN: readonly Broken[] = [
  ['a missing field', 'POST', `${week}/batches`, withoutCrop, 'body.crop'],
  ['an unknown field', 'POST', `${week}/batches`, { ...batch, colour: 'red' }, 'body.colour'],
  ['kilos with a unit', 'POST', `${week}/batches`, { ...batch, quantityG: '36 kg' }, 'body.quantityG'],
  ['half a gram', 'POST', `${week}/batches`, { ...batch, quantityG: 36.5 }, 'body.quantityG'],
  ['negative mass', 'POST', `${week}/batches`, { ...batch, quantityG: -6000 }, 'body.quantityG'],
  ['no mass', 'POST', `${week}/batches`, { ...batch, quantityG: 0 }, 'body.quantityG'],
  ['more than the earth', 'POST', `${week}/batches`, { ...batch, quantityG: 1e30 }, 'body.quantityG'],
  ['an unknown grade', 'POST', `${week}/batches`, { ...batch, grade: 'D' }, 'body.grade'],
  [
    'a day for an instant',
    'POST',
    `${week}/batches`,
    { ...batch, availableFrom: '2026-08-20' },
    'body.availableFrom',
  ],
  [
    'no offset',
    'POST',
    `${week}/batches`,
    { ...batch, availableFrom: '2026-08-20T08:00:00' },
    'body.availableFrom',
  ],
  [
    '30 February',
    'POST',
    `${week}/batches`,
    { ...batch, availableFrom: '2026-02-30T08:00:00Z' },
    'body.availableFrom',
  ],
  ['a dangling crop', 'POST', `${week}/batches`, { ...batch, crop: 'banana' }, 'body.crop'],
  ['an id with a space', 'POST', `${week}/batches`, { ...batch, crop: 'a b' }, 'body.crop'],
  ['a price below zero', 'POST', `${week}/batches`, { ...batch, centsPerKg: -1 }, 'body.centsPerKg'],
  ['a note like a book', 'POST', `${week}/batches`, { ...batch, note: 'x'.repeat(501) }, 'body.note'],
  [
    'end before start',
    'POST',
    `${week}/batches`,
    { ...batch, availableUntil: '2026-08-20T05:00:00Z' },
    'body.availableUntil',
  ],
  ['half crates', 'POST', `${week}/batches`, { ...batch, quantityG: 35_000 }, 'body.quantityG'],
  ['a list', 'POST', `${week}/batches`, [batch], 'body'],
  ['a word', 'POST', `${week}/batches`, '"tomato"', 'body'],
  ['null', 'POST', `${week}/batches`, 'null', 'body'],
  ['nothing', 'POST', `${week}/batches`, undefined, 'body'],
  ['not JSON', 'POST', `${week}/batches`, '{crop: tomato}', 'body'],
  ['half of JSON', 'POST', `${week}/batches`, '{"crop": "tom', 'body'],
  ['a prototype', 'POST', `${week}/batches`, '{"__proto__": {"crop": "tomato"}}', 'body'],
  ['neither jars nor fresh', 'POST', `${week}/claims`, { preparation: 'x', jars: 1 }, 'body.kind'],
  ['jars with grams', 'POST', `${week}/claims`, { ...jars, freshG: 100 }, 'body.freshG'],
  ['no jars', 'POST', `${week}/claims`, { ...jars, jars: 0 }, 'body.jars'],
  ['a minimum above', 'POST', `${week}/claims`, { ...jars, minJars: 11 }, 'body.minJars'],
  [
    'a dangling preparation',
    'POST',
    `${week}/claims`,
    { ...jars, preparation: 'tomato-soup' },
    'body.preparation',
  ],
  ['a dangling batch', 'POST', `${week}/claims`, { ...fresh, batch: 'nobody’s' }, 'body.batch'],
  [
    'a stop nowhere',
    'POST',
    `${week}/slots`,
    { ...slot, stops: [stop('2026-08-20T12:00:00Z', 'pickup', 'nowhere'), slot.stops[1]] },
    'body.stops.0.place',
  ],
  [
    'a stop of another kind',
    'POST',
    `${week}/slots`,
    { ...slot, stops: [slot.stops[0], stop('2026-08-20T13:00:00Z', 'lunch')] },
    'body.stops.1.kind',
  ],
  ['one stop', 'POST', `${week}/slots`, { ...slot, stops: [slot.stops[0]] }, 'body.stops'],
  [
    'stops backwards',
    'POST',
    `${week}/slots`,
    { ...slot, stops: [stop('2026-08-20T14:00:00Z'), slot.stops[1]] },
    'body.stops.1.at',
  ],
  ['a session of no time', 'POST', `${week}/sessions`, { ...session, end: session.start }, 'body.end'],
  ['only washing up', 'POST', `${week}/sessions`, { ...session, setupMinutes: 400 }, 'body.end'],
  ['a dangling item', 'POST', `${week}/sessions`, { ...session, equipment: ['samovar'] }, 'body.equipment.0'],
  ['no seats', 'POST', `${week}/sessions`, { ...session, seats: 0 }, 'body.seats'],
  ['a week that ends first', 'POST', '/weeks', { ...newWeek, endsOn: '2026-09-01' }, 'body.endsOn'],
  ['a title of spaces', 'POST', '/weeks', { ...newWeek, title: '   ' }, 'body.title'],
  [
    'an unknown objective',
    'POST',
    '/weeks',
    { ...newWeek, policy: { ...policy, objectives: [{ name: 'fun', tolerance: 0 }] } },
    'body.policy.objectives.0.name',
  ],
  [
    'a tolerance above one',
    'POST',
    '/weeks',
    { ...newWeek, policy: { ...policy, objectives: [{ name: 'cost', tolerance: 2 }] } },
    'body.policy.objectives.0.tolerance',
  ],
  [
    'a jar of no size',
    'POST',
    '/weeks',
    { ...newWeek, jars: [{ jarMl: 333, count: 5 }] },
    'body.jars.0.jarMl',
  ],
  [
    'weights that rise',
    'POST',
    '/weeks',
    { ...newWeek, policy: { ...policy, tierWeights: [2, 4] } },
    'body.policy.tierWeights.1',
  ],
  [
    'a group twice',
    'POST',
    '/weeks',
    {
      ...newWeek,
      groups: [
        { group: 'ca-chauffe', maxSessions: 1 },
        { group: 'ca-chauffe', maxSessions: 1 },
      ],
    },
    'body.groups.1.group',
  ],
  ['an unknown answer', 'PUT', `${week}/availability/ca-chauffe/bees-1`, { answer: 'maybe' }, 'body.answer'],
  ['an unknown engine', 'POST', `${week}/plan-jobs`, { engine: 'magic' }, 'body.engine'],
  ['a search without end', 'POST', `${week}/plan-jobs`, { seconds: 1e9 }, 'body.seconds'],
  ['a change of no version', 'PATCH', week, { title: 'x' }, 'body.version'],
  [
    'a dangling kind',
    'POST',
    '/equipment',
    { name: 'x', kind: 'samovar', ownerKind: 'movement', ownerName: 'x' },
    'body.kind',
  ],
  [
    'a version that is no number',
    'DELETE',
    `${week}/claims/demande-1?version=two`,
    undefined,
    'query.version',
  ],
  ['an unknown query', 'GET', `${week}/proposal?grup=ca-chauffe`, undefined, 'query.grup'],
  ['an id that is no id', 'GET', '/weeks/a%20b', undefined, 'params.week'],
  [
    'an unknown person',
    'POST',
    '/session',
    { movement: 'cuisines-de-quartier', person: 'nobody' },
    'body.person',
  ],
]

async function send(
  method: string,
  path: string,
  body: unknown,
  language = 'en',
): Promise<Reply<ProblemJson>> {
  const cookie = await api.cookie('coordinator')
  const onBehalfOf = path.endsWith('/batches') ? 'ferme-du-chaudron' : 'ca-chauffe'
  const needsParty = /\/(batches|claims)$/.test(path) && typeof body === 'object' && !Array.isArray(body)
  const payload = needsParty ? { ...body, onBehalfOf } : body
  const reply = await api.app.inject({
    method: method as 'POST',
    url: `/api${path}`,
    headers: {
      host: 'bocal.test',
      origin: ORIGIN,
      cookie,
      'accept-language': language,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(payload !== undefined && { payload: payload as string }),
  })
  return { status: reply.statusCode, body: reply.json(), headers: reply.headers }
}

test('there are at least forty', () => {
  expect(BROKEN.length).toBeGreaterThanOrEqual(40)
})

test.each(BROKEN)('%s', async (_, method, path, body, where) => {
  const reply = await send(method, path, body)
  expect([400, 422]).toContain(reply.status)
  expect(reply.headers['content-type']).toMatch(/^application\/problem\+json/)
  expect(reply.body).toMatchObject({ type: '/problems/validation', status: reply.status })
  expect(reply.body.issues.map((issue) => issue.path)).toContain(where)
  expect(reply.body.issues.every((issue) => issue.message.length > 5)).toBe(true)
})

test('nothing of all that was written', async () => {
  const { audit } = api.store.tables
  const rows = await api.store.read((db) => db.select().from(audit))
  expect(rows.every(({ action }) => action.endsWith('.seed'))).toBe(true)
  await api.sound()
})

describe('other refusals', () => {
  test('a body of more than a megabyte', async () => {
    const reply = await send('POST', `${week}/claims`, { note: 'x'.repeat(1_100_000) })
    expect(reply).toMatchObject({ status: 413, body: { type: '/problems/too-large' } })
  })

  test('a body that is not JSON by its own word', async () => {
    const cookie = await api.cookie('producer')
    const reply = await api.app.inject({
      method: 'POST',
      url: `/api${week}/batches`,
      headers: { host: 'bocal.test', origin: ORIGIN, cookie, 'content-type': 'text/csv' },
      payload: 'crop;kg',
    })
    expect(reply.statusCode).toBe(415)
    expect(reply.json()).toMatchObject({ type: '/problems/media-type' })
  })

  test('an address that is not there', async () => {
    expect(await api.ask('GET', '/weaks')).toMatchObject({
      status: 404,
      body: { type: '/problems/not-found' },
    })
    expect(await api.ask('POST', '/weaks', { body: {} })).toMatchObject({ status: 404 })
  })

  test('too many sign-ins from one address', async () => {
    const { ask } = await testApp({ rates: { signIn: 3, changes: 3 } })
    const body = { movement: 'cuisines-de-quartier', person: 'nobody' }
    for (let attempt = 0; attempt < 3; attempt++)
      expect((await ask('POST', '/session', { body })).status).toBe(422)
    const reply = await ask('POST', '/session', { body })
    expect(reply).toMatchObject({ status: 429, body: { type: '/problems/too-many' } })
  })
})

describe('languages', () => {
  test.each([
    ['fr', /attendu/, 'La demande n’est pas correcte'],
    ['nl', /verwacht/, 'De vraag klopt niet'],
    ['en', /expected/, 'The request is not right'],
    ['de;q=0.9, nl-BE;q=0.8, fr;q=0.1', /verwacht/, 'De vraag klopt niet'],
  ])('%s', async (language, words, title) => {
    const reply = await send('POST', `${week}/batches`, { ...batch, quantityG: '36 kg' }, language)
    expect(reply.body.title).toBe(title)
    const issue = reply.body.issues.find((one) => one.path === 'body.quantityG')
    expect(issue?.message).toMatch(words)
  })

  test('without a wish, the language of whoever is signed in; else French', async () => {
    const dutch = await api.app.inject({
      method: 'POST',
      url: '/api/session',
      headers: { host: 'bocal.test', origin: ORIGIN },
      payload: { movement: 'cuisines-de-quartier', person: 'annick' },
    })
    const [given] = dutch.cookies
    const cookie = `${given?.name}=${encodeURIComponent(given?.value ?? '')}`
    const asDutch = await api.app.inject({ url: '/api/weeks/none', headers: { host: 'bocal.test', cookie } })
    expect(asDutch.json().title).toBe('Niet gevonden')
    expect(asDutch.headers['content-language']).toBe('nl')
    const anyone = await api.app.inject({ url: '/api/weeks/none', headers: { host: 'bocal.test' } })
    expect(anyone.json().title).toBe('Personne n’est connecté')
  })
})
