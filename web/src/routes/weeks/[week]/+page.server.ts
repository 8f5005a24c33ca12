import { redirect } from '@sveltejs/kit'
import { apiOf, attempt, need, rows } from '$lib/api.ts'
import { amountOf } from '$lib/typed.ts'
import type { Actions, PageServerLoad } from './$types'
import { ZOOMS } from './timeline.ts'

const VIEWS = ['axis', 'list'] as const
/** Plans listed under the week. */
const PLANS = 8

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event)
  const at = { params: { path: { week: event.params.week } } }
  const [overview, plans] = await Promise.all([
    need(api.GET('/api/weeks/{week}/overview', at)),
    rows(api.GET('/api/weeks/{week}/plans', at)),
  ])
  const query = event.url.searchParams
  return {
    overview,
    plans: plans.sort((a, b) => b.createdAt.localeCompare(a.createdAt)).slice(0, PLANS),
    zoom: ZOOMS.find((one) => one === query.get('zoom')) ?? 'week',
    /** Null: the axis where there is room for it, else the list. */
    view: VIEWS.find((view) => view === query.get('view')) ?? null,
    said: query.get('said'),
  }
}

export const actions: Actions = {
  open: async (event) => {
    const form = await event.request.formData()
    const { week } = event.params
    const { refused } = await attempt(
      apiOf(event).POST('/api/weeks/{week}/open', {
        params: { path: { week } },
        body: { version: amountOf(form.get('version')) },
      }),
      form,
    )
    if (refused) return refused
    return redirect(303, `/weeks/${week}?said=opened`)
  },
  close: async (event) => {
    const form = await event.request.formData()
    const { week } = event.params
    const { refused } = await attempt(
      apiOf(event).POST('/api/weeks/{week}/close', {
        params: { path: { week } },
        body: { version: amountOf(form.get('version')) },
      }),
      form,
    )
    if (refused) return refused
    return redirect(303, `/weeks/${week}?said=closed`)
  },
  plan: async (event) => {
    const form = await event.request.formData()
    const { week } = event.params
    const { done, refused } = await attempt(
      apiOf(event).POST('/api/weeks/{week}/plan-jobs', {
        params: { path: { week } },
        body: { prefer: form.has('holds') ? 'holds' : 'saves' },
      }),
      form,
    )
    if (refused) return refused
    return redirect(303, `/weeks/${week}/jobs/${done.id}`)
  },
}
