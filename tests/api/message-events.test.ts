/** What goes from hand to hand, urgent batches, people and roles: whom each concerns is told, the others are not. */
import type {
  Batch,
  Claim,
  EquipmentItem,
  InstantClaim,
  InstantOffer,
  Kitchen,
  MeAnswer,
  Member,
  Owed,
  Pickup,
  Place,
  Session,
  Slot,
  Trial,
  Voucher,
} from '@bocal/server/contract'
import { expect, test } from 'vitest'
import {
  found,
  type Items,
  OPEN_WEEK,
  PEOPLE,
  type TestApp,
  testApp,
  WEEK_2025,
  type Who,
} from '../support/app.ts'
import { sentIn, toldTo } from '../support/told.ts'
import { published } from '../support/week-2025.ts'

const week = `/weeks/${WEEK_2025}`
const open = `/weeks/${OPEN_WEEK}`
const kinds = async (api: TestApp, as: Who) => (await toldTo(api, as)).map(({ kind }) => kind)
const sentOf = async (api: TestApp, path: string, kind: string) =>
  (await sentIn(api, path)).filter((one) => one.kind === kind)
const pickups = async ({ ask }: TestApp, as: Who) =>
  (await ask<Items<Pickup>>('GET', `${week}/pickups`, { as })).body.items

test('what left is told its producer; less than planned also whoever counts on it', async () => {
  const api = await testApp()
  const { ask, sound } = api
  await published(api)
  const mine = await pickups(api, 'producer')
  const driven = await pickups(api, 'driver')
  const one = found(
    mine.find(({ batch, slot }) => driven.some((other) => other.batch === batch && other.slot === slot)),
  )
  const count = (as: Who, body: object, { batch, slot }: Pickup = one) =>
    ask<Pickup>('POST', `${week}/pickups/${batch}/${slot}/departure`, { as, body })
  const exact = await count('driver', { leftG: one.plannedG, code: one.code })
  expect(exact.status).toBe(201)
  expect((await toldTo(api, 'producer'))[0]).toMatchObject({
    kind: 'left',
    text: expect.stringContaining('comme prévu'),
  })
  expect(await sentOf(api, week, 'left-less')).toEqual([])

  const affected = (
    await ask<{ groups: { id: string }[] }>('GET', `${week}/batches/${one.batch}/affected`, {
      as: 'coordinator',
    })
  ).body
  const less = await count('coordinator', {
    leftG: one.crateG,
    replaces: found(exact.body.departure).id,
  })
  expect(less.status).toBe(201)
  expect((await toldTo(api, 'producer'))[0]).toMatchObject({
    kind: 'on-behalf',
    title: 'Joris a noté pour vous ce qui est parti',
  })
  const told = await sentOf(api, week, 'left-less')
  const groupsTold = told.filter(({ to }) => to.kind === 'group').map(({ to }) => to.id)
  expect(groupsTold.toSorted()).toEqual(affected.groups.map(({ id }) => id).toSorted())
  expect(groupsTold.length).toBeGreaterThan(0)
  // The coordinator who counted knows; the other one is told to plan again.
  expect(told.filter(({ to }) => to.kind === 'person').map(({ to }) => to.id)).not.toContain('joris')
  expect(await kinds(api, 'coordinator')).not.toContain('left-less')

  // The producer's own word is told to nobody else when all of it left.
  const other = found(mine.find(({ batch, departure }) => batch !== one.batch && departure === null))
  const before = await toldTo(api, 'producer')
  expect((await count('producer', { leftG: other.plannedG }, other)).status).toBe(201)
  expect(await toldTo(api, 'producer')).toEqual(before)
  await sound()
})

test('a payment noted and taken back is told its producer, with the sum', async () => {
  const api = await testApp()
  const { ask, sound } = api
  await published(api)
  for (const { batch, slot, plannedG } of await pickups(api, 'producer'))
    await ask('POST', `${week}/pickups/${batch}/${slot}/departure`, {
      as: 'producer',
      body: { leftG: plannedG },
    })
  const owed = (await ask<Owed>('GET', '/producers/ferme-du-chaudron/owed', { as: 'producer' })).body
  const due = found(owed.items.find(({ state, cents }) => state === 'left' && cents > 0))
  const path = `${week}/batches/${due.batch}/payment`
  await ask('POST', path, { as: 'coordinator', body: { cents: due.cents } })
  const sum = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'EUR' }).format(due.cents / 100)
  expect((await toldTo(api, 'producer', 'en'))[0]).toMatchObject({
    kind: 'paid',
    title: expect.stringMatching(/^Paid: /),
  })
  expect((await toldTo(api, 'producer', 'en'))[0]?.title).toContain(sum)
  await ask('DELETE', path, { as: 'coordinator' })
  expect((await toldTo(api, 'producer', 'en'))[0]?.title).toMatch(/^Not paid after all/)
  expect(await kinds(api, 'otherProducer')).not.toContain('paid')
  await sound()
})

test('a voucher that was used, or was not after all, is told its group alone', async () => {
  const api = await testApp()
  const { ask, sound } = api
  const plan = await published(api)
  const { group } = (await ask<{ group: { id: string } }>('GET', `${week}/proposal`, { as: 'group' })).body
  await ask('POST', `${week}/proposals/${group.id}/answer`, { as: 'group', body: { answer: 'accept', plan } })
  const [voucher] = (await ask<Items<Voucher>>('GET', `/groups/${group.id}/vouchers`, { as: 'group' })).body
    .items
  const path = `/vouchers/${found(voucher).code}/collection`
  expect((await ask('POST', path, { as: 'kitchenLead' })).status).toBe(200)
  const [used] = await toldTo(api, 'group')
  expect(used).toMatchObject({ kind: 'handed-out', title: 'Votre bon a servi', week: WEEK_2025 })
  for (const { jars, jarMl } of found(voucher).jars) expect(used?.text).toContain(`${jars} × ${jarMl} ml`)
  expect((await ask('DELETE', path, { as: 'kitchenLead' })).status).toBe(200)
  expect((await toldTo(api, 'group'))[0]?.title).toBe('Votre bon est de nouveau valable')
  expect(await kinds(api, 'otherGroup')).not.toContain('handed-out')
  await sound()
})

test('an urgent batch is told the groups of the week; what they take and what is left, its producer', async () => {
  let now = new Date('2026-08-19T08:00:00.000Z')
  const api = await testApp({ clock: () => now })
  const { ask, sound } = api
  const body = {
    crop: 'tomato',
    grade: 'A',
    quantityG: 24_000,
    crateG: 6000,
    availableFrom: '2026-08-19T07:00:00.000Z',
    availableUntil: '2026-08-19T18:00:00.000Z',
  }
  const batch = (await ask<Batch>('POST', `${open}/batches`, { as: 'producer', body })).body
  const opening = { batch: batch.id, capG: 12_000 }
  const offer = (
    await ask<InstantOffer>('POST', `${open}/instant-offers`, { as: 'coordinator', body: opening })
  ).body
  const opened = await sentOf(api, open, 'urgent-opened')
  expect(new Set(opened.map(({ to }) => to.kind))).toEqual(new Set(['group']))
  const rows = await api.store.read((db) => db.select().from(db.tables.weekGroup))
  expect(opened.map(({ to }) => to.id).toSorted()).toEqual(
    rows
      .filter(({ weekId }) => weekId === OPEN_WEEK)
      .map(({ groupId }) => groupId)
      .toSorted(),
  )
  expect((await toldTo(api, 'group'))[0]).toMatchObject({
    title: 'Aux premiers arrivés : 24 kg de tomates',
    text: expect.stringMatching(/jusqu’au mercredi 19 août à 20 h\.\nAu plus 12 kg par groupe/),
  })
  expect((await toldTo(api, 'producer'))[0]?.title).toBe('Joris a ouvert votre surplus aux premiers arrivés')

  const claims = `${open}/instant-offers/${offer.id}/claims`
  const taken = (await ask<InstantClaim>('POST', claims, { as: 'group', body: { quantityG: 12_000 } })).body
  const mine = (await toldTo(api, 'group')).length
  expect((await toldTo(api, 'producer', 'nl'))[0]).toMatchObject({
    kind: 'took',
    title: 'Ça Chauffe neemt 12 kg tomaten',
  })
  // Who was too late told nobody anything.
  expect((await ask('POST', claims, { as: 'otherGroup', body: { quantityG: 18_000 } })).status).toBe(409)
  expect((await toldTo(api, 'producer', 'nl'))[0]?.title).toBe('Ça Chauffe neemt 12 kg tomaten')
  const path = `${open}/instant-claims/${taken.id}`
  await ask('PATCH', path, { as: 'coordinator', body: { version: 1, quantityG: 6000 } })
  expect((await toldTo(api, 'producer'))[0]?.text).toMatch(/^C’était 12 kg\./)
  expect((await toldTo(api, 'group'))[0]?.title).toBe('Joris a modifié votre prise immédiate')
  await ask('DELETE', path, { as: 'group' })
  expect((await toldTo(api, 'producer'))[0]?.title).toBe('Ça Chauffe rend 6 kg de tomates')
  expect((await toldTo(api, 'group')).length).toBe(mine + 1)

  await ask('POST', claims, { as: 'otherGroup', body: { quantityG: 6000 } })
  now = new Date('2026-08-19T18:00:00.000Z')
  await api.app.close()
  const later = await testApp({ store: api.store, clock: () => now })
  expect((await toldTo(later, 'producer'))[0]).toMatchObject({
    kind: 'urgent-over',
    text: expect.stringMatching(/6 kg\.\nIl reste 18 kg/),
  })
  expect(await kinds(later, 'coordinator')).toContain('urgent-over')
  await later.sound()
  await sound()
})

test('a group is told who comes to it and who leaves; a person, that the roles are others', async () => {
  const api = await testApp()
  const { ask, sound } = api
  const roles = [{ kind: 'group', group: 'ca-chauffe' }]
  const body = { name: 'Nadia', language: 'fr', contact: null, roles }
  const added = await ask<Member>('POST', '/people', { as: 'coordinator', body })
  expect(added.status).toBe(201)
  expect((await toldTo(api, 'group'))[0]).toMatchObject({ title: 'Nadia rejoint Ça Chauffe', week: null })
  const path = `/people/${added.body.id}/roles`
  await ask('PUT', path, {
    as: 'coordinator',
    body: { roles: [{ kind: 'driver' }, { kind: 'producer', producer: 'ferme-du-chaudron' }] },
  })
  expect((await toldTo(api, 'group'))[0]?.title).toBe('Nadia a quitté Ça Chauffe')
  const messages = await api.store.read((db) => db.select().from(db.tables.message))
  expect(found(messages.find(({ personId }) => personId === added.body.id))).toMatchObject({
    kind: 'roles',
    facts: { by: 'Joris', parties: ['Ferme du Chaudron'], hats: ['driver'] },
  })

  // The last one out is told the coordinators: in the group nobody reads it.
  const members = (await ask<Items<Member>>('GET', '/people', { as: 'coordinator' })).body.items
  const alone = members.filter(({ roles: worn }) => worn.some(({ group }) => group?.id === 'ca-chauffe'))
  for (const { id } of alone.filter(({ id }) => id !== PEOPLE.group))
    await ask('PUT', `/people/${id}/roles`, { as: 'coordinator', body: { roles: [{ kind: 'driver' }] } })
  expect((await ask('DELETE', '/groups/ca-chauffe/members/me', { as: 'group' })).status).toBe(200)
  expect((await toldTo(api, 'coordinator'))[0]).toMatchObject({
    kind: 'left-group',
    text: 'Il n’y a plus personne dans ce groupe.',
  })
  await sound()
})

test('new sessions are told the groups, new tours who drives, a withdrawn claim the coordinators', async () => {
  const api = await testApp()
  const { ask, sound } = api
  const [kitchen] = (await ask<Items<Kitchen>>('GET', '/kitchens', { as: 'coordinator' })).body.items
  const [example] = (await ask<Items<Session>>('GET', `${open}/sessions`, { as: 'coordinator' })).body.items
  const added = await ask<Session>('POST', `${open}/sessions`, {
    as: 'coordinator',
    body: {
      kitchen: found(kitchen).id,
      start: found(example).start,
      end: found(example).end,
      setupMinutes: 15,
      prepMinutes: 30,
      cleanupMinutes: 30,
      seats: 6,
      fixedCents: 0,
      equipment: [],
    },
  })
  expect(added.status, JSON.stringify(added.body)).toBe(201)
  expect((await toldTo(api, 'group'))[0]).toMatchObject({
    kind: 'session-added',
    text: expect.stringContaining(found(kitchen).name),
  })
  const [from, to] = (await ask<Items<Place>>('GET', '/places', { as: 'coordinator' })).body.items
  const tours = (await ask<Items<Slot>>('GET', `${open}/slots`, { as: 'coordinator' })).body.items
  const at = found(example).start
  const tour = {
    vehicle: found(tours[0]).vehicle.id,
    capacityG: 80_000,
    fixedCents: 0,
    co2G: 0,
    distanceM: 4000,
    driver: PEOPLE.driver,
    stops: [
      { place: found(from).id, at, kind: 'pickup' },
      { place: found(to).id, at, kind: 'dropoff' },
    ],
  }
  const slot = await ask('POST', `${open}/slots`, { as: 'coordinator', body: tour })
  expect(slot.status, JSON.stringify(slot.body)).toBe(201)
  expect(await kinds(api, 'driver')).toContain('slot-added')
  expect(await kinds(api, 'otherDriver')).not.toContain('slot-added')

  await published(api)
  const claims = (await ask<Items<Claim>>('GET', `${week}/claims`, { as: 'group' })).body.items
  for (const { id } of claims) await ask('DELETE', `${week}/claims/${id}`, { as: 'group' })
  const told = await sentOf(api, week, 'claim-withdrawn')
  expect(told.length).toBeGreaterThan(0)
  expect(new Set(told.map(({ to: receiver }) => receiver.kind))).toEqual(new Set(['person']))
  expect(await kinds(api, 'otherGroup')).not.toContain('claim-withdrawn')
  await sound()
})

test('a new batch is told the groups that could make something of it, once a day', async () => {
  let now = new Date('2026-08-19T08:00:00.000Z')
  const api = await testApp({ clock: () => now })
  const { ask, sound } = api
  const body = {
    crop: 'tomato',
    grade: 'B',
    quantityG: 60_000,
    crateG: 6000,
    availableFrom: '2026-08-19T07:00:00.000Z',
    availableUntil: '2026-08-22T18:00:00.000Z',
  }
  // Whoever comes to no session makes nothing.
  const { me } = (await ask<MeAnswer>('GET', '/me', { as: 'otherGroup' })).body
  const other = found(me?.roles.find(({ group }) => group)?.group).id
  const sessions = (await ask<Items<Session>>('GET', `${open}/sessions`, { as: 'otherGroup' })).body.items
  for (const { id } of sessions)
    await ask('PUT', `${open}/availability/${other}/${id}`, { as: 'otherGroup', body: { answer: 'no' } })
  const post = (path = open) => ask<Batch>('POST', `${path}/batches`, { as: 'producer', body })
  const batch = (await post()).body
  const told = await sentOf(api, open, 'batch-fits')
  const groups = (await api.store.read((db) => db.select().from(db.tables.weekGroup)))
    .filter(({ weekId }) => weekId === OPEN_WEEK)
    .map(({ groupId }) => groupId)
  const fitting: string[] = []
  for (const group of groups) {
    const path = `${open}/batches/${batch.id}?group=${group}`
    if ((await ask<Batch>('GET', path, { as: 'coordinator' })).body.fit?.session) fitting.push(group)
  }
  expect(told.map(({ to }) => to.id).toSorted()).toEqual(fitting.toSorted())
  expect(fitting).toContain('ca-chauffe')
  expect(fitting).not.toContain(other)
  const { fit } = (await ask<Batch>('GET', `${open}/batches/${batch.id}?group=ca-chauffe`, { as: 'group' }))
    .body
  expect((await toldTo(api, 'group'))[0]).toMatchObject({
    title: 'Ferme du Chaudron : 60 kg de tomates, de quoi faire des bocaux',
    text: expect.stringContaining(`Environ ${found(fit).jars} bocaux de ${found(fit).jarMl} ml`),
  })

  await post()
  expect(await sentOf(api, open, 'batch-fits')).toHaveLength(told.length)
  now = new Date('2026-08-20T08:00:00.000Z')
  await post()
  expect(await sentOf(api, open, 'batch-fits')).toHaveLength(2 * told.length)
  // A week that takes no claims any more calls nobody.
  await post(week)
  expect(await sentOf(api, week, 'batch-fits')).toEqual([])
  await sound()
})

test('equipment that breaks is told who coordinates, and who leads kitchens when it was to stand in one', async () => {
  const api = await testApp()
  const { ask, sound } = api
  const sessions = (await ask<Items<Session>>('GET', `${open}/sessions`, { as: 'coordinator' })).body.items
  const standing = new Set(sessions.flatMap(({ equipment }) => equipment.map(({ id }) => id)))
  const { items } = (await ask<Items<EquipmentItem>>('GET', '/equipment', { as: 'coordinator' })).body
  const usable = items.filter(({ state }) => state === 'available')
  const used = found(usable.find(({ id }) => standing.has(id)))
  const spare = await ask<EquipmentItem>('POST', '/equipment', {
    as: 'coordinator',
    body: { name: 'Marmite de Nadia', kind: used.kind.id, ownerKind: 'group', ownerName: 'Ça Chauffe' },
  })
  const change = (item: EquipmentItem, body: object) =>
    ask<EquipmentItem>('PATCH', `/equipment/${item.id}`, {
      as: 'coordinator',
      body: { version: item.version, ...body },
    })
  const before = (await toldTo(api, 'kitchenLead')).length
  await change(spare.body, { state: 'repair' })
  expect((await toldTo(api, 'kitchenLead')).length).toBe(before)
  const broken = (await change(used, { state: 'repair' })).body
  const [told] = await toldTo(api, 'kitchenLead', 'en')
  expect(told).toMatchObject({ kind: 'equipment-out', title: `${used.name} is out of order` })
  expect(told?.text.split('\n').length).toBeGreaterThan(1)
  const renamed = (await change(broken, { name: 'Le grand' })).body
  expect((await toldTo(api, 'kitchenLead')).length).toBe(before + 1)
  await change(renamed, { state: 'available' })
  expect((await toldTo(api, 'kitchenLead', 'en'))[0]?.title).toBe('Le grand works again')
  const coordinators = (await api.store.read((db) => db.select().from(db.tables.message)))
    .filter(({ kind }) => kind.startsWith('equipment-'))
    .map(({ personId }) => personId)
  expect(new Set(coordinators)).toEqual(new Set(['amina', 'sofia', 'bart']))
  expect(coordinators.filter((id) => id === 'amina')).toHaveLength(3)
  await sound()
})

test('a what-if that is kept tells whom each of its changes concerns, and tells them again when it is undone', async () => {
  const api = await testApp()
  const { ask, sound } = api
  const as = 'coordinator' as const
  const plan = await published(api)
  const { items: comings } = (await ask<Items<Session>>('GET', `${week}/sessions`, { as })).body
  const session = found(comings.at(-1))
  const { items: batches } = (await ask<Items<Batch>>('GET', `${week}/batches`, { as })).body
  const batch = found(batches.find(({ producer }) => producer.id === 'ferme-du-chaudron'))
  const { items: claims } = (await ask<Items<Claim>>('GET', `${week}/claims`, { as: 'group' })).body
  const claim = found(claims.find((one) => one.kind === 'jars' && one.jars > 1))
  const affected = async (path: string) =>
    (await ask<{ groups: { id: string }[] }>('GET', `${path}/affected`, { as })).body.groups
      .map(({ id }) => id)
      .toSorted()
  const [ofSession, ofBatch] = [
    await affected(`${week}/sessions/${session.id}`),
    await affected(`${week}/batches/${batch.id}`),
  ]
  const changes = [
    { change: 'session-lost', session: session.id },
    { change: 'batch-quantity', batch: batch.id, quantityG: batch.crateG },
    { change: 'batch-withdrawn', batch: batch.id },
    { change: 'claim-amount', claim: claim.id, amount: 1 },
  ]
  const trial = await ask<Trial>('POST', `${week}/plans/${plan}/trials`, {
    as,
    body: { changes, seconds: 20 },
  })
  expect(trial.status, JSON.stringify(trial.body)).toBe(201)
  const groupsTold = async (kind: string) =>
    (await sentOf(api, week, kind)).flatMap(({ to }) => (to.kind === 'group' ? [to.id] : [])).toSorted()
  expect(await groupsTold('session-withdrawn')).toEqual([])
  const path = `${week}/trials/${trial.body.id}`
  expect((await ask('POST', `${path}/keep`, { as })).status).toBe(201)
  expect(await groupsTold('session-withdrawn')).toEqual(ofSession)
  expect(await groupsTold('batch-less')).toEqual(ofBatch)
  expect(await groupsTold('batch-withdrawn')).toEqual(ofBatch)
  expect((await toldTo(api, 'producer')).slice(0, 2).map(({ title }) => title)).toEqual([
    'Joris a retiré votre surplus',
    'Joris a modifié votre surplus',
  ])
  expect((await toldTo(api, 'group'))[0]?.title).toBe('Joris a modifié votre demande')
  const audit = await api.store.read((db) => db.select().from(db.tables.audit))
  expect(audit.findLast(({ nounId }) => nounId === batch.id)).toMatchObject({
    onBehalfOf: 'ferme-du-chaudron',
  })

  expect((await ask('POST', `${path}/undo`, { as })).status).toBe(200)
  expect(await groupsTold('session-back')).toEqual(ofSession)
  // Back, and then as much as before.
  expect(await groupsTold('batch-more')).toEqual([...ofBatch, ...ofBatch].toSorted())
  await sound()
})
