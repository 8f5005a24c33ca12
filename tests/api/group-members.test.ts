/** A group's people: its members invite others to their own group and to nothing else, and leave it. */
import type { GroupMember, MeAnswer, NewInvitation } from '@bocal/server/contract'
import { expect, test } from 'vitest'
import { found, type Items, MOVEMENT, ORIGIN, type TestApp, testApp } from '../support/app.ts'

const GROUP = '/groups/ca-chauffe'
const somebody = { name: 'Nadia', language: 'fr' }
const as = 'group' as const

const membersOf = async ({ ask }: TestApp, who: 'group' | 'coordinator' = as) =>
  (await ask<Items<GroupMember>>('GET', `${GROUP}/members`, { as: who })).body.items
const tokenIn = ({ url }: NewInvitation) => found(url.split('/').at(-1))

/** Enters with an invitation on a phone of its own. */
async function enter({ app }: TestApp, invitation: NewInvitation) {
  const reply = await app.inject({
    method: 'POST',
    url: '/api/session/link',
    headers: { host: new URL(ORIGIN).host, origin: ORIGIN },
    payload: { token: tokenIn(invitation) },
  })
  const [cookie] = reply.cookies
  return {
    status: reply.statusCode,
    body: reply.json<MeAnswer>(),
    cookie: `${cookie?.name}=${cookie?.value}`,
  }
}

test('a member invites somebody without an e-mail address, who comes in as a member and nothing else', async () => {
  const api = await testApp()
  const made = await api.ask<NewInvitation>('POST', `${GROUP}/invitations`, { as, body: somebody })
  expect(made).toMatchObject({ status: 201, body: { person: { name: 'Nadia' } } })
  expect(made.body.text).toContain('Ça Chauffe')
  expect(made.body.qr).toMatch(/^<svg/)
  expect(await membersOf(api)).toEqual([
    { name: 'Nadia', you: false, invitation: { id: made.body.id, expires: made.body.expires, open: true } },
    { name: 'Salma', you: true, invitation: null },
  ])

  const entered = await enter(api, made.body)
  expect(entered.body.me?.roles).toEqual([
    { kind: 'group', group: { id: 'ca-chauffe', name: 'Ça Chauffe' }, producer: null },
  ])
  expect((await membersOf(api)).map(({ name, invitation }) => ({ name, invitation }))).toEqual([
    { name: 'Nadia', invitation: null },
    { name: 'Salma', invitation: null },
  ])
  expect((await enter(api, made.body)).status).toBe(422)
  await api.sound()
})

test('no other role, no other group, no unknown field: nothing is half made', async () => {
  const api = await testApp()
  const before = await api.store.read((db) => db.select().from(db.tables.person))
  for (const [body, path] of [
    [{ ...somebody, roles: [{ kind: 'coordinator' }] }, 'body.roles'],
    [{ ...somebody, kind: 'admin' }, 'body.kind'],
    [{ ...somebody, group: 'episolaires' }, 'body.group'],
    [{ ...somebody, name: '   ' }, 'body.name'],
    [{ ...somebody, language: 'de' }, 'body.language'],
    [{ ...somebody, days: 15 }, 'body.days'],
    [{ language: 'fr' }, 'body.name'],
  ] as const) {
    const reply = await api.ask('POST', `${GROUP}/invitations`, { as, body })
    expect(reply.status, path).toBe(400)
    expect(reply.body.issues.map((issue) => issue.path)).toEqual([path])
  }
  expect(await api.store.read((db) => db.select().from(db.tables.person))).toEqual(before)
})

test('another group’s people and invitations look exactly like missing ones', async () => {
  const api = await testApp()
  const { id } = (await api.ask<NewInvitation>('POST', `${GROUP}/invitations`, { as, body: somebody })).body
  const at = (group: string) =>
    [
      ['GET', `${group}/members`],
      ['POST', `${group}/invitations`],
      ['DELETE', `${group}/invitations/${id}`],
      ['DELETE', `${group}/members/me`],
    ] as const
  for (const [index, [method, path]] of at(GROUP).entries()) {
    const body = method === 'POST' ? { body: somebody } : {}
    const foreign = await api.ask(method, path, { as: 'otherGroup', ...body })
    const missing = at('/groups/there-is-none')[index] ?? ['GET', '']
    const absent = await api.ask(missing[0], missing[1], { as: 'otherGroup', ...body })
    expect(absent.status, path).toBe(404)
    expect(foreign.body, path).toEqual(absent.body)
  }
  // Nor can a group take back what a coordinator gave: that is not its invitation.
  const theirs = await api.ask<NewInvitation>('POST', '/invitations', {
    as: 'coordinator',
    body: { person: 'salma' },
  })
  const reply = await api.ask('DELETE', `${GROUP}/invitations/${theirs.body.id}`, { as })
  expect(reply.status).toBe(404)
  expect((await enter(api, theirs.body)).status).toBe(200)
})

test('an invitation taken back opens nothing, and its person is gone; one that is used stays', async () => {
  const api = await testApp()
  const make = async () =>
    (await api.ask<NewInvitation>('POST', `${GROUP}/invitations`, { as, body: somebody })).body
  const first = await make()
  expect((await api.ask('DELETE', `${GROUP}/invitations/${first.id}`, { as })).status).toBe(200)
  expect((await enter(api, first)).status).toBe(422)
  expect((await membersOf(api)).map(({ name }) => name)).toEqual(['Salma'])
  expect((await api.ask('DELETE', `${GROUP}/invitations/${first.id}`, { as })).status).toBe(404)
  const second = await make()
  await enter(api, second)
  expect((await api.ask('DELETE', `${GROUP}/invitations/${second.id}`, { as })).status).toBe(404)
  expect((await membersOf(api)).length).toBe(2)
  await api.sound()
})

test('five open invitations at once; what is over no longer counts and can be cleared away', async () => {
  let now = new Date('2026-08-19T08:00:00.000Z')
  const api = await testApp({ clock: () => now })
  const make = () => api.ask<NewInvitation>('POST', `${GROUP}/invitations`, { as, body: somebody })
  for (let n = 0; n < 5; n++) expect((await make()).status).toBe(201)
  const sixth = await api.ask('POST', `${GROUP}/invitations`, { as, body: somebody })
  expect(sixth).toMatchObject({
    status: 409,
    body: { issues: [{ message: expect.stringMatching(/5 open invitations/) }] },
  })
  now = new Date('2026-08-26T08:00:00.000Z')
  const over = found((await membersOf(api)).find(({ invitation }) => invitation))
  expect(over.invitation?.open).toBe(false)
  expect((await make()).status).toBe(201)
  expect((await api.ask('DELETE', `${GROUP}/invitations/${over.invitation?.id}`, { as })).status).toBe(200)
  expect((await membersOf(api)).length).toBe(6)
  await api.sound()
})

test('a coordinator who invites for a group is marked as acting for it', async () => {
  const api = await testApp()
  await api.ask('POST', `${GROUP}/invitations`, { as: 'coordinator', body: somebody })
  const rows = await api.store.read((db) => db.select().from(db.tables.audit))
  expect(rows.filter(({ onBehalfOf }) => onBehalfOf === 'ca-chauffe').map(({ action }) => action)).toEqual([
    'person.add',
    'invitation.create',
  ])
})

test('who leaves their only group is signed out; who has another hat keeps it and stays', async () => {
  const api = await testApp()
  const invited = await api.ask<NewInvitation>('POST', `${GROUP}/invitations`, { as, body: somebody })
  const { cookie } = await enter(api, invited.body)
  const headers = { host: new URL(ORIGIN).host, origin: ORIGIN, cookie }
  const me = async () => (await api.app.inject({ url: '/api/me', headers })).json<MeAnswer>().me
  expect((await me())?.person.name).toBe('Nadia')
  await api.app.inject({ method: 'DELETE', url: `/api${GROUP}/members/me`, headers })
  expect(await me()).toBeNull()
  expect((await membersOf(api)).map(({ name }) => name)).toEqual(['Salma'])

  await api.store.write((tx) =>
    tx.insert(tx.tables.role).values({
      movementId: MOVEMENT,
      id: 'salma-too',
      personId: 'salma',
      kind: 'group',
      groupId: 'waq',
      createdAt: '2026-08-19T08:00:00.000Z',
    }),
  )
  expect((await api.ask('DELETE', `${GROUP}/members/me`, { as })).status).toBe(200)
  expect(
    (await api.ask<MeAnswer>('GET', '/me', { as })).body.me?.roles.map(({ group }) => group?.id),
  ).toEqual(['waq'])
  expect((await api.ask('GET', `${GROUP}/members`, { as })).status).toBe(404)
  await api.sound()
})
