/** Answers that are lost after the change was made: asked again with its key, it is made once. */
import type { Availability, Claim } from '@bocal/server/contract'
import { expect, test } from 'vitest'
import { found, type Items, OPEN_WEEK, type TestApp, testApp } from '../support/app.ts'
import { overBadNetwork } from '../support/bad-network.ts'

const HOST = 'bocal.test'
const WRITES = 100
const claims = `/weeks/${OPEN_WEEK}/claims`

const count = async ({ ask }: TestApp) =>
  (await ask<Items<Claim>>('GET', claims, { as: 'group' })).body.items.length

test('30 % of the answers are lost: every change is made once, a changed one under its key is refused', async () => {
  const api = await testApp()
  const caller = { app: api.app, cookie: await api.cookie('group'), host: HOST }
  const answered = await api.ask<Items<Availability>>('GET', `/weeks/${OPEN_WEEK}/availability`, {
    as: 'group',
  })
  const { group, session } = found(answered.body.items[0])
  /** Counts how often a group's answer for a session was given. */
  const given = async () => {
    const rows = await api.store.read((db) => db.select().from(db.tables.availability))
    return found(rows.find((row) => row.groupId === group.id && row.sessionId === session)).version
  }

  const before = { claims: await count(api), answers: await given() }
  const answers = await overBadNetwork(caller, {
    writes: WRITES,
    seed: 1,
    lost: 0.3,
    ask: (nth) => ({
      method: 'PUT',
      url: `/api/weeks/${OPEN_WEEK}/availability/${group.id}/${session}`,
      payload: { answer: nth % 2 === 0 ? 'yes' : 'no' },
    }),
  })
  const asked = await overBadNetwork(caller, {
    writes: WRITES / 10,
    seed: 2,
    lost: 0.3,
    ask: (nth) => ({
      method: 'POST',
      url: `/api${claims}`,
      payload: { kind: 'fresh', crop: 'tomato', freshG: 1000 + nth },
    }),
  })
  for (const tally of [answers, asked]) {
    expect(tally.lost).toBeGreaterThan(0)
    expect(tally.wrong).toBe(0)
    expect(tally.refused).toBe(tally.changed)
  }
  expect(await given()).toBe(before.answers + WRITES)
  expect(await count(api)).toBe(before.claims + WRITES / 10)
  await api.sound()
})
