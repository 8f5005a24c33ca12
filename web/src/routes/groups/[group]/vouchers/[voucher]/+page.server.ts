import { apiOf, need } from '$lib/api.ts'
import { groupOf } from '$lib/server/whose.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { group, voucher } = event.params
  const [owner, own] = await Promise.all([
    groupOf(event, group),
    need(
      apiOf(event).GET('/api/groups/{group}/vouchers/{voucher}', { params: { path: { group, voucher } } }),
    ),
  ])
  return { group: owner, voucher: own }
}
