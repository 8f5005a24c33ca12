import { type Act, changeNoun, insertNoun, newId, type Row, type Writer } from '@bocal/db'
import { z } from 'zod'
import {
  Claim,
  ClaimChange,
  ClaimCreate,
  Claims,
  Id,
  type Language,
  Withdrawn,
} from '../../contract/index.ts'
import { type Caller, groupsOf, isCoordinator, mayActForGroup } from '../access/caller.ts'
import { claimThing, withdrawnNews } from '../paper/change-news.ts'
import { type Told, tell, toldForOthers } from '../paper/tell.ts'
import { conflict, type Fault, notFound, Refused } from '../problems.ts'
import { claimAnswer } from '../views/claim-answer.ts'
import type { WeekView } from '../views/week-view.ts'
import { once } from './once.ts'
import {
  type Api,
  act,
  answers,
  type Context,
  changed,
  current,
  defined,
  NOBODY,
  needState,
  notOwn,
  ownWeek,
  partyFor,
  publishedPlan,
  refuse,
  VersionQuery,
  WeekPath,
} from './route.ts'

const Path = z.strictObject({ week: Id, claim: Id })

export function claimRoutes(api: Api, context: Context) {
  const { store, clock } = context
  const tags = ['claims']
  const policy = 'coordinator or group'

  const answer = async (view: WeekView, row: Row<'claim'>, language: Language) =>
    claimAnswer(view, row, { language, published: await publishedPlan(store, view) })

  /** What a coordinator did with a group's claim, and what else there is to tell of it. */
  const tellGroup = (
    tx: Writer,
    view: WeekView,
    {
      caller,
      done,
      claim,
      alsoTo = [],
    }: { caller: Caller; done: Act; claim: Row<'claim'>; alsoTo?: readonly Told[] },
  ) =>
    tell(tx, store, {
      movementId: claim.movementId,
      weekId: claim.weekId,
      event: { noun: 'claim', nounId: claim.id },
      by: caller.person.id,
      news: [
        ...alsoTo,
        ...toldForOthers(done, { by: caller.person.name, to: 'group', what: claimThing(view, claim) }),
      ],
    })

  api.get(
    '/weeks/:week/claims',
    {
      config: { policy },
      schema: {
        tags,
        summary: 'Claims in the order they were made; a group sees its own',
        params: WeekPath,
        response: answers(200, Claims),
      },
    },
    async (request) => {
      const { view, caller } = await ownWeek(store, request)
      const published = await publishedPlan(store, view)
      const seen = view.rows.claims
        .filter((row) => mayActForGroup(caller, row.groupId))
        .toSorted((a, b) => a.createdAt.localeCompare(b.createdAt))
      return { items: seen.map((row) => claimAnswer(view, row, { language: request.language, published })) }
    },
  )

  api.get(
    '/weeks/:week/claims/:claim',
    { config: { policy }, schema: { tags, summary: 'A claim', params: Path, response: answers(200, Claim) } },
    async (request) => {
      const { view, caller } = await ownWeek(store, request)
      return answer(view, ownClaim(view, request.params.claim, caller), request.language)
    },
  )

  api.post(
    '/weeks/:week/claims',
    {
      config: { policy },
      schema: {
        tags,
        summary: 'Claim jars of a preparation, or fresh produce',
        params: WeekPath,
        body: ClaimCreate,
        response: answers(201, Claim),
      },
    },
    async (request, reply) => {
      const { body } = request
      const id = newId()
      const work = async (tx: Writer) => {
        const { view, caller, key } = await ownWeek(store, request)
        const { id: groupId, onBehalfOf } = partyFor(caller, {
          noun: 'group',
          own: groupsOf(caller),
          all: view.rows.groups,
          named: body.onBehalfOf,
        })
        stillOpen(view, caller, clock())
        if (!view.rows.weekGroups.some((row) => row.groupId === groupId)) {
          throw conflict('path.week', (m) => m.noGroupInWeek(view.names.group(groupId).name))
        }
        const shape =
          body.kind === 'jars'
            ? { preparationId: body.preparation, jars: body.jars, minJars: body.minJars ?? 1 }
            : { cropId: body.crop, batchId: body.batch ?? null, freshG: body.freshG, minG: body.minG ?? 1 }
        refuse([
          ...amountFaults(shape),
          ...(body.kind === 'jars'
            ? preparationFaults(view, body, request.language)
            : freshFaults(view, body.crop, body.batch ?? null, request.language)),
        ])
        const row = { ...key, id, groupId, ...shape, createdAt: clock().toISOString() }
        const done = act(context, caller, { action: 'claim.make', onBehalfOf })
        const after = await insertNoun(tx, 'claim', { row, act: done })
        await tellGroup(tx, view, { caller, done, claim: after })
        const { view: now } = await ownWeek(store, request)
        return answer(now, ownClaim(now, id, caller), request.language)
      }
      return once(context, request, reply, { status: 201, work })
    },
  )

  api.patch(
    '/weeks/:week/claims/:claim',
    {
      config: { policy },
      schema: {
        tags,
        summary: 'Change how much',
        params: Path,
        body: ClaimChange,
        response: answers(200, Claim),
      },
    },
    async (request, reply) => {
      const { version, jars, minJars, freshG, minG } = request.body
      const work = async (tx: Writer) => {
        const { view, caller } = await ownWeek(store, request)
        const row = current(ownClaim(view, request.params.claim, caller), version)
        stillOpen(view, caller, clock())
        const forJars = row.preparationId !== null
        const said = forJars ? { freshG, minG } : { jars, minJars }
        const wrong = Object.entries(said).find(([, value]) => value !== undefined)
        const set = forJars ? defined({ jars, minJars }) : defined({ freshG, minG })
        refuse([
          wrong && { path: `body.${wrong[0]}`, say: (m) => m.wrongKind(forJars ? 'jars' : 'fresh') },
          ...amountFaults({ ...row, ...set }),
        ])
        const done = act(context, caller, {
          action: 'claim.change',
          onBehalfOf: notOwn(groupsOf(caller), row.groupId),
        })
        const after = changed(await changeNoun(tx, 'claim', { key: row, version, set, act: done }))
        await tellGroup(tx, view, { caller, done, claim: after })
        const { view: now } = await ownWeek(store, request)
        return answer(now, ownClaim(now, row.id, caller), request.language)
      }
      return once(context, request, reply, { work })
    },
  )

  api.delete(
    '/weeks/:week/claims/:claim',
    {
      config: { policy },
      schema: {
        tags,
        summary: 'Withdraw a claim',
        params: Path,
        querystring: VersionQuery,
        response: answers(200, Withdrawn),
      },
    },
    async (request, reply) => {
      const work = async (tx: Writer) => {
        const { view, caller } = await ownWeek(store, request)
        const row = current(ownClaim(view, request.params.claim, caller), request.query.version)
        const done = act(context, caller, {
          action: 'claim.withdraw',
          onBehalfOf: notOwn(groupsOf(caller), row.groupId),
        })
        const set = { state: 'withdrawn' as const }
        const after = changed(
          await changeNoun(tx, 'claim', { key: row, version: row.version, set, act: done }),
        )
        const published = await publishedPlan(store, view)
        await tellGroup(tx, view, { caller, done, claim: after, alsoTo: withdrawnNews(view, row, published) })
        return { id: row.id, state: 'withdrawn' as const, version: after.version, affected: NOBODY }
      }
      return once(context, request, reply, { work })
    },
  )
}

function ownClaim(view: WeekView, id: string, caller: Caller): Row<'claim'> {
  const row = view.rows.claims.find((claim) => claim.id === id)
  if (!row || !mayActForGroup(caller, row.groupId)) throw notFound()
  return row
}

/** Groups may claim until the closing time; a coordinator, for somebody on the phone, until the week is closed. */
function stillOpen(view: WeekView, caller: Caller, now: Date): void {
  const { week, movement } = view.rows
  if (week.state === 'open' && (isCoordinator(caller) || now.toISOString() <= week.claimsCloseAt)) return
  if (week.state === 'draft') needState(view, 'open')
  throw new Refused('conflict', [
    {
      path: 'path.week',
      say: (m) =>
        week.state === 'open'
          ? m.claimsClosed(week.claimsCloseAt, movement.timeZone)
          : m.weekIs(week.state, ['open']),
    },
  ])
}

type Amounts = Partial<Pick<Row<'claim'>, 'jars' | 'minJars' | 'freshG' | 'minG'>>

const amountFaults = ({ jars, minJars, freshG, minG }: Amounts): (Fault | false)[] => [
  (minJars ?? 0) > (jars ?? 0) && { path: 'body.minJars', say: (m) => m.minAboveMost() },
  (minG ?? 0) > (freshG ?? 0) && { path: 'body.minG', say: (m) => m.minAboveMost() },
]

function preparationFaults(
  { gate, names, open }: WeekView,
  { preparation: id, batch: chosenFor }: { preparation: string; batch?: string | undefined },
  language: Language,
): Fault[] {
  const path = 'body.preparation'
  if (!gate.verdict(id)) return [{ path, say: (m) => m.unknown(id) }]
  const batch = open.batches.find((row) => row.id === chosenFor)
  if (chosenFor !== undefined && !batch) return [{ path: 'body.batch', say: (m) => m.batchGone() }]
  const refusal =
    gate.refusal(id, language) ??
    (batch && gate.refusalsOf(batch, language).find(({ preparation }) => preparation.id === id))
  if (!refusal) {
    if (!batch || gate.makes(batch).includes(id)) return []
    return [{ path, say: (m) => m.notOfBatch(names.preparation(id).names[language]) }]
  }
  const called = names.preparation(id).names[language]
  const instead = refusal.alternatives.map((one) => `${one.names[language]} (${one.jarMl} ml)`).join(', ')
  return [
    { path, say: (m) => m.refused(called, refusal.reason) },
    { path, say: (m) => (instead ? m.insteadPossible(instead) : m.nothingInstead()) },
  ]
}

function freshFaults(
  { rows, names }: WeekView,
  crop: string,
  batch: string | null,
  language: Language,
): Fault[] {
  if (!rows.crops.some(({ id }) => id === crop)) return [{ path: 'body.crop', say: (m) => m.unknown(crop) }]
  if (batch === null) return []
  const path = 'body.batch'
  const found = rows.batches.find(({ id }) => id === batch)
  if (!found) return [{ path, say: (m) => m.unknown(batch) }]
  if (found.state === 'withdrawn') return [{ path, say: (m) => m.batchGone() }]
  return found.cropId === crop
    ? []
    : [{ path, say: (m) => m.batchOfOtherCrop(names.crop(crop).names[language]) }]
}
