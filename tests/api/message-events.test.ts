/** What goes from hand to hand, urgent batches, people and roles: whom each concerns is told, the others are not. */
import type {
  Batch,
  Claim,
  InstantClaim,
  InstantOffer,
  Kitchen,
  Member,
  Owed,
  Pickup,
  Place,
  Session,
  Slot,
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
    title: 'Aux premiers arrivés : 24 kg (tomate)',
    text: expect.stringMatching(/jusqu’au mercredi 19 août à 20 h\.\nAu plus 12 kg par groupe/),
  })
  expect((await toldTo(api, 'producer'))[0]?.title).toBe('Joris a ouvert votre surplus aux premiers arrivés')

  const claims = `${open}/instant-offers/${offer.id}/claims`
  const taken = (await ask<InstantClaim>('POST', claims, { as: 'group', body: { quantityG: 12_000 } })).body
  const mine = (await toldTo(api, 'group')).length
  expect((await toldTo(api, 'producer', 'nl'))[0]).toMatchObject({
    kind: 'took',
    title: 'Ça Chauffe neemt 12 kg (tomaat)',
  })
  // Who was too late told nobody anything.
  expect((await ask('POST', claims, { as: 'otherGroup', body: { quantityG: 18_000 } })).status).toBe(409)
  expect((await toldTo(api, 'producer', 'nl'))[0]?.title).toBe('Ça Chauffe neemt 12 kg (tomaat)')
  const path = `${open}/instant-claims/${taken.id}`
  await ask('PATCH', path, { as: 'coordinator', body: { version: 1, quantityG: 6000 } })
  expect((await toldTo(api, 'producer'))[0]?.text).toMatch(/^C’était 12 kg\./)
  expect((await toldTo(api, 'group'))[0]?.title).toBe('Joris a modifié votre prise immédiate')
  await ask('DELETE', path, { as: 'group' })
  expect((await toldTo(api, 'producer'))[0]?.title).toBe('Ça Chauffe rend 6 kg (tomate)')
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
