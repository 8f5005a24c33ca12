import { apiOf, need } from '$lib/api.ts'
import type { PageServerLoad } from './$types'

/** For who asks to search longer: as long as a page may take. */
const LONGER_SECONDS = 20

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event)
  const { week: id, plan } = event.params
  const longer = event.url.searchParams.has('longer')
  const [week, found] = await Promise.all([
    need(api.GET('/api/weeks/{week}', { params: { path: { week: id } } })),
    need(
      api.GET('/api/weeks/{week}/plans/{plan}/alternatives', {
        params: { path: { week: id, plan }, query: longer ? { seconds: LONGER_SECONDS } : {} },
      }),
    ),
  ])
  return { week, plan, found, longer }
}
