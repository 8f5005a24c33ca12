import { SessionSheets } from '../../contract/index.ts'
import { member } from '../access/guard.ts'
import { sessionSheet } from '../views/session-sheet.ts'
import { type Api, answers, type Context, JUST_OVER_MS, weeksNow } from './route.ts'

/** The day of who runs sessions. */
export function sessionSheetRoutes(api: Api, context: Context) {
  const { store, clock } = context

  api.get(
    '/session-sheets',
    {
      config: { policy: 'kitchen lead' },
      schema: {
        tags: ['sessions'],
        summary: 'Sessions that are not long over, in the order of time, with all it takes to run them',
        response: answers(200, SessionSheets),
      },
    },
    async (request) =>
      store.read(async () => {
        const since = new Date(clock().getTime() - JUST_OVER_MS).toISOString()
        const sheets = (await weeksNow(context, member(request))).flatMap((view) =>
          view.open.sessions
            .filter(({ endAt }) => endAt >= since)
            .map((session) => sessionSheet(view, session)),
        )
        return { items: sheets.toSorted((a, b) => a.start.localeCompare(b.start)) }
      }),
  )
}
