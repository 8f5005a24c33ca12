/** Urgent batches: first come, first served under a cap, never oversold, given back, and out of the planner's hands. */
import type {
  Batch,
  InstantClaim,
  InstantOffer,
  LiveOffers,
  Owed,
  OwedRow,
  Withdrawn,
} from '@bocal/server/contract'
import { expect, test } from 'vitest'
import { demoStore, found, type Items, OPEN_WEEK, type TestApp, testApp } from '../support/app.ts'
import { plain } from '../support/plain.ts'

const week = `/weeks/${OPEN_WEEK}`
const offers = `${week}/instant-offers`
const claims = `${week}/instant-claims`
const HOUR = 3600_000

/** An application whose clock goes on when told, with a batch of 24 kg in crates of 6 kg, to fetch until ten hours from now. */
async function urgent(cap: { capG?: number; freeFrom?: string | null } = {}) {
  let now = new Date('2026-08-19T08:00:00.000Z')
  const api = await testApp({ clock: () => now })
  const at = (hours: number) => new Date(Date.parse('2026-08-19T08:00:00.000Z') + hours * HOUR).toISOString()
  const posted = await api.ask<Batch>('POST', `${week}/batches`, {
    as: 'producer',
    body: {
      crop: 'tomato',
      grade: 'A',
      quantityG: 24_000,
      crateG: 6000,
      availableFrom: at(-1),
      availableUntil: at(10),
      note: 'Derrière la grange',
    },
  })
  expect(posted.status).toBe(201)
  const opened = await api.ask<InstantOffer>('POST', offers, {
    as: 'coordinator',
    body: { batch: posted.body.id, capG: 12_000, ...cap },
  })
  expect(opened.status).toBe(201)
  return {
    ...api,
    at,
    pass: (hours: number) => {
      now = new Date(at(hours))
    },
    batch: posted.body,
    offer: opened.body,
    take: (as: 'group' | 'otherGroup', quantityG: number) =>
      api.ask<InstantClaim>('POST', `${offers}/${opened.body.id}/claims`, { as, body: { quantityG } }),
    left: async () => found((await offersOf(api)).find(({ id }) => id === opened.body.id)),
  }
}
const offersOf = async ({ ask }: TestApp, as: 'coordinator' | 'group' = 'coordinator') =>
  (await ask<Items<InstantOffer>>('GET', offers, { as })).body.items

/** The sentences of a refusal. */
const said = (reply: { body: unknown }) =>
  (reply.body as { issues: { message: string }[] }).issues.map(({ message }) => plain(message))

test('opens all that is free, with the last two hours without a cap, and says so to groups and its producer', async () => {
  const { ask, offer, batch, at, sound } = await urgent()
  expect(offer).toMatchObject({
    state: 'open',
    offeredG: 24_000,
    openG: 24_000,
    claimedG: 0,
    freeFrom: at(8),
    endsAt: at(10),
  })
  for (const as of ['group', 'producer'] as const)
    expect((await ask<Items<InstantOffer>>('GET', offers, { as })).body.items).toHaveLength(1)
  expect((await ask<Items<InstantOffer>>('GET', offers, { as: 'otherProducer' })).body.items).toEqual([])
  const seen = (await ask<Batch>('GET', `${week}/batches/${batch.id}`, { as: 'group' })).body
  expect(seen).toMatchObject({ remainingG: 0, claimedG: 0, instant: { offer: offer.id, openG: 24_000 } })
  await sound()
})

test('what is taken is the group’s at once; the producer sees who; a group sees itself only', async () => {
  const { ask, take, left, batch, sound } = await urgent()
  const taken = await take('group', 12_000)
  expect(taken).toMatchObject({
    status: 201,
    body: { state: 'accepted', quantityG: 12_000, version: 1, note: 'Derrière la grange' },
  })
  expect((await ask<InstantClaim>('GET', `${claims}/${taken.body.id}`, { as: 'group' })).body).toEqual(
    taken.body,
  )
  expect(await left()).toMatchObject({ openG: 12_000, claimedG: 12_000 })
  expect((await ask<Items<InstantClaim>>('GET', claims, { as: 'otherGroup' })).body.items).toEqual([])
  const absent = await ask('GET', `${claims}/there-is-none`, { as: 'otherGroup' })
  for (const method of ['GET', 'DELETE'])
    expect((await ask(method, `${claims}/${taken.body.id}`, { as: 'otherGroup' })).body).toEqual(absent.body)

  const mine = (await ask<Batch>('GET', `${week}/batches/${batch.id}`, { as: 'producer' })).body
  expect(mine.claimedG).toBe(12_000)
  expect(mine.instant?.takenBy).toEqual([{ group: taken.body.group, quantityG: 12_000 }])
  const theirs = (await ask<Batch>('GET', `${week}/batches/${batch.id}`, { as: 'otherGroup' })).body
  expect(theirs.instant).toMatchObject({ takenG: 12_000, takenBy: null })
  await sound()
})

test('the loser gets one sentence and the next best thing: the rest, another batch, or none', async () => {
  const { ask, take, at, sound } = await urgent({ freeFrom: '2026-08-19T08:00:00.000Z' })
  expect((await take('group', 18_000)).status).toBe(201)
  const less = await take('otherGroup', 12_000)
  expect(less.status).toBe(409)
  expect(less.headers['content-type']).toMatch(/problem\+json/)
  expect(said(less)).toEqual(['Too late: others were quicker, 6 kg are left.', 'You can still take 6 kg.'])
  expect((await take('otherGroup', 6000)).status).toBe(201)
  expect(said(await take('otherGroup', 6000))).toEqual([
    'Too late: others were quicker, nothing is left.',
    'No other urgent batch is open. Look at the other surpluses of the week.',
  ])
  const body = {
    crop: 'apple',
    grade: 'A',
    quantityG: 40_000,
    crateG: 10_000,
    availableFrom: at(-1),
    availableUntil: at(12),
  }
  const apples = (await ask<Batch>('POST', `${week}/batches`, { as: 'producer', body })).body
  await ask('POST', offers, { as: 'coordinator', body: { batch: apples.id, capG: 10_000 } })
  const dutch = await ask('POST', `${offers}/${(await offersOf({ ask } as TestApp))[0]?.id}/claims`, {
    as: 'otherGroup',
    body: { quantityG: 6000 },
    headers: { 'accept-language': 'nl' },
  })
  expect(said(dutch)).toEqual([
    'Te laat: anderen waren sneller, er is niets meer.',
    expect.stringMatching(/^Nog open: appel\S* \(40 kg\)\.$/),
  ])
  await sound()
})

test('a cap holds over several claims and edits, until everything is free for all', async () => {
  const { ask, take, pass, left, sound } = await urgent()
  const first = await take('group', 6000)
  const more = await take('group', 12_000)
  expect(more.status).toBe(409)
  expect(said(more)).toEqual([
    expect.stringMatching(/^At most 12 kg a group until .*; you have 6 kg already\.$/),
    'You can still take 6 kg.',
  ])
  expect((await take('group', 6000)).status).toBe(201)
  const edit = (quantityG: number, version: number) =>
    ask<InstantClaim>('PATCH', `${claims}/${first.body.id}`, { as: 'group', body: { version, quantityG } })
  expect(said(await edit(12_000, 1))).toEqual([
    expect.stringMatching(/^At most 12 kg a group/),
    'The rest is for other groups.',
  ])
  pass(8)
  expect(await edit(12_000, 1)).toMatchObject({ status: 200, body: { version: 2, quantityG: 12_000 } })
  expect((await edit(18_000, 1)).status).toBe(409)
  expect(await left()).toMatchObject({ openG: 6000, claimedG: 18_000 })
  await sound()
})

test('giving back opens it to others; after the end it goes back to the batch, and the ledger adds up', async () => {
  const { ask, app, take, pass, left, store, sound, batch } = await urgent()
  const one = await take('group', 12_000)
  const two = await take('otherGroup', 6000)
  expect(
    (await ask('PATCH', `${claims}/${one.body.id}`, { as: 'group', body: { version: 1, quantityG: 6000 } }))
      .status,
  ).toBe(200)
  expect(await left()).toMatchObject({ openG: 12_000, claimedG: 12_000 })
  expect((await ask<Withdrawn>('DELETE', `${claims}/${one.body.id}`, { as: 'group' })).body.version).toBe(3)
  expect((await ask('DELETE', `${claims}/${one.body.id}`, { as: 'group' })).status).toBe(409)
  expect(await left()).toMatchObject({ openG: 18_000, claimedG: 6000 })

  pass(10)
  expect(said(await take('group', 6000))[0]).toBe('Too late: this offer is over.')
  expect(await left()).toMatchObject({ state: 'expired' })
  await app.close()
  const again = await testApp({ store, clock: () => new Date('2026-08-19T18:00:00.000Z') })
  const [over] = await offersOf(again)
  expect(over).toMatchObject({ state: 'expired', openG: 0, claimedG: 6000, expiredG: 18_000, withdrawnG: 0 })
  expect((await again.ask('DELETE', `${claims}/${two.body.id}`, { as: 'otherGroup' })).status).toBe(200)
  expect((await offersOf(again))[0]).toMatchObject({ openG: 0, claimedG: 0, expiredG: 24_000 })
  const back = (await again.ask<Batch>('GET', `${week}/batches/${batch.id}`, { as: 'group' })).body
  expect(back.claimedG + back.remainingG).toBe(24_000)
  expect(back.instant).toMatchObject({ offer: null, openG: 0, takenG: 0 })
  const ledger = await store.read((db) => db.select().from(db.tables.instantEntry))
  expect(ledger.map(({ kind, quantityG }) => `${kind} ${quantityG}`)).toEqual([
    'offer 24000',
    'claim 12000',
    'claim 6000',
    'give_back 6000',
    'give_back 6000',
    'expire 18000',
    'give_back 6000',
    'expire 6000',
  ])
  await sound()
})

test('the planner does not see what is held, and a plan made before does not go out', async () => {
  const { ask, batch, offer, take, left, sound } = await urgent()
  type Seen = {
    problem: { batches: { id: string; quantityG: number }[] }
    leftOut: { id: string; why: string }[]
  }
  const seen = async () => (await ask<Seen>('GET', `${week}/instance`, { as: 'coordinator' })).body
  expect((await seen()).leftOut).toContainEqual({
    noun: 'batch',
    id: batch.id,
    why: 'held_for_instant_claims',
  })
  expect((await take('group', 6000)).status).toBe(201)
  const closed = await ask('POST', `${offers}/${offer.id}/close`, { as: 'coordinator', body: { version: 1 } })
  expect(closed).toMatchObject({ status: 200, body: { state: 'closed', withdrawnG: 18_000, claimedG: 6000 } })
  expect((await seen()).problem.batches.find(({ id }) => id === batch.id)?.quantityG).toBe(18_000)
  expect(
    (await ask('POST', `${offers}/${offer.id}/close`, { as: 'coordinator', body: { version: 2 } })).status,
  ).toBe(409)
  expect(await left()).toMatchObject({ openG: 0 })
  await sound()
})

test('a batch that becomes smaller or ends sooner takes its offer along; what is given stays given', async () => {
  const { ask, batch, take, left, at, sound } = await urgent()
  const change = (body: object, version: number) =>
    ask('PATCH', `${week}/batches/${batch.id}`, { as: 'producer', body: { version, ...body } })
  const taken = await take('group', 12_000)
  expect((await change({ quantityG: 18_000, availableUntil: at(6) }, 1)).status).toBe(200)
  expect(await left()).toMatchObject({ openG: 6000, withdrawnG: 6000, endsAt: at(6), freeFrom: at(6) })
  const less = await change({ quantityG: 6000 }, 2)
  expect(less.status).toBe(422)
  expect(said(less)[0]).toMatch(/^Groups have taken 12 kg of it already/)
  expect((await ask('DELETE', `${week}/batches/${batch.id}`, { as: 'producer' })).status).toBe(409)
  await ask('DELETE', `${claims}/${taken.body.id}`, { as: 'coordinator' })
  expect((await ask('DELETE', `${week}/batches/${batch.id}`, { as: 'producer' })).status).toBe(200)
  expect(await left()).toMatchObject({ state: 'closed', openG: 0, claimedG: 0, withdrawnG: 24_000 })
  await sound()
})

test('what cannot be opened is refused beside its field', async () => {
  const { ask, batch, offer, at } = await urgent()
  const refusal = async (body: object) => {
    const { status, body: problem } = await ask('POST', offers, { as: 'coordinator', body })
    return [status, ...problem.issues.map(({ path }) => path)]
  }
  const good = { batch: batch.id, capG: 6000 }
  expect(await refusal(good)).toEqual([422, 'body.batch'])
  await ask('POST', `${offers}/${offer.id}/close`, { as: 'coordinator', body: { version: 1 } })
  expect(await refusal({ ...good, batch: 'there-is-none' })).toEqual([422, 'body.batch'])
  expect(await refusal({ ...good, offeredG: 30_000 })).toEqual([422, 'body.offeredG'])
  expect(await refusal({ ...good, offeredG: 7000, capG: 5000 })).toEqual([422, 'body.offeredG', 'body.capG'])
  expect(await refusal({ ...good, endsAt: at(11) })).toEqual([422, 'body.endsAt'])
  expect(await refusal({ ...good, endsAt: at(0) })).toEqual([422, 'body.endsAt'])
  expect(await refusal({ ...good, endsAt: at(4), freeFrom: at(5) })).toEqual([422, 'body.freeFrom'])
  expect(await refusal({ ...good, capKg: 6 })).toEqual([400, 'body.capKg'])
})

test('a coordinator takes for a group, marked; a group outside the week and half a crate are refused', async () => {
  const { ask, offer, sound, store } = await urgent()
  const taking = (body: object, as: 'coordinator' | 'group' = 'coordinator') =>
    ask('POST', `${offers}/${offer.id}/claims`, { as, body })
  expect((await taking({ quantityG: 6000 })).body.issues[0]?.path).toBe('body.onBehalfOf')
  expect((await taking({ quantityG: 6000, onBehalfOf: 'ca-chauffe' })).status).toBe(201)
  const audit = await store.read((db) => db.select().from(db.tables.audit))
  expect(audit.at(-1)).toMatchObject({ action: 'instant-claim.take', onBehalfOf: 'ca-chauffe' })
  expect((await taking({ quantityG: 3000 }, 'group')).status).toBe(422)
  await store.write((tx) => tx.delete(tx.tables.weekGroup))
  expect((await taking({ quantityG: 6000 }, 'group')).status).toBe(409)
  await sound()
})

test('the same key takes once, and 64 repeats of it too', async () => {
  const { ask, offer, left, sound } = await urgent()
  const again = () =>
    ask<InstantClaim>('POST', `${offers}/${offer.id}/claims`, {
      as: 'group',
      body: { quantityG: 6000 },
      headers: { 'idempotency-key': 'the-last-crate' },
    })
  const replies = await Promise.all(Array.from({ length: 64 }, again))
  expect(new Set(replies.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1)
  expect(replies[0]?.status).toBe(201)
  expect(await left()).toMatchObject({ claimedG: 6000 })
  await sound()
})

test('what is left, without listening, is one answer', async () => {
  const { ask, take, offer } = await urgent()
  await take('group', 6000)
  const { body } = await ask<LiveOffers>('GET', `${offers}/live`, { as: 'otherGroup' })
  expect(body.items).toEqual([{ id: offer.id, state: 'open', openG: 18_000, endsAt: offer.endsAt }])
  expect((await ask('GET', '/weeks/there-is-none/instant-offers/live', { as: 'group' })).status).toBe(404)
  const { store } = await testApp({ store: await demoStore() })
  expect(await store.read((db) => db.select().from(db.tables.instantOffer))).toEqual([])
})

test('what groups took is owed by each and to the producer, cent for cent, and is paid once it is fetched', async () => {
  const { ask, at, pass, sound } = await urgent()
  const posted = await ask<Batch>('POST', `${week}/batches`, {
    as: 'producer',
    body: {
      crop: 'apple',
      grade: 'A',
      quantityG: 10_000,
      crateG: 1250,
      centsPerKg: 90,
      availableFrom: at(-1),
      availableUntil: at(10),
    },
  })
  const { id, version } = posted.body
  const path = `${week}/batches/${id}`
  const opening = { batch: id, capG: 5000 }
  const { body: offer } = await ask<InstantOffer>('POST', offers, { as: 'coordinator', body: opening })
  const take = (as: 'group' | 'otherGroup', quantityG: number) =>
    ask<InstantClaim>('POST', `${offers}/${offer.id}/claims`, { as, body: { quantityG } })
  const dues = async () =>
    (await ask<Owed>('GET', '/producers/ferme-du-chaudron/owed', { as: 'producer' })).body
  const row = async () => (await dues()).items.find(({ batch }) => batch === id)
  const pay = (cents: number) =>
    ask<OwedRow>('POST', `${path}/payment`, { as: 'coordinator', body: { cents } })
  const before = await dues()
  expect(await row()).toBeUndefined()

  const mine = (await take('group', 1250)).body
  const theirs = (await take('otherGroup', 1250)).body
  // 112.5 cents each: each pays 113.
  expect([mine.cents, theirs.cents]).toEqual([113, 113])
  expect(await row()).toMatchObject({ takenG: 2500, leftG: 0, plannedG: 0, cents: 226, state: 'planned' })
  expect((await dues()).cents.planned).toBe(before.cents.planned + 226)
  expect((await pay(226)).status).toBe(409)
  const repriced = await ask('PATCH', path, { as: 'producer', body: { version, centsPerKg: 91 } })
  expect(repriced).toMatchObject({ status: 422, body: { issues: [{ path: 'body.centsPerKg' }] } })
  const back = await ask('DELETE', `${claims}/${theirs.id}`, { as: 'otherGroup' })
  expect(back.status).toBe(200)
  expect((await ask<InstantClaim>('GET', `${claims}/${theirs.id}`, { as: 'otherGroup' })).body.cents).toBe(0)
  expect(await row()).toMatchObject({ takenG: 1250, cents: 113 })
  await sound()

  pass(11)
  await ask('POST', `${offers}/${offer.id}/close`, { as: 'coordinator', body: { version: 1 } })
  expect(await row()).toMatchObject({ takenG: 1250, cents: 113, state: 'left' })
  expect((await pay(112)).status).toBe(409)
  expect(await pay(113)).toMatchObject({ status: 201, body: { state: 'paid', cents: 113 } })
  await sound()
  // Paid, it stays as it is: nobody's part changes, and nothing more is given away.
  const changes = [
    ['PATCH', `${claims}/${mine.id}`, { version: 1, quantityG: 2500 }],
    ['DELETE', `${claims}/${mine.id}`, undefined],
  ] as const
  for (const [method, url, body] of changes)
    expect(await ask(method, url, { as: 'coordinator', body }), method).toMatchObject({
      status: 409,
      body: { issues: [{ path: 'path.taken', message: expect.stringMatching(/has been paid/) }] },
    })
  const again = await ask('POST', offers, { as: 'coordinator', body: opening })
  expect(again).toMatchObject({ status: 422, body: { issues: [{ path: 'body.batch' }] } })
  expect((await ask('DELETE', `${path}/payment`, { as: 'coordinator' })).status).toBe(200)
  expect((await ask('DELETE', `${claims}/${mine.id}`, { as: 'coordinator' })).status).toBe(200)
  expect(await row()).toBeUndefined()
  await sound()
})
