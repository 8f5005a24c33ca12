import { error, redirect } from '@sveltejs/kit'
import { apiOf, attempt, need, rows } from '$lib/api.ts'
import { isOpen, mostOf, stepOf } from '$lib/instant.ts'
import { groupOf } from '$lib/server/whose.ts'
import { amountOf } from '$lib/typed.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { group: id, week, claim: wanted } = event.params
  const group = await groupOf(event, id)
  const api = apiOf(event)
  const [claim, offers] = await Promise.all([
    need(api.GET('/api/weeks/{week}/instant-claims/{taken}', { params: { path: { week, taken: wanted } } })),
    rows(api.GET('/api/weeks/{week}/instant-offers', { params: { path: { week } } })),
  ])
  if (claim.group.id !== id || claim.state !== 'accepted') error(404)
  const offer = offers.find((one) => one.id === claim.offer)
  const now = new Date().toISOString()
  const moreG = offer && isOpen(offer, now) ? mostOf(offer, id, now) : 0
  const stepG = Math.min(stepOf(claim.crateG), claim.quantityG)
  const query = event.url.searchParams
  const steps = Math.round(claim.quantityG / stepG)
  const asked = query.has('amount') ? amountOf(query.get('amount')) + amountOf(query.get('step')) : steps
  const most = steps + Math.floor(moreG / stepG)
  return { group, claim, stepG, steps: most, amount: Math.max(1, Math.min(most, asked)) }
}

export const actions: Actions = {
  change: async (event) => {
    const form = await event.request.formData()
    const { group, week, claim } = event.params
    const { done, refused } = await attempt(
      apiOf(event).PATCH('/api/weeks/{week}/instant-claims/{taken}', {
        params: { path: { week, taken: claim } },
        body: {
          version: amountOf(form.get('version')),
          quantityG: amountOf(form.get('amount')) * amountOf(form.get('stepG')),
        },
      }),
      form,
    )
    return refused ?? redirect(303, `/groups/${group}?said=taken&of=${done.id}`)
  },
  withdraw: async (event) => {
    const form = await event.request.formData()
    const { group, week, claim } = event.params
    const { refused } = await attempt(
      apiOf(event).DELETE('/api/weeks/{week}/instant-claims/{taken}', {
        params: { path: { week, taken: claim }, query: { version: amountOf(form.get('version')) } },
      }),
      form,
    )
    return refused ?? redirect(303, `/groups/${group}?said=given-back`)
  },
}
