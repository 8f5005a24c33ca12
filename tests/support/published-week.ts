/** The demo's week of 2025 on a running server: planned and published by a coordinator, accepted by groups. */
import type { APIRequestContext } from 'playwright-core'
import { expect } from 'vitest'
import type { Site } from './browser.ts'

export const WEEK = 'semaine-2025'

/** Plans the week as the coordinator and publishes it, so that every proposal waits. @returns the plan's id */
export async function publish(site: Site): Promise<string> {
  const { page } = await site.visit({ person: 'joris' })
  const headers = { origin: site.address }
  const at = `/api/weeks/${WEEK}`
  const body = { engine: 'greedy', seconds: 5, seed: 1 }
  const started = await page.request.post(`${at}/plan-jobs`, { data: body, headers })
  expect(started.status()).toBe(202)
  const job = `${at}/plan-jobs/${(await started.json()).id}`
  await expect.poll(() => stateOf(page.request, job), { timeout: 60_000 }).toBe('done')
  const { plan } = await (await page.request.get(job)).json()
  const answer = await page.request.post(`${at}/plans/${plan}/publish`, { headers })
  expect(answer.status(), await answer.text()).toBe(200)
  await page.context().close()
  return plan
}

const stateOf = async (request: APIRequestContext, job: string) =>
  (await (await request.get(job)).json()).state
