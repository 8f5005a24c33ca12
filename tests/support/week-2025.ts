/** The movement's week of 2025, planned by the greedy coordinator with the real worker, and published. */
import type { PlanJob } from '@bocal/server/contract'
import { expect } from 'vitest'
import { found, type TestApp, WEEK_2025 } from './app.ts'

const as = 'coordinator' as const

/** Presses Plan, waits, and gives the draft's id. */
export async function drafted({ ask }: TestApp, { seed = 1 } = {}): Promise<string> {
  const jobs = `/weeks/${WEEK_2025}/plan-jobs`
  const started = await ask<PlanJob>('POST', jobs, { as, body: { engine: 'greedy', seconds: 30, seed } })
  expect(started.status).toBe(202)
  await ask('GET', `${jobs}/${started.body.id}/events`, { as })
  const job = (await ask<PlanJob>('GET', `${jobs}/${started.body.id}`, { as })).body
  expect(job).toMatchObject({ error: null, state: 'done' })
  return found(job.plan)
}

export async function published(api: TestApp, options: { seed?: number } = {}): Promise<string> {
  const plan = await drafted(api, options)
  const reply = await api.ask('POST', `/weeks/${WEEK_2025}/plans/${plan}/publish`, { as })
  expect(reply.body).toMatchObject({ state: 'published' })
  return plan
}
