import { type FullPlan, planOfWeek, plansOfWeek } from '@bocal/db'
import { Overview } from '../../contract/index.ts'
import { overview } from '../views/overview.ts'
import { type Api, answers, type Context, ownWeek, WeekPath } from './route.ts'

export function overviewRoutes(api: Api, { store, clock }: Context) {
  api.get(
    '/weeks/:week/overview',
    {
      config: { policy: 'coordinator' },
      schema: {
        tags: ['weeks'],
        summary:
          'Five numbers, lanes and alerts; figures of the newest draft made since the published plan, else of that',
        params: WeekPath,
        response: answers(200, Overview),
      },
    },
    async (request) =>
      store.read(async () => {
        const { view, key } = await ownWeek(store, request)
        const plan = await shown(key)
        return overview(view, { plan, now: clock(), language: request.language })
      }),
  )

  /** Plans are listed newest first: a draft newer than the published plan is what the coordinator works on. */
  async function shown(key: { movementId: string; weekId: string }): Promise<FullPlan | undefined> {
    const newest = (await plansOfWeek(store, key)).find(({ state }) => state !== 'superseded')
    return newest && planOfWeek(store, { ...key, id: newest.id })
  }
}
