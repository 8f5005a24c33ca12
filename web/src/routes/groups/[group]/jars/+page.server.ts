import { apiOf, need, rows } from '$lib/api.ts'
import { groupOf } from '$lib/server/whose.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { group } = event.params
  const params = { params: { path: { group } } }
  const [owner, vouchers, bill] = await Promise.all([
    groupOf(event, group),
    rows(apiOf(event).GET('/api/groups/{group}/vouchers', params)),
    need(apiOf(event).GET('/api/groups/{group}/bill', params)),
  ])
  return { group: owner, vouchers, bill }
}
