import { redirect } from '@sveltejs/kit'
import { apiOf, attempt, need } from '$lib/api.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { week, job: id } = event.params
  const api = apiOf(event)
  const job = await need(
    api.GET('/api/weeks/{week}/plan-jobs/{job}', { params: { path: { week, job: id } } }),
  )
  if (job.plan) redirect(303, `/weeks/${week}/plans/${job.plan}`)
  return { job, week: await need(api.GET('/api/weeks/{week}', { params: { path: { week } } })) }
}

export const actions: Actions = {
  cancel: async (event) => {
    const form = await event.request.formData()
    const { week, job } = event.params
    const { refused } = await attempt(
      apiOf(event).POST('/api/weeks/{week}/plan-jobs/{job}/cancel', { params: { path: { week, job } } }),
      form,
    )
    if (refused) return refused
    return redirect(303, `/weeks/${week}/jobs/${job}`)
  },
}
