import type { Batch } from '@bocal/server/contract'
import { apiOf, need, rows } from '$lib/api.ts'
import { dayIn } from '$lib/server/days.ts'
import { weeksInView } from '$lib/server/weeks.ts'
import { groupOf } from '$lib/server/whose.ts'
import type { PageServerLoad } from './$types'

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

  const weeks = await Promise.all(
    taking.map(async (week) => {
      const at = { params: { path: { week: week.id } } }
      const isOpen = week.state === 'open' && week.endsOn >= today
      const [claims, batches, sessions, answers, proposal] = await Promise.all([
        rows(api.GET('/api/weeks/{week}/claims', at)),
        isOpen ? rows(api.GET('/api/weeks/{week}/batches', at)) : [],
        isOpen ? rows(api.GET('/api/weeks/{week}/sessions', at)) : [],
        isOpen ? rows(api.GET('/api/weeks/{week}/availability', at)) : [],
        week.publishedPlan
          ? need(
              api.GET('/api/weeks/{week}/proposal', {
                params: { path: { week: week.id }, query: { group } },
              }),
            )
          : null,
      ])
      const answered = new Set(answers.filter((row) => row.group.id === group).map((row) => row.session))
      const planned = sessions.filter((session) => session.state === 'planned' && session.end > now)
      return {
        ...week,
        isOpen,
        proposal,
        claims: claims.filter((claim) => claim.group.id === group && claim.state === 'pending'),
        batches: batches
          .filter((batch) => batch.state === 'posted' && batch.processBy > now)
          .sort(nearestFirst),
        sessions: planned.length,
        unanswered: planned.filter((session) => !answered.has(session.id)).length,
      }
    }),
  )
  return {
    group: owner,
    weeks,
    said: event.url.searchParams.get('said'),
    saidOf: event.url.searchParams.get('of'),
  }
}

/** What still has something left, then what ends first, then what is near. */
const nearestFirst = (a: Batch, b: Batch) =>
  Number(a.remainingG === 0) - Number(b.remainingG === 0) ||
  a.availableUntil.localeCompare(b.availableUntil) ||
  (a.distanceM ?? 0) - (b.distanceM ?? 0)
