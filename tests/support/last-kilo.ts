/** Sixty-four phones that press at the same moment for the last of a batch, over real connections. */
import { once } from 'node:events'
import { type IncomingMessage, type OutgoingHttpHeaders, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { insertRows, openOffer, type Row, type Store } from '@bocal/db'
import type { InstantClaim, ProblemJson } from '@bocal/server/contract'
import { expect } from 'vitest'
import { testApp } from './app.ts'
import { insertAll, movementRows, reference } from './sample.ts'

const CLIENTS = 64
/** Enough to be meaningful in the suite; `npm run bench:last-kilo` does 200. */
const ROUNDS = Number(process.env.BOCAL_ROUNDS ?? 8)
/** Of one movement: no week has more urgent batches than that, and the more there are, the longer each answer takes. */
const ROUNDS_EACH = 20
/** The rounds, movement by movement. */
export const ROUNDS_OF: readonly { readonly part: number; readonly rounds: number }[] = Array.from(
  { length: Math.ceil(ROUNDS / ROUNDS_EACH) },
  (_, before) => ({ part: before + 1, rounds: Math.min(ROUNDS_EACH, ROUNDS - before * ROUNDS_EACH) }),
)
const NOW = '2025-08-25T08:00:00.000Z'
const MOVEMENT = 'm'
const WEEK = 'week-1'
const LANGUAGES = ['fr', 'nl', 'en'] as const
/** How a loser is told, in each language. */
const SENTENCE = { fr: /^Trop tard : .*\.$/, nl: /^Te laat: .*\.$/, en: /^Too late: .*\.$/ }

/** What a test saw, for `npm run bench:last-kilo`. */
export type Sales = {
  readonly of: 'the last kilo' | 'claims, edits and withdrawals'
  readonly engine: string
  readonly guard: boolean
  rounds: number
  /** Rounds in which groups had more than there was, and less though somebody asked. */
  oversold: number
  undersold: number
  /** Losers whose answer is no sentence they can read. */
  mute: number
}
declare module 'vitest' {
  interface TaskMeta {
    sales?: Sales
  }
}

export const salesOf = (seen: Pick<Sales, 'of' | 'engine' | 'guard'>): Sales => ({
  ...seen,
  rounds: 0,
  oversold: 0,
  undersold: 0,
  mute: 0,
})

export function count(sales: Sales, round: { offeredG: number; claimedG: number; mute: number }): void {
  sales.rounds++
  if (round.claimedG > round.offeredG) sales.oversold++
  if (round.claimedG < round.offeredG) sales.undersold++
  sales.mute += round.mute
}

export type Reply = { readonly status: number; readonly body: unknown; readonly type: string }
export type Client = {
  readonly group: string
  readonly language: (typeof LANGUAGES)[number]
  readonly ask: (method: string, path: string, ask?: { body?: object; key?: string }) => Promise<Reply>
}
export type Arena = {
  readonly clients: readonly Client[]
  /** Opens a new batch of so many kilos, loose by the kilo. */
  readonly offer: (kilos: number) => Promise<string>
  readonly stands: (offer: string) => Promise<Row<'instantOffer'>>
  /** Grams that accepted claims have. */
  readonly claimedG: (offer: string) => Promise<number>
}

/** The application, listening, on a store with a movement of 64 groups, each with one person signed in. */
export async function arena(store: Store): Promise<Arena> {
  const names = Array.from({ length: CLIENTS }, (_, n) => `group-${n}`)
  await store.write(async (tx) => {
    const { movement, place, producer, week } = movementRows(MOVEMENT)
    if (!movement || !place || !producer || !week) throw new Error('the sample has them')
    await insertAll(tx, { ...reference, movement, place, producer, week: { ...week, state: 'open' } })
    const made = { movementId: MOVEMENT, createdAt: NOW }
    const { cookingGroup, person, role, weekGroup } = tx.tables
    await insertRows(
      tx,
      cookingGroup,
      names.map((id) => ({ ...made, id, name: id, members: 5, language: 'fr' as const })),
    )
    await insertRows(
      tx,
      weekGroup,
      names.map((groupId) => ({ movementId: MOVEMENT, weekId: WEEK, groupId, maxSessions: 1 })),
    )
    await insertRows(
      tx,
      person,
      names.map((id) => ({ ...made, id, name: id, language: 'fr' as const })),
    )
    await insertRows(
      tx,
      role,
      names.map((id) => ({ ...made, id, personId: id, kind: 'group' as const, groupId: id })),
    )
  })
  const { app } = await testApp({ store, clock: () => new Date(NOW) })
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  const clients = await Promise.all(
    names.map((group, n) => clientOf(address, group, LANGUAGES[n % 3] ?? 'fr')),
  )
  let batches = 0
  const find = (id: string) =>
    store.read(async (db) => {
      const rows = await db.select().from(db.tables.instantOffer)
      const found = rows.find((row) => row.id === id)
      if (!found) throw new Error(`no offer ${id}`)
      return found
    })
  return {
    clients,
    async offer(kilos) {
      const id = `batch-${++batches}`
      const { batch } = movementRows(MOVEMENT)
      if (!batch) throw new Error('the sample has a batch')
      const row = { ...batch, id, quantityG: kilos * 1000, crateG: 1000, minPickupG: 0 }
      const offer = {
        movementId: MOVEMENT,
        id: `offer-${batches}`,
        weekId: WEEK,
        batchId: id,
        offeredG: kilos * 1000,
        capG: kilos * 1000,
        freeFrom: null,
        endsAt: batch.availableUntil,
        createdAt: NOW,
      }
      await store.write(async (tx) => {
        await tx.insert(tx.tables.batch).values(row)
        await openOffer(tx, { row: offer, act: { at: NOW, personId: null, action: 'instant-offer.open' } })
      })
      return offer.id
    },
    stands: find,
    claimedG: (offer) =>
      store.read(async (db) => {
        const rows = await db.select().from(db.tables.instantClaim)
        return rows
          .filter(({ offerId, state }) => offerId === offer && state === 'accepted')
          .reduce((sum, { quantityG }) => sum + quantityG, 0)
      }),
  }
}

async function clientOf(address: string, group: string, language: Client['language']): Promise<Client> {
  const send = async (
    method: string,
    path: string,
    { body, headers }: { body?: object; headers: OutgoingHttpHeaders },
  ) => {
    const json = body && { 'content-type': 'application/json' }
    // A connection of its own for each request: none that a slow machine let go stale.
    const sent = request(`${address}/api${path}`, {
      method,
      agent: false,
      headers: { origin: address, 'accept-language': language, ...json, ...headers },
    })
    sent.end(body && JSON.stringify(body))
    // Rejects when the request fails before it is answered.
    const [answer] = (await once(sent, 'response')) as [IncomingMessage]
    return { answer, text: await text(answer) }
  }
  const signIn = { body: { movement: MOVEMENT, person: group }, headers: {} }
  const { answer } = await send('POST', '/session', signIn)
  expect(answer.statusCode).toBe(200)
  const cookie = (answer.headers['set-cookie'] ?? []).map((one) => one.split(';')[0]).join('; ')
  return {
    group,
    language,
    async ask(method, path, { body, key } = {}) {
      const headers = { cookie, ...(key && { 'idempotency-key': key }) }
      const reply = await send(method, `/weeks/${WEEK}${path}`, { ...(body && { body }), headers })
      return {
        status: reply.answer.statusCode ?? 0,
        body: JSON.parse(reply.text),
        type: reply.answer.headers['content-type'] ?? '',
      }
    },
  }
}

export const take = (
  client: Client,
  offer: string,
  { kilos = 1, key }: { kilos?: number; key?: string } = {},
) =>
  client.ask('POST', `/instant-offers/${offer}/claims`, {
    body: { quantityG: kilos * 1000 },
    ...(key && { key }),
  })

/** Everybody waits until everybody is there, then all press. */
export async function atOnce<T>(
  clients: readonly Client[],
  press: (client: Client, n: number) => Promise<T>,
): Promise<T[]> {
  let start: () => void = () => {}
  const barrier = new Promise<void>((go) => {
    start = go
  })
  const pressed = clients.map(async (client, n) => {
    await barrier
    return press(client, n)
  })
  start()
  return Promise.all(pressed)
}

export const claimOf = (reply: Reply): InstantClaim => reply.body as InstantClaim

/** Losers whose answer is no sentence they can read. */
export const mute = (replies: readonly Reply[], clients: readonly Client[]): Reply[] =>
  replies.filter(
    (reply, n) => reply.status !== 201 && !isReadableRefusal(reply, clients[n]?.language ?? 'fr'),
  )

/** A loser's answer: 409, problem+json, and a sentence in the caller's language with the next best thing. */
function isReadableRefusal({ status, type, body }: Reply, language: Client['language']): boolean {
  const [why, instead] = (body as ProblemJson).issues ?? []
  return (
    status === 409 &&
    type.startsWith('application/problem+json') &&
    SENTENCE[language].test(why?.message ?? '') &&
    (instead?.message ?? '').length > 0
  )
}
