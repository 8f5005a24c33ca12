/** How far a plan can be relied on, with the real worker; and what is said when it has no time. */
import type { Batch, PlanAssurance, PlanAssuranceAnswer, PlanJob, PlanResult } from '@bocal/server/contract'
import { expect, test } from 'vitest'
import { type SolverPool, solverPool } from '../../server/src/planning/solver-pool.ts'
import { found, type Items, OPEN_WEEK, type TestApp, testApp, WEEK_2025 } from '../support/app.ts'

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
