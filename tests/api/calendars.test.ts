/** Calendar feeds, read back by a parser that is not ours: what is in them, for whom, and for how long. */
import type { CalendarLink, NewCalendarLink, Proposal, Session, Slot } from '@bocal/server/contract'
import ICAL from 'ical.js'
import { beforeAll, expect, test } from 'vitest'
import { found, type Items, type TestApp, testApp, WEEK_2025, type Who } from '../support/app.ts'
import { published } from '../support/week-2025.ts'

const week = `/weeks/${WEEK_2025}`
const START = '2026-08-19T08:00:00.000Z'

/** One week, planned and published; the tests after each other change it. */
let api: TestApp
let now = new Date(START)
let plan = ''
beforeAll(async () => {
  api = await testApp({ clock: () => now })
  plan = await published(api)
})

const make = async (as: Who, body: { group?: string; producer?: string } = {}) => {
  const made = await api.ask<NewCalendarLink>('POST', '/me/calendars', { as, body })
  expect(made.status).toBe(201)
  return made.body
}
const get = (url: string, headers: Record<string, string> = {}) =>
  api.app.inject({ url: new URL(url).pathname, headers: { host: 'bocal.test', ...headers } })

type Event = {
  uid: string
  status: string
  sequence: number
  start: string
  end: string
  summary: string
  location: string
  description: string
  stamp: string
  inUtc: boolean
}
async function eventsOf(url: string): Promise<Event[]> {
  const reply = await get(url)
  expect(reply.statusCode).toBe(200)
  const calendar = new ICAL.Component(ICAL.parse(reply.body) as unknown[])
  expect(calendar.getFirstPropertyValue('version')).toBe('2.0')
  for (const line of reply.body.split('\r\n')) expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75)
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    const raw = (name: string) => component.getFirstProperty(name)?.toICALString().split(':').at(-1) ?? ''
    return {
      uid: event.uid,
      status: String(component.getFirstPropertyValue('status')),
      sequence: event.sequence,
      start: event.startDate.toJSDate().toISOString(),
      end: event.endDate.toJSDate().toISOString(),
      summary: event.summary,
      location: event.location,
      description: event.description,
      stamp: raw('dtstamp'),
      inUtc: [raw('dtstart'), raw('dtend'), raw('dtstamp'), raw('last-modified')].every((one) =>
        /^\d{8}T\d{6}Z$/.test(one),
      ),
    }
  })
}
const mine = async () => (await api.ask<Proposal>('GET', `${week}/proposal`, { as: 'group' })).body
const sessionEvent = (events: readonly Event[], id: string) =>
  found(events.find(({ uid }) => uid.includes(id)))
const answerAs = async (answer: 'accept' | 'decline') => {
  const { group } = await mine()
  const reply = await api.ask('POST', `${week}/proposals/${group.id}/answer`, {
    as: 'group',
    body: { answer, plan },
  })
  expect(reply.status).toBe(200)
}

test('a group’s sessions are tentative until it accepts, and cancelled when it declines; ids stay, sequences rise', async () => {
  const { url } = await make('group', { group: 'ca-chauffe' })
  const session = found((await mine()).sessions[0])
  const first = sessionEvent(await eventsOf(url), session.id)
  expect(first).toMatchObject({
    status: 'TENTATIVE',
    start: session.start,
    end: session.end,
    summary: `Séance · ${session.kitchen.name} (à confirmer)`,
    location: `${session.kitchen.name}, ${session.place.commune}`,
    inUtc: true,
  })
  for (const { jars, names } of session.jars) {
    expect(first.description).toContain(`${jars} ×`)
    expect(first.description).toContain(names.fr)
  }
  now = new Date('2026-08-19T09:30:00.000Z')
  await answerAs('accept')
  const second = sessionEvent(await eventsOf(url), session.id)
  expect(second).toMatchObject({ uid: first.uid, status: 'CONFIRMED', stamp: '20260819T093000Z' })
  expect(second.summary).toBe(`Séance · ${session.kitchen.name}`)
  expect(second.sequence).toBeGreaterThan(first.sequence)
  await answerAs('decline')
  const third = sessionEvent(await eventsOf(url), session.id)
  expect(third).toMatchObject({ uid: first.uid, status: 'CANCELLED' })
  expect(third.summary).toMatch(/^Annulé : /)
  expect(third.sequence).toBeGreaterThan(second.sequence)
  await answerAs('accept')
  const events = await eventsOf(url)
  expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length)
})

test('an unchanged feed is not sent again: ETag decides, else Last-Modified', async () => {
  const { url } = await make('group')
  const reply = await get(url)
  expect(reply.headers).toMatchObject({
    'content-type': 'text/calendar; charset=utf-8',
    'cache-control': 'private, no-cache',
    'content-disposition': 'inline; filename="bocal.ics"',
  })
  expect(reply.headers['set-cookie']).toBeUndefined()
  const etag = String(reply.headers.etag)
  const modified = String(reply.headers['last-modified'])
  expect((await get(url)).body).toBe(reply.body)
  const unchanged = await get(url, { 'if-none-match': `"other", W/${etag}` })
  expect([unchanged.statusCode, unchanged.body, unchanged.headers.etag]).toEqual([304, '', etag])
  expect((await get(url, { 'if-modified-since': modified })).statusCode).toBe(304)
  expect((await get(url, { 'if-none-match': '"other"', 'if-modified-since': modified })).statusCode).toBe(200)
  const earlier = new Date(Date.parse(modified) - 1000).toUTCString()
  expect((await get(url, { 'if-modified-since': earlier })).statusCode).toBe(200)
  expect((await get(url, { 'if-modified-since': 'yesterday' })).statusCode).toBe(200)
  now = new Date(now.getTime() + 60_000)
  await answerAs('decline')
  expect((await get(url, { 'if-none-match': etag })).statusCode).toBe(200)
  expect((await get(url, { 'if-modified-since': modified })).statusCode).toBe(200)
  await answerAs('accept')
})

test('each sees only what concerns it: a group its own, a producer its pick-ups, a driver the tours', async () => {
  const group = await eventsOf((await make('group')).url)
  const other = await eventsOf((await make('otherGroup')).url)
  expect(group.length).toBeGreaterThan(0)
  expect(other.length).toBeGreaterThan(0)
  expect(group.filter(({ uid }) => other.some((one) => one.uid === uid))).toEqual([])
  expect(group.every(({ uid }) => uid.includes('ca-chauffe'))).toBe(true)

  const messages = (
    await api.ask<Items<{ to: { kind: string; id: string; name: string }; kind: string }>>(
      'GET',
      `${week}/messages`,
      {
        as: 'coordinator',
      },
    )
  ).body.items
  const producer = found(messages.find(({ kind }) => kind === 'collected')).to
  const asCoordinator = await make('coordinator', { producer: producer.id })
  const pickups = await eventsOf(asCoordinator.url)
  expect(pickups.length).toBeGreaterThan(0)
  for (const { uid, summary, status } of pickups) {
    expect(uid).toContain(producer.id)
    expect(summary).toMatch(/^Ophaling: .*kg/)
    expect(status).toBe('CONFIRMED')
  }
  const driver = found(messages.find(({ kind, to }) => kind === 'tour' && to.id === 'karim')).to
  expect(driver.name).toBe('Karim')
  const tours = await eventsOf((await make('driver')).url)
  expect(tours.length).toBeGreaterThan(0)
  const { body } = await get((await make('driver')).url)
  const addresses = (await api.store.read((db) => db.select().from(db.tables.place))).flatMap(
    ({ address }) => address ?? [],
  )
  expect(addresses.length).toBeGreaterThan(0)
  const unfolded = body.replaceAll('\r\n ', '')
  expect(addresses.filter((address) => unfolded.includes(address))).toEqual([])
  // Nobody makes an address for what is not theirs: it looks like something that is not there.
  const foreign = await api.ask('POST', '/me/calendars', { as: 'otherGroup', body: { group: 'ca-chauffe' } })
  const absent = await api.ask('POST', '/me/calendars', {
    as: 'otherGroup',
    body: { group: 'there-is-none' },
  })
  expect(absent.status).toBe(404)
  expect(foreign.body).toEqual(absent.body)
  expect(
    (await api.ask('POST', '/me/calendars', { as: 'producer', body: { producer: producer.id } })).status,
  ).toBe(producer.id === 'ferme-du-chaudron' ? 201 : 404)
  const both = { group: 'ca-chauffe', producer: producer.id }
  expect((await api.ask('POST', '/me/calendars', { as: 'coordinator', body: both })).status).toBe(400)
})

test('a wrong, revoked or replaced address looks exactly like none; so does that of somebody who left', async () => {
  const absent = await get('http://bocal.test/api/calendars/there-never-was.ics')
  const nowhere = await get('http://bocal.test/api/there-is-none')
  expect([absent.statusCode, absent.body]).toEqual([404, nowhere.body])
  const gone = async (url: string) => {
    const reply = await get(url)
    expect([reply.statusCode, reply.body]).toEqual([404, absent.body])
    expect({ ...reply.headers, 'content-length': 0, date: 0 }).toEqual({
      ...absent.headers,
      'content-length': 0,
      date: 0,
    })
  }
  const { url } = await make('otherGroup')
  expect((await get(url)).statusCode).toBe(200)
  await gone(url.replace(/.\.ics$/, '.ics'))
  await gone(url.replace('.ics', ''))
  await gone('http://bocal.test/api/calendars/.ics')
  const { url: next, id } = await make('otherGroup')
  await gone(url)
  const links = await api.ask<Items<CalendarLink>>('GET', '/me/calendars', { as: 'otherGroup' })
  expect(links.body.items.map((link) => link.id)).toEqual([id])
  expect(JSON.stringify(links.body)).not.toContain(next.slice(-20))
  expect((await api.ask('DELETE', `/me/calendars/${id}`, { as: 'group' })).status).toBe(404)
  expect((await get(next)).statusCode).toBe(200)
  expect((await api.ask('DELETE', `/me/calendars/${id}`, { as: 'otherGroup' })).status).toBe(200)
  expect((await api.ask('DELETE', `/me/calendars/${id}`, { as: 'otherGroup' })).status).toBe(404)
  await gone(next)
  // The store keeps no address.
  const kept = JSON.stringify(await api.store.read((db) => db.select().from(db.tables.calendarLink)))
  expect(kept).not.toContain(found(/calendars\/(.*)\.ics/.exec(next)?.[1]))

  const shared = await make('otherGroup', {
    group: found(
      (await api.ask<{ me: { roles: { group: { id: string } }[] } }>('GET', '/me', { as: 'otherGroup' })).body
        .me.roles[0],
    ).group.id,
  })
  expect((await get(shared.url)).statusCode).toBe(200)
  const roles = { roles: [{ kind: 'driver' }] }
  expect((await api.ask('PUT', '/people/odette/roles', { as: 'coordinator', body: roles })).status).toBe(200)
  await gone(shared.url)
})

test('what goes away stays, cancelled: a session that moves or is withdrawn, a tour that somebody else drives', async () => {
  const { url } = await make('group')
  const { id } = found((await mine()).sessions[0])
  const path = `${week}/sessions/${id}`
  const session = (await api.ask<Session>('GET', path, { as: 'coordinator' })).body
  const before = sessionEvent(await eventsOf(url), id)
  expect(before.status).toBe('CONFIRMED')
  const end = new Date(Date.parse(session.end) + 30 * 60_000).toISOString()
  await api.ask('PATCH', path, { as: 'coordinator', body: { version: session.version, end } })
  const moved = sessionEvent(await eventsOf(url), id)
  // The time is the true one; the group has accepted another.
  expect(moved).toMatchObject({ uid: before.uid, status: 'TENTATIVE', end })
  expect(moved.sequence).toBeGreaterThan(before.sequence)

  const driver = await make('driver')
  const slots = (await api.ask<Items<Slot>>('GET', `${week}/slots`, { as: 'coordinator' })).body.items
  const driven = found((await eventsOf(driver.url)).find(({ status }) => status === 'CONFIRMED'))
  const slot = found(slots.find(({ id: one }) => driven.uid.includes(one)))
  const other = { version: slot.version, driver: 'lotte' }
  expect(
    (await api.ask('PATCH', `${week}/slots/${slot.id}`, { as: 'coordinator', body: other })).status,
  ).toBe(200)
  const passed = sessionEvent(await eventsOf(driver.url), slot.id)
  expect(passed).toMatchObject({ uid: driven.uid, status: 'CANCELLED' })
  expect(passed.sequence).toBeGreaterThan(driven.sequence)

  await api.ask('DELETE', path, { as: 'coordinator' })
  const withdrawn = sessionEvent(await eventsOf(url), id)
  expect(withdrawn).toMatchObject({ uid: before.uid, status: 'CANCELLED' })
  expect(withdrawn.sequence).toBeGreaterThan(moved.sequence)
  await api.sound()
})

test('hours around the changes of the clock are the instants they are; names stay names', async () => {
  const { url } = await make('group')
  const { id } = found((await mine()).sessions[0])
  const evil = 'K\r\nEND:VCALENDAR\r\nBEGIN:VALARM;X,Y\\n\u2028\u202E<script>'
  await api.store.write(async (tx) => {
    await tx.update(tx.tables.kitchen).set({ name: evil })
    await tx.update(tx.tables.cookingGroup).set({ name: evil })
  })
  for (const [startAt, endAt] of [
    // 1:30 in winter to 4:30 in summer: two hours.
    ['2027-03-28T00:30:00.000Z', '2027-03-28T02:30:00.000Z'],
    // 2:30 in summer to 2:30 in winter: one hour.
    ['2027-10-31T00:30:00.000Z', '2027-10-31T01:30:00.000Z'],
  ] as const) {
    await api.store.write((tx) => tx.update(tx.tables.session).set({ startAt, endAt }))
    const event = sessionEvent(await eventsOf(url), id)
    expect(event).toMatchObject({ start: startAt, end: endAt, inUtc: true })
    expect(event.summary).toContain('K END:VCALENDAR BEGIN:VALARM;X,Y\\n')
  }
  const { body } = await get(url)
  expect(body.match(/^(BEGIN|END):(VALARM|VCALENDAR)/gm)).toEqual(['BEGIN:VCALENDAR', 'END:VCALENDAR'])
})
