/** The driver's round and the kitchen lead's session: the published plan, told to the one who carries it out. */
import type { PlanResult, Round, SessionSheet } from '@bocal/server/contract'
import { beforeAll, describe, expect, test } from 'vitest'
import { found, type Items, type TestApp, testApp, WEEK_2025 } from '../support/app.ts'
import { published } from '../support/week-2025.ts'

let now = new Date('2025-08-23T08:00:00.000Z')
let api: TestApp
let plan: PlanResult
/** As they are until the plan is published. */
let before: { sheets: SessionSheet[]; rounds: Round[] }

beforeAll(async () => {
  api = await testApp({ clock: () => now })
  // The demo does not say where its growers are.
  await api.store.write((tx) => tx.update(tx.tables.place).set({ address: 'Chemin des Vaches 3' }))
  await api.store.write((tx) => tx.update(tx.tables.batch).set({ note: 'Derrière la grange' }))
  before = { sheets: await sheets(), rounds: await rounds() }
  const id = await published(api)
  plan = (await api.ask<PlanResult>('GET', `/weeks/${WEEK_2025}/plans/${id}`, { as: 'coordinator' })).body
})

const ofWeek = <T extends { week: { id: string } }>(items: readonly T[]) =>
  items.filter(({ week }) => week.id === WEEK_2025)
const rounds = async (as: 'driver' | 'otherDriver' = 'driver') =>
  ofWeek((await api.ask<Items<Round>>('GET', '/rounds', { as })).body.items)
const sheets = async () =>
  ofWeek((await api.ask<Items<SessionSheet>>('GET', '/session-sheets', { as: 'kitchenLead' })).body.items)

const total = (rows: readonly { quantityG: number }[]) => rows.reduce((sum, row) => sum + row.quantityG, 0)

test('before the plan is published, neither says what it does not know yet', () => {
  expect(before.sheets.length).toBeGreaterThan(0)
  expect(before.sheets.every(({ planned, runs, people }) => !planned && runs.length + people === 0)).toBe(
    true,
  )
  expect(before.rounds.map(({ loadG }) => loadG)).toEqual([null, null])
})

describe('a round', () => {
  test('is the driver’s own, in the order of time', async () => {
    expect((await rounds()).map(({ slot }) => slot)).toEqual(['monday-car', 'wednesday-van'])
    expect((await rounds('otherDriver')).map(({ slot }) => slot)).toEqual(['friday-cargo-bike'])
  })

  test('takes in and hands out exactly what the plan loads, in whole crates', async () => {
    for (const round of await rounds()) {
      const loads = plan.rows.loads.filter(({ slot }) => slot === round.slot)
      const at = (kind: string) => round.stops.filter((stop) => stop.kind === kind)
      expect(total(at('pickup').flatMap(({ carried }) => carried))).toBe(total(loads))
      expect(total(at('dropoff').flatMap(({ carried }) => carried))).toBe(total(loads))
      expect(round.loadG).toBe(total(loads))
      for (const { carried } of round.stops)
        for (const { crates, quantityG } of carried) {
          expect(crates === null || (crates > 0 && Number.isInteger(quantityG / crates))).toBe(true)
        }
    }
    expect((await rounds()).some(({ loadG }) => (loadG ?? 0) > 0)).toBe(true)
  })

  test('tells what the producer wrote for whoever comes, where it is loaded', async () => {
    for (const { stops } of await rounds())
      for (const { kind, carried } of stops)
        for (const { note } of carried) expect(note).toBe(kind === 'pickup' ? 'Derrière la grange' : '')
  })

  test('tells the address from a day before the stop until half a day after it, not earlier, not later', async () => {
    const address = async () =>
      (await rounds())
        .flatMap(({ stops }) => stops)
        .filter(({ place }) => place.id === 'grower-2')
        .map(({ place }) => place.address)
    // Fetched on Wednesday 27 August at 13:00 in Brussels.
    for (const [at, seen] of [
      ['2025-08-26T10:59:00.000Z', false],
      ['2025-08-26T11:00:00.000Z', true],
      ['2025-08-27T23:00:00.000Z', true],
      ['2025-08-27T23:01:00.000Z', false],
    ] as const) {
      now = new Date(at)
      expect([at, (await address()).map((one) => one !== null)]).toEqual([at, [seen]])
    }
    now = new Date('2025-08-23T08:00:00.000Z')
  })

  test('is over half a day after its last stop', async () => {
    now = new Date('2025-08-26T02:46:00.000Z')
    expect((await rounds()).map(({ slot }) => slot)).toEqual(['wednesday-van'])
    now = new Date('2025-08-23T08:00:00.000Z')
  })
})

test('a session sheet says who comes, what arrives, and what is made from which batches', async () => {
  const all = await sheets()
  expect(all.map(({ session }) => session)).toEqual(plan.sessions.map(({ id }) => id))
  for (const sheet of all) {
    const session = found(plan.sessions.find(({ id }) => id === sheet.session))
    expect(sheet.people).toBe(session.people)
    expect(sheet.groups.map(({ group }) => group)).toEqual(session.groups)
    expect(sheet.runs.map(({ preparation, jars }) => [preparation, jars])).toEqual(
      session.runs.map(({ preparation, jars }) => [preparation, jars]),
    )
    const inside = plan.rows.ingredients.filter((row) => row.session === sheet.session)
    expect(total(sheet.runs.flatMap(({ produce }) => produce))).toBe(total(inside))
    const loads = plan.rows.loads.filter((load) => 'session' in load && load.session === sheet.session)
    expect(total(sheet.arrivals.map(({ produce }) => produce))).toBe(total(loads))
    expect(sheet.arrivals.every(({ at }) => at < sheet.end)).toBe(true)
    expect([sheet.start, sheet.cookFrom, sheet.cleanFrom, sheet.end].toSorted()).toEqual([
      sheet.start,
      sheet.cookFrom,
      sheet.cleanFrom,
      sheet.end,
    ])
    expect(sheet.cycles.map(({ equipment, cycles }) => [equipment.id, cycles])).toEqual(
      session.cycles.map(({ equipment, cycles }) => [equipment.id, cycles]),
    )
    expect(sheet.cycles.every(({ minutes, jarsPerCycle }) => minutes > 0 && jarsPerCycle > 0)).toBe(true)
  }
  const crushed = found(
    all.flatMap(({ runs }) => runs).find(({ preparation }) => preparation === 'tomato-crushed-750'),
  )
  // USDA 2015, Guide 3: 45 minutes in the next jar size that was tested, with acid.
  expect(crushed).toMatchObject({ holdMinutes: 45, tempCelsius: 100 })
  expect(crushed.acidification).toContain('lemon juice')
})
