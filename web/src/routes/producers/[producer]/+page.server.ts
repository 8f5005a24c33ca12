import { apiOf, need, rows } from '$lib/api.ts'
import { openWeekFor, weeksInView } from '$lib/server/weeks.ts'
import { producerOf } from '$lib/server/whose.ts'
import { dayIn } from '$lib/today.ts'
import type { PageServerLoad } from './$types'

/** Weeks whose batches are shown: the coming ones and the last. */
const WEEKS = 4

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event)
  const { producer } = event.params
  const owner = await producerOf(event, producer)
  const { timeZone } = await event.parent()
  const today = dayIn(timeZone)
  const weeks = (await weeksInView(api, today)).slice(0, WEEKS)
  const lists = await Promise.all(
    weeks.map((week) => rows(api.GET('/api/weeks/{week}/batches', { params: { path: { week: week.id } } }))),
  )
  const pickups = await Promise.all(
    weeks
      .filter((week) => week.publishedPlan !== null)
      .map((week) => rows(api.GET('/api/weeks/{week}/pickups', { params: { path: { week: week.id } } }))),
  )
  const owed = await need(api.GET('/api/producers/{producer}/owed', { params: { path: { producer } } }))
  const mine = lists.flat().filter((batch) => batch.producer.id === producer)
  const now = new Date().toISOString()
  const isCurrent = (batch: (typeof mine)[number]) => batch.state === 'posted' && batch.processBy >= now
  const templates = await rows(
    api.GET('/api/producers/{producer}/batch-templates', { params: { path: { producer } } }),
  )
  return {
    producer: owner,
    current: mine.filter(isCurrent).sort((a, b) => a.processBy.localeCompare(b.processBy)),
    earlier: mine.filter((batch) => !isCurrent(batch)).sort((a, b) => b.createdAt.localeCompare(a.createdAt)),
    pickups: pickups.flat().filter((one) => one.producer.id === producer),
    dueCents: owed.cents.left + owed.cents.planned,
    hasDues: owed.items.length > 0,
    last: templates[0] ?? null,
    canPost: openWeekFor(weeks, today) !== undefined,
    said: event.url.searchParams.get('said'),
    saidOf: mine.find((batch) => batch.id === event.url.searchParams.get('of')) ?? null,
  }
}
