/** What concerns somebody is told, in the receiver's language, written with the event itself. */
import type {
  Batch,
  Claim,
  MessageToCome,
  Proposal,
  SentMessage,
  Session,
  Slot,
  Week,
} from '@bocal/server/contract'
import { expect, test } from 'vitest'
import { found, type Items, MOVEMENT, OPEN_WEEK, testApp, WEEK_2025, type Who } from '../support/app.ts'
import { plain } from '../support/plain.ts'
import { sentIn, toldTo } from '../support/told.ts'
import { drafted, published } from '../support/week-2025.ts'

const week = `/weeks/${WEEK_2025}`
const open = `/weeks/${OPEN_WEEK}`
const kinds = (messages: readonly { kind: string }[]) => messages.map(({ kind }) => kind)

test('publishing tells each group, producer and driver what it is for them, as was shown before', async () => {
  const api = await testApp()
  const { ask, sound } = api
  const draft = await drafted(api)
  const shown = (
    await ask<Items<MessageToCome>>('GET', `${week}/plans/${draft}/messages`, { as: 'coordinator' })
  ).body.items
  expect(await sentIn(api, week)).toEqual([])
  await ask('POST', `${week}/plans/${draft}/publish`, { as: 'coordinator' })
  const sent = await sentIn(api, week)
  const strip = ({ to, language, title, text, paste }: MessageToCome | SentMessage) => ({
    to,
    language,
    title,
    text,
    paste,
  })
  const byName = (a: { paste: string }, b: { paste: string }) => a.paste.localeCompare(b.paste)
  expect(sent.map(strip).toSorted(byName)).toEqual(shown.map(strip).toSorted(byName))
  expect(new Set(kinds(sent))).toEqual(new Set(['proposed', 'collected', 'tour']))
  for (const { to } of sent) expect(sent.filter((one) => one.to.id === to.id).length, to.name).toBe(1)

  const mine = (await ask<Proposal>('GET', `${week}/proposal`, { as: 'group' })).body
  const [message] = await toldTo(api, 'group')
  expect(message).toMatchObject({ kind: 'proposed', to: { kind: 'group', id: mine.group.id }, readAt: null })
  const session = found(mine.sessions[0])
  const { text } = found(message)
  expect(text).toContain(session.kitchen.name)
  // Brussels is two hours ahead of UTC in August.
  const hour = Number(session.start.slice(11, 13)) + 2
  expect(text).toMatch(new RegExp(`[a-z]+ \\d+ août de ${hour} h`))
  for (const { jars, names } of session.jars) {
    expect(text).toContain(`${jars} bocaux`)
    expect(text).toContain(names.fr)
  }
  const paste = found(sent.find(({ to }) => to.id === mine.group.id)).paste
  expect(paste.split('\n').at(-1)).toBe(`http://bocal.test/groups/${mine.group.id}`)
  expect(plain(paste)).toContain(text)
  const [dutch] = await toldTo(api, 'group', 'nl')
  expect(dutch?.text).toMatch(/[a-z]+ \d+ augustus van \d/)
  await sound()
})

test('a second plan tells only those to whom it changes something', async () => {
  const api = await testApp()
  const { ask, sound } = api
  await published(api)
  const before = await sentIn(api, week)
  await published(api, { seed: 1 })
  expect((await sentIn(api, week)).length).toBe(before.length)
  const { version } = (await ask<Week>('GET', week, { as: 'coordinator' })).body
  const jars = [
    { jarMl: 750, count: 20 },
    { jarMl: 500, count: 60 },
  ]
  await ask('PATCH', week, { as: 'coordinator', body: { version, jars } })
  await published(api, { seed: 2 })
  const after = await sentIn(api, week)
  const added = after.slice(0, after.length - before.length)
  expect(added.length).toBeGreaterThan(0)
  for (const { to, title } of added.filter(({ kind }) => kind === 'proposed'))
    expect(title, to.name).toMatch(/nouvelle proposition|nieuw voorstel|new proposal/)
  await sound()
})

test('coordinators are told what groups answer, and those they act for that they did', async () => {
  const api = await testApp()
  const { ask, sound, store } = api
  const plan = await published(api)
  const path = `${week}/proposals/${(await ask<Proposal>('GET', `${week}/proposal`, { as: 'group' })).body.group.id}/answer`
  await ask('POST', path, { as: 'group', body: { answer: 'decline', plan, note: 'Personne\nn’est libre' } })
  const [declined] = await toldTo(api, 'coordinator')
  expect(declined).toMatchObject({ kind: 'answered', title: expect.stringMatching(/: non merci$/) })
  // A note stays on its line.
  expect(declined?.text.split('\n')).toEqual([expect.any(String), 'Il écrit : « Personne n’est libre »'])

  await ask('POST', path, { as: 'coordinator', body: { answer: 'accept', plan } })
  const [forUs] = await toldTo(api, 'group')
  expect(forUs).toMatchObject({ kind: 'on-behalf', title: 'Joris a accepté votre proposition en votre nom' })
  expect(forUs?.text).toMatch(/jusqu’au [a-z]+ 20 août à 10 h/)
  // Who answered is not told; the other coordinator is.
  expect(kinds(await toldTo(api, 'coordinator'))).toEqual(['answered'])
  await ask('DELETE', path, { as: 'group' })
  expect((await toldTo(api, 'coordinator'))[0]?.title).toMatch(/: réponse reprise$/)

  const claim = { kind: 'fresh', crop: 'tomato', freshG: 4000, onBehalfOf: 'ca-chauffe' }
  const made = await ask<Claim>('POST', `${open}/claims`, { as: 'coordinator', body: claim })
  expect((await toldTo(api, 'group'))[0]).toMatchObject({
    title: 'Joris a fait une demande pour vous',
    text: expect.stringContaining('4 kg'),
  })
  await ask('DELETE', `${open}/claims/${made.body.id}`, { as: 'coordinator' })
  expect((await toldTo(api, 'group'))[0]?.title).toBe('Joris a retiré votre demande')
  const own = (await toldTo(api, 'group')).length
  await ask('POST', `${open}/claims`, { as: 'group', body: { ...claim, onBehalfOf: undefined } })
  expect((await toldTo(api, 'group')).length).toBe(own)

  const [session] = (await ask<Items<Session>>('GET', `${open}/sessions`, { as: 'coordinator' })).body.items
  const said = `${open}/availability/ca-chauffe/${found(session).id}`
  await ask('PUT', said, { as: 'coordinator', body: { answer: 'yes' } })
  expect((await toldTo(api, 'group'))[0]).toMatchObject({
    title: 'Joris a noté votre disponibilité',
    text: expect.stringContaining(found(session).kitchen.name),
  })
  await ask('DELETE', said, { as: 'coordinator' })
  expect((await toldTo(api, 'group'))[0]?.title).toBe('Joris a effacé votre disponibilité')
  // Nothing is told but in the transaction of its event: each points at the audit’s row of it.
  const rows = await store.read((db) => db.select().from(db.tables.message))
  expect(rows.every(({ eventSeq, movementId }) => eventSeq > 0 && movementId === MOVEMENT)).toBe(true)
  await sound()
})

test('a batch that gets smaller or goes tells the groups that count on it, not the others', async () => {
  const api = await testApp()
  const { ask, sound } = api
  await published(api)
  const batches = (await ask<Items<Batch>>('GET', `${open}/batches`, { as: 'producer' })).body.items
  const batch = found(
    batches.find(({ state, crateG, quantityG }) => state === 'posted' && quantityG > crateG),
  )
  const path = `${open}/batches/${batch.id}`
  const affected = (await ask<{ groups: { id: string }[] }>('GET', `${path}/affected`, { as: 'coordinator' }))
    .body
  const before = await sentIn(api, open)
  const raised = { version: batch.version, quantityG: batch.quantityG + batch.crateG }
  expect((await ask('PATCH', path, { as: 'producer', body: raised })).status).toBe(200)
  expect(await sentIn(api, open)).toEqual(before)
  const less = { version: batch.version + 1, quantityG: batch.crateG, minPickupG: batch.crateG }
  expect((await ask('PATCH', path, { as: 'producer', body: less })).status).toBe(200)
  const told = (await sentIn(api, open)).filter(({ kind }) => kind === 'batch-less')
  expect(told.map(({ to }) => to.id).toSorted()).toEqual(affected.groups.map(({ id }) => id).toSorted())
  expect(told.length).toBeGreaterThan(0)
  expect((await ask('DELETE', path, { as: 'coordinator' })).status).toBe(200)
  const gone = (await sentIn(api, open)).filter(({ kind }) => kind === 'batch-withdrawn')
  expect(gone.map(({ to }) => to.id).toSorted()).toEqual(affected.groups.map(({ id }) => id).toSorted())
  // In each group's own language.
  for (const { language, title } of gone)
    expect(title).toMatch(language === 'fr' ? /surplus retiré/ : /ingetrokken/)
  expect((await toldTo(api, 'producer'))[0]).toMatchObject({
    kind: 'on-behalf',
    title: 'Joris a retiré votre surplus',
  })
  await sound()
})

test('a session or tour that changes or goes tells whom the plan counts on there', async () => {
  const api = await testApp()
  const { ask, sound } = api
  await published(api)
  const mine = (await ask<Proposal>('GET', `${week}/proposal`, { as: 'group' })).body
  const { id } = found(mine.sessions[0])
  const path = `${week}/sessions/${id}`
  const session = (await ask<Session>('GET', path, { as: 'coordinator' })).body
  const seats = { version: session.version, seats: session.seats + 1 }
  const before = (await sentIn(api, week)).length
  await ask('PATCH', path, { as: 'coordinator', body: seats })
  expect((await sentIn(api, week)).length).toBe(before)
  const later = new Date(Date.parse(session.end) + 30 * 60_000).toISOString()
  const moved = await ask('PATCH', path, {
    as: 'coordinator',
    body: { version: session.version + 1, end: later },
  })
  expect(moved.status).toBe(200)
  expect((await toldTo(api, 'group'))[0]).toMatchObject({ kind: 'session-changed' })
  await ask('DELETE', path, { as: 'coordinator' })
  expect((await toldTo(api, 'group'))[0]).toMatchObject({
    kind: 'session-withdrawn',
    text: expect.stringContaining('annulé'),
  })

  const slots = (await ask<Items<Slot>>('GET', `${week}/slots`, { as: 'coordinator' })).body.items
  for (const slot of slots) await ask('DELETE', `${week}/slots/${slot.id}`, { as: 'coordinator' })
  const told = (await sentIn(api, week)).filter(({ kind }) => kind === 'slot-withdrawn')
  expect(new Set(told.map(({ to }) => to.kind))).toEqual(new Set(['group', 'producer', 'person']))
  await sound()
})

test('a week tells its groups and the producers when it opens, moves and closes', async () => {
  const api = await testApp()
  const { ask, sound } = api
  const body = {
    title: 'Semaine d’octobre',
    startsOn: '2027-10-25',
    endsOn: '2027-10-31',
    claimsCloseAt: '2027-10-24T18:00:00+02:00',
  }
  const made = (await ask<Week>('POST', '/weeks', { as: 'coordinator', body })).body
  const path = `/weeks/${made.id}`
  await ask('PATCH', path, { as: 'coordinator', body: { version: 1, endsOn: '2027-10-30' } })
  expect(await sentIn(api, path)).toEqual([])
  await ask('POST', `${path}/open`, { as: 'coordinator', body: { version: 2 } })
  expect((await toldTo(api, 'producer'))[0]).toMatchObject({ kind: 'week-opened', week: made.id })
  expect((await toldTo(api, 'group'))[0]?.text).toContain('dimanche 24 octobre à 18 h')
  expect((await toldTo(api, 'group', 'nl'))[0]?.text).toContain('zondag 24 oktober om 18 u')
  expect((await toldTo(api, 'group', 'en'))[0]?.text).toContain('Sunday 24 October at 18:00')
  // After the clocks went back: 17 h in winter is 16 h UTC.
  const closes = { version: 3, claimsCloseAt: '2027-10-31T16:30:00Z', endsOn: '2027-10-31' }
  expect((await ask('PATCH', path, { as: 'coordinator', body: closes })).status).toBe(200)
  expect((await toldTo(api, 'group'))[0]).toMatchObject({
    kind: 'week-changed',
    text: expect.stringContaining('dimanche 31 octobre à 17 h 30'),
  })
  await ask('POST', `${path}/close`, { as: 'coordinator', body: { version: 4 } })
  expect((await toldTo(api, 'group'))[0]).toMatchObject({ kind: 'week-closed' })
  expect((await toldTo(api, 'producer'))[0]).toMatchObject({ kind: 'week-changed' })
  await sound()
})

test('read marks are each person’s own', async () => {
  const api = await testApp()
  const { ask, sound } = api
  await published(api)
  const unread = async (as: Who) =>
    (await ask<{ unread: number }>('GET', '/me/messages/unread', { as })).body.unread
  const before = await unread('otherGroup')
  const [message] = await toldTo(api, 'group')
  expect(await unread('group')).toBe(1)
  // Another's message is left alone, without a word.
  const theirs = found((await toldTo(api, 'otherGroup'))[0]).id
  await ask('POST', '/me/messages/read', { as: 'group', body: { messages: [theirs] } })
  expect(await unread('group')).toBe(1)
  expect(await unread('otherGroup')).toBe(before)
  const body = { messages: [found(message).id] }
  expect((await ask('POST', '/me/messages/read', { as: 'group', body })).body).toEqual({
    unread: 0,
    newest: null,
  })
  await ask('POST', '/me/messages/read', { as: 'group', body: {} })
  expect((await toldTo(api, 'group'))[0]?.readAt).toBe('2026-08-19T08:00:00.000Z')
  expect((await sentIn(api, week)).filter(({ read }) => read).map(({ id }) => id)).toEqual([
    found(message).id,
  ])
  await sound()
})
