import { redirect } from '@sveltejs/kit'
import { apiOf, attempt, need, rows } from '$lib/api.ts'
import { textOf } from '$lib/typed.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event)
  const { week: id, plan: planId } = event.params
  const at = { params: { path: { week: id, plan: planId } } }
  const [plan, week, plans, sessions, slots, assured] = await Promise.all([
    need(api.GET('/api/weeks/{week}/plans/{plan}', { params: { path: { week: id, plan: planId } } })),
    need(api.GET('/api/weeks/{week}', { params: { path: { week: id } } })),
    rows(api.GET('/api/weeks/{week}/plans', { params: { path: { week: id } } })),
    rows(api.GET('/api/weeks/{week}/sessions', { params: { path: { week: id } } })),
    rows(api.GET('/api/weeks/{week}/slots', { params: { path: { week: id } } })),
    api.GET('/api/weeks/{week}/plans/{plan}/assurance', at),
  ])
  const { rows: _rows, ...shown } = plan
  const publishing = event.url.searchParams.has('publish') && plan.state === 'draft'
  const told = publishing
    ? await rows(
        api.GET('/api/weeks/{week}/plans/{plan}/messages', { params: { path: { week: id, plan: planId } } }),
      )
    : []
  const answers =
    plan.state === 'published'
      ? await rows(api.GET('/api/weeks/{week}/proposals', { params: { path: { week: id } } }))
      : []
  return {
    plan: shown,
    week,
    answers,
    assurance: assured.data?.assurance ?? null,
    sessions,
    published: plans.find((one) => one.state === 'published' && one.id !== planId) ?? null,
    unusedSessions: sessions.filter(
      (session) => session.state === 'planned' && !plan.sessions.some((one) => one.id === session.id),
    ),
    unusedSlots: slots.filter(
      (slot) => slot.state === 'planned' && !plan.slots.some((one) => one.id === slot.id),
    ),
    publishing,
    told,
    /** The trial this plan was kept from just now; it can be taken back. */
    kept: plan.state === 'draft' ? event.url.searchParams.get('kept') : null,
    undone: event.url.searchParams.has('undone'),
  }
}

export const actions: Actions = {
  publish: async (event) => {
    const form = await event.request.formData()
    const { week, plan } = event.params
    const { refused } = await attempt(
      apiOf(event).POST('/api/weeks/{week}/plans/{plan}/publish', { params: { path: { week, plan } } }),
      form,
    )
    if (refused) return refused
    return redirect(303, `/weeks/${week}?said=published`)
  },
  undo: async (event) => {
    const form = await event.request.formData()
    const { week } = event.params
    const { done, refused } = await attempt(
      apiOf(event).POST('/api/weeks/{week}/trials/{trial}/undo', {
        params: { path: { week, trial: textOf(form.get('trial')) } },
      }),
      form,
    )
    if (refused) return refused
    return redirect(303, `/weeks/${week}/plans/${done.plan}?undone`)
  },
}
