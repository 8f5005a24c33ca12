import { apiOf, need, rows } from '$lib/api.ts'
import { localOf } from '$lib/server/days.ts'
import { tryChanges } from '$lib/server/trials.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event)
  const { week: id, plan } = event.params
  const and = event.url.searchParams.get('and')
  const [week, choices, pins, before] = await Promise.all([
    need(api.GET('/api/weeks/{week}', { params: { path: { week: id } } })),
    need(api.GET('/api/weeks/{week}/choices', { params: { path: { week: id } } })),
    rows(api.GET('/api/weeks/{week}/pins', { params: { path: { week: id } } })),
    and === null
      ? null
      : need(api.GET('/api/weeks/{week}/trials/{trial}', { params: { path: { week: id, trial: and } } })),
  ])
  const [slot] = choices.slots
  return { week, choices, pins, plan, before, start: slot ? localOf(slot.start, week.timeZone) : '' }
}

export const actions: Actions = { try: tryChanges }
