/** What the published plan asks of each group, and what the groups answer: accept, decline, another time. */
import { answerProposal, type Writer } from '@bocal/db'
import { z } from 'zod'
import { Id, Proposal, ProposalAnswer, ProposalState, ProposalSummaries } from '../../contract/index.ts'
import { type Caller, groupsOf, isCoordinator, mayActForGroup } from '../access/caller.ts'
import type { Facts } from '../paper/news.ts'
import { type Told, tell, toldForOthers } from '../paper/tell.ts'
import { conflict, notFound } from '../problems.ts'
import { proposalFor, proposalState, proposalSummaries, standingProposal } from '../views/proposal.ts'
import type { WeekView } from '../views/week-view.ts'
import { once } from './once.ts'
import {
  type Api,
  act,
  answers,
  type Context,
  changed,
  ownWeek,
  partyFor,
  publishedPlan,
  refuse,
  WeekPath,
} from './route.ts'

const Path = z.strictObject({ week: Id, group: Id })
const STATES = { accept: 'accepted', decline: 'declined', 'another-time': 'countered' } as const

export function proposalRoutes(api: Api, context: Context) {
  const { store, clock } = context
  const tags = ['proposals']

  api.get(
    '/weeks/:week/proposal',
    {
      config: { policy: 'coordinator or group' },
      schema: {
        tags,
        summary:
          'What the published plan asks and gives a group: the caller’s, or the one a coordinator names',
        params: WeekPath,
        querystring: z.strictObject({ group: Id.optional() }),
        response: answers(200, Proposal),
      },
    },
    async (request) => {
      const { view, caller } = await ownWeek(store, request)
      const named = request.query.group
      const known = view.rows.groups.some(({ id }) => id === named)
      if (named !== undefined && !(groupsOf(caller).includes(named) || (isCoordinator(caller) && known)))
        throw notFound()
      const { id } = partyFor(caller, { noun: 'group', own: groupsOf(caller), all: view.rows.groups, named })
      return proposalFor(view, await publishedPlan(store, view), id)
    },
  )

  api.get(
    '/weeks/:week/proposals',
    {
      config: { policy: 'coordinator' },
      schema: {
        tags,
        summary: 'What each group answered to the published plan',
        params: WeekPath,
        response: answers(200, ProposalSummaries),
      },
    },
    async (request) => ({ items: proposalSummaries((await ownWeek(store, request)).view) }),
  )

  api.post(
    '/weeks/:week/proposals/:group/answer',
    {
      config: { policy: 'coordinator or group' },
      schema: {
        tags,
        summary: 'Accept, decline, or ask for another time; a coordinator for a group, marked as such',
        params: Path,
        body: ProposalAnswer,
        response: answers(200, ProposalState),
      },
    },
    async (request, reply) => {
      const work = async (tx: Writer) => {
        const { view, caller, key } = await ownWeek(store, request)
        const { body } = request
        const row = ownProposal(view, request.params.group, caller)
        if (row.planId !== body.plan) throw conflict('body.plan', (m) => m.proposalReplaced())
        const suits = body.answer === 'another-time' ? [...new Set(body.sessions)].toSorted() : []
        refuse(
          suits.map(
            (id, index) =>
              !view.open.sessions.some((session) => session.id === id) && {
                path: `body.sessions.${index}`,
                say: (m) => m.unknown(id),
              },
          ),
        )
        const onBehalf = !groupsOf(caller).includes(row.groupId)
        const done = act(context, caller, {
          action: `proposal.${body.answer}`,
          onBehalfOf: onBehalf ? row.groupId : undefined,
        })
        const answer = {
          state: STATES[body.answer],
          answeredAt: clock().toISOString(),
          answeredBy: caller.person.id,
          onBehalf,
          note: 'note' in body ? (body.note ?? '') : '',
          suits,
        }
        changed(await answerProposal(tx, { row, answer, act: done }))
        const state = proposalState(view, { ...row, ...answer })
        await tell(tx, store, {
          ...key,
          event: { noun: 'proposal', nounId: row.id },
          by: caller.person.id,
          news: [
            answered(view, row.groupId, answer),
            ...toldForOthers(done, {
              by: caller.person.name,
              to: 'group',
              what: null,
              undoUntil: state.undoUntil,
            }),
          ],
        })
        return state
      }
      return once(context, request, reply, { work })
    },
  )

  api.delete(
    '/weeks/:week/proposals/:group/answer',
    {
      config: { policy: 'coordinator or group' },
      schema: {
        tags,
        summary: 'The group takes back what a coordinator answered for it, within 24 hours',
        params: Path,
        response: answers(200, ProposalState),
      },
    },
    async (request, reply) => {
      const work = async (tx: Writer) => {
        const { view, caller, key } = await ownWeek(store, request)
        const row = ownProposal(view, request.params.group, caller)
        const { undoUntil } = proposalState(view, row)
        if (!groupsOf(caller).includes(row.groupId) || undoUntil === null)
          throw conflict('path.group', (m) => m.nothingToUndo())
        if (clock().toISOString() > undoUntil) throw conflict('path.group', (m) => m.undoOver())
        const answer = {
          state: 'pending' as const,
          answeredAt: null,
          answeredBy: null,
          onBehalf: false,
          note: '',
          suits: [],
        }
        const done = act(context, caller, { action: 'proposal.undo' })
        changed(await answerProposal(tx, { row, answer, act: done }))
        await tell(tx, store, {
          ...key,
          event: { noun: 'proposal', nounId: row.id },
          by: caller.person.id,
          news: [answered(view, row.groupId, { state: 'taken-back', note: '' })],
        })
        return proposalState(view, { ...row, ...answer })
      }
      return once(context, request, reply, { work })
    },
  )
}

/** To the coordinators: what a group answered. */
const answered = (
  { rows, names }: WeekView,
  group: string,
  { state, note }: Pick<Facts['answered'], 'state' | 'note'>,
): Told => ({
  to: 'coordinators',
  news: { kind: 'answered', facts: { week: rows.week.title, group: names.group(group).name, state, note } },
})

function ownProposal(view: WeekView, group: string, caller: Caller) {
  const row = standingProposal(view, group)
  if (!row || !mayActForGroup(caller, group)) throw notFound()
  return row
}
