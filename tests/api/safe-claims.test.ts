/** What the safety gate refuses cannot be reached: not by the API, not by a row that came in some other way, not by a plan. */
import { newId } from '@bocal/db'
import type { Batch, Claim, InstanceAnswer, PlanResult, Recipe } from '@bocal/server/contract'
import { beforeAll, describe, expect, test } from 'vitest'
import { found, type Items, MOVEMENT, OPEN_WEEK, type TestApp, testApp, WEEK_2025 } from '../support/app.ts'
import { drafted } from '../support/week-2025.ts'

const week = `/weeks/${OPEN_WEEK}`
const as = 'group' as const

let api: TestApp
let batches: readonly Batch[]
let recipes: readonly Recipe[]
beforeAll(async () => {
  api = await testApp()
  batches = (await api.ask<Items<Batch>>('GET', `${week}/batches`, { as })).body.items
  recipes = (await api.ask<Items<Recipe>>('GET', '/recipes', { as })).body.items
})

const claims = async () => (await api.ask<Items<Claim>>('GET', `${week}/claims`, { as })).body.items
const claim = (body: object) => api.ask('POST', `${week}/claims`, { as, body })

describe('a claim by the API', () => {
  test('of any refused preparation is refused, with why and what else, and nothing is kept', async () => {
    const refused = recipes.filter(({ allowed }) => !allowed)
    expect(refused.length).toBeGreaterThan(1)
    const before = await claims()
    for (const { id, refusal } of refused) {
      const reply = await claim({ kind: 'jars', preparation: id, jars: 4 })
      expect(reply.status, id).toBe(422)
      expect(reply.body.issues[0]).toEqual({
        path: 'body.preparation',
        message: expect.stringContaining(found(refusal).reason),
      })
      const [other] = found(refusal).alternatives
      expect(reply.body.issues[1]?.message).toContain(other ? other.names.en : 'taken fresh')
    }
    expect(await claims()).toEqual(before)
  })

  test('for a batch that cannot become it is refused: by its grade, by its crop, withdrawn or not there', async () => {
    const preparation = found(recipes.find(({ id }) => id === 'tomato-passata-500'))
    const tomatoes = found(batches.find(({ crop }) => crop.id === 'tomato'))
    const body = { ...tomatoes, grade: 'C' as const }
    const overripe = await api.ask<Batch>('POST', `${week}/batches`, {
      as: 'coordinator',
      body: {
        crop: 'tomato',
        grade: body.grade,
        quantityG: tomatoes.crateG,
        crateG: tomatoes.crateG,
        availableFrom: tomatoes.availableFrom,
        availableUntil: tomatoes.availableUntil,
        onBehalfOf: 'ferme-du-chaudron',
      },
    })
    expect(overripe.status).toBe(201)
    expect(overripe.body.makes.map((one) => one.preparation)).not.toContain(preparation.id)
    expect(overripe.body.refusals.map((one) => one.preparation.id)).toContain(preparation.id)
    const before = await claims()
    const other = found(batches.find(({ crop }) => crop.id !== 'tomato'))
    for (const [batch, path, words] of [
      [overripe.body.id, 'body.preparation', /overripe|too ripe|grade/i],
      [other.id, 'body.preparation', /not made of this batch/],
      ['there-is-none', 'body.batch', /withdrawn/],
    ] as const) {
      const reply = await claim({ kind: 'jars', preparation: preparation.id, jars: 4, batch })
      expect(reply, batch).toMatchObject({ status: 422 })
      expect(reply.body.issues[0]).toEqual({ path, message: expect.stringMatching(words) })
    }
    expect(await claims()).toEqual(before)
    const fine = await claim({ kind: 'jars', preparation: preparation.id, jars: 4, batch: tomatoes.id })
    expect(fine.status).toBe(201)
    await api.sound()
  })

  test('that stands cannot be turned into it', async () => {
    const body = { kind: 'fresh', crop: 'tomato', freshG: 1000 }
    const mine = (await api.ask<Claim>('POST', `${week}/claims`, { as, body })).body
    const reply = await api.ask('PATCH', `${week}/claims/${mine.id}`, {
      as,
      body: { version: mine.version, preparation: 'ratatouille-500' },
    })
    expect(reply).toMatchObject({ status: 400, body: { issues: [{ path: 'body.preparation' }] } })
  })
})

test('a row that came in by another door is told as refused, and is in no instance and no plan', async () => {
  const other = await testApp()
  const id = newId()
  await other.store.write((tx) =>
    tx.insert(tx.tables.claim).values({
      movementId: MOVEMENT,
      id,
      weekId: WEEK_2025,
      groupId: 'ca-chauffe',
      preparationId: 'ratatouille-500',
      jars: 12,
      minJars: 0,
      createdAt: '2026-08-19T08:00:00.000Z',
    }),
  )
  const path = `/weeks/${WEEK_2025}`
  const told = await other.ask<Claim>('GET', `${path}/claims/${id}`, { as })
  expect(told.body).toMatchObject({ refusal: { preparation: { id: 'ratatouille-500' } } })
  type Planned = InstanceAnswer & { problem: { claims: { id: string }[]; recipes: { id: string }[] } }
  const { problem } = (await other.ask<Planned>('GET', `${path}/instance`, { as: 'coordinator' })).body
  expect(problem.claims.length).toBeGreaterThan(5)
  expect(problem.claims.map((one) => one.id)).not.toContain(id)
  expect(problem.recipes.map((one) => one.id)).not.toContain('ratatouille-500')
  const plan = await drafted(other)
  const { rows, refused } = (
    await other.ask<PlanResult>('GET', `${path}/plans/${plan}`, { as: 'coordinator' })
  ).body
  expect(rows.runs.length).toBeGreaterThan(3)
  expect(rows.runs.map(({ recipe }) => recipe)).not.toContain('ratatouille-500')
  expect(rows.shares.map((share) => share.claim)).not.toContain(id)
  expect(refused.map(({ preparation }) => preparation.id)).toEqual(['ratatouille-500'])
  await other.sound()
})
