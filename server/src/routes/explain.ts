import { newId } from '@bocal/db'
import type { Question as SolverQuestion } from '@bocal/solver'
import { z } from 'zod'
import {
  Alternatives,
  ANSWER_SECONDS_MOST,
  Id,
  type Question,
  type Trial,
  WhyAnswer,
  WhyNotAnswer,
  WhyNotAsk,
} from '../../contract/index.ts'
import type { Fault } from '../problems.ts'
import { leftoverResult } from '../views/plan-result.ts'
import { planWords } from '../views/plan-words.ts'
import { planFigures, planMoves, type Side } from '../views/trial.ts'
import { factWords, whyAnswer } from '../views/why.ts'
import { type Api, answers, type Context, refuse } from './route.ts'
import { ANSWER_SECONDS, honest, ownPlan, sideOf, whenGone } from './trials.ts'

const Path = z.strictObject({ week: Id, plan: Id })
const Seconds = z.strictObject({
  /** Bounds the answer. */
  seconds: z.coerce.number().min(0.2).max(ANSWER_SECONDS_MOST).optional(),
})
/** Five plans are made for one comparison. */
const COMPARE_SECONDS = 2 * ANSWER_SECONDS

/** Questions about a plan, answered by planning again: nothing is written. */
export function explainRoutes(api: Api, { store, explainer, trials, clock }: Context) {
  const tags = ['plans']
  const policy = 'coordinator'

  api.get(
    '/weeks/:week/plans/:plan/why',
    {
      config: { policy },
      schema: {
        tags,
        summary: 'Why a plan is as it is: what holds it back, what is left and unserved, and what would help',
        params: Path,
        querystring: Seconds,
        response: answers(200, WhyAnswer),
      },
    },
    async (request, reply) => {
      const { view, plan } = await ownPlan(store, request)
      const side = sideOf(view, plan)
      const { seconds = ANSWER_SECONDS } = request.query
      const why = await explainer.ask(
        { ask: 'why', problem: side.problem, plan: side.plan },
        { seconds, cancel: whenGone(reply) },
      )
      return whyAnswer(planWords(view.rows, view.names), {
        id: plan.id,
        problem: side.problem,
        why,
        leftover: (left) => leftoverResult(view, left),
      })
    },
  )

  api.post(
    '/weeks/:week/plans/:plan/why-not',
    {
      config: { policy },
      schema: {
        tags,
        summary:
          'Why not this group there, this batch on that tour, these jars? What is in the way, or what it would cost',
        params: Path,
        querystring: Seconds,
        body: WhyNotAsk,
        response: answers(200, WhyNotAnswer),
      },
    },
    async (request, reply) => {
      const { view, plan } = await ownPlan(store, request)
      const { question } = request.body
      const side = sideOf(view, plan)
      refuse(questionFaults(side, question))
      const { seconds = ANSWER_SECONDS } = request.query
      const answer = await explainer.ask(
        { ask: 'why-not', problem: side.problem, plan: side.plan, question: question as SolverQuestion },
        { seconds, cancel: whenGone(reply) },
      )
      const words = planWords(view.rows, view.names)
      switch (answer.answer) {
        case 'unknown':
          return answer
        case 'possible':
          return { answer: 'possible' as const, gain: answer.gain, proven: answer.proven }
        case 'in-the-way':
          return {
            answer: 'in-the-way' as const,
            facts: answer.facts.map((fact) => factWords(words, view.rows.batches, fact)),
            proven: answer.proven,
          }
      }
    },
  )

  api.get(
    '/weeks/:week/plans/:plan/alternatives',
    {
      config: { policy },
      schema: {
        tags,
        summary: 'The few plans worth comparing with a plan, and what the best of each objective costs',
        params: Path,
        querystring: Seconds,
        response: answers(200, Alternatives),
      },
    },
    async (request, reply) => {
      const { view, plan, key } = await ownPlan(store, request)
      const before = sideOf(view, plan)
      const { seconds = COMPARE_SECONDS } = request.query
      const found = await explainer.ask(
        { ask: 'alternatives', problem: before.problem, plan: before.plan },
        { seconds, cancel: whenGone(reply) },
      )
      const words = planWords(view.rows, view.names)
      const items = found.alternatives.map(({ characters, outcome }): Trial => {
        const side: Side = { ...before, plan: outcome.plan }
        honest(side)
        const told: Trial = {
          id: newId(),
          week: key.weekId,
          plan: plan.id,
          changes: [],
          words: [],
          characters: [...characters],
          seconds: outcome.seconds,
          proven: outcome.status === 'optimal',
          before: planFigures(before),
          after: planFigures(side),
          pins: [],
          moves: planMoves(words, before, side),
          createdAt: clock().toISOString(),
          kept: null,
        }
        const { plan: rows, seconds } = outcome
        trials.remember({ ...key, told, steps: [], found: { plan: rows, seconds }, undo: [] })
        return told
      })
      return { plan: planFigures(before), items, prices: found.prices.map((price) => ({ ...price })) }
    },
  )
}

/** What a question names and the plan's week does not have. */
function questionFaults({ problem }: Side, question: Question): readonly (Fault | false)[] {
  const missing = (field: string, id: string, rows: readonly { readonly id: string }[]): Fault | false =>
    !rows.some((row) => row.id === id) && { path: `body.question.${field}`, say: (m) => m.unknown(id) }
  switch (question.ask) {
    case 'attendance':
      return [
        missing('group', question.group, problem.groups),
        missing('session', question.session, problem.sessions),
      ]
    case 'load':
      return [
        missing('batch', question.batch, problem.batches),
        missing('slot', question.slot, problem.slots),
      ]
    case 'jars': {
      const jars = problem.claims.filter((claim) => 'jars' in claim)
      return [missing('claim', question.claim, jars), missing('session', question.session, problem.sessions)]
    }
  }
}
