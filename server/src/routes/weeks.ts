import {
  changeWeek,
  groups,
  insertWeek,
  jarSizes,
  jarStock,
  movementOf,
  newId,
  weeks as readWeeks,
} from '@bocal/db'
import { InstanceAnswer, Week, WeekChange, WeekCreate, WeekStep, Weeks } from '../../contract/index.ts'
import { isCoordinator } from '../access/caller.ts'
import { member } from '../access/guard.ts'
import { weekNews } from '../paper/change-news.ts'
import { tell } from '../paper/tell.ts'
import { notFound } from '../problems.ts'
import { instanceAnswer } from '../views/instance-answer.ts'
import { weekAnswer, weekView } from '../views/week-view.ts'
import {
  type Api,
  act,
  answers,
  type Context,
  changed,
  defined,
  needState,
  ownWeek,
  refuse,
  utc,
  WeekPath,
} from './route.ts'
import { groupFaults, jarFaults, policyFaults, weekFaults } from './week-checks.ts'

const MOST_SESSIONS = 1

export function weekRoutes(api: Api, context: Context) {
  const { store } = context
  const tags = ['weeks']

  const answer = async (movementId: string, weekId: string) => {
    const view = await weekView(store, { movementId, weekId })
    if (!view) throw notFound()
    return weekAnswer(view)
  }

  api.get(
    '/weeks',
    {
      config: { policy: 'member' },
      schema: { tags, summary: 'Weeks, newest first', response: answers(200, Weeks) },
    },
    async (request) => {
      const caller = member(request)
      const movementId = caller.movement.id
      return store.read(async () => {
        const found = await readWeeks(store, { movementId })
        const seen = found.filter(({ state }) => state !== 'draft' || isCoordinator(caller))
        const items = []
        for (const { id } of seen) items.push(await answer(movementId, id))
        return { items }
      })
    },
  )

  api.get(
    '/weeks/:week',
    {
      config: { policy: 'member' },
      schema: { tags, summary: 'A week', params: WeekPath, response: answers(200, Week) },
    },
    async (request) => weekAnswer((await ownWeek(store, request)).view),
  )

  api.post(
    '/weeks',
    {
      config: { policy: 'coordinator' },
      schema: { tags, summary: 'Start a week, as a draft', body: WeekCreate, response: answers(201, Week) },
    },
    async (request, reply) => {
      const caller = member(request)
      const movementId = caller.movement.id
      const { body } = request
      const id = newId()
      await store.write(async (tx) => {
        const movement = await movementOf(store, movementId)
        if (!movement) throw notFound()
        const all = await groups(store, { movementId })
        refuse([
          ...weekFaults(body),
          ...groupFaults(body.groups, all),
          ...jarFaults(body.jars, await jarSizes(store)),
          ...policyFaults(body.policy),
        ])
        await insertWeek(tx, {
          row: {
            movementId,
            id,
            title: body.title,
            startsOn: body.startsOn,
            endsOn: body.endsOn,
            claimsCloseAt: utc(body.claimsCloseAt),
            policy: body.policy ?? movement.policy,
            createdAt: context.clock().toISOString(),
          },
          jars:
            body.jars ??
            (await jarStock(store, { movementId })).map(({ jarMl, count }) => ({ jarMl, count })),
          groups:
            body.groups ??
            all
              .filter(({ state }) => state === 'active')
              .map((group) => ({ group: group.id, maxSessions: MOST_SESSIONS })),
          act: act(context, caller, { action: 'week.start' }),
        })
      })
      reply.code(201)
      return answer(movementId, id)
    },
  )

  api.patch(
    '/weeks/:week',
    {
      config: { policy: 'coordinator' },
      schema: {
        tags,
        summary: 'Change a week',
        params: WeekPath,
        body: WeekChange,
        response: answers(200, Week),
      },
    },
    async (request) => {
      const { version, jars, groups: taking, claimsCloseAt, title, startsOn, endsOn, policy } = request.body
      await store.write(async (tx) => {
        const { view, caller, key } = await ownWeek(store, request)
        const { week } = view.rows
        refuse([
          ...jarFaults(jars, await jarSizes(store)),
          ...policyFaults(policy),
          ...weekFaults({ ...week, ...defined({ startsOn, endsOn, claimsCloseAt }) }),
          ...groupFaults(taking, view.rows.groups),
        ])
        changed(
          await changeWeek(tx, {
            key: week,
            version,
            set: {
              ...defined({ title, startsOn, endsOn, policy }),
              ...(claimsCloseAt !== undefined && { claimsCloseAt: utc(claimsCloseAt) }),
            },
            ...(jars !== undefined && { jars }),
            ...(taking !== undefined && { groups: taking }),
            act: act(context, caller, { action: 'week.change' }),
          }),
        )
        const after = (await ownWeek(store, request)).view
        const dates = ({ rows }: typeof view) => {
          const { startsOn: from, endsOn: to, claimsCloseAt: closes } = rows.week
          return { startsOn: from, endsOn: to, claimsCloseAt: closes }
        }
        const same = JSON.stringify(dates(view)) === JSON.stringify(dates(after))
        if (same || week.state !== 'open') return
        const facts = { week: after.rows.week.title, ...dates(after) }
        await tell(tx, store, {
          ...key,
          event: { noun: 'week', nounId: key.weekId },
          by: caller.person.id,
          news: weekNews(after, { kind: 'week-changed', facts }, { producers: true }),
        })
      })
      return weekAnswer((await ownWeek(store, request)).view)
    },
  )

  for (const { step, from, to } of [
    { step: 'open', from: ['draft', 'closed'], to: 'open' },
    { step: 'close', from: ['open'], to: 'closed' },
  ] as const) {
    api.post(
      `/weeks/:week/${step}`,
      {
        config: { policy: 'coordinator' },
        schema: {
          tags,
          summary: step === 'open' ? 'Open a week for claims' : 'Close a week’s claims',
          params: WeekPath,
          body: WeekStep,
          response: answers(200, Week),
        },
      },
      async (request) => {
        await store.write(async (tx) => {
          const { view, caller, key } = await ownWeek(store, request)
          needState(view, ...from)
          const { version } = request.body
          const done = act(context, caller, { action: `week.${step}` })
          changed(await changeWeek(tx, { key: view.rows.week, version, set: { state: to }, act: done }))
          const { title: week, startsOn, endsOn, claimsCloseAt } = view.rows.week
          const news =
            to === 'open'
              ? ({ kind: 'week-opened', facts: { week, startsOn, endsOn, claimsCloseAt } } as const)
              : ({ kind: 'week-closed', facts: { week } } as const)
          await tell(tx, store, {
            ...key,
            event: { noun: 'week', nounId: key.weekId },
            by: caller.person.id,
            news: weekNews(view, news, { producers: to === 'open' }),
          })
        })
        return weekAnswer((await ownWeek(store, request)).view)
      },
    )
  }

  api.get(
    '/weeks/:week/instance',
    {
      config: { policy: 'coordinator' },
      schema: {
        tags,
        summary: 'The week as the planner sees it, and what the safety gate keeps out',
        params: WeekPath,
        response: answers(200, InstanceAnswer),
      },
    },
    async (request) => instanceAnswer((await ownWeek(store, request)).view, request.language),
  )
}
