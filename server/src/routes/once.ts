/** Changes that a phone may send twice, because it never saw the answer: applied once, answered alike. */
import { createHash } from 'node:crypto'
import { rememberedRequest, rememberRequest, type Writer } from '@bocal/db'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { member } from '../access/guard.ts'
import { invalid } from '../problems.ts'
import type { Context } from './route.ts'

const HEADER = 'idempotency-key'
const SHAPE = /^[\w-]{8,100}$/
/** Longer than a phone stays offline with something to send. */
const KEPT_DAYS = 14

/**
 * Runs a change and makes its answer in one transaction; await only the store in it. With an `Idempotency-Key`
 * the answer is kept with the change: the same request again gets it again and changes nothing; another one
 * under the same key is refused. A refusal is not kept: it changed nothing.
 *
 * @throws Refused when the key has no key's shape, or was used for something else
 */
export async function once<T>(
  { store, clock }: Pick<Context, 'store' | 'clock'>,
  request: FastifyRequest,
  reply: FastifyReply,
  { status = 200, work }: { status?: number; work: (tx: Writer) => Promise<T> },
): Promise<T> {
  const key = request.headers[HEADER]
  if (key === undefined) {
    const answer = await store.write(work)
    reply.code(status)
    return answer
  }
  if (typeof key !== 'string' || !SHAPE.test(key)) throw invalid(`header.${HEADER}`, (m) => m.keyShape())
  const { person, movement } = member(request)
  const of = { movementId: movement.id, personId: person.id, key }
  const hash = createHash('sha256')
    .update(JSON.stringify([request.method, request.url, request.body ?? null]))
    .digest('hex')
  return store.write(async (tx) => {
    const now = clock()
    const before = await rememberedRequest(tx, of, now.toISOString())
    if (before) {
      if (before.hash !== hash) throw invalid(`header.${HEADER}`, (m) => m.keyUsed())
      reply.code(before.status)
      return before.answer as T
    }
    const answer = await work(tx)
    await rememberRequest(tx, {
      ...of,
      hash,
      status,
      answer,
      expiresAt: new Date(now.getTime() + KEPT_DAYS * 24 * 3600_000).toISOString(),
      createdAt: now.toISOString(),
    })
    reply.code(status)
    return answer
  })
}
