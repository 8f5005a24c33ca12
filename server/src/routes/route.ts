/** What all routes share: their types, their paths, and how they find their week. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Act, type FullPlan, planOfWeek, type Row, type Store, weekState, weeks } from '@bocal/db'
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest, RawServerDefault } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Id, ProblemJson } from '../../contract/index.ts'
import { type Caller, isCoordinator } from '../access/caller.ts'
import { member } from '../access/guard.ts'
import type { EventStreams } from '../event-streams.ts'
import type { LiveOffers } from '../live-offers.ts'
import type { Mail } from '../mail.ts'
import type { Assurances } from '../planning/assurances.ts'
import type { Explainer } from '../planning/explainer.ts'
import type { PlanJobs } from '../planning/jobs.ts'
import type { Trials } from '../planning/trials.ts'
import { conflict, type Fault, invalid, notFound, Refused } from '../problems.ts'
import { type WeekView, weekView } from '../views/week-view.ts'

export type Api = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>

export type Context = {
  readonly store: Store
  readonly clock: () => Date
  readonly jobs: PlanJobs
  readonly explainer: Explainer
  readonly trials: Trials
  /** What is left of urgent batches, for whoever listens. */
  readonly live: LiveOffers
  readonly streams: EventStreams
  readonly assurances: Assurances
  readonly mail: Mail
  /** Where people reach Bocal, without a slash at the end: what links begin with, whatever a request claims. */
  readonly publicUrl: () => string
  /** Makes codes useless to whoever reads the database. */
  readonly secret: string
  /** Everybody may try every role, in all movements. */
  readonly demo?: boolean
}

/** Nobody is hit. */
export const NOBODY = { groups: [], claims: [], publishedPlan: null, jars: 0 }

export const WeekPath = z.strictObject({ week: Id })
/** Withdrawing may name the version it was decided on; without, what is there now is withdrawn. */
export const VersionQuery = z.strictObject({ version: z.coerce.number().int().min(1).optional() })

const problems = {
  description: 'What is wrong, where, and what to do',
  content: { 'application/problem+json': { schema: ProblemJson } },
}

/** A route's answers: its own, and a problem for everything else. */
export const answers = <S extends number, T extends z.ZodType>(status: S, schema: T) =>
  ({ [status]: schema, '4xx': problems, '5xx': problems }) as { [K in S]: T }

/** A route whose answer is a file. */
export const answersFile = (type: string) => ({
  200: {
    description: 'The file',
    content: { [type]: { schema: z.any().meta({ type: 'string', format: 'binary' }) } },
  },
  '4xx': problems,
  '5xx': problems,
})

/** Who does it, when, and for whom. */
export function act(
  { clock }: Pick<Context, 'clock'>,
  caller: Caller,
  { action, onBehalfOf }: { action: string; onBehalfOf?: string | undefined },
): Act {
  return {
    at: clock().toISOString(),
    personId: caller.person.id,
    ...(onBehalfOf !== undefined && { onBehalfOf }),
    action,
  }
}

/** The week of a path, as one state of everything in it. A draft is the coordinators' own. */
export async function ownWeek(
  store: Store,
  request: FastifyRequest<{ Params: unknown }>,
): Promise<{ caller: Caller; view: WeekView; key: { movementId: string; weekId: string } }> {
  const caller = member(request)
  const key = { movementId: caller.movement.id, weekId: (request.params as { week: string }).week }
  const view = await weekView(store, key)
  if (!view || (view.rows.week.state === 'draft' && !isCoordinator(caller))) throw notFound()
  return { caller, view, key }
}

const DAY_MS = 24 * 3600_000
/** On the day one still looks at what has just been. */
export const JUST_OVER_MS = DAY_MS / 2

/** The caller's weeks that are not over, drafts left out, each as one state of everything in it. */
export async function weeksNow(
  { store, clock }: Pick<Context, 'store' | 'clock'>,
  { movement }: Caller,
): Promise<WeekView[]> {
  const of = { movementId: movement.id }
  // A week ends with its last day, wherever on earth.
  const since = new Date(clock().getTime() - 2 * DAY_MS).toISOString().slice(0, 10)
  const views: WeekView[] = []
  for (const { id, state, endsOn } of await weeks(store, of)) {
    if (state === 'draft' || endsOn < since) continue
    const view = await weekView(store, { ...of, weekId: id })
    if (view) views.push(view)
  }
  return views
}

/** The week of a path for routes that need nothing of it but that the caller may see it. */
export async function seenWeek(
  store: Store,
  request: FastifyRequest<{ Params: unknown }>,
): Promise<{ caller: Caller; key: { movementId: string; weekId: string } }> {
  const caller = member(request)
  const { week: weekId } = request.params as { week: string }
  const key = { movementId: caller.movement.id, weekId }
  const state = await weekState(store, key)
  if (!state || (state === 'draft' && !isCoordinator(caller))) throw notFound()
  return { caller, key }
}

export async function publishedPlan(store: Store, view: WeekView): Promise<FullPlan | undefined> {
  const { movementId, id: weekId } = view.rows.week
  return view.publishedPlanId === null
    ? undefined
    : planOfWeek(store, { movementId, weekId, id: view.publishedPlanId })
}

/** @throws Refused when the week is in none of these states */
export function needState({ rows }: WeekView, ...states: readonly Row<'week'>['state'][]): void {
  const { state } = rows.week
  if (!states.includes(state)) throw conflict('path.week', (m) => m.weekIs(state, states))
}

/** Throws all faults at once, so that people mend them at once. */
export function refuse(faults: readonly (Fault | false | undefined | null)[]): void {
  const found = faults.filter((fault) => fault !== false && fault !== undefined && fault !== null)
  if (found.length > 0) throw new Refused('validation', found, 422)
}

/** The row, unless it is not there or was withdrawn; its version must be the one named, if one is. */
export function current<T extends { readonly version: number; readonly state: string }>(
  row: T | undefined,
  version?: number,
): T {
  if (!row) throw notFound()
  if (row.state === 'withdrawn') throw conflict('path', (m) => m.withdrawn())
  if (version !== undefined && row.version !== version) throw new Refused('version')
  return row
}

/** What a versioned change gave; nothing means that somebody else was quicker. */
export function changed<T>(after: T | null | false): T {
  if (after === null || after === false) throw new Refused('version')
  return after
}

/**
 * For whom the caller acts: a group or producer of theirs, or, for a coordinator, any of the movement.
 * `onBehalfOf` comes back only when it is somebody else's, to be marked in the audit.
 */
export function partyFor(
  caller: Caller,
  party: {
    noun: 'group' | 'producer'
    own: readonly string[]
    all: readonly { readonly id: string }[]
    named: string | undefined
  },
): { id: string; onBehalfOf?: string } {
  const { noun, own, all, named } = party
  if (named === undefined) {
    const [only, second] = own
    if (only === undefined || second !== undefined)
      throw invalid('body.onBehalfOf', (m) => m.onBehalfNeeded(noun))
    return { id: only }
  }
  if (own.includes(named)) return { id: named }
  if (!isCoordinator(caller) || !all.some(({ id }) => id === named))
    throw invalid('body.onBehalfOf', (m) => m.unknown(named))
  return { id: named, onBehalfOf: named }
}

/** The party of something when it is not the caller's own: then it is done on behalf of it. */
export const notOwn = (own: readonly string[], party: string): string | undefined =>
  own.includes(party) ? undefined : party

/** @throws Refused unless it is there and the caller's: somebody else's group or producer is like a missing one */
export function needParty(
  caller: Caller,
  {
    id,
    all,
    mayActFor,
  }: {
    id: string
    all: readonly { readonly id: string }[]
    mayActFor: (caller: Caller, id: string) => boolean
  },
): void {
  if (!all.some((one) => one.id === id) || !mayActFor(caller, id)) throw notFound()
}

/** The instant in UTC to the millisecond, as it is stored. */
export const utc = (instant: string): string => new Date(instant).toISOString()

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> }
/** Without the fields that were not said: a change leaves them as they are. */
export const defined = <T extends object>(object: T): Defined<T> =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Defined<T>
