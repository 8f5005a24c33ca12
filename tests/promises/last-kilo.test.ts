/** The last kilo is never given twice, and never left lying while somebody asks for it. */
import { invariants, type Store } from '@bocal/db'
import { beforeAll, expect, test } from 'vitest'
import { eachEngine } from '../support/engines.ts'
import {
  type Arena,
  arena,
  atOnce,
  CLIENTS,
  type Client,
  claimOf,
  isReadableRefusal,
  type Reply,
  ROUNDS,
  take,
} from '../support/last-kilo.ts'

/** Losers whose answer is no sentence they can read. */
const mute = (replies: readonly Reply[], clients: readonly Client[]) =>
  replies.filter(
    (reply, n) => reply.status !== 201 && !isReadableRefusal(reply, clients[n]?.language ?? 'fr'),
  )

eachEngine('the last kilo', ({ fresh }) => {
  let store: Store
  let field: Arena
  beforeAll(async () => {
    store = await fresh()
    field = await arena(store)
  })

  test(`goes to one of ${CLIENTS} who press at once, in ${ROUNDS} rounds; the others read why`, async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const offer = await field.offer(1)
      const replies = await atOnce(field.clients, (client) => take(client, offer))
      expect(replies.filter(({ status }) => status === 201)).toHaveLength(1)
      expect(mute(replies, field.clients)).toEqual([])
      expect(await field.claimedG(offer)).toBe(1000)
      expect(await field.stands(offer)).toMatchObject({ openG: 0, claimedG: 1000, entries: 2 })
    }
    expect(await invariants(store)).toEqual([])
  })

  test(`claims, edits and withdrawals at once, in ${ROUNDS} rounds: all adds up, and all can be had`, async () => {
    const KILOS = 12
    for (let round = 0; round < ROUNDS; round++) {
      const offer = await field.offer(KILOS)
      const [had, others] = [field.clients.slice(0, KILOS - 1), field.clients.slice(KILOS - 1)]
      const first = await Promise.all(had.map((client) => take(client, offer)))
      expect(first.map(({ status }) => status)).toEqual(had.map(() => 201))
      const ids = first.map((reply) => claimOf(reply).id)

      const replies = await atOnce(field.clients, async (client, n) => {
        const id = ids[n]
        const key = `${offer}-${client.group}`
        if (id === undefined) {
          // Each asks twice with one key, as a phone does whose answer was lost.
          const both = await Promise.all([take(client, offer, { key }), take(client, offer, { key })])
          // A refusal is not kept: one may come before what somebody gives back, the other after it.
          const granted = both.filter(({ status }) => status === 201)
          expect(granted.at(-1)).toEqual(granted[0])
          return granted[0] ?? both[0]
        }
        if (n % 3 === 0) return client.ask('DELETE', `/instant-claims/${id}`, { key })
        const body = { version: 1, quantityG: n % 3 === 1 ? 2000 : 3000 }
        return client.ask('PATCH', `/instant-claims/${id}`, { body, key })
      })
      expect(replies.filter(({ status }) => ![200, 201, 409].includes(status))).toEqual([])
      expect(mute(replies.slice(had.length), others)).toEqual([])
      const after = await field.stands(offer)
      expect(after.openG + after.claimedG).toBe(KILOS * 1000)
      expect(await field.claimedG(offer)).toBe(after.claimedG)

      // What came back after the last who asked is had by those who ask again, to the last kilo.
      const again = await atOnce(field.clients, (client) => take(client, offer))
      expect(again.filter(({ status }) => status === 201)).toHaveLength(after.openG / 1000)
      expect(await field.claimedG(offer)).toBe(KILOS * 1000)
    }
    expect(await invariants(store)).toEqual([])
  })
})
