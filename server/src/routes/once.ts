/** Changes that a phone may send twice, because it never saw the answer: applied once, answered alike. */
import { createHash } from 'node:crypto'
import { type Reader, type Row, rememberedRequest, rememberRequest, type Writer } from '@bocal/db'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { member } from '../access/guard.ts'
import { invalid } from '../problems.ts'
import type { Api, Context } from './route.ts'

const KEY = 'idempotency-key'
const KEY_SHAPE = /^[\w-]{8,100}$/
/**
 * What was asked, as its sender sums it up (SHA-256, hex). A page's form is the same wish whenever it comes, and
 * yet another body by then: "today" begins later, a week has closed. Without it we sum up the request itself.
 */
const PAYLOAD = 'idempotency-payload'
const PAYLOAD_SHAPE = /^[\da-f]{64}$/
/** Longer than a phone stays offline with something to send. */
const KEPT_DAYS = 14

type Wish = {
  readonly of: { readonly movementId: string; readonly personId: string; readonly key: string }
  readonly hash: string
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Null without a key. Made before the body becomes what its schema makes of it. */
    wish: Wish | null
  }
}

/** @throws Refused when the key or the payload's sum does not have its shape */
function wishOf(request: FastifyRequest): Wish | null {
  const { [KEY]: key, [PAYLOAD]: payload } = request.headers
  if (key === undefined) return null
  if (typeof key !== 'string' || !KEY_SHAPE.test(key)) throw invalid(`header.${KEY}`, (m) => m.keyShape())
  if (payload !== undefined && (typeof payload !== 'string' || !PAYLOAD_SHAPE.test(payload)))
    throw invalid(`header.${PAYLOAD}`, (m) => m.keyShape())
  const { person, movement } = member(request)
  const asked = JSON.stringify([request.method, request.url, request.body ?? null])
  return {
    of: { movementId: movement.id, personId: person.id, key },
    hash: payload ?? createHash('sha256').update(asked).digest('hex'),
  }
}

/** @throws Refused when the key was used for something else */
async function answered(db: Reader, { of, hash }: Wish, now: Date): Promise<Row<'requestKey'> | undefined> {
  const before = await rememberedRequest(db, of, now.toISOString())
  if (before && before.hash !== hash) throw invalid(`header.${KEY}`, (m) => m.keyUsed())
  return before
}

/**
 * Answers what was answered before, ahead of everything that may have changed since: a shape that fits no longer,
 * a week that is closed.
 */
export function answerAlike(api: Api, { store, clock }: Pick<Context, 'store' | 'clock'>) {
  api.decorateRequest('wish', null)
  api.addHook('preValidation', async (request, reply) => {
    if (!request.caller) return
    const wish = wishOf(request)
    request.wish = wish
    const before = wish && (await store.read((db) => answered(db, wish, clock())))
    if (before) return reply.code(before.status).send(before.answer)
  })
}

/**
 * Runs a change and makes its answer in one transaction; await only the store in it. With an `Idempotency-Key`
 * the answer is kept with the change: the same request again gets it again and changes nothing; another one
 * under the same key is refused. A refusal is not kept: it changed nothing.
 *
 * @throws Refused when the key was used for something else
 */
export async function once<T>(
  { store, clock }: Pick<Context, 'store' | 'clock'>,
  request: FastifyRequest,
  reply: FastifyReply,
  { status = 200, work }: { status?: number; work: (tx: Writer) => Promise<T> },
): Promise<T> {
  const { wish } = request
  return store.write(async (tx) => {
    const now = clock()
    // Looked up again, in turn: the same request may have come twice at the same moment.
    const before = wish && (await answered(tx, wish, now))
    if (before) {
      reply.code(before.status)
      return before.answer as T
    }
    const answer = await work(tx)
    if (wish) {
      await rememberRequest(tx, {
        ...wish.of,
        hash: wish.hash,
        status,
        answer,
        expiresAt: new Date(now.getTime() + KEPT_DAYS * 24 * 3600_000).toISOString(),
        createdAt: now.toISOString(),
      })
    }
    reply.code(status)
    return answer
  })
}
