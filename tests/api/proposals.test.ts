/** What groups answer to the published plan, and that what they accepted never moves without being asked again. */
import { verifyAudit } from '@bocal/db'
import type {
  InstanceAnswer,
  Proposal,
  ProposalState,
  ProposalSummary,
  Session,
  Week,
} from '@bocal/server/contract'
import { expect, test } from 'vitest'
import { found, type Items, MOVEMENT, type TestApp, testApp, WEEK_2025 } from '../support/app.ts'
import { drafted, published } from '../support/week-2025.ts'

const week = `/weeks/${WEEK_2025}`
const mineOf = async ({ ask }: TestApp) =>
  (await ask<Proposal>('GET', `${week}/proposal`, { as: 'group' })).body
const answerPath = (group: string) => `${week}/proposals/${group}/answer`
const summaries = async ({ ask }: TestApp) =>
  (await ask<Items<ProposalSummary>>('GET', `${week}/proposals`, { as: 'coordinator' })).body.items
type Pins = { problem: { pins: unknown[]; previous?: unknown; groups: { id: string; sessions: string[] }[] } }
const instanceOf = async ({ ask }: TestApp) =>
  (await ask<InstanceAnswer & Pins>('GET', `${week}/instance`, { as: 'coordinator' })).body

test('accept, decline, another time: silence stays pending, and only the group’s own is its', async () => {
  const api = await testApp()
  const { ask, sound, store } = api
  expect((await mineOf(api)).answer).toBeNull()
  const plan = await published(api)
  const before = await mineOf(api)
  expect(before.answer).toMatchObject({ state: 'pending', answeredAt: null, onBehalf: false })
  expect((await summaries(api)).every(({ state }) => state === 'pending')).toBe(true)
  const path = answerPath(before.group.id)

  const accepted = await ask<ProposalState>('POST', path, { as: 'group', body: { answer: 'accept', plan } })
  expect(accepted).toMatchObject({
    status: 200,
    body: { state: 'accepted', onBehalf: false, undoUntil: null },
  })
  expect((await mineOf(api)).answer).toEqual(accepted.body)
  const session = found(before.sessions[0]).id
  expect((await instanceOf(api)).problem.pins).toContainEqual({
    pin: 'attendance',
    group: before.group.id,
    session,
    value: true,
  })

  await ask('POST', path, { as: 'group', body: { answer: 'decline', plan, note: 'Nobody is free' } })
  expect((await mineOf(api)).answer).toMatchObject({ state: 'declined', note: 'Nobody is free' })
  expect((await instanceOf(api)).problem.pins).toContainEqual({
    pin: 'attendance',
    group: before.group.id,
    session,
    value: false,
  })

  const sessions = (await ask<Items<Session>>('GET', `${week}/sessions`, { as: 'group' })).body.items
  const other = found(sessions.find(({ id }) => id !== session)).id
  const body = { answer: 'another-time', plan, sessions: [other] }
  expect((await ask<ProposalState>('POST', path, { as: 'group', body })).body).toMatchObject({
    state: 'countered',
    suits: [other],
  })
  const { groups } = (await instanceOf(api)).problem
  expect(groups.find(({ id }) => id === before.group.id)?.sessions).toContain(other)
  const unknown = await ask('POST', path, { as: 'group', body: { ...body, sessions: ['there-is-none'] } })
  expect(unknown).toMatchObject({ status: 422, body: { issues: [{ path: 'body.sessions.0' }] } })

  const absent = await ask('POST', answerPath('there-is-none'), {
    as: 'group',
    body: { answer: 'accept', plan },
  })
  const foreign = await ask('POST', path, { as: 'otherGroup', body: { answer: 'accept', plan } })
  expect(absent.status).toBe(404)
  expect(foreign.body).toEqual(absent.body)
  expect(await verifyAudit(store, MOVEMENT)).toEqual([])
  await sound()
})

test('a coordinator answers for a group, marked; the group takes it back for 24 hours', async () => {
  let now = new Date('2026-08-19T08:00:00.000Z')
  const api = await testApp({ clock: () => now })
  const { ask, sound } = api
  const plan = await published(api)
  const path = answerPath((await mineOf(api)).group.id)
  expect((await ask('DELETE', path, { as: 'group' })).status).toBe(409)
  const answered = await ask<ProposalState>('POST', path, {
    as: 'coordinator',
    body: { answer: 'accept', plan },
  })
  expect(answered.body).toMatchObject({ onBehalf: true, undoUntil: '2026-08-20T08:00:00.000Z' })
  expect((await ask('DELETE', path, { as: 'coordinator' })).status).toBe(409)
  now = new Date('2026-08-20T08:00:00.000Z')
  expect((await ask<ProposalState>('DELETE', path, { as: 'group' })).body).toMatchObject({ state: 'pending' })

  await ask('POST', path, { as: 'coordinator', body: { answer: 'accept', plan } })
  now = new Date('2026-08-21T08:00:00.001Z')
  const late = await ask('DELETE', path, { as: 'group' })
  expect(late).toMatchObject({
    status: 409,
    body: { issues: [{ message: expect.stringMatching(/24 hours/) }] },
  })
  // Its own answer is not "taken back": it answers again.
  expect((await ask('POST', path, { as: 'group', body: { answer: 'decline', plan } })).status).toBe(200)
  expect((await ask('DELETE', path, { as: 'group' })).status).toBe(409)
  await sound()
})

test('accepted never moves: re-plans keep it, and ask again what changed', async () => {
  const api = await testApp()
  const { ask, sound } = api
  let plan = await published(api)
  for (const { group } of (await summaries(api)).filter((_, index) => index % 2 === 0))
    await ask('POST', answerPath(group.id), { as: 'coordinator', body: { answer: 'accept', plan } })
  const declined = found(
    (await summaries(api)).find(({ state, sessions }) => state === 'pending' && sessions[0]),
  )

  for (let round = 2; round <= 5; round++) {
    const before = await summaries(api)
    const { version } = (await ask<Week>('GET', week, { as: 'coordinator' })).body
    const jars = [
      { jarMl: 750, count: 60 },
      { jarMl: 500, count: 150 - 10 * round },
    ]
    // The first re-plan is of the same week: nothing has to move.
    if (round > 2)
      expect((await ask('PATCH', week, { as: 'coordinator', body: { version, jars } })).status).toBe(200)
    plan = await published(api, { seed: round })
    const after = await summaries(api)
    for (const { group, sessions, jars: had, freshG } of before.filter(({ state }) => state === 'accepted')) {
      const now = found(after.find((one) => one.group.id === group.id))
      expect(now.sessions, group.name).toEqual(sessions)
      if (now.jars !== had || now.freshG !== freshG) expect(now.state).toBe('pending')
    }
    const again = after.find(({ group }) => group.id === declined.group.id)
    if (round > 2) expect(again?.sessions ?? []).not.toContain(declined.sessions[0])
    if (round === 2) {
      const accepted = (list: readonly ProposalSummary[]) =>
        list.filter(({ state }) => state === 'accepted').map(({ group }) => group.id)
      expect(accepted(before).length).toBeGreaterThan(1)
      expect(accepted(after)).toEqual(accepted(before))
      await ask('POST', answerPath(declined.group.id), {
        as: 'coordinator',
        body: { answer: 'decline', plan },
      })
    }
    const stale = { answer: 'accept', plan: found(before[0]).plan }
    const path = answerPath(found(after[0]).group.id)
    expect((await ask('POST', path, { as: 'coordinator', body: stale })).status).toBe(409)
  }
  expect((await instanceOf(api)).problem.previous).toBeDefined()
  await sound()
})

test('a draft made before an acceptance it breaks cannot be published; nor is a published plan stale by itself', async () => {
  const api = await testApp()
  const { ask, sound } = api
  const plan = await published(api)
  const result = await ask('GET', `${week}/plans/${plan}`, { as: 'coordinator' })
  expect(result.body).toMatchObject({ stale: false })
  const draft = await drafted(api)
  const mine = await mineOf(api)
  await ask('POST', answerPath(mine.group.id), { as: 'group', body: { answer: 'decline', plan } })
  const reply = await ask('POST', `${week}/plans/${draft}/publish`, { as: 'coordinator' })
  expect(reply).toMatchObject({
    status: 409,
    body: { issues: [{ message: expect.stringMatching(/breaks a rule/) }] },
  })
  await sound()
})
