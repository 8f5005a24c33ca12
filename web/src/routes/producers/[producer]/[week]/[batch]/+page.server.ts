import { error, redirect } from '@sveltejs/kit'
import { apiOf, attempt, need } from '$lib/api.ts'
import { instantOf, localOf } from '$lib/server/days.ts'
import { photoIn } from '$lib/server/photo-form.ts'
import { producerOf } from '$lib/server/whose.ts'
import { amountOf, centsOf, gramsOf, textOf } from '$lib/typed.ts'
import type { Actions, PageServerLoad } from './$types'

/** What one step is: a crate, or a kilo of what is loose. */
const stepOf = (crateG: number) => (crateG < 500 ? 1000 : crateG)

export const load: PageServerLoad = async (event) => {
  const { producer, week, batch: id } = event.params
  const owner = await producerOf(event, producer)
  const { timeZone } = await event.parent()
  const api = apiOf(event)
  const at = { params: { path: { week, batch: id } } }
  const [batch, affected] = await Promise.all([
    need(api.GET('/api/weeks/{week}/batches/{batch}', at)),
    need(api.GET('/api/weeks/{week}/batches/{batch}/affected', at)),
  ])
  if (batch.producer.id !== producer) error(404)
  const query = event.url.searchParams
  const crates = query.has('crates')
    ? amountOf(query.get('crates')) + amountOf(query.get('step'))
    : Math.round(batch.quantityG / stepOf(batch.crateG))
  return {
    producer: owner,
    batch,
    affected,
    stepG: stepOf(batch.crateG),
    crates: Math.max(1, crates),
    until: localOf(batch.availableUntil, timeZone),
    withdrawing: query.has('withdraw'),
  }
}

export const actions: Actions = {
  change: async (event) => {
    const form = await event.request.formData()
    const { photo, refused: unfit } = await photoIn(form)
    if (unfit) return unfit
    const { producer, week, batch } = event.params
    const zone = event.locals.me?.movement.timeZone ?? 'Europe/Brussels'
    const stepG = amountOf(form.get('stepG'))
    const until = instantOf(textOf(form.get('until')), zone)
    const { refused } = await attempt(
      apiOf(event).PATCH('/api/weeks/{week}/batches/{batch}', {
        params: { path: { week, batch } },
        body: {
          version: amountOf(form.get('version')),
          quantityG: amountOf(form.get('crates')) * stepG,
          minPickupG: gramsOf(form.get('minimum')),
          centsPerKg: centsOf(form.get('price')),
          note: textOf(form.get('note')),
          ...(until ? { availableUntil: until } : {}),
          ...(photo ? { photo } : form.has('noPhoto') ? { photo: null } : {}),
        },
      }),
      form,
    )
    if (refused) return refused
    return redirect(303, `/producers/${producer}?said=changed`)
  },
  withdraw: async (event) => {
    const form = await event.request.formData()
    const { producer, week, batch } = event.params
    const { refused } = await attempt(
      apiOf(event).DELETE('/api/weeks/{week}/batches/{batch}', {
        params: { path: { week, batch }, query: { version: amountOf(form.get('version')) } },
      }),
      form,
    )
    if (refused) return refused
    return redirect(303, `/producers/${producer}?said=withdrawn`)
  },
}
