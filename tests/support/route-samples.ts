/**
 * What the access matrix asks routes about: for each noun in a path an id of the caller's own, of somebody
 * else's in the same movement, and of another movement; and for each route with a body one that would do.
 */
import { insertCalendarLink, insertDevice, insertGroupInvitation, newId, personOf } from '@bocal/db'
import { eq } from '@bocal/db/testing'
import type {
  Batch,
  Claim,
  InstantClaim,
  InstantOffer,
  Pin,
  PlanJob,
  PlanResult,
  Session,
  Trial,
  Voucher,
} from '@bocal/server/contract'
import { voucherCode } from '../../server/src/access/tokens.ts'
import { found, type Items, MOVEMENT, OPEN_WEEK, PEOPLE, SECRET, type TestApp } from './app.ts'
import { type CallerKind, ELSEWHERE } from './callers.ts'
import { AT } from './sample.ts'

const GROUP = 'ca-chauffe'
const PRODUCER = 'ferme-du-chaudron'
/** Somebody whom the matrix may sign out and change. */
const SOMEBODY = 'carine'
const MEMBERS_HERE: readonly CallerKind[] = [
  'coordinator',
  'admin',
  'group',
  'producer',
  'driver',
  'kitchenLead',
]

type Noun = {
  readonly own: string | ((who: CallerKind) => string)
  /** Somebody else's, for those to whom the noun is personal; for others it is the movement's. */
  readonly others?: { readonly id: string; readonly to: readonly CallerKind[] }
  readonly elsewhere: string
  /** Whoever has it may: it is nobody's own. */
  readonly secret?: true
}
export type Nouns = Readonly<Record<string, Noun>>

/** By the name it has in paths (`:batch`) and bodies (`':batch'`). Ids elsewhere are those of `sample.ts`. */
export async function nounsOf(api: TestApp): Promise<Nouns> {
  const { store } = api
  const { plan, job } = await planned(api)
  const fetched = await fetchedBy(api, plan)
  const wish = { kind: 'fresh', crop: 'tomato', freshG: 1000 }
  const { session, others: othersSession, code } = await answered(api, plan)
  const { pin, trial } = await decided(api, plan, fetched.slot)
  const taken = await takenOf(api)
  const claim = await api.ask<Claim>('POST', `/weeks/${OPEN_WEEK}/claims`, { as: 'group', body: wish })
  const rows = await store.read(async (db) => ({
    batches: await db.select().from(db.tables.batch),
    claims: await db.select().from(db.tables.claim),
    items: await db.select().from(db.tables.equipmentItem),
    kitchens: await db.select().from(db.tables.kitchen),
    messages: await db.select().from(db.tables.message),
  }))
  const open = <T extends { movementId: string; weekId: string }>(list: readonly T[]) =>
    list.filter(({ movementId, weekId }) => movementId === MOVEMENT && weekId === OPEN_WEEK)
  const ours = <T extends { movementId: string }>(list: readonly T[]) =>
    list.filter(({ movementId }) => movementId === MOVEMENT)
  const id = (row: { id: string } | undefined) => found(row).id
  const theirBatch = open(rows.batches).find(
    ({ producerId, state }) => producerId !== PRODUCER && state === 'posted',
  )
  const theirClaim = open(rows.claims).find(({ groupId }) => groupId !== GROUP)
  const { invitation, devices, othersDevice, calendars, othersCalendar } = await entries(api)
  const calendarFile = await calendarOf(api)
  return {
    week: { own: OPEN_WEEK, elsewhere: 'week-1' },
    batch: { own: fetched.batch, others: { id: id(theirBatch), to: ['producer'] }, elsewhere: 'batch-1' },
    claim: { own: claim.body.id, others: { id: id(theirClaim), to: ['group'] }, elsewhere: 'claim-1' },
    offer: { own: taken.offer, elsewhere: 'offer-1' },
    taken: { own: taken.own, others: { id: taken.others, to: ['group'] }, elsewhere: 'instant-claim-1' },
    group: { own: GROUP, others: { id: 'episolaires', to: ['group'] }, elsewhere: 'group-1' },
    producer: { own: PRODUCER, others: { id: 'nos-oignons', to: ['producer'] }, elsewhere: 'producer-1' },
    session: { own: session, elsewhere: 'session-1' },
    slot: { own: fetched.slot, elsewhere: 'slot-1' },
    item: { own: id(ours(rows.items)[0]), elsewhere: 'item-1' },
    kitchen: { own: id(ours(rows.kitchens)[0]), elsewhere: 'kitchen-1' },
    place: { own: 'molleke', elsewhere: 'place-1' },
    plan: { own: plan, elsewhere: 'plan-1' },
    job: { own: job, elsewhere: 'job-1' },
    trial: { own: trial, elsewhere: 'trial-1' },
    pin: { own: pin, elsewhere: 'pin-1' },
    voucher: { own: session, others: { id: othersSession, to: ['group'] }, elsewhere: 'session-1' },
    code: {
      own: code,
      elsewhere: voucherCode(SECRET, { movement: ELSEWHERE, group: 'group-1', voucher: 'session-1' }),
    },
    person: { own: SOMEBODY, elsewhere: 'person-1' },
    invitation: { own: invitation, elsewhere: 'link-1' },
    message: {
      own: id(
        rows.messages.find(({ movementId, weekId }) => movementId === MOVEMENT && weekId === OPEN_WEEK),
      ),
      elsewhere: 'message-1',
    },
    calendar: {
      own: (who) => calendars.get(who) ?? 'nobodys',
      others: { id: othersCalendar, to: MEMBERS_HERE },
      elsewhere: 'calendar-1',
    },
    file: { own: calendarFile, elsewhere: 'calendar of elsewhere.ics', secret: true },
    device: {
      own: (who) => devices.get(who) ?? 'nobodys',
      others: { id: othersDevice, to: MEMBERS_HERE },
      elsewhere: 'device-1',
    },
  }
}

/** An urgent batch of which the group and another have taken. */
async function takenOf({ ask }: TestApp): Promise<{ offer: string; own: string; others: string }> {
  const week = `/weeks/${OPEN_WEEK}`
  const batch = await ask<Batch>('POST', `${week}/batches`, { as: 'producer', body: URGENT })
  const body = { batch: batch.body.id, capG: 4000 }
  const offer = (await ask<InstantOffer>('POST', `${week}/instant-offers`, { as: 'coordinator', body })).body
    .id
  const take = async (as: 'group' | 'otherGroup') =>
    (
      await ask<InstantClaim>('POST', `${week}/instant-offers/${offer}/claims`, {
        as,
        body: { quantityG: 2000 },
      })
    ).body.id
  return { offer, own: await take('group'), others: await take('otherGroup') }
}

/** A published plan of the open week, which stays open for the matrix: a published one takes no claims. */
async function planned({ ask, store }: TestApp): Promise<{ plan: string; job: string }> {
  const as = 'coordinator' as const
  const jobs = `/weeks/${OPEN_WEEK}/plan-jobs`
  const body = { engine: 'greedy', seconds: 5, seed: 1 }
  const job = (await ask<PlanJob>('POST', jobs, { as, body })).body.id
  await ask('GET', `${jobs}/${job}/events`, { as })
  const plan = found((await ask<PlanJob>('GET', `${jobs}/${job}`, { as })).body.plan)
  await ask('POST', `/weeks/${OPEN_WEEK}/plans/${plan}/publish`, { as })
  await store.write((tx) => tx.update(tx.tables.week).set({ state: 'open' }))
  return { plan, job }
}

/** A batch of the producer that the driver fetches by the plan, with a photo. */
async function fetchedBy({ ask, store }: TestApp, plan: string): Promise<{ batch: string; slot: string }> {
  const path = `/weeks/${OPEN_WEEK}/plans/${plan}`
  const { loads } = (await ask<PlanResult>('GET', path, { as: 'coordinator' })).body.rows
  const batches = await store.read((db) => db.select().from(db.tables.batch))
  const mine = batches.filter(({ producerId }) => producerId === PRODUCER)
  const { batch, slot } = found(loads.find((load) => mine.some(({ id }) => id === load.batch)))
  const photo = { movementId: MOVEMENT, createdAt: AT, batchId: batch, id: newId() }
  const picture = Buffer.from('no picture').toString('base64')
  await store.write(async (tx) => {
    await tx.update(tx.tables.slot).set({ driverPersonId: PEOPLE.driver }).where(eq(tx.tables.slot.id, slot))
    await tx.insert(tx.tables.batchPhoto).values({ ...photo, small: picture, large: picture })
  })
  return { batch, slot }
}

/** A decision, and a plan that was tried beside the published one. */
async function decided(
  { ask }: TestApp,
  plan: string,
  slot: string,
): Promise<{ pin: string; trial: string }> {
  const as = 'coordinator' as const
  const week = `/weeks/${OPEN_WEEK}`
  const keep = { pin: 'slot', slot, used: true }
  const pin = (await ask<Pin>('POST', `${week}/pins`, { as, body: keep })).body.id
  const [session] = (await ask<Items<Session>>('GET', `${week}/sessions`, { as })).body.items
  const body = { changes: [{ change: 'session-seats', session: found(session).id, seats: 30 }], seconds: 2 }
  const tried = await ask<Trial>('POST', `${week}/plans/${plan}/trials`, { as, body })
  return { pin, trial: found(tried.body.id) }
}

/** The group has said when it can cook, and a coordinator said yes for it to what the plan asks: it has a voucher. */
async function answered({ ask, store }: TestApp, planId: string) {
  const sessions = (await ask<Items<Session>>('GET', `/weeks/${OPEN_WEEK}/sessions`, { as: 'group' })).body
    .items
  const session = found(sessions[0])
  const path = `/weeks/${OPEN_WEEK}/availability/${GROUP}/${session.id}`
  await ask('PUT', path, { as: 'group', body: { answer: 'yes' } })
  const preparation = await store.read(async (db) =>
    found((await db.select().from(db.tables.preparation))[0]),
  )
  const { id, kitchen, start, end } = session
  const jars = [{ preparation: preparation.id, jars: 10 }]
  const terms = { sessions: [{ session: id, kitchen: kitchen.id, start, end, jars }], fresh: [] }
  const of = { movementId: MOVEMENT, weekId: OPEN_WEEK, createdAt: AT }
  await store.write((tx) =>
    tx
      .insert(tx.tables.proposal)
      .values({ ...of, id: newId(), planId, groupId: GROUP, terms, onBehalf: false }),
  )
  const body = { answer: 'accept', plan: planId }
  await ask('POST', `/weeks/${OPEN_WEEK}/proposals/${GROUP}/answer`, { as: 'coordinator', body })
  const vouchers = await ask<Items<Voucher>>('GET', `/groups/${GROUP}/vouchers`, { as: 'group' })
  return { session: id, others: found(sessions[1]).id, code: found(vouchers.body.items[0]).code }
}

/** The name of somebody's calendar feed. */
async function calendarOf({ ask }: TestApp): Promise<string> {
  const { body } = await ask<{ url: string }>('POST', '/me/calendars', { as: 'otherDriver', body: {} })
  return body.url.slice(body.url.lastIndexOf('/') + 1)
}

/** An invitation to the group and a second factor of somebody, and a second browser of each caller. */
async function entries({ store }: TestApp) {
  const of = { movementId: MOVEMENT, createdAt: AT }
  const devices = new Map<string, string>()
  const invitation = newId()
  const device = (personId: string) => ({
    ...of,
    id: newId(),
    personId,
    tokenHash: newId(),
    browser: 'test',
    lastSeenAt: '2099-01-01T00:00:00.000Z',
  })
  const othersDevice = device(SOMEBODY)
  const calendars = new Map<string, string>()
  const calendar = (personId: string) => ({ ...of, id: newId(), personId, tokenHash: newId() })
  const othersCalendar = calendar(SOMEBODY)
  found(await personOf(store, { movementId: MOVEMENT, id: SOMEBODY }))
  await store.write(async (tx) => {
    for (const [who, person] of Object.entries(PEOPLE)) {
      devices.set(who, (await insertDevice(tx, device(person))).id)
      const row = calendar(person)
      calendars.set(who, row.id)
      await insertCalendarLink(tx, row)
    }
    await insertCalendarLink(tx, othersCalendar)
    await insertDevice(tx, othersDevice)
    const link = {
      ...of,
      id: invitation,
      personId: SOMEBODY,
      purpose: 'invitation' as const,
      tokenHash: newId(),
      attempts: 0,
      expiresAt: '2100-01-01T00:00:00.000Z',
    }
    await insertGroupInvitation(tx, { link, groupId: GROUP })
    await tx
      .insert(tx.tables.secondFactor)
      .values({ ...of, id: newId(), personId: SOMEBODY, sealedSecret: 'x', failures: 0 })
  })
  return { invitation, devices, othersDevice: othersDevice.id, calendars, othersCalendar: othersCalendar.id }
}

const DAY = '2026-08-21'
const times = { start: `${DAY}T08:00:00.000Z`, end: `${DAY}T12:00:00.000Z` }

const URGENT = {
  crop: 'tomato',
  grade: 'B',
  quantityG: 12_000,
  crateG: 1000,
  availableFrom: times.start,
  availableUntil: times.end,
}

/** A body that would do, for each route that takes one; `':batch'` stands for the noun's id. */
export const BODIES: Readonly<Record<string, unknown>> = {
  'POST /session': { movement: MOVEMENT, person: PEOPLE.group },
  'POST /session/movement': { movement: MOVEMENT },
  'POST /session/link': { token: 'there-is-none' },
  'POST /session/code': { email: 'nobody@example.org', code: '123456' },
  'POST /sign-in-links': { email: 'nobody@example.org' },
  'POST /me/second-factor/code': { code: '123456' },
  'PATCH /me/settings': { language: 'fr' },
  'POST /me/calendars': {},
  'POST /me/messages/read': { messages: [':message'] },
  'POST /people': { name: 'Ada', language: 'en', contact: null, roles: [{ kind: 'group', group: ':group' }] },
  'PUT /people/:person/roles': { roles: [{ kind: 'producer', producer: ':producer' }] },
  'POST /invitations': { person: ':person' },
  'POST /groups/:group/invitations': { name: 'Ada', language: 'en' },
  'POST /weeks': {
    title: 'New',
    startsOn: '2026-09-07',
    endsOn: '2026-09-13',
    claimsCloseAt: '2026-09-06T18:00:00.000Z',
    groups: [{ group: ':group', maxSessions: 1 }],
  },
  'PATCH /weeks/:week': { version: 1, groups: [{ group: ':group', maxSessions: 1 }] },
  'POST /weeks/:week/open': { version: 1 },
  'POST /weeks/:week/close': { version: 1 },
  'POST /weeks/:week/batches': {
    crop: 'tomato',
    grade: 'B',
    quantityG: 12_000,
    availableFrom: times.start,
    availableUntil: times.end,
    place: ':place',
    onBehalfOf: ':producer',
  },
  'PATCH /weeks/:week/batches/:batch': { version: 1, place: ':place' },
  'POST /weeks/:week/pickups/:batch/:slot/departure': { leftG: 1000 },
  'POST /weeks/:week/batches/:batch/payment': { cents: 0 },
  'POST /weeks/:week/claims': {
    kind: 'fresh',
    crop: 'tomato',
    batch: ':batch',
    freshG: 1000,
    onBehalfOf: ':group',
  },
  'PATCH /weeks/:week/claims/:claim': { version: 1, freshG: 2000 },
  'POST /weeks/:week/instant-offers': { batch: ':batch', capG: 6000 },
  'POST /weeks/:week/instant-offers/:offer/close': { version: 1 },
  'POST /weeks/:week/instant-offers/:offer/claims': { quantityG: 1000, onBehalfOf: ':group' },
  'PATCH /weeks/:week/instant-claims/:taken': { version: 1, quantityG: 1000 },
  'PUT /weeks/:week/availability/:group/:session': { answer: 'yes' },
  'POST /weeks/:week/slots': {
    vehicle: 'car',
    capacityG: 100_000,
    fixedCents: 0,
    co2G: 0,
    distanceM: 1000,
    driver: ':person',
    stops: [
      { place: ':place', at: times.start, kind: 'pickup' },
      { place: 'kom', at: times.end, kind: 'dropoff' },
    ],
  },
  'PATCH /weeks/:week/slots/:slot': { version: 1, driver: ':person' },
  'POST /weeks/:week/sessions': {
    ...times,
    kitchen: ':kitchen',
    setupMinutes: 20,
    prepMinutes: 20,
    cleanupMinutes: 20,
    seats: 8,
    fixedCents: 0,
    equipment: [':item'],
  },
  'PATCH /weeks/:week/sessions/:session': { version: 1, equipment: [':item'] },
  'POST /equipment': { name: 'Pot', kind: 'pot_27l', ownerKind: 'group', ownerName: 'We', place: ':place' },
  'PATCH /equipment/:item': { version: 1, place: ':place' },
  'POST /weeks/:week/plan-jobs': { engine: 'greedy', seconds: 1, seed: 1 },
  'POST /weeks/:week/plans/:plan/why-not': {
    question: { ask: 'load', batch: ':batch', slot: ':slot' },
  },
  'POST /weeks/:week/plans/:plan/trials': {
    changes: [
      { change: 'batch-quantity', batch: ':batch', quantityG: 12_000 },
      { change: 'item-broken', equipment: ':item' },
      { change: 'session-seats', session: ':session', seats: 20 },
      { change: 'slot-capacity', slot: ':slot', capacityG: 500_000 },
      { change: 'claim-withdrawn', claim: ':claim' },
      { change: 'pin-removed', pin: ':pin' },
    ],
    seconds: 1,
  },
  'POST /weeks/:week/pins': { pin: 'attendance', group: ':group', session: ':session', value: true },
  'POST /weeks/:week/proposals/:group/answer': { answer: 'accept', plan: ':plan' },
}

/** Routes that leave out what is not the caller's, where others refuse it. */
export const LEAVES_OUT: ReadonlySet<string> = new Set(['POST /me/messages/read'])

/** Routes after which somebody can no longer sign in: asked the last of all. */
export const LEAVES: ReadonlySet<string> = new Set(['DELETE /groups/:group/members/me'])
