/** A change sent again, because its answer was lost, is applied once and answered alike. */
import type { Availability, Batch, Claim, Week, Withdrawn } from '@bocal/server/contract'
import { expect, test } from 'vitest'
import { found, type Items, OPEN_WEEK, type TestApp, testApp } from '../support/app.ts'

const claims = `/weeks/${OPEN_WEEK}/claims`
const body = { kind: 'fresh', crop: 'tomato', freshG: 3000 }
const withKey = (key: string) => ({ 'idempotency-key': key })
const count = async ({ ask }: TestApp) =>
  (await ask<Items<Claim>>('GET', claims, { as: 'group' })).body.items.length

test('the same key and payload: the first answer again, applied once; also 64 at the same moment', async () => {
  const api = await testApp()
  const { ask, sound } = api
  const before = await count(api)
  const first = await ask<Claim>('POST', claims, { as: 'group', body, headers: withKey('first-claim') })
  expect(first.status).toBe(201)
  // The answer was dropped on the way: it is asked again, however often.
  for (let again = 0; again < 3; again++) {
    const reply = await ask<Claim>('POST', claims, { as: 'group', body, headers: withKey('first-claim') })
    expect(reply).toMatchObject({ status: 201, body: first.body })
  }
  expect(await count(api)).toBe(before + 1)

  const many = await Promise.all(
    Array.from({ length: 64 }, () =>
      ask<Claim>('POST', claims, { as: 'group', body, headers: withKey('second-claim') }),
    ),
  )
  expect(new Set(many.map((reply) => `${reply.status} ${reply.body.id}`)).size).toBe(1)
  expect(await count(api)).toBe(before + 2)
  await sound()
})

test('another payload, another address or no key’s shape: refused in words, and nothing changes', async () => {
  const api = await testApp()
  const { ask, sound } = api
  const made = await ask<Claim>('POST', claims, { as: 'group', body, headers: withKey('first-claim') })
  const before = await count(api)
  const other = { ...body, freshG: 4000 }
  const reply = await ask('POST', claims, { as: 'group', body: other, headers: withKey('first-claim') })
  expect(reply).toMatchObject({
    status: 422,
    body: { issues: [{ message: expect.stringMatching(/another change/) }] },
  })
  const elsewhere = await ask('DELETE', `${claims}/${made.body.id}`, {
    as: 'group',
    headers: withKey('first-claim'),
  })
  expect(elsewhere.status).toBe(422)
  expect((await ask('POST', claims, { as: 'group', body, headers: withKey('a b') })).status).toBe(422)
  expect(await count(api)).toBe(before)
  // Another person's key of the same name is another key.
  const theirs = await ask<Claim>('POST', claims, {
    as: 'otherGroup',
    body: other,
    headers: withKey('first-claim'),
  })
  expect(theirs.status).toBe(201)
  expect(theirs.body.id).not.toBe(made.body.id)
  await sound()
})

test('what a sender sums up as the same wish is answered alike, whatever its body has become and the week is', async () => {
  const api = await testApp()
  const { ask, sound } = api
  const wish = (payload: string) => ({ ...withKey('first-claim'), 'idempotency-payload': payload.repeat(64) })
  const made = await ask<Claim>('POST', claims, { as: 'group', body, headers: wish('a') })
  expect(made.status).toBe(201)
  const before = await count(api)
  // Sent again tomorrow, the same form is a body that fits no longer, for a week that takes no more claims.
  const { version } = (await ask<Week>('GET', `/weeks/${OPEN_WEEK}`, { as: 'coordinator' })).body
  await ask('POST', `/weeks/${OPEN_WEEK}/close`, { as: 'coordinator', body: { version } })
  for (const later of [body, { ...body, freshG: 0 }]) {
    const again = await ask<Claim>('POST', claims, { as: 'group', body: later, headers: wish('a') })
    expect(again).toMatchObject({ status: 201, body: made.body })
  }
  const elsewhere = await ask('POST', '/weeks/none/claims', { as: 'group', body, headers: wish('a') })
  expect(elsewhere).toMatchObject({ status: 201, body: made.body })
  const other = await ask('POST', claims, { as: 'group', body, headers: wish('b') })
  expect(other).toMatchObject({
    status: 422,
    body: { issues: [{ message: expect.stringMatching(/another change/) }] },
  })
  const noSum = { ...withKey('second-claim'), 'idempotency-payload': 'tomatoes' }
  expect((await ask('POST', claims, { as: 'group', body, headers: noSum })).status).toBe(422)
  expect(await count(api)).toBe(before)
  await sound()
})

test('a refusal is not kept, and a key is forgotten after two weeks', async () => {
  let now = new Date('2026-08-19T08:00:00.000Z')
  const api = await testApp({ clock: () => now })
  const { ask, sound, store } = api
  const wrong = { ...body, crop: 'there-is-none' }
  expect(
    (await ask('POST', claims, { as: 'group', body: wrong, headers: withKey('first-claim') })).status,
  ).toBe(422)
  const made = await ask<Claim>('POST', claims, { as: 'group', body, headers: withKey('first-claim') })
  expect(made.status).toBe(201)
  now = new Date('2026-09-02T08:00:00.001Z')
  const late = await ask('DELETE', `${claims}/${made.body.id}`, {
    as: 'group',
    headers: withKey('first-claim'),
  })
  expect(late.status).toBe(200)
  const kept = await store.read((db) => db.select().from(db.tables.requestKey))
  expect(kept.map(({ key, status }) => ({ key, status }))).toEqual([{ key: 'first-claim', status: 200 }])
  await sound()
})

test('changing and withdrawing claims, batches and availability: each once', async () => {
  const api = await testApp()
  const { ask, sound } = api
  const twice = async <T>(
    method: string,
    path: string,
    asked: { as: 'group' | 'producer'; body?: object },
  ) => {
    const headers = withKey(`key-${Math.random().toString(36).slice(2)}`)
    const first = await ask<T>(method, path, { ...asked, headers })
    const second = await ask<T>(method, path, { ...asked, headers })
    expect(first.status).toBeLessThan(300)
    expect({ status: second.status, body: second.body }).toEqual({ status: first.status, body: first.body })
    return first.body
  }
  const claim = await twice<Claim>('POST', claims, { as: 'group', body })
  const changed = { as: 'group' as const, body: { version: claim.version, freshG: 2000 } }
  expect((await twice<Claim>('PATCH', `${claims}/${claim.id}`, changed)).version).toBe(2)
  expect((await twice<Withdrawn>('DELETE', `${claims}/${claim.id}`, { as: 'group' })).version).toBe(3)

  const own = { as: 'producer' as const }
  const batches = `/weeks/${OPEN_WEEK}/batches`
  const [like] = (await ask<Items<Batch>>('GET', batches, own)).body.items
  const { availableFrom, availableUntil } = found(like)
  const posted = {
    crop: 'tomato',
    grade: 'B',
    quantityG: 12_000,
    crateG: 6000,
    availableFrom,
    availableUntil,
  }
  const batch = await twice<Batch>('POST', batches, { ...own, body: posted })
  const more = { version: batch.version, quantityG: 18_000 }
  expect((await twice<Batch>('PATCH', `${batches}/${batch.id}`, { ...own, body: more })).version).toBe(2)
  expect((await twice<Withdrawn>('DELETE', `${batches}/${batch.id}`, own)).version).toBe(3)

  const answered = (
    await ask<Items<Availability>>('GET', `/weeks/${OPEN_WEEK}/availability`, { as: 'group' })
  ).body
  const { group, session } = found(answered.items[0])
  const path = `/weeks/${OPEN_WEEK}/availability/${group.id}/${session}`
  await twice('PUT', path, { as: 'group', body: { answer: 'no' } })
  await twice('DELETE', path, { as: 'group' })
  await sound()
})
