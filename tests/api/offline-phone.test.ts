/** Phones that go in and out of reach: what people did there arrives once, in order, and never in another's name. */
import type { Batch, Claim } from '@bocal/server/contract'
import { expect, test } from 'vitest'
import type { WebHandler } from '../../server/src/web-pages.ts'
import { randomFrom } from '../../solver/search/random.ts'
import { found, type Items, OPEN_WEEK, ORIGIN, PEOPLE, type TestApp, testApp } from '../support/app.ts'
import { webHandler } from '../support/pages.ts'
import { type Phone, phone } from '../support/phone.ts'
import { quietWeek } from '../support/quiet-week.ts'

const SCHEDULES = 200
const ANSWERS = ['yes', 'if_needed', 'no'] as const
/** How often the server stops in the middle of a schedule. */
const RESTARTS = 0.02

/** A server that may stop and come back on the same database. */
class World {
  readonly #web: WebHandler
  api: TestApp
  readonly cookies = new Map<string, string>()
  group = ''
  session = ''
  week = ''
  preparation = ''
  batch = ''

  private constructor(web: WebHandler, api: TestApp) {
    this.#web = web
    this.api = api
  }

  /** With an open week of its own, in which one session is held. */
  static async begin(): Promise<World> {
    const web = await webHandler()
    const world = new World(web, await testApp({ web }))
    for (const who of ['group', 'otherGroup'] as const)
      world.cookies.set(PEOPLE[who], await world.api.cookie(who))
    const { ask } = world.api
    const answered = await ask<Items<{ group: { id: string } }>>('GET', `/weeks/${OPEN_WEEK}/availability`, {
      as: 'group',
    })
    world.group = found(answered.body.items[0]).group.id
    const offered = await ask<Items<Batch>>('GET', `/weeks/${OPEN_WEEK}/batches`, { as: 'group' })
    const offers = found(offered.body.items.find((batch) => batch.makes.length > 0))
    world.preparation = found(offers.makes[0]).preparation
    const asCoordinator = async <T>(method: string, path: string, body?: object) =>
      (await ask<T>(method, path, { as: 'coordinator', body })).body
    const { group } = world
    const now = new Date('2026-08-19T08:00:00.000Z')
    Object.assign(world, await quietWeek(asCoordinator, { like: OPEN_WEEK, group, now }))
    const batch = await asCoordinator<Batch>('POST', `/weeks/${world.week}/batches`, {
      onBehalfOf: offers.producer.id,
      crop: offers.crop.id,
      grade: offers.grade,
      quantityG: offers.crateG * 100,
      crateG: offers.crateG,
      availableFrom: '2026-08-24T08:00:00.000Z',
      availableUntil: '2026-08-25T18:00:00.000Z',
    })
    world.batch = found(batch.id, JSON.stringify(batch))
    return world
  }

  /** Whoever's cookie the browser has; nobody's when empty. */
  async post(cookie: string, path: string, sent: { headers: Headers; body: string }) {
    const reply = await this.api.app.inject({
      method: 'POST',
      url: path,
      headers: {
        ...Object.fromEntries(sent.headers),
        host: new URL(ORIGIN).host,
        origin: ORIGIN,
        ...(cookie && { cookie }),
      },
      payload: sent.body,
    })
    return { status: reply.statusCode, body: reply.body }
  }

  async restart() {
    await this.api.app.close()
    this.api = await testApp({ web: this.#web, store: this.api.store })
  }

  /** How often the group has answered for the session, and what it says now. */
  async answered() {
    const rows = await this.api.store.read((db) => db.select().from(db.tables.availability))
    const row = rows.find((one) => one.sessionId === this.session && one.groupId === this.group)
    return { times: row?.version ?? 0, answer: row?.answer ?? null }
  }

  /** The jars of each claim of the week. */
  async claimed(): Promise<number[]> {
    const rows = await this.api.store.read((db) => db.select().from(db.tables.claim))
    return rows.filter((row) => row.weekId === this.week).map((row) => row.jars ?? 0)
  }

  answer = (answer: string) => ({
    action: `/groups/${this.group}/${this.week}/availability`,
    page: `/groups/${this.group}/${this.week}/availability`,
    words: answer,
    fields: [
      ['session', this.session],
      ['answer', answer],
    ] as const,
  })
  /** A claim of the group's own for 3 kg, made on the spot. @returns its id */
  async claimed3kg(): Promise<string> {
    const body = { kind: 'fresh', crop: 'tomato', freshG: 3000 }
    const made = await this.api.ask<Claim>('POST', `/weeks/${this.week}/claims`, { as: 'group', body })
    return found(made.body.id, JSON.stringify(made.body))
  }
  claimNow = async (id: string) =>
    (await this.api.ask<Claim>('GET', `/weeks/${this.week}/claims/${id}`, { as: 'group' })).body
  /** Another amount, decided on the version that the page showed. */
  change = (id: string, kg: number, version: number) => ({
    action: `/groups/${this.group}/${this.week}/claims/${id}?/change`,
    page: `/groups/${this.group}/${this.week}/claims/${id}`,
    words: `${kg} kg`,
    fields: [
      ['version', String(version)],
      ['kind', 'fresh'],
      ['amount', String(kg)],
    ] as const,
  })
  /** `jars` tells claims apart; none is refused. */
  claim = (jars: number) => ({
    action: `/groups/${this.group}/${this.week}/take/${this.batch}?as=${this.preparation}`,
    page: `/groups/${this.group}/${this.week}/take/${this.batch}`,
    words: `${jars} jars`,
    fields: [
      ['preparation', this.preparation],
      ['amount', String(jars)],
    ] as const,
  })
}

/** One person's day with the phone. */
async function expectDay(world: World, seed: number) {
  const fate = randomFrom(seed)
  const owner = PEOPLE.group
  let signedIn: string = owner
  const one = phone({
    person: `cuisines-de-quartier/${owner}`,
    fate,
    post: (path, sent) => world.post(world.cookies.get(signedIn) ?? '', path, sent),
  })
  const before = await world.answered()
  const answers: string[] = []
  const jars: number[] = []
  const changed = await world.claimed3kg()
  const changes: number[] = []
  /** As the page on the phone says. */
  let seen = 1
  const steps = 6 + Math.floor(fate() * 8)
  for (let step = 0; step < steps; step++) {
    const lot = fate()
    if (lot < 0.2) {
      jars.push(seed * 20 + step)
      await one.add(world.claim(seed * 20 + step))
    } else if (lot < 0.35) {
      const kg = 4 + step
      changes.push(kg)
      await one.add(world.change(changed, kg, seen))
    } else if (lot < 0.5) {
      const answer = found(ANSWERS[Math.floor(fate() * ANSWERS.length)])
      answers.push(answer)
      await one.add(world.answer(answer))
    } else if (lot < 0.65) one.state.isOnline = !one.state.isOnline
    else if (lot < 0.7) one.close()
    // Signed out, somebody else at the same phone, and back.
    else if (lot < 0.8) signedIn = found(['', PEOPLE.otherGroup, owner][Math.floor(fate() * 3)])
    else if (lot < 0.8 + RESTARTS) await world.restart()
    await one.flush()
    await expectKnown(world, one, jars)
    // In reach one looks at the page again, now and then.
    if (one.state.isOnline && changes.length > 0 && fate() < 0.3)
      seen = (await world.claimNow(changed)).version
  }
  Object.assign(one.state, { isOnline: true, isReliable: true })
  signedIn = owner
  await one.flush()
  expect(await one.waiting(), `schedule ${seed}`).toEqual([])
  const after = await world.answered()
  expect(after.times - before.times, `answers of schedule ${seed}`).toBe(answers.length)
  if (answers.length > 0) expect(after.answer, `the last answer of schedule ${seed}`).toBe(answers.at(-1))
  const last = { kind: 'fresh', freshG: (changes.at(-1) ?? 3) * 1000, version: 1 + changes.length }
  expect(await world.claimNow(changed), `the claim changed in schedule ${seed}`).toMatchObject(last)
  const made = (await world.claimed()).filter((count) => Math.floor(count / 20) === seed)
  expect(made.sort(), `claims of schedule ${seed}`).toEqual(jars.sort())
}

/** What no longer waits, the server has: nothing was called sent before. */
async function expectKnown(world: World, one: Phone, jars: readonly number[]) {
  const waiting = new Set((await one.waiting()).map((entry) => entry.words))
  const gone = jars.filter((count) => !waiting.has(`${count} jars`))
  if (gone.length === 0) return
  const claimed = await world.claimed()
  expect(gone.filter((count) => !claimed.includes(count))).toEqual([])
}

test(`${SCHEDULES} random days in and out of reach: nothing lost, nothing doubled, nothing called sent before it was`, async () => {
  const world = await World.begin()
  for (let seed = 1; seed <= SCHEDULES; seed++) await expectDay(world, seed)
  await world.api.sound()
})

test('one claim changed twice out of reach ends as changed last; what somebody else changed meanwhile is not undone', async () => {
  const world = await World.begin()
  const one = phone({
    person: `cuisines-de-quartier/${PEOPLE.group}`,
    fate: () => 1,
    post: (path, sent) => world.post(found(world.cookies.get(PEOPLE.group)), path, sent),
  })
  const id = await world.claimed3kg()
  one.state.isOnline = false
  for (const kg of [4, 5]) await one.add(world.change(id, kg, 1))
  await one.flush()
  one.state.isOnline = true
  await one.flush()
  expect(await one.waiting()).toEqual([])
  expect(await world.claimNow(id)).toMatchObject({ freshG: 5000, version: 3 })

  one.state.isOnline = false
  await one.add(world.change(id, 6, 3))
  await one.add(world.change(id, 7, 3))
  const path = `/weeks/${world.week}/claims/${id}`
  const other = { version: 3, freshG: 2000 }
  expect((await world.api.ask('PATCH', path, { as: 'coordinator', body: other })).status).toBe(200)
  one.state.isOnline = true
  await one.flush()
  expect(await world.claimNow(id)).toMatchObject({ freshG: 2000, version: 4 })
  const refused = await one.waiting()
  expect(refused.map(({ words }) => words)).toEqual(['6 kg', '7 kg'])
  expect(refused.every(({ refusal }) => refusal !== null)).toBe(true)
  await world.api.sound()
})

test('a refusal waits with its words and holds up nothing; another person’s key is theirs', async () => {
  const world = await World.begin()
  let signedIn = ''
  const one = phone({
    person: `cuisines-de-quartier/${PEOPLE.group}`,
    fate: () => 1,
    post: (path, sent) => world.post(world.cookies.get(signedIn) ?? '', path, sent),
  })
  await one.add(world.claim(0))
  await one.add(world.claim(7))
  await one.flush()
  signedIn = PEOPLE.otherGroup
  await one.flush()
  expect(await world.claimed()).toEqual([])
  expect(await one.waiting()).toMatchObject([{ refusal: null }, { refusal: null }])
  signedIn = PEOPLE.group
  await one.flush()
  expect(await world.claimed()).toEqual([7])
  const [refused] = await one.waiting()
  expect(refused).toMatchObject({ words: '0 jars', refusal: [] })
  await one.drop(found(refused))
  expect(await one.waiting()).toEqual([])
})
