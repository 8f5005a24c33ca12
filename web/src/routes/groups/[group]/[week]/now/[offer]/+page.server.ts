import { error, redirect } from '@sveltejs/kit'
import { apiOf, attempt, rows } from '$lib/api.ts'
import { coordinates } from '$lib/home.ts'
import { isOpen, mostOf, stepOf } from '$lib/instant.ts'
import { groupOf } from '$lib/server/whose.ts'
import { amountOf, textOf } from '$lib/typed.ts'
import type { Actions, PageServerLoad } from './$types'

/** First offered: this much for each member, as far as it goes. */
const G_PER_MEMBER = 1000

export const load: PageServerLoad = async (event) => {
  const { group: id, week, offer: wanted } = event.params
  const group = await groupOf(event, id)
  const offers = await rows(
    apiOf(event).GET('/api/weeks/{week}/instant-offers', { params: { path: { week } } }),
  )
  const offer = offers.find((one) => one.id === wanted)
  if (!offer) error(404)
  const now = new Date().toISOString()
  const most = isOpen(offer, now) ? mostOf(offer, id, now) : 0
  const stepG = Math.min(stepOf(offer.crateG), Math.max(1, most))
  const steps = Math.floor(most / stepG)
  const query = event.url.searchParams
  const asked = query.has('amount')
    ? amountOf(query.get('amount')) + amountOf(query.get('step'))
    : Math.ceil((group.members * G_PER_MEMBER) / stepG)
  return {
    group,
    offer,
    now,
    stepG,
    steps,
    amount: Math.max(1, Math.min(steps, asked)),
    others: offers.filter((one) => one.id !== wanted && isOpen(one, now) && mostOf(one, id, now) > 0),
    /** Sent along, so that pressing twice takes once. */
    key: crypto.randomUUID(),
  }
}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const { group, week, offer } = event.params
    const { done, refused } = await attempt(
      apiOf(event).POST('/api/weeks/{week}/instant-offers/{offer}/claims', {
        params: { path: { week, offer } },
        headers: { 'idempotency-key': textOf(form.get('key')) },
        body: {
          quantityG: amountOf(form.get('amount')) * amountOf(form.get('stepG')),
          ...(coordinates(event.locals.me?.roles) ? { onBehalfOf: group } : {}),
        },
      }),
      form,
    )
    return refused ?? redirect(303, `/groups/${group}?said=taken&of=${done.id}`)
  },
}
