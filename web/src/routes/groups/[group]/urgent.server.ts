import type { Week } from '@bocal/server/contract'
import { type apiOf, rows } from '$lib/api.ts'

/** What a group may take right now, and what it took and has still to fetch, of the weeks that are not over. */
export async function urgentOf(
  api: ReturnType<typeof apiOf>,
  { weeks, group, now, today }: { weeks: readonly Week[]; group: string; now: string; today: string },
) {
  const current = weeks.filter((week) => week.state !== 'draft' && week.endsOn >= today)
  return Promise.all(
    current.map(async ({ id }) => {
      const at = { params: { path: { week: id } } }
      const [offers, claims] = await Promise.all([
        rows(api.GET('/api/weeks/{week}/instant-offers', at)),
        rows(api.GET('/api/weeks/{week}/instant-claims', at)),
      ])
      return {
        id,
        now,
        offers: offers.filter((offer) => offer.state === 'open' && offer.endsAt > now),
        taken: claims.filter(
          (claim) => claim.group.id === group && claim.state === 'accepted' && claim.availableUntil > now,
        ),
      }
    }),
  )
}
