/** Each noun of a week through its life: made, read, changed, withdrawn; and what is refused on the way, in words. */
import { verifyAudit } from '@bocal/db'
import type {
  Affected,
  Availability,
  Batch,
  BatchTemplate,
  Claim,
  EquipmentItem,
  EquipmentKind,
  Overview,
  ProblemJson,
  Recipe,
  Session,
  Slot,
  Week,
  Withdrawn,
} from '@bocal/server/contract'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  found,
  type Items,
  MOVEMENT,
  OPEN_WEEK,
  type Reply,
  type TestApp,
  testApp,
  WEEK_2025,
} from '../support/app.ts'
import { plain } from '../support/plain.ts'

const as = 'coordinator' as const
const week = `/weeks/${OPEN_WEEK}`
const at = (day: number, time: string) => `2026-08-${day}T${time}:00+02:00`

let api: TestApp
let ask: TestApp['ask']
beforeAll(async () => {
  api = await testApp()
  ask = api.ask
})

/** The messages of a refusal by their paths. */
const issues = (reply: Reply<unknown>): Record<string, string> =>
  Object.fromEntries((reply.body as ProblemJson).issues.map(({ path, message }) => [path, plain(message)]))

describe('batches', () => {
  const batch = {
    crop: 'tomato',
    grade: 'B',
    quantityG: 36_000,
    crateG: 6000,
    availableFrom: at(20, '08:00'),
    availableUntil: at(20, '18:00'),
  }
  const path = `${week}/batches`

  test('a producer posts with what, how much and when; the rest has defaults', async () => {
    const posted = await ask<Batch>('POST', path, { as: 'producer', body: { ...batch, crateG: undefined } })
    expect(posted).toMatchObject({
      status: 201,
      body: {
        state: 'posted',
        version: 1,
        producer: { id: 'ferme-du-chaudron' },
        crateG: 6000,
        minPickupG: 6000,
        centsPerKg: 0,
        availableFrom: '2026-08-20T06:00:00.000Z',
        // Ripe tomatoes keep two days at the least.
        processBy: '2026-08-22T16:00:00.000Z',
        claimedBy: expect.any(Array),
      },
    })
    expect(posted.body.makes.length).toBeGreaterThan(0)
    const { id } = posted.body
    const changed = await ask<Batch>('PATCH', `${path}/${id}`, {
      as: 'producer',
      body: { version: 1, quantityG: 30_000 },
    })
    expect(changed.body).toMatchObject({ version: 2, quantityG: 30_000, crateG: 6000 })
    const stale = await ask('PATCH', `${path}/${id}`, {
      as: 'producer',
      body: { version: 1, quantityG: 24_000 },
    })
    expect(stale).toMatchObject({ status: 409, body: { type: '/problems/version' } })

    const affected = await ask<Affected>('GET', `${path}/${id}/affected`, { as: 'producer' })
    const withdrawn = await ask<Withdrawn>('DELETE', `${path}/${id}`, { as: 'producer' })
    expect(withdrawn.body).toMatchObject({ id, state: 'withdrawn', version: 3, affected: affected.body })
    expect((await ask('DELETE', `${path}/${id}`, { as: 'producer' })).status).toBe(409)
    expect((await ask<Batch>('GET', `${path}/${id}`, { as: 'producer' })).body.state).toBe('withdrawn')
    expect((await ask('GET', `${path}/${id}`, { as: 'group' })).status).toBe(404)
  })

  test('a producer sees its own, a group all that is on offer with its distance', async () => {
    const mine = (await ask<Items<Batch>>('GET', path, { as: 'producer' })).body.items
    expect(mine.every((row) => row.producer.id === 'ferme-du-chaudron')).toBe(true)
    const offered = (await ask<Items<Batch>>('GET', path, { as: 'group' })).body.items
    expect(new Set(offered.map((row) => row.producer.id)).size).toBeGreaterThan(1)
    for (const row of offered) {
      expect(row).toMatchObject({ state: 'posted', claimedBy: null, distanceM: expect.any(Number) })
      expect(row.claimedG + row.remainingG).toBe(row.quantityG)
    }
  })

  test('overripe produce is refused in jars by R03, and says what else', async () => {
    const posted = await ask<Batch>('POST', path, { as: 'producer', body: { ...batch, grade: 'C' } })
    const { makes, refusals } = posted.body
    expect(refusals.length).toBeGreaterThan(0)
    const crushed = refusals.find((one) => one.preparation.id.startsWith('tomato-crushed'))
    expect(crushed?.rules.map(({ id }) => id)).toContain('R03')
    expect(crushed?.reason).toMatch(/overripe/)
    expect(makes.map((one) => one.preparation)).not.toContain(crushed?.preparation.id)
  })

  test('a coordinator posts for a producer on the phone, and the audit says for whom', async () => {
    const without = await ask('POST', path, { as, body: batch })
    expect(without.status).toBe(422)
    expect(issues(without)).toHaveProperty('body.onBehalfOf')
    const posted = await ask<Batch>('POST', path, { as, body: { ...batch, onBehalfOf: 'chant-des-cailles' } })
    expect(posted.body.producer.id).toBe('chant-des-cailles')
    const { audit } = api.store.tables
    const rows = await api.store.read((db) => db.select().from(audit))
    expect(rows.find(({ nounId }) => nounId === posted.body.id)).toMatchObject({
      action: 'batch.post',
      personId: 'joris',
      onBehalfOf: 'chant-des-cailles',
    })
    const foreign = await ask('POST', path, {
      as: 'producer',
      body: { ...batch, onBehalfOf: 'chant-des-cailles' },
    })
    expect(foreign.status).toBe(422)
  })

  test.each([
    ['not whole crates', { quantityG: 35_000 }, 'body.quantityG', /30 kg or 36 kg/],
    ['nobody’s crop', { crop: 'banana' }, 'body.crop', /«banana»/],
    ['nobody’s place', { place: 'nowhere' }, 'body.place', /«nowhere»/],
    ['until before from', { availableUntil: at(19, '18:00') }, 'body.availableUntil', /after the start/],
    ['a visit for more than there is', { minPickupG: 42_000 }, 'body.minPickupG', /36 kg/],
    ['used before it is there', { processBy: at(19, '18:00') }, 'body.processBy', /before it is available/],
    [
      'after the week',
      { availableFrom: '2026-09-20T08:00:00Z', availableUntil: '2026-09-20T18:00:00Z' },
      'body.availableFrom',
      /2026-08-27/,
    ],
  ])('refuses %s', async (_, wrong, where, what) => {
    const reply = await ask('POST', path, { as: 'producer', body: { ...batch, ...wrong } })
    expect(reply.status).toBe(422)
    expect(issues(reply)[where]).toMatch(what)
  })

  test('the same as last time, from the producer’s own batches', async () => {
    const { items } = (
      await ask<Items<BatchTemplate>>('GET', '/producers/ferme-du-chaudron/batch-templates', {
        as: 'producer',
      })
    ).body
    expect(items.map((one) => one.crop.id)).toEqual([...new Set(items.map((one) => one.crop.id))])
    expect(items.length).toBeGreaterThan(1)
    expect(
      (await ask('GET', '/producers/chant-des-cailles/batch-templates', { as: 'producer' })).status,
    ).toBe(404)
  })
})

describe('claims', () => {
  const path = `${week}/claims`

  test('a group claims jars, asks for more, withdraws; others do not see it', async () => {
    const body = { kind: 'jars', preparation: 'tomato-crushed-750', jars: 10 }
    const made = await ask<Claim>('POST', path, { as: 'group', body })
    expect(made).toMatchObject({
      status: 201,
      body: {
        kind: 'jars',
        state: 'pending',
        jars: 10,
        minJars: 1,
        group: { id: 'ca-chauffe' },
        refusal: null,
        granted: null,
      },
    })
    const { id, needsG } = made.body as Extract<Claim, { kind: 'jars' }>
    expect(needsG).toBeGreaterThan(0)
    const more = await ask<Claim>('PATCH', `${path}/${id}`, {
      as: 'group',
      body: { version: 1, jars: 12, minJars: 6 },
    })
    expect(more.body).toMatchObject({ jars: 12, minJars: 6, version: 2 })
    const wrong = await ask('PATCH', `${path}/${id}`, { as: 'group', body: { version: 2, freshG: 500 } })
    expect(issues(wrong)).toMatchObject({ 'body.freshG': expect.stringMatching(/for jars/) })
    const least = await ask('PATCH', `${path}/${id}`, { as: 'group', body: { version: 2, minJars: 13 } })
    expect(issues(least)).toMatchObject({ 'body.minJars': expect.stringMatching(/more than what you ask/) })
    const others = (await ask<Items<Claim>>('GET', path, { as: 'otherGroup' })).body.items
    expect(others.map((one) => one.id)).not.toContain(id)
    expect((await ask('DELETE', `${path}/${id}?version=1`, { as: 'group' })).status).toBe(409)
    expect((await ask<Withdrawn>('DELETE', `${path}/${id}`, { as: 'group' })).body.state).toBe('withdrawn')
  })

  test('fresh produce, of any batch or a named one; what is claimed is no longer left', async () => {
    const offered = (await ask<Items<Batch>>('GET', `${week}/batches`, { as: 'group' })).body.items
    const batch = found(offered.find((one) => one.remainingG >= 2000))
    const body = { kind: 'fresh', crop: batch.crop.id, batch: batch.id, freshG: 2000 }
    const made = await ask<Claim>('POST', path, { as: 'group', body })
    expect(made.body).toMatchObject({ kind: 'fresh', batch: batch.id, freshG: 2000, minG: 1 })
    const after = (await ask<Batch>('GET', `${week}/batches/${batch.id}`, { as: 'group' })).body
    expect(after.claimedG).toBeGreaterThanOrEqual(2000)
    const other = found(offered.find((one) => one.crop.id !== batch.crop.id))
    const mixed = await ask('POST', path, { as: 'group', body: { ...body, crop: other.crop.id } })
    expect(issues(mixed)).toHaveProperty(['body.batch'])
  })

  test('a preparation the safety gate refuses: why, and what else', async () => {
    const { items } = (await ask<Items<Recipe>>('GET', '/recipes', { as: 'group' })).body
    const refused = found(items.find((one) => (one.refusal?.alternatives.length ?? 0) > 0))
    const { reason, alternatives } = found(refused.refusal)
    const reply = await ask('POST', path, {
      as: 'group',
      body: { kind: 'jars', preparation: refused.id, jars: 5 },
    })
    expect(reply.status).toBe(422)
    const [why, instead] = reply.body.issues
    expect(why?.message).toContain(reason)
    expect(instead?.message).toContain(alternatives[0]?.names.en)
    expect(reply.body.issues.every((one) => one.path === 'body.preparation')).toBe(true)
  })

  test('after the closing time a group is told when, and a coordinator may still note it', async () => {
    const body = { kind: 'fresh', crop: 'tomato', freshG: 1000 }
    const late = await ask('POST', `/weeks/${WEEK_2025}/claims`, { as: 'group', body })
    expect(late.status).toBe(409)
    expect(late.body.issues[0]?.message).toMatch(/closed on Sunday 24 August/)
    const noted = await ask('POST', `/weeks/${WEEK_2025}/claims`, {
      as,
      body: { ...body, onBehalfOf: 'ca-chauffe' },
    })
    expect(noted.status).toBe(201)
  })

  test('a closed week takes no claims', async () => {
    const closed = await testApp()
    const { version } = (await closed.ask<Week>('GET', week, { as })).body
    expect((await closed.ask<Week>('POST', `${week}/close`, { as, body: { version } })).body.state).toBe(
      'closed',
    )
    const reply = await closed.ask('POST', path, {
      as: 'group',
      body: { kind: 'fresh', crop: 'tomato', freshG: 1000 },
    })
    expect(reply.status).toBe(409)
    expect(reply.body.issues[0]?.message).toMatch(/closed.*must be open/)
    expect((await closed.ask('POST', `${week}/open`, { as, body: { version } })).body.type).toBe(
      '/problems/version',
    )
    expect(
      (await closed.ask<Week>('POST', `${week}/open`, { as, body: { version: version + 1 } })).body.state,
    ).toBe('open')
    await closed.sound()
  })
})

test('availability: yes, if needed, no, and taken back', async () => {
  const [first] = (await ask<Items<Session>>('GET', `${week}/sessions`, { as: 'group' })).body.items
  const session = found(first)
  const path = `${week}/availability/ca-chauffe/${session.id}`
  const before = (await ask<Session>('GET', `${week}/sessions/${session.id}`, { as })).body.promised
  for (const answer of ['no', 'yes', 'if_needed']) {
    const said = await ask('PUT', path, { as: 'group', body: { answer } })
    expect(said).toMatchObject({
      status: 200,
      body: { answer, group: { id: 'ca-chauffe' }, session: session.id },
    })
  }
  expect((await ask<Availability>('GET', path, { as: 'group' })).body.answer).toBe('if_needed')
  expect((await ask('GET', path, { as: 'otherGroup' })).status).toBe(404)
  expect((await ask('PUT', path, { as: 'otherGroup', body: { answer: 'yes' } })).status).toBe(404)
  const promised = (await ask<Session>('GET', `${week}/sessions/${session.id}`, { as })).body.promised
  expect(promised.ifNeeded).toBeGreaterThan(before.ifNeeded - 1)
  expect((await ask<{ answer: null }>('DELETE', path, { as: 'group' })).body.answer).toBeNull()
  expect((await ask('DELETE', path, { as: 'group' })).status).toBe(404)
})

test('a transport slot: added, its driver found, withdrawn; drivers’ names are not for groups', async () => {
  const path = `${week}/slots`
  const slot = {
    vehicle: 'car',
    capacityG: 150_000,
    fixedCents: 900,
    co2G: 3000,
    distanceM: 20_000,
    stops: [
      { place: 'grower-1', at: at(20, '14:00'), kind: 'pickup' },
      { place: 'molleke', at: at(20, '15:00'), kind: 'dropoff' },
    ],
  }
  const added = await ask<Slot>('POST', path, { as, body: slot })
  expect(added).toMatchObject({ status: 201, body: { hasDriver: false, driver: null, version: 1 } })
  const { id } = added.body
  const overview = (await ask<Overview>('GET', `${week}/overview`, { as })).body
  expect(overview.alerts.filter((one) => one.code === 'slot-without-driver' && one.slot === id)).toHaveLength(
    1,
  )
  const driven = await ask<Slot>('PATCH', `${path}/${id}`, { as, body: { version: 1, driver: 'karim' } })
  expect(driven.body.driver).toEqual({ id: 'karim', name: 'Karim' })
  expect((await ask('GET', `${path}/${id}`, { as: 'group' })).body).toMatchObject({
    hasDriver: true,
    driver: null,
  })
  expect((await ask<Slot>('GET', `${path}/${id}`, { as: 'driver' })).body.driver).toMatchObject({
    id: 'karim',
  })

  const stops = [slot.stops[1], slot.stops[0]]
  const wrong = await ask('PATCH', `${path}/${id}`, {
    as,
    body: { version: 2, stops, vehicle: 'zeppelin', driver: 'nobody' },
  })
  expect(Object.keys(issues(wrong))).toEqual(['body.vehicle', 'body.driver', 'body.stops', 'body.stops.1.at'])
  expect((await ask('DELETE', `${path}/${id}`, { as })).body).toMatchObject({
    state: 'withdrawn',
    version: 3,
  })
  expect((await ask('GET', `${path}/${id}`, { as: 'group' })).status).toBe(404)
})

test('a session: added with its items, changed, withdrawn; who said yes is told', async () => {
  const path = `${week}/sessions`
  const session = {
    kitchen: 'molleke',
    start: at(22, '09:30'),
    end: at(22, '15:30'),
    setupMinutes: 20,
    prepMinutes: 75,
    cleanupMinutes: 25,
    seats: 14,
    fixedCents: 3000,
    equipment: [] as string[],
  }
  const items = (await ask<Items<EquipmentItem>>('GET', '/equipment', { as })).body.items
  const item = found(items.find((one) => one.state === 'available'))
  const broken = found(items.find((one) => one.state === 'repair'))
  const added = await ask<Session>('POST', path, { as, body: { ...session, equipment: [item.id] } })
  expect(added).toMatchObject({ status: 201, body: { equipment: [{ id: item.id }], fixedCents: 3000 } })
  const { id } = added.body
  expect((await ask<Session>('GET', `${path}/${id}`, { as: 'group' })).body.fixedCents).toBeNull()
  await ask('PUT', `${week}/availability/ca-chauffe/${id}`, { as: 'group', body: { answer: 'yes' } })
  const wrong = await ask('PATCH', `${path}/${id}`, {
    as,
    body: { version: 1, end: at(22, '11:00'), equipment: [broken.id, item.id, item.id], kitchen: 'nowhere' },
  })
  expect(Object.keys(issues(wrong))).toEqual([
    'body.kitchen',
    'body.end',
    'body.equipment.0',
    'body.equipment.2',
  ])
  expect(
    (await ask<Session>('PATCH', `${path}/${id}`, { as, body: { version: 1, seats: 10 } })).body.seats,
  ).toBe(10)
  const withdrawn = await ask<Withdrawn>('DELETE', `${path}/${id}`, { as })
  expect(withdrawn.body.affected.groups).toEqual([{ id: 'ca-chauffe', name: 'Ça Chauffe' }])
  expect(
    (await ask('PUT', `${week}/availability/ca-chauffe/${id}`, { as: 'group', body: { answer: 'no' } }))
      .status,
  ).toBe(404)
})

test('an item: added with its kind’s power, broken, withdrawn', async () => {
  const [first] = (await ask<Items<EquipmentKind>>('GET', '/equipment-kinds', { as })).body.items
  const kind = found(first)
  const body = { name: 'Weck 3', kind: kind.id, ownerKind: 'movement', ownerName: 'Cuisines de Quartier' }
  const added = await ask<EquipmentItem>('POST', '/equipment', { as, body })
  expect(added).toMatchObject({ status: 201, body: { powerW: kind.powerW, state: 'available', place: null } })
  const path = `/equipment/${added.body.id}`
  expect(
    (await ask<EquipmentItem>('PATCH', path, { as, body: { version: 1, state: 'repair' } })).body.state,
  ).toBe('repair')
  expect(issues(await ask('PATCH', path, { as, body: { version: 2, kind: 'samovar' } }))).toHaveProperty([
    'body.kind',
  ])
  expect((await ask<Withdrawn>('DELETE', path, { as })).body.state).toBe('withdrawn')
})

test('a week: a draft with every active group and all jars, changed, opened', async () => {
  const body = {
    title: 'Semaine d’essai',
    startsOn: '2026-09-14',
    endsOn: '2026-09-19',
    claimsCloseAt: at(31, '20:00'),
  }
  const draft = await ask<Week>('POST', '/weeks', { as, body })
  expect(draft).toMatchObject({ status: 201, body: { state: 'draft', version: 1, publishedPlan: null } })
  expect(draft.body.groups.length).toBeGreaterThan(20)
  expect(draft.body.jars.length).toBeGreaterThan(0)
  const path = `/weeks/${draft.body.id}`
  expect((await ask('GET', path, { as: 'group' })).status).toBe(404)
  const wrong = await ask('PATCH', path, {
    as,
    body: { version: 1, endsOn: '2026-09-01', groups: [{ group: 'nobody', maxSessions: 1 }] },
  })
  expect(Object.keys(issues(wrong))).toEqual(['body.endsOn', 'body.groups.0.group'])
  const groups = [{ group: 'ca-chauffe', maxSessions: 2 }]
  const changed = await ask<Week>('PATCH', path, { as, body: { version: 1, groups, title: 'Autre' } })
  expect(changed.body).toMatchObject({
    title: 'Autre',
    groups: [{ group: { id: 'ca-chauffe' }, maxSessions: 2 }],
    version: 2,
  })
  expect((await ask<Week>('POST', `${path}/open`, { as, body: { version: 2 } })).body.state).toBe('open')
  const claim = { kind: 'fresh', crop: 'tomato', freshG: 1000 }
  const notIn = await ask('POST', `${path}/claims`, { as: 'otherGroup', body: claim })
  expect(notIn.body.issues[0]?.message).toMatch(/does not take part/)
})

test('nothing that was written here broke what the store promises', async () => {
  await api.sound()
  expect(await verifyAudit(api.store, MOVEMENT)).toEqual([])
})
