import type { EquipmentItem } from '@bocal/server/contract'
import { redirect } from '@sveltejs/kit'
import { apiOf, attempt, need, rows } from '$lib/api.ts'
import { amountOf, textOf } from '$lib/typed.ts'
import type { Actions, PageServerLoad } from './$types'

/** Address of an item that is still to be made. */
const NEW = 'new'

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event)
  const { item: id } = event.params
  const [kinds, places, item] = await Promise.all([
    rows(api.GET('/api/equipment-kinds')),
    rows(api.GET('/api/places')),
    id === NEW ? null : need(api.GET('/api/equipment/{item}', { params: { path: { item: id } } })),
  ])
  return {
    kinds,
    places: places.sort((a, b) => a.name.localeCompare(b.name)),
    item,
    fields: {
      name: item?.name ?? '',
      kind: item?.kind.id ?? kinds[0]?.id ?? '',
      power: String(item?.powerW ?? kinds[0]?.powerW ?? 0),
      ownerKind: item?.ownerKind ?? 'movement',
      ownerName: item?.ownerName ?? '',
      place: item?.place?.id ?? '',
      state: item?.state ?? 'available',
    },
  }
}

export const actions: Actions = {
  save: async (event) => {
    const api = apiOf(event)
    const form = await event.request.formData()
    const { week, item } = event.params
    const body = {
      name: textOf(form.get('name')),
      kind: textOf(form.get('kind')),
      powerW: amountOf(form.get('power')),
      ownerKind: textOf(form.get('ownerKind')) as EquipmentItem['ownerKind'],
      ownerName: textOf(form.get('ownerName')),
      place: form.get('place') ? textOf(form.get('place')) : null,
    }
    const state = form.get('state') === 'repair' ? ('repair' as const) : ('available' as const)
    const { refused } = await attempt(
      item === NEW
        ? api.POST('/api/equipment', { body })
        : api.PATCH('/api/equipment/{item}', {
            params: { path: { item } },
            body: { ...body, state, version: amountOf(form.get('version')) },
          }),
      form,
    )
    if (refused) return refused
    return redirect(303, `/weeks/${week}/records/equipment?saved`)
  },
  withdraw: async (event) => {
    const form = await event.request.formData()
    const { week, item } = event.params
    const { refused } = await attempt(
      apiOf(event).DELETE('/api/equipment/{item}', {
        params: { path: { item }, query: { version: amountOf(form.get('version')) } },
      }),
      form,
    )
    if (refused) return refused
    return redirect(303, `/weeks/${week}/records/equipment?saved`)
  },
}
