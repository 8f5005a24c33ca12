import { redirect } from '@sveltejs/kit'
import { apiOf, attempt, need, rows } from '$lib/api.ts'
import { instantOf, localOf } from '$lib/server/days.ts'
import { amountOf, centsOf, textOf } from '$lib/typed.ts'
import type { Actions, PageServerLoad } from './$types'

/** Address of a session that is still to be made. */
const NEW = 'new'
/** What a session usually takes, in minutes. */
const USUAL = { setup: 20, prep: 85, cleanup: 20, seats: 12 }

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event)
  const { week, session: id } = event.params
  const { timeZone, week: row } = await event.parent()
  const [kitchens, equipment, session] = await Promise.all([
    rows(api.GET('/api/kitchens')),
    rows(api.GET('/api/equipment')),
    id === NEW
      ? null
      : need(api.GET('/api/weeks/{week}/sessions/{session}', { params: { path: { week, session: id } } })),
  ])
  const affected =
    id === NEW
      ? null
      : await need(
          api.GET('/api/weeks/{week}/sessions/{session}/affected', {
            params: { path: { week, session: id } },
          }),
        )
  return {
    affected,
    kitchens,
    equipment: equipment.filter((item) => item.state !== 'withdrawn'),
    session,
    fields: {
      kitchen: session?.kitchen.id ?? kitchens[0]?.id ?? '',
      start: session ? localOf(session.start, timeZone) : `${row.startsOn}T09:30`,
      end: session ? localOf(session.end, timeZone) : `${row.startsOn}T14:30`,
      setup: String(session?.setupMinutes ?? USUAL.setup),
      prep: String(session?.prepMinutes ?? USUAL.prep),
      cleanup: String(session?.cleanupMinutes ?? USUAL.cleanup),
      seats: String(session?.seats ?? USUAL.seats),
      cost: String((session?.fixedCents ?? 0) / 100),
    },
    standing: session?.equipment.map((item) => item.id) ?? [],
  }
}

function bodyOf(form: FormData, timeZone: string) {
  const instant = (name: string) => instantOf(textOf(form.get(name)), timeZone) ?? ''
  return {
    kitchen: textOf(form.get('kitchen')),
    start: instant('start'),
    end: instant('end'),
    setupMinutes: amountOf(form.get('setup')),
    prepMinutes: amountOf(form.get('prep')),
    cleanupMinutes: amountOf(form.get('cleanup')),
    seats: amountOf(form.get('seats')),
    fixedCents: centsOf(form.get('cost')),
    equipment: form.getAll('equipment').map(textOf),
  }
}

export const actions: Actions = {
  save: async (event) => {
    const api = apiOf(event)
    const form = await event.request.formData()
    const { week, session } = event.params
    const body = bodyOf(form, event.locals.me?.movement.timeZone ?? 'Europe/Brussels')
    const { refused } = await attempt(
      session === NEW
        ? api.POST('/api/weeks/{week}/sessions', { params: { path: { week } }, body })
        : api.PATCH('/api/weeks/{week}/sessions/{session}', {
            params: { path: { week, session } },
            body: { ...body, version: amountOf(form.get('version')) },
          }),
      form,
    )
    if (refused) return refused
    return redirect(303, `/weeks/${week}/records/sessions?saved`)
  },
  withdraw: async (event) => {
    const form = await event.request.formData()
    const { week, session } = event.params
    const { refused } = await attempt(
      apiOf(event).DELETE('/api/weeks/{week}/sessions/{session}', {
        params: { path: { week, session }, query: { version: amountOf(form.get('version')) } },
      }),
      form,
    )
    if (refused) return refused
    return redirect(303, `/weeks/${week}/records/sessions?saved`)
  },
}
