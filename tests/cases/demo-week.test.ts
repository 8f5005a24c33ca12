import { readFileSync } from 'node:fs'
import { invariants, type Store, seedDemo, seedFacts, verifyAudit, weekRows } from '@bocal/db'
import { type Problem, plan, validate } from '@bocal/solver'
import { beforeAll, describe, expect, test } from 'vitest'
import { instanceOfWeek } from '../../server/src/planning/instance.ts'
import { eachEngine } from '../support/engines.ts'
import { freshStore } from '../support/store.ts'

const MOVEMENT = 'cuisines-de-quartier'

async function instanceIn(store: Store, weekId: string) {
  const rows = await weekRows(store, { movementId: MOVEMENT, weekId })
  if (rows === undefined) throw new Error(`no week ${weekId}`)
  return instanceOfWeek(rows)
}

/** The same content, whatever the order of rows and the offset that instants are written in. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(canonical).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  }
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, part]) => [key, canonical(part)]),
    )
  }
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : value
}

/** Order that means something: stops of a tour, objectives, weights. */
const inOrder = (problem: Problem) => ({
  stops: Object.fromEntries(problem.slots.map((slot) => [slot.id, slot.stops.map((stop) => stop.place)])),
  policy: problem.policy,
})

eachEngine('the demo movement', ({ fresh }) => {
  let store: Store
  beforeAll(async () => {
    store = await fresh()
    await seedFacts(store)
    await seedDemo(store, { today: '2026-11-22' })
  })

  test('its 2025 week is the committed instance, whatever the order', async () => {
    const committed = JSON.parse(
      readFileSync(new URL('../instances/week-2025.json', import.meta.url), 'utf8'),
    ) as Problem
    const { problem, refused } = await instanceIn(store, 'semaine-2025')
    expect(canonical(problem)).toEqual(canonical(committed))
    expect(inOrder(problem)).toEqual(inOrder(committed))
    expect(refused).toEqual([])
  })

  test('addresses are addresses: how sure the facts are of them is not read by people', async () => {
    const places = await store.read((db) => db.select().from(db.tables.place))
    const addresses = places.flatMap(({ address }) => address ?? [])
    expect(addresses).toContain('rue Philomène 41')
    expect(addresses).toContain('boulevard de l’Abattoir 27-28')
    expect(
      addresses
        .filter((one) => /[(;]|verify|check|near/.test(one))
        .filter((one) => !/\((Vogel|Mundo|Haut)/.test(one)),
    ).toEqual([])
  })

  test('what that week leaves out is said: only items that stand in no session of it', async () => {
    const { leftOut } = await instanceIn(store, 'semaine-2025')
    expect(leftOut.filter((row) => row.noun !== 'equipment')).toEqual([])
    expect(leftOut).toContainEqual({ noun: 'equipment', id: 'cooker-old', why: 'in_repair' })
    expect(leftOut).toContainEqual({ noun: 'equipment', id: 'gas-pot', why: 'stands_nowhere' })
  })

  test('30 groups: 22 active, 4 dormant, 4 starting; each with somebody who may act for it', async () => {
    const { groups, roles } = await store.read(async (db) => ({
      groups: await db.select().from(db.tables.cookingGroup),
      roles: await db.select().from(db.tables.role),
    }))
    const count = (state: string) => groups.filter((group) => group.state === state).length
    expect([count('active'), count('dormant'), count('starting')]).toEqual([22, 4, 4])
    const withoutAnyone = groups.filter((group) => !roles.some((role) => role.groupId === group.id))
    expect(withoutAnyone).toEqual([])
    expect(roles.filter((role) => role.kind === 'coordinator')).toHaveLength(2)
    expect(new Set(groups.map((group) => group.language))).toEqual(new Set(['fr', 'nl', 'en']))
  })

  test('it is sound, and told to the audit', async () => {
    expect(await invariants(store)).toEqual([])
    expect(await verifyAudit(store, MOVEMENT)).toEqual([])
    const told = await store.read((db) => db.select().from(db.tables.audit))
    expect(told.filter((row) => row.action === 'batch.seed')).toHaveLength(19)
  })

  test('a database that has a movement is left alone', async () => {
    expect(await seedDemo(store, { today: '2027-01-01' })).toBe(false)
    const weeks = await store.read((db) => db.select().from(db.tables.week))
    expect(weeks.map((week) => week.startsOn).sort()).toEqual(['2025-08-25', '2026-11-22'])
  })
})

describe('the open week, seeded on any day', () => {
  async function openWeekOn(today: string) {
    const store = await freshStore()
    await seedFacts(store)
    expect(await seedDemo(store, { today })).toBe(true)
    return instanceIn(store, 'semaine-ouverte')
  }

  test.each(['2026-02-10', '2026-06-20', '2026-11-22'])(
    '%s: batches of the season, ahead of that day',
    async (today) => {
      const { problem, refused, leftOut } = await openWeekOn(today)
      expect(validate(problem)).not.toHaveProperty('issues')
      expect(problem.batches).toHaveLength(12)
      const soonest = Date.parse(`${today}T23:59:59Z`)
      expect(problem.batches.filter((batch) => Date.parse(batch.availableFrom) <= soonest)).toEqual([])
      expect(
        problem.slots.flatMap((slot) => slot.stops).filter((stop) => Date.parse(stop.at) <= soonest),
      ).toEqual([])
      expect(problem.sessions).toHaveLength(7)
      expect(problem.groups.length).toBeGreaterThanOrEqual(8)
      expect(problem.claims.length).toBeGreaterThanOrEqual(12)
      expect(problem.claims.some((claim) => 'freshG' in claim)).toBe(true)

      expect(refused).toHaveLength(1)
      expect(refused[0]).toMatchObject({ preparation: 'ratatouille-500', ruleIds: ['R01', 'R06'] })
      expect(refused[0]?.alternatives).toContain('tomato-crushed-750')
      const waits = refused[0]?.claims[0]
      expect(leftOut).toContainEqual({ noun: 'claim', id: waits, why: 'preparation_refused' })
      expect(problem.claims.some((claim) => claim.id === waits)).toBe(false)

      const now = () => performance.now()
      const outcome = await plan(problem, { engine: 'greedy', seconds: 10, now })
      if (outcome.status === 'contradiction') throw new Error('the demo has no pins')
      expect(outcome.scores.rescue).toBeGreaterThan(100_000)
      expect(outcome.scores.groupsServed).toBeGreaterThanOrEqual(8)
    },
  )

  test('the season decides: strawberries in June, pumpkins in November, from store in February', async () => {
    const crops = async (today: string) =>
      new Set((await openWeekOn(today)).problem.batches.map((batch) => batch.crop))
    const june = await crops('2026-06-20')
    expect([june.has('strawberry'), june.has('pumpkin'), june.has('tomato')]).toEqual([true, false, false])
    const november = await crops('2026-11-22')
    expect([november.has('strawberry'), november.has('pumpkin'), november.has('leek')]).toEqual([
      false,
      true,
      true,
    ])
    const february = await crops('2026-02-10')
    expect([february.has('apple'), february.has('carrot'), february.has('tomato')]).toEqual([
      true,
      true,
      false,
    ])
    const august = await crops('2026-08-15')
    expect([august.has('tomato'), august.has('courgette')]).toEqual([true, true])
  })

  test.each(Array.from({ length: 12 }, (_, month) => `2027-${String(month + 1).padStart(2, '0')}-28`))(
    '%s: a valid week with something to cook',
    async (today) => {
      const { problem } = await openWeekOn(today)
      expect(validate(problem)).not.toHaveProperty('issues')
      expect(problem.batches.length).toBeGreaterThanOrEqual(8)
      expect(problem.claims.length).toBeGreaterThanOrEqual(8)
    },
  )
})
