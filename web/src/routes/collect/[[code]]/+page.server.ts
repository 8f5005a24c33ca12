import { error, redirect } from '@sveltejs/kit'
import { apiOf, attempt } from '$lib/api.ts'
import type { Actions, PageServerLoad } from './$types'

/** A code typed comes as a query, one scanned in the address: it is not there, or it is a voucher. */
export const load: PageServerLoad = async (event) => {
  const typed = event.params.code ?? event.url.searchParams.get('code')
  if (typed === null) return { typed: '', wrong: null, voucher: null }
  const code = typed.trim()
  if (code === '' || code.length > 20) return { typed, wrong: 'missing' as const, voucher: null }
  const { data, response } = await apiOf(event).GET('/api/vouchers/{code}', { params: { path: { code } } })
  if (data) return { typed: '', wrong: null, voucher: data }
  if (response.status === 404) return { typed, wrong: 'unknown' as const, voucher: null }
  if (response.status === 429) return { typed, wrong: 'too-many' as const, voucher: null }
  error(response.status)
}

const at = (event: Parameters<Actions[string]>[0]) => ({
  params: { path: { code: event.params.code ?? '' } },
})

export const actions: Actions = {
  hand: async (event) => {
    const form = await event.request.formData()
    const { refused } = await attempt(apiOf(event).POST('/api/vouchers/{code}/collection', at(event)), form)
    return refused ?? redirect(303, `/collect/${event.params.code}?said=handed`)
  },
  undo: async (event) => {
    const form = await event.request.formData()
    const { refused } = await attempt(apiOf(event).DELETE('/api/vouchers/{code}/collection', at(event)), form)
    return refused ?? redirect(303, `/collect/${event.params.code}?said=undone`)
  },
}
