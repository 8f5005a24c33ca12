/** How far a plan can be relied on, with the real worker; and what is said when it has no time. */
import type {
  Batch,
  Pickup,
  PlanAssurance,
  PlanAssuranceAnswer,
  PlanJob,
  PlanResult,
} from '@bocal/server/contract'
import { expect, test } from 'vitest'
import { type Search, type SolverPool, solverPool } from '../../server/src/planning/solver-pool.ts'
import { found, type Items, OPEN_WEEK, type TestApp, testApp, WEEK_2025 } from '../support/app.ts'
import { published } from '../support/week-2025.ts'

const as = 'coordinator' as const

/** A plan made and saved, and where it is. */
async function planOf({ ask }: TestApp, week: string, body: object): Promise<string> {
  const started = await ask<PlanJob>('POST', `/weeks/${week}/plan-jobs`, { as, body })
  await ask('GET', `/weeks/${week}/plan-jobs/${started.body.id}/events`, { as })
  const job = (await ask<PlanJob>('GET', `/weeks/${week}/plan-jobs/${started.body.id}`, { as })).body
  return `/weeks/${week}/plans/${found(job.plan)}`
}

/** Asks until it is worked out. */
async function assuranceOf({ ask }: TestApp, path: string): Promise<PlanAssurance> {
  for (;;) {
    const { status, body } = await ask<PlanAssuranceAnswer>('GET', `${path}/assurance`, { as })
    expect(status).toBe(200)
    if (body.assurance) return body.assurance
    await new Promise((later) => setTimeout(later, 100))
  }
}

test('a plan of the week of 2025, looked at again: its figures, what breaks first, and in names', async () => {
  const api = await testApp()
  const path = await planOf(api, WEEK_2025, { seconds: 60, engine: 'highs' })
  const plan = (await api.ask<PlanResult>('GET', path, { as })).body
  const body = await assuranceOf(api, path)
  expect(body.plan).toBe(plan.id)
  expect(body.savedG.planned).toBe(plan.scores.rescue)
  expect(body.savedG.p90).toBeLessThanOrEqual(plan.scores.rescue)
  expect(body.holds).toBeLessThanOrEqual(body.scenarios)
  expect(body.certificates.map(({ objective }) => objective)).toEqual(plan.objectives.map(({ name }) => name))
  for (const { valid } of body.certificates) expect(valid).not.toBe('no')
  for (const { verdict } of body.secondOpinion) expect(verdict).not.toBe('disagrees')

  const { items } = (await api.ask<Items<Batch>>('GET', `/weeks/${WEEK_2025}/batches`, { as })).body
  for (const weakness of body.weaknesses) {
    expect(weakness.decides).toBeLessThanOrEqual(weakness.scenarios)
    if (weakness.what !== 'batch') continue
    const batch = found(items.find(({ id }) => id === weakness.batch))
    expect([weakness.crop.id, weakness.producer.id]).toEqual([batch.crop.id, batch.producer.id])
    expect(weakness.hasG).toBeLessThan(weakness.needsG)
  }
  // Worked out once: the second answer is the first.
  expect(await assuranceOf(api, path)).toEqual(body)
})

test('a planner that has no time now is a refusal in words, and asking again helps', async () => {
  const real = solverPool({ threads: 1, log: (error) => expect.fail(error.message) })
  let busy = true
  const pool: SolverPool = {
    solve: (search) => real.solve(search),
    assure: (task) => (busy ? Promise.reject(new Error('out of memory')) : real.assure(task)),
    close: () => real.close(),
  }
  const api = await testApp({ pool })
  const path = await planOf(api, OPEN_WEEK, { seconds: 60, engine: 'greedy' })
  const ask = () => api.ask<PlanAssuranceAnswer>('GET', `${path}/assurance`, { as })
  expect(await ask()).toMatchObject({ status: 200, body: { assurance: null } })
  expect(await ask()).toMatchObject({ status: 503, body: { title: 'Not available now' } })
  busy = false
  expect((await assuranceOf(api, path)).scenarios).toBeGreaterThan(0)
})

test('of a plan that is not there, or of another week, there is nothing', async () => {
  const api = await testApp()
  const path = await planOf(api, OPEN_WEEK, { seconds: 60, engine: 'greedy' })
  expect((await api.ask('GET', `/weeks/${OPEN_WEEK}/plans/none/assurance`, { as })).status).toBe(404)
  expect((await api.ask('GET', path.replace(OPEN_WEEK, WEEK_2025).concat('/assurance'), { as })).status).toBe(
    404,
  )
})

/** The real pool, and what it was asked. */
function watched() {
  const real = solverPool({ threads: 1, log: (error) => expect.fail(error.message) })
  const searches: Search[] = []
  const tasks: Parameters<SolverPool['assure']>[0][] = []
  const pool: SolverPool = {
    solve: (search) => {
      searches.push(search)
      return real.solve(search)
    },
    assure: (task) => {
      tasks.push(task)
      return real.assure(task)
    },
    close: () => real.close(),
  }
  return { pool, searches, tasks }
}

test('a coordinator may prefer the plan that holds: it is checked, saved, and saves about as much', async () => {
  const { pool, searches } = watched()
  const api = await testApp({ pool })
  const plain = await planOf(api, WEEK_2025, { seconds: 20, prefer: 'saves' })
  expect(searches.map(({ holds }) => holds)).toEqual([undefined])
  const holding = await planOf(api, WEEK_2025, { seconds: 20, prefer: 'holds' })
  expect(searches.at(-1)?.holds).toEqual({ scenarios: 40, uncertainty: { spreadOf: {} } })
  const planAt = async (path: string) => (await api.ask<PlanResult>('GET', path, { as })).body
  expect([(await planAt(plain)).prefer, (await planAt(holding)).prefer]).toEqual(['saves', 'holds'])
  const audit = await api.store.read((db) => db.select().from(db.tables.audit))
  const told = audit.filter(({ action }) => action === 'plan.make').map(({ after }) => after)
  expect(told).toMatchObject([{ prefer: 'saves' }, { prefer: 'holds' }])
  const saved = async (path: string) => (await planAt(path)).scores.rescue
  const tolerance = 0.01
  expect(await saved(holding)).toBeGreaterThanOrEqual((1 - tolerance) * (await saved(plain)) - 1)
  const unknown = await api.ask('POST', `/weeks/${WEEK_2025}/plan-jobs`, { as, body: { prefer: 'luck' } })
  expect(unknown).toMatchObject({ status: 400, body: { issues: [{ path: 'body.prefer' }] } })
  await api.sound()
})

test('stopped, a search for the plan that holds gives what it has at once', async () => {
  const api = await testApp()
  const jobs = `/weeks/${WEEK_2025}/plan-jobs`
  const { body: job } = await api.ask<PlanJob>('POST', jobs, { as, body: { seconds: 300, prefer: 'holds' } })
  const state = async () => (await api.ask<PlanJob>('GET', `${jobs}/${job.id}`, { as })).body
  while ((await state()).progress === null) await new Promise((later) => setTimeout(later, 50))
  const stopped = await api.ask<PlanJob>('POST', `${jobs}/${job.id}/cancel`, { as })
  expect(stopped).toMatchObject({ status: 200, body: { state: 'cancelled', plan: expect.any(String) } })
  await api.sound()
})

test('how far a producer’s batches were off before is what the next ones are tested with', async () => {
  const { pool, tasks } = watched()
  const api = await testApp({ pool })
  await published(api)
  const week = `/weeks/${WEEK_2025}`
  const pickups = (await api.ask<Items<Pickup>>('GET', `${week}/pickups`, { as })).body.items
  const planned = new Map<string, number>()
  for (const { batch, plannedG } of pickups) planned.set(batch, (planned.get(batch) ?? 0) + plannedG)
  const whole = found(pickups.find(({ batch, announcedG }) => planned.get(batch) === announcedG))
  const part = found(pickups.find(({ batch, announcedG }) => (planned.get(batch) ?? 0) < announcedG))
  // Of one fetched in part nobody knows how much there was.
  for (const { batch, slot, plannedG } of pickups)
    if (batch === whole.batch || batch === part.batch)
      await api.ask('POST', `${week}/pickups/${batch}/${slot}/departure`, {
        as,
        body: { leftG: batch === whole.batch ? Math.round(plannedG / 2) : 0 },
      })
  const path = await planOf(api, OPEN_WEEK, { seconds: 60, engine: 'greedy' })
  const { records } = await assuranceOf(api, path)
  expect(records).toEqual([whole.producer])
  const task = found(tasks.at(-1))
  const { items } = (await api.ask<Items<Batch>>('GET', `/weeks/${OPEN_WEEK}/batches`, { as })).body
  const theirs = items.filter(({ producer }) => producer.id === whole.producer.id)
  expect(theirs.length).toBeGreaterThan(0)
  // Half of what was posted, once, beside an estimate that counts as four.
  const BY_GRADE = { A: 0.08, B: 0.15, C: 0.25 }
  const expected = Object.fromEntries(
    task.problem.batches.flatMap(({ id, grade }) =>
      theirs.some((batch) => batch.id === id)
        ? [[id, expect.closeTo(Math.sqrt((4 * BY_GRADE[grade] ** 2 + 0.25) / 5), 2)]]
        : [],
    ),
  )
  expect(task.uncertainty).toEqual({ spreadOf: expected })
  await api.sound()
})
