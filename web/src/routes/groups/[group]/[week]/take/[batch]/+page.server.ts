import { redirect } from '@sveltejs/kit'
import { apiOf, attempt, need, rows } from '$lib/api.ts'
import { groupOf } from '$lib/server/whose.ts'
import { amountOf, textOf } from '$lib/typed.ts'
import type { Actions, PageServerLoad } from './$types'

/** Everything a claim may need: what is chosen stands in the address, and the page reads it without us. */
export const load: PageServerLoad = async (event) => {
  const { week, batch: id } = event.params
  const group = await groupOf(event, event.params.group)
  const api = apiOf(event)
  const [batch, recipes] = await Promise.all([
    need(
      api.GET('/api/weeks/{week}/batches/{batch}', {
        params: { path: { week, batch: id }, query: { group: group.id } },
      }),
    ),
    rows(api.GET('/api/recipes')),
  ])
  /** What else each preparation needs. */
  const also = Object.fromEntries(
    recipes.map((recipe) => [
      recipe.id,
      recipe.inputs.filter((input) => input.crop.id !== batch.crop.id).map((input) => input.crop),
    ]),
  )
  return {
    group,
    batch,
    also: Object.fromEntries(batch.makes.map((make) => [make.preparation, also[make.preparation] ?? []])),
  }
}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const { group, week, batch } = event.params
    const amount = amountOf(form.get('amount'))
    const preparation = form.get('preparation')
    const isFirm = form.get('firm') === 'yes'
    const { done, refused } = await attempt(
      apiOf(event).POST('/api/weeks/{week}/claims', {
        params: { path: { week } },
        body: preparation
          ? {
              kind: 'jars',
              preparation: textOf(preparation),
              batch,
              jars: amount,
              ...(isFirm && { minJars: amount }),
              onBehalfOf: group,
            }
          : {
              kind: 'fresh',
              crop: textOf(form.get('crop')),
              batch,
              freshG: amount * 1000,
              ...(isFirm && { minG: amount * 1000 }),
              onBehalfOf: group,
            },
      }),
      form,
    )
    if (refused) return refused
    return redirect(303, `/groups/${group}?said=claimed&of=${done.id}`)
  },
}
