import { Rounds } from '../../contract/index.ts'
import { member } from '../access/guard.ts'
import { byId } from '../views/names.ts'
import { placesFor } from '../views/places.ts'
import { roundAnswer } from '../views/round.ts'
import { type Api, answers, type Context, JUST_OVER_MS, weeksNow } from './route.ts'

/** The driver's own day. */
export function roundRoutes(api: Api, context: Context) {
  const { store, clock } = context

  api.get(
    '/rounds',
    {
      config: { policy: 'driver' },
      schema: {
        tags: ['slots'],
        summary: 'The caller’s tours that are not long over, in the order of time, as they are driven',
        response: answers(200, Rounds),
      },
    },
    async (request) =>
      store.read(async () => {
        const caller = member(request)
        const since = new Date(clock().getTime() - JUST_OVER_MS).toISOString()
        const places = byId(await placesFor(caller, context))
        const rounds = (await weeksNow(context, caller)).flatMap((view) =>
          view.open.slots
            .filter(({ driverPersonId }) => driverPersonId === caller.person.id)
            .map((slot) => roundAnswer(view, slot, places)),
        )
        return {
          items: rounds
            .filter(({ stops }) => (stops.at(-1)?.at ?? '') >= since)
            .toSorted((a, b) => (a.stops[0]?.at ?? '').localeCompare(b.stops[0]?.at ?? '')),
        }
      }),
  )
}
