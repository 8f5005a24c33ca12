import { error, redirect } from '@sveltejs/kit'
import { apiOf, attempt, rows } from '$lib/api.ts'
import { amountOf, gramsOf, textOf } from '$lib/typed.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { week, batch, slot } = event.params
  const pickups = await rows(apiOf(event).GET('/api/weeks/{week}/pickups', { params: { path: { week } } }))
  const pickup = pickups.find((one) => one.batch === batch && one.slot === slot)
  if (!pickup) error(404)
  const query = event.url.searchParams
  const usualG = pickup.departure?.leftG ?? pickup.plannedG
  const kilos = query.has('kilos')
    ? Math.max(0, amountOf(query.get('kilos')) + amountOf(query.get('step')))
    : usualG / 1000
  return {
    pickup,
    kilos,
    code: query.get('code') ?? '',
    said: query.has('said'),
    correcting: query.has('correct'),
    isOwn: event.locals.me?.roles.some((role) => role.producer?.id === pickup.producer.id) ?? false,
  }
}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const { week, batch, slot } = event.params
    const code = textOf(form.get('code')).trim()
    const replaces = textOf(form.get('replaces'))
    const { refused } = await attempt(
      apiOf(event).POST('/api/weeks/{week}/pickups/{batch}/{slot}/departure', {
        params: { path: { week, batch, slot } },
        body: {
          leftG: gramsOf(form.get('kilos')),
          ...(form.has('code') ? { code } : {}),
          ...(replaces ? { replaces } : {}),
        },
      }),
      form,
    )
    if (refused) return refused
    return redirect(303, `${event.url.pathname}?said`)
  },
}
