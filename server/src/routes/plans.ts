import { changeWeek, insertProposals, planObjectives, planOfWeek, plansOfWeek, publishPlan } from '@bocal/db'
import { check, PLAN_SCHEMA, parsePlan } from '@bocal/solver'
import { z } from 'zod'
import { Id, PlanAssuranceAnswer, PlanResult, PlanSummaries } from '../../contract/index.ts'
import { newsOfPlan } from '../paper/plan-news.ts'
import { tell } from '../paper/tell.ts'
import { termsOf } from '../planning/promises.ts'
import { changedLists } from '../planning/staleness.ts'
import { conflict, notFound } from '../problems.ts'
import { planAssurance } from '../views/plan-assurance.ts'
import { planResult, planSummary } from '../views/plan-result.ts'
import { type Api, act, answers, type Context, changed, ownWeek, WeekPath } from './route.ts'

const Path = z.strictObject({ week: Id, plan: Id })

export function planRoutes(api: Api, context: Context) {
  const { store } = context
  const tags = ['plans']

  api.get(
    '/weeks/:week/plans',
    {
      config: { policy: 'coordinator' },
      schema: {
        tags,
        summary: 'Plans, newest first',
        params: WeekPath,
        response: answers(200, PlanSummaries),
      },
    },
    async (request) =>
      store.read(async () => {
        const { view, key } = await ownWeek(store, request)
        const items = []
        for (const row of await plansOfWeek(store, key)) {
          const objectives = await planObjectives(store, { movementId: key.movementId, planId: row.id })
          items.push(planSummary(view, { ...row, objectives }))
        }
        return { items }
      }),
  )

  api.get(
    '/weeks/:week/plans/:plan',
    {
      config: { policy: 'coordinator' },
      schema: { tags, summary: 'A plan: its whole result', params: Path, response: answers(200, PlanResult) },
    },
    async (request) => {
      const { view, key } = await ownWeek(store, request)
      const plan = await planOfWeek(store, { ...key, id: request.params.plan })
      if (!plan) throw notFound()
      return planResult(view, plan, request.language)
    },
  )

  api.get(
    '/weeks/:week/plans/:plan/assurance',
    {
      config: { policy: 'coordinator' },
      schema: {
        tags,
        summary: 'How far a plan can be relied on: when the week turns out otherwise, and as to its figures',
        params: Path,
        response: answers(200, PlanAssuranceAnswer),
      },
    },
    async (request) => {
      const { view, key } = await ownWeek(store, request)
      const plan = await planOfWeek(store, { ...key, id: request.params.plan })
      if (!plan) throw notFound()
      const known = context.assurances.of(plan)
      return { assurance: known && planAssurance(view, plan, known) }
    },
  )

  api.post(
    '/weeks/:week/plans/:plan/publish',
    {
      config: { policy: 'coordinator' },
      schema: {
        tags,
        summary: 'Publish a draft: groups see their proposal, and the plan never changes again',
        params: Path,
        response: answers(200, PlanResult),
      },
    },
    async (request) => {
      await store.write(async (tx) => {
        const { view, key, caller } = await ownWeek(store, request)
        const plan = await planOfWeek(store, { ...key, id: request.params.plan })
        if (!plan) throw notFound()
        if (plan.state !== 'draft') throw conflict('path.plan', (m) => m.planNotDraft())
        const lists = changedLists(plan.instance, view.instance.problem)
        if (lists.length > 0) {
          throw conflict('path.plan', (m) =>
            m.planStale(lists.map((list) => m.changedLists[list]).join(', ')),
          )
        }
        const parsed = parsePlan({ schema: PLAN_SCHEMA, ...plan.rows })
        const broken = 'plan' in parsed ? check(view.instance.problem, parsed.plan).violations[0] : undefined
        if (!('plan' in parsed) || broken)
          throw conflict('path.plan', (m) => m.planBreaks(broken?.text ?? ''))
        const done = act(context, caller, { action: 'plan.publish' })
        changed(await publishPlan(tx, { ...key, id: plan.id, version: plan.version, act: done }))
        await insertProposals(tx, {
          key,
          planId: plan.id,
          replaces: view.publishedPlanId,
          terms: termsOf(view.rows, plan.rows),
          act: done,
        })
        await tell(tx, store, {
          ...key,
          event: { noun: 'plan', nounId: plan.id },
          by: caller.person.id,
          news: newsOfPlan(view, plan.rows),
        })
        const { week } = view.rows
        if (week.state === 'published') return
        const step = act(context, caller, { action: 'week.publish' })
        changed(
          await changeWeek(tx, { key: week, version: week.version, set: { state: 'published' }, act: step }),
        )
      })
      const { view, key } = await ownWeek(store, request)
      const plan = await planOfWeek(store, { ...key, id: request.params.plan })
      if (!plan) throw notFound()
      return planResult(view, plan, request.language)
    },
  )
}
