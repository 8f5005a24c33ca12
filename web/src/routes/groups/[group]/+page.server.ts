import type { ProposalAnswer } from '@bocal/server/contract'
import { redirect } from '@sveltejs/kit'
import { apiOf, attempt, rows } from '$lib/api.ts'
import { weeksInView } from '$lib/server/weeks.ts'
import { groupOf } from '$lib/server/whose.ts'
import { dayIn } from '$lib/today.ts'
import { textOf } from '$lib/typed.ts'
import type { Actions, PageServerLoad } from './$types'
import { askedOf } from './proposal.server.ts'
import { urgentOf } from './urgent.server.ts'

/** Weeks on a group's home: the coming ones and the last. */
const WEEKS = 3

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event)
  const { group } = event.params
  const owner = await groupOf(event, group)
  const { timeZone } = await event.parent()
  const today = dayIn(timeZone)
  const all = await weeksInView(api, today)
  const taking = all.filter((week) => week.groups.some((one) => one.group.id === group)).slice(0, WEEKS)
  const now = new Date().toISOString()
  const own = event.locals.me?.roles.some((role) => role.group?.id === group) ?? false

  const weeks = await Promise.all(
    taking.map(async (week) => {
      const at = { params: { path: { week: week.id } } }
      const isOpen = week.state === 'open' && week.endsOn >= today
      const [claims, batches, sessions, answers, asked] = await Promise.all([
        rows(api.GET('/api/weeks/{week}/claims', at)),
        isOpen
          ? rows(api.GET('/api/weeks/{week}/batches', { params: { ...at.params, query: { group } } }))
          : [],
        isOpen ? rows(api.GET('/api/weeks/{week}/sessions', at)) : [],
        isOpen ? rows(api.GET('/api/weeks/{week}/availability', at)) : [],
        askedOf(api, { week, group, now, own }),
      ])
      const answered = new Set(answers.filter((row) => row.group.id === group).map((row) => row.session))
      const planned = sessions.filter((session) => session.state === 'planned' && session.end > now)
      return {
        ...week,
        isOpen,
        asked,
        claims: claims.filter((claim) => claim.group.id === group && claim.state === 'pending'),
        /** What fits first, as the API gives them. */
        batches: batches.filter((batch) => batch.state === 'posted' && batch.processBy > now),
        sessions: planned.length,
        unanswered: planned.filter((session) => !answered.has(session.id)).length,
      }
    }),
  )
  return {
    group: owner,
    urgent: await urgentOf(api, { weeks: taking, group, now, today }),
    weeks,
    said: event.url.searchParams.get('said'),
    saidOf: event.url.searchParams.get('of'),
    /** The week whose other times are being chosen. */
    choosing: event.url.searchParams.get('other'),
  }
}

export const actions: Actions = {
  answer: async (event) => {
    const form = await event.request.formData()
    const { group } = event.params
    const week = textOf(form.get('week'))
    const { refused } = await attempt(
      apiOf(event).POST('/api/weeks/{week}/proposals/{group}/answer', {
        params: { path: { week, group } },
        body: answerOf(form),
      }),
      form,
    )
    return refused ?? redirect(303, `/groups/${group}?said=answered&of=${encodeURIComponent(week)}`)
  },
  undo: async (event) => {
    const form = await event.request.formData()
    const { group } = event.params
    const week = textOf(form.get('week'))
    const { refused } = await attempt(
      apiOf(event).DELETE('/api/weeks/{week}/proposals/{group}/answer', {
        params: { path: { week, group } },
      }),
      form,
    )
    return refused ?? redirect(303, `/groups/${group}?said=undone`)
  },
}

/** The API's body from the pressed button; of other times, the pressed session joins or leaves those that suit. */
function answerOf(form: FormData): ProposalAnswer {
  const plan = textOf(form.get('plan'))
  const answer = form.get('answer')
  if (answer !== 'another-time') return { answer: answer as 'accept' | 'decline', plan }
  const pressed = textOf(form.get('session'))
  const suits = form.getAll('suits').map(textOf)
  const left = suits.filter((session) => session !== pressed)
  const toggled = left.length < suits.length ? left : [...suits, pressed]
  // Another time needs one session at least: the last one stays.
  return { answer, plan, sessions: toggled.length > 0 ? toggled : [pressed] }
}
