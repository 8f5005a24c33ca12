import { error, redirect } from '@sveltejs/kit'
import { apiOf, attempt, need } from '$lib/api.ts'
import { groupOf } from '$lib/server/whose.ts'
import { amountOf } from '$lib/typed.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { group, week, claim: id } = event.params
  const owner = await groupOf(event, group)
  const claim = await need(
    apiOf(event).GET('/api/weeks/{week}/claims/{claim}', { params: { path: { week, claim: id } } }),
  )
  if (claim.group.id !== group || claim.state !== 'pending') error(404)
  const query = event.url.searchParams
  const now = claim.kind === 'jars' ? claim.jars : Math.round(claim.freshG / 1000)
  const amount = query.has('amount') ? amountOf(query.get('amount')) + amountOf(query.get('step')) : now
  return { group: owner, claim, amount: Math.max(1, amount) }
}

export const actions: Actions = {
  change: async (event) => {
    const form = await event.request.formData()
    const { group, week, claim } = event.params
    const amount = amountOf(form.get('amount'))
    const isFirm = form.get('firm') === 'yes'
    const { refused } = await attempt(
      apiOf(event).PATCH('/api/weeks/{week}/claims/{claim}', {
        params: { path: { week, claim } },
        body: {
          version: amountOf(form.get('version')),
          ...(form.get('kind') === 'jars'
            ? { jars: amount, minJars: isFirm ? amount : 1 }
            : { freshG: amount * 1000, minG: isFirm ? amount * 1000 : 1 }),
        },
      }),
      form,
    )
    if (refused) return refused
    return redirect(303, `/groups/${group}?said=changed`)
  },
  withdraw: async (event) => {
    const form = await event.request.formData()
    const { group, week, claim } = event.params
    const { refused } = await attempt(
      apiOf(event).DELETE('/api/weeks/{week}/claims/{claim}', {
        params: { path: { week, claim }, query: { version: amountOf(form.get('version')) } },
      }),
      form,
    )
    if (refused) return refused
    return redirect(303, `/groups/${group}?said=withdrawn`)
  },
}
