import { redirect } from '@sveltejs/kit'
import { apiOf, attempt, need, rows } from '$lib/api.ts'
import { instantOf, localOf } from '$lib/server/days.ts'
import { amountOf, gramsOf, textOf } from '$lib/typed.ts'
import type { Actions, PageServerLoad } from './$types'

/** A cap that four groups can have, and the last hours in which there is none. */
const SHARES = 4
const FREE_HOURS = 2

export const load: PageServerLoad = async (event) => {
  const { week, batch: id } = event.params
  const { timeZone } = await event.parent()
  const api = apiOf(event)
  const [batch, offers] = await Promise.all([
    need(api.GET('/api/weeks/{week}/batches/{batch}', { params: { path: { week, batch: id } } })),
    rows(api.GET('/api/weeks/{week}/instant-offers', { params: { path: { week } } })),
  ])
  const crates = Math.ceil(batch.quantityG / SHARES / batch.crateG)
  return {
    batch,
    offers: offers.filter((offer) => offer.batch === id),
    fields: {
      offered: '',
      cap: String((Math.max(1, crates) * batch.crateG) / 1000),
      ends: localOf(batch.availableUntil, timeZone),
      hours: String(FREE_HOURS),
    },
  }
}

export const actions: Actions = {
  open: async (event) => {
    const form = await event.request.formData()
    const { week, batch } = event.params
    const zone = event.locals.me?.movement.timeZone ?? 'Europe/Brussels'
    const endsAt = instantOf(textOf(form.get('ends')), zone) ?? ''
    const hours = amountOf(form.get('hours'))
    const free = Date.parse(endsAt) - hours * 3600_000
    const { refused } = await attempt(
      apiOf(event).POST('/api/weeks/{week}/instant-offers', {
        params: { path: { week } },
        body: {
          batch,
          capG: gramsOf(form.get('cap')),
          ...(textOf(form.get('offered')).trim() && { offeredG: gramsOf(form.get('offered')) }),
          endsAt,
          freeFrom: hours > 0 && Number.isFinite(free) ? new Date(free).toISOString() : null,
        },
      }),
      form,
    )
    return refused ?? redirect(303, `/weeks/${week}/records/batches/${batch}?saved`)
  },
  close: async (event) => {
    const form = await event.request.formData()
    const { week, batch } = event.params
    const { refused } = await attempt(
      apiOf(event).POST('/api/weeks/{week}/instant-offers/{offer}/close', {
        params: { path: { week, offer: textOf(form.get('offer')) } },
        body: { version: amountOf(form.get('version')) },
      }),
      form,
    )
    return refused ?? redirect(303, `/weeks/${week}/records/batches/${batch}?saved`)
  },
}
