import { redirect } from '@sveltejs/kit'
import { apiOf, attempt, need } from '$lib/api.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event)
  const { week: id, trial } = event.params
  const [week, tried] = await Promise.all([
    need(api.GET('/api/weeks/{week}', { params: { path: { week: id } } })),
    need(api.GET('/api/weeks/{week}/trials/{trial}', { params: { path: { week: id, trial } } })),
  ])
  const plans = await need(api.GET('/api/weeks/{week}/plans', { params: { path: { week: id } } }))
  const plan = plans.items.find((one) => one.id === tried.plan)
  return { week, trial: tried, planMadeAt: plan?.createdAt ?? tried.createdAt }
}

export const actions: Actions = {
  keep: async (event) => {
    const form = await event.request.formData()
    const { week, trial } = event.params
    const { done, refused } = await attempt(
      apiOf(event).POST('/api/weeks/{week}/trials/{trial}/keep', { params: { path: { week, trial } } }),
      form,
    )
    if (refused) return refused
    return redirect(303, `/weeks/${week}/plans/${done.id}?kept=${trial}`)
  },
}
