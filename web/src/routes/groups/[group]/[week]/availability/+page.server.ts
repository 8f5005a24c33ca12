import { apiOf, attempt, need, rows } from '$lib/api.ts'
import { groupOf } from '$lib/server/whose.ts'
import { textOf } from '$lib/typed.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event)
  const { group, week: id } = event.params
  const owner = await groupOf(event, group)
  const at = { params: { path: { week: id } } }
  const [week, sessions, answers] = await Promise.all([
    need(api.GET('/api/weeks/{week}', at)),
    rows(api.GET('/api/weeks/{week}/sessions', at)),
    rows(api.GET('/api/weeks/{week}/availability', at)),
  ])
  const mine = new Map(
    answers.filter((row) => row.group.id === group).map((row) => [row.session, row.answer]),
  )
  return {
    group: owner,
    week,
    sessions: sessions
      .filter((session) => session.state === 'planned')
      .sort((a, b) => a.start.localeCompare(b.start))
      .map((session) => ({ ...session, answer: mine.get(session.id) ?? null })),
  }
}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const { group, week } = event.params
    const session = textOf(form.get('session'))
    const { done, refused } = await attempt(
      apiOf(event).PUT('/api/weeks/{week}/availability/{group}/{session}', {
        params: { path: { week, group, session } },
        body: { answer: form.get('answer') as 'yes' | 'if_needed' | 'no' },
      }),
      form,
    )
    return refused ?? { answered: done.session, answer: done.answer }
  },
}
