/** Refusals as values to throw, and how any error becomes problem+json (RFC 9457) in the caller's language. */

import { StoreError, type StoreErrorKind } from '@bocal/db'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Language, ProblemCode, ProblemJson } from '../contract/index.ts'
import { fieldIssues, type Messages, messagesIn } from './messages/index.ts'

/** Says what is wrong with a field; `path` like `body.stops.0.at`. */
export type Fault = { readonly path: string; readonly say: (messages: Messages) => string }

const STATUS: Readonly<Record<ProblemCode, number>> = {
  validation: 400,
  'sign-in': 401,
  'second-factor': 403,
  forbidden: 403,
  origin: 403,
  'not-found': 404,
  method: 405,
  conflict: 409,
  version: 409,
  'too-large': 413,
  'media-type': 415,
  'too-many': 429,
  unavailable: 503,
  internal: 500,
}

/** Thrown by guards and routes; becomes the answer. */
export class Refused extends Error {
  readonly code: ProblemCode
  readonly faults: readonly Fault[]
  readonly status: number

  constructor(code: ProblemCode, faults: readonly Fault[] = [], status = STATUS[code]) {
    super(code)
    this.code = code
    this.faults = faults
    this.status = status
  }
}

export const notFound = () => new Refused('not-found')
export const conflict = (path: string, say: Fault['say']) => new Refused('conflict', [{ path, say }])
/** The shape is right, what it says is not: 422. */
export const invalid = (path: string, say: Fault['say']) => new Refused('validation', [{ path, say }], 422)

/** The body, query or path does not have the contract's shape. Told in the caller's language once it is known. */
export class WrongShape extends Error {
  readonly schema: z.ZodType
  readonly data: unknown
  readonly part: string

  constructor(wrong: { schema: z.ZodType; data: unknown; part: string }) {
    super('wrong shape')
    this.schema = wrong.schema
    this.data = wrong.data
    this.part = wrong.part
  }
}

const FASTIFY_CODES: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'media-type',
}

/** What contradicts stored data and no check before it saw is a conflict; the rest passes by itself or by hand. */
const STORE_CODES: Readonly<Record<StoreErrorKind, ProblemCode>> = {
  unique: 'conflict',
  foreign: 'conflict',
  check: 'conflict',
  full: 'unavailable',
  readonly: 'unavailable',
  busy: 'unavailable',
  closed: 'unavailable',
  nested: 'internal',
  migration: 'internal',
}

/** The answer for an error; 5xx for what nobody foresaw, and nothing of its inside. */
function problemOf(error: unknown, language: Language): ProblemJson {
  const messages = messagesIn(language)
  const shaped = (code: ProblemCode, status: number, issues: ProblemJson['issues'] = []): ProblemJson => ({
    type: `/problems/${code}`,
    ...messages[code],
    status,
    issues,
  })
  if (error instanceof Refused) {
    const issues = error.faults.map(({ path, say }) => ({ path, message: say(messages) }))
    return shaped(error.code, error.status, issues)
  }
  if (error instanceof WrongShape) {
    const missing = error.part === 'body' && (error.data === undefined || error.data === null)
    const issues = missing
      ? [{ path: 'body', message: messages.noBody() }]
      : fieldIssues(error.schema, error.data, language).map((issue) => ({
          path: [error.part, ...pathOf(issue)].join('.'),
          message: issue.message,
        }))
    return shaped('validation', 400, issues)
  }
  if (error instanceof StoreError) {
    const code = STORE_CODES[error.kind]
    return shaped(code, STATUS[code])
  }
  const { code = '', statusCode = 500, message } = error as Partial<FastifyError>
  const known = FASTIFY_CODES[code]
  if (known) return shaped(known, STATUS[known])
  if (statusCode === 429) return shaped('too-many', 429)
  if (statusCode === 503) return shaped('unavailable', 503)
  if (statusCode >= 400 && statusCode < 500) {
    return shaped('validation', statusCode, [{ path: 'body', message: messages.notJson(message ?? '') }])
  }
  return shaped('internal', 500)
}

/** Unknown fields are reported at their own name, not at the object that holds them. */
function pathOf(issue: z.core.$ZodIssue): readonly PropertyKey[] {
  return issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path
}

export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const problem = problemOf(error, request.language)
  if (problem.status >= 500) request.log.error({ err: error }, 'request failed')
  if (problem.status === 401 || problem.status === 403) reply.header('cache-control', 'no-store')
  return reply
    .code(problem.status)
    .header('content-language', request.language)
    .type('application/problem+json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(problem)
}
