import { type FullPlan, insertPlan, newId, planOfWeek, type Writer, weekRows } from '@bocal/db'
import { check, leftovers, PLAN_SCHEMA, type Problem } from '@bocal/solver'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Change, type ChangeWords, Id, PlanSummary, Trial, TrialCreate } from '../../contract/index.ts'
import { otherParty, stepNews } from '../paper/step-news.ts'
import { tell } from '../paper/tell.ts'
import { bounded } from '../planning/bounds.ts'
import { changeFaults } from '../planning/change-faults.ts'
import { after, type Step, stepsOf, writeStep } from '../planning/changes.ts'
import { instanceOfWeek } from '../planning/instance.ts'
import { conflict, notFound } from '../problems.ts'
import { planSummary } from '../views/plan-result.ts'
import { planWords } from '../views/plan-words.ts'
import { NO_MOVES, planFigures, planMoves, type Side } from '../views/trial.ts'
import { type WeekView, withRows } from '../views/week-view.ts'
import { type Api, act, answers, type Context, ownWeek, publishedPlan, refuse } from './route.ts'

const PlanPath = z.strictObject({ week: Id, plan: Id })
const TrialPath = z.strictObject({ week: Id, trial: Id })

/** What a person who waits for an answer is promised, with the way there and back: 3 seconds. */
export const ANSWER_SECONDS = 2.5

/** Plans tried beside a plan: nothing of one is written until it is kept. */
export function trialRoutes(api: Api, context: Context) {
  const { store, explainer, trials } = context
  const tags = ['plans']
  const policy = 'coordinator'

  const ownTrial = (request: FastifyRequest<{ Params: z.infer<typeof TrialPath> }>, movementId: string) => {
    const { week: weekId, trial: id } = request.params
    const known = trials.get({ movementId, weekId, id })
    if (!known) throw notFound()
    return known
  }

  /**
   * Writes the steps one after the other, each over the week as it then is, and tells whom each concerns.
   *
   * @returns the steps that take them back, in the order of doing it
   * @throws Refused when a row was changed meanwhile
   */
  async function writeAndTell(
    tx: Writer,
    request: FastifyRequest<{ Params: unknown }>,
    { steps, action }: { steps: readonly Step[]; action: string },
  ): Promise<readonly Step[]> {
    const back: Step[] = []
    for (const step of steps) {
      const { view, key, caller } = await ownWeek(store, request)
      const onBehalfOf = otherParty(view, step, caller)
      const done = act(context, caller, { action, onBehalfOf })
      back.unshift(await writeStep(tx, view.rows, { step, act: done }))
      if (step.step !== 'set') continue
      const published = await publishedPlan(store, view)
      await tell(tx, store, {
        ...key,
        event: { noun: step.noun, nounId: step.id },
        by: caller.person.id,
        news: stepNews(view, step, { caller, onBehalfOf, published, at: done.at }),
      })
    }
    return back
  }

  api.post(
    '/weeks/:week/plans/:plan/trials',
    {
      config: { policy },
      schema: {
        tags,
        summary:
          'What if: the plan after some changes, near the one before; closing the request ends the search',
        params: PlanPath,
        body: TrialCreate,
        response: answers(201, Trial),
      },
    },
    async (request, reply) => {
      const { view, plan, key } = await ownPlan(store, request)
      const { changes, seconds = ANSWER_SECONDS } = request.body
      const { changedView, steps, said } = afterChanges(view, changes, context.clock().toISOString())
      const { rows } = changedView
      const next = changedView.instance.problem
      const before = sideOf(view, plan)
      const answer = await explainer.ask(
        { ask: 'what-if', problem: before.problem, plan: before.plan, after: next },
        { seconds, cancel: whenGone(reply) },
      )
      if (answer === 'unknown') throw conflict('path.plan', (m) => m.noAnswerInTime())
      const words = planWords(rows, view.names)
      const { outcome } = answer
      const found =
        outcome.status === 'contradiction' ? null : { plan: outcome.plan, seconds: outcome.seconds }
      const side: Side | null = found && { rows, problem: next, plan: found.plan }
      if (side) honest(side)
      const told: Trial = {
        id: newId(),
        week: key.weekId,
        plan: plan.id,
        changes,
        words: said,
        characters: [],
        seconds: outcome.seconds,
        proven: outcome.status === 'optimal',
        before: planFigures(before),
        after: side && planFigures(side),
        pins: outcome.status === 'contradiction' ? outcome.pins.map(words.pin) : [],
        moves: side ? planMoves(words, before, side) : NO_MOVES,
        createdAt: context.clock().toISOString(),
        kept: null,
      }
      trials.remember({ ...key, told, steps, found, undo: [] })
      reply.code(201)
      return told
    },
  )

  api.get(
    '/weeks/:week/trials/:trial',
    {
      config: { policy },
      schema: { tags, summary: 'A plan that was tried', params: TrialPath, response: answers(200, Trial) },
    },
    async (request) => {
      const { key } = await ownWeek(store, request)
      return ownTrial(request, key.movementId).told
    },
  )

  api.post(
    '/weeks/:week/trials/:trial/keep',
    {
      config: { policy },
      schema: {
        tags,
        summary: 'Keep a tried plan as a draft, and write its changes and decisions into the week',
        params: TrialPath,
        response: answers(201, PlanSummary),
      },
    },
    async (request, reply) => {
      const id = newId()
      await store.write(async (tx) => {
        const { key, caller } = await ownWeek(store, request)
        const trial = ownTrial(request, key.movementId)
        const { found } = trial
        if (!found || trial.told.kept !== null) throw conflict('path.trial', (m) => m.trialOver())
        const done = act(context, caller, { action: 'plan.keep' })
        const undo = await writeAndTell(tx, request, { steps: trial.steps, action: 'plan.keep' })
        const rows = await weekRows(store, key)
        if (!rows) throw notFound()
        const { problem } = instanceOfWeek(rows)
        const { feasible, violations, scores } = check(problem, found.plan)
        if (!feasible) throw conflict('path.trial', (m) => m.planBreaks(violations[0]?.text ?? ''))
        await insertPlan(tx, {
          row: {
            movementId: key.movementId,
            id,
            weekId: key.weekId,
            engine: 'highs',
            seed: 1,
            seconds: found.seconds,
            status: 'feasible',
            instance: problem,
            scores,
            createdBy: caller.person.id,
            createdAt: done.at,
          },
          objectives: problem.policy.objectives.map(({ name }) =>
            bounded({ name, best: scores[name], value: scores[name], bound: null }, problem),
          ),
          leftovers: leftovers(problem, found.plan).filter(({ leftG }) => leftG > 0),
          rows: found.plan,
          act: done,
        })
        trials.remember({ ...trial, told: { ...trial.told, kept: id }, undo })
      })
      reply.code(201)
      const { view, key } = await ownWeek(store, request)
      const kept = await planOfWeek(store, { ...key, id })
      if (!kept) throw notFound()
      return planSummary(view, kept)
    },
  )

  api.post(
    '/weeks/:week/trials/:trial/undo',
    {
      config: { policy },
      schema: {
        tags,
        summary: 'Take back what keeping a tried plan wrote into the week; the draft stays in the list',
        params: TrialPath,
        response: answers(200, Trial),
      },
    },
    async (request) => {
      return store.write(async (tx) => {
        const { key } = await ownWeek(store, request)
        const trial = ownTrial(request, key.movementId)
        if (trial.told.kept === null) throw conflict('path.trial', (m) => m.trialNotKept())
        const kept = await planOfWeek(store, { ...key, id: trial.told.kept })
        if (kept?.state !== 'draft') throw conflict('path.trial', (m) => m.planNotDraft())
        await writeAndTell(tx, request, { steps: trial.undo, action: 'plan.undo' })
        const told = { ...trial.told, kept: null }
        trials.remember({ ...trial, told, undo: [] })
        return told
      })
    },
  )
}

/** A week's plan, whatever its state, as its coordinators see it. */
export async function ownPlan(
  store: Context['store'],
  request: FastifyRequest<{ Params: z.infer<typeof PlanPath> }>,
) {
  const { view, key, caller } = await ownWeek(store, request)
  const plan = await planOfWeek(store, { ...key, id: request.params.plan })
  if (!plan) throw notFound()
  return { view, key, caller, plan }
}

/** Aborted when nobody listens to the answer any more. */
export function whenGone(reply: FastifyReply): AbortSignal {
  const gone = new AbortController()
  reply.raw.once('close', () => gone.abort())
  return gone.signal
}

/** The plan and what it was made for; its rows and figures are the week's own. */
export const sideOf = (view: WeekView, plan: FullPlan): Side => ({
  rows: view.rows,
  problem: plan.instance as Problem,
  plan: { schema: PLAN_SCHEMA, ...plan.rows },
})

/** The same rules judge every plan before anybody sees a figure of it. */
export function honest({ problem, plan }: Pick<Side, 'problem' | 'plan'>): void {
  const [broken] = check(problem, plan).violations
  if (broken) throw conflict('path.plan', (m) => m.planBreaks(broken.text))
}

/** The week after the changes, what keeping them writes, and how they are called. @throws Refused for what is not there */
function afterChanges(view: WeekView, changes: readonly Change[], at: string) {
  let changedView = view
  const steps: Step[] = []
  const said: ChangeWords[] = []
  for (const [index, change] of changes.entries()) {
    refuse(changeFaults(changedView, change, `body.changes.${index}`))
    const own = stepsOf(changedView.rows, change, { at })
    const called = planWords(changedView.rows, view.names).change(change)
    if (called) said.push(called)
    changedView = withRows(changedView, own.reduce(after, changedView.rows))
    steps.push(...own)
  }
  return { changedView, steps, said }
}
