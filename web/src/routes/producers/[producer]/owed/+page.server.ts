import { apiOf, attempt, need } from '$lib/api.ts'
import { producerOf } from '$lib/server/whose.ts'
import { amountOf, textOf } from '$lib/typed.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { producer } = event.params
  const owner = await producerOf(event, producer)
  const owed = await need(
    apiOf(event).GET('/api/producers/{producer}/owed', { params: { path: { producer } } }),
  )
  return { producer: owner, owed }
}

const pathOf = (form: FormData) => ({
  path: { week: textOf(form.get('week')), batch: textOf(form.get('batch')) },
})

export const actions: Actions = {
  paid: async (event) => {
    const form = await event.request.formData()
    const { refused } = await attempt(
      apiOf(event).POST('/api/weeks/{week}/batches/{batch}/payment', {
        params: pathOf(form),
        body: { cents: amountOf(form.get('cents')) },
      }),
      form,
    )
    return refused ?? undefined
  },
  unpaid: async (event) => {
    const form = await event.request.formData()
    const { refused } = await attempt(
      apiOf(event).DELETE('/api/weeks/{week}/batches/{batch}/payment', { params: pathOf(form) }),
      form,
    )
    return refused ?? undefined
  },
}
