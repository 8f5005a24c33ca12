import type { Question } from '@bocal/server/contract'
import { apiOf, attempt, need, typedIn } from '$lib/api.ts'
import { tryChanges } from '$lib/server/trials.ts'
import { amountOf, textOf } from '$lib/typed.ts'
import type { Actions, PageServerLoad } from './$types'

/** For who asks to search longer: as long as a page may take. */
const LONGER_SECONDS = 15

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event)
  const { week: id, plan } = event.params
  const path = { week: id, plan }
  const longer = event.url.searchParams.has('longer')
  const [week, choices, why] = await Promise.all([
    need(api.GET('/api/weeks/{week}', { params: { path: { week: id } } })),
    need(api.GET('/api/weeks/{week}/choices', { params: { path: { week: id } } })),
    need(
      api.GET('/api/weeks/{week}/plans/{plan}/why', {
        params: { path, query: longer ? { seconds: LONGER_SECONDS } : {} },
      }),
    ),
  ])
  return { week, choices, why, longer }
}

export const actions: Actions = {
  ask: async (event) => {
    const form = await event.request.formData()
    const question = questionOf(form)
    const { week, plan } = event.params
    const { done, refused } = await attempt(
      apiOf(event).POST('/api/weeks/{week}/plans/{plan}/why-not', {
        params: { path: { week, plan } },
        body: { question },
      }),
      form,
    )
    if (refused) return refused
    return { answer: done, typed: typedIn(form) }
  },
  try: tryChanges,
}

function questionOf(form: FormData): Question {
  const field = (name: string) => textOf(form.get(name))
  switch (field('ask')) {
    case 'load':
      return { ask: 'load', batch: field('batch'), slot: field('slot') }
    case 'jars':
      return {
        ask: 'jars',
        claim: field('claim'),
        session: field('session'),
        jars: amountOf(form.get('jars')),
      }
    default:
      return { ask: 'attendance', group: field('group'), session: field('session') }
  }
}
