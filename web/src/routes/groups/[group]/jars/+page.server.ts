import { apiOf, rows } from '$lib/api.ts'
import { groupOf } from '$lib/server/whose.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { group } = event.params
  const [owner, vouchers] = await Promise.all([
    groupOf(event, group),
    rows(apiOf(event).GET('/api/groups/{group}/vouchers', { params: { path: { group } } })),
  ])
  return { group: owner, vouchers }
}
