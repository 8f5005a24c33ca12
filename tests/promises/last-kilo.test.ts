/** The last kilo is never given twice, and never left lying while somebody asks for it. */
import { invariants } from '@bocal/db'
import { expect, test } from 'vitest'
import { eachEngine } from '../support/engines.ts'
import { arena, atOnce, claimOf, count, mute, ROUNDS_OF, salesOf, take } from '../support/last-kilo.ts'

eachEngine('the last kilo', ({ name: engine, fresh }) => {
  test.for(ROUNDS_OF)(
    'goes to one of all who press at once, in $rounds rounds (part $part); the others read why',
    async ({ rounds }, { task }) => {
      const sales = salesOf({ of: 'the last kilo', engine, guard: true })
      task.meta.sales = sales
      const store = await fresh()
      const field = await arena(store)
      for (let round = 0; round < rounds; round++) {
        const offer = await field.offer(1)
        const replies = await atOnce(field.clients, (client) => take(client, offer))
        const [unread, claimedG] = [mute(replies, field.clients), await field.claimedG(offer)]
        count(sales, { offeredG: 1000, claimedG, mute: unread.length })
        expect(replies.filter(({ status }) => status === 201)).toHaveLength(1)
        expect(unread).toEqual([])
        expect(claimedG).toBe(1000)
        expect(await field.stands(offer)).toMatchObject({ openG: 0, claimedG: 1000, entries: 2 })
      }
      expect(await invariants(store)).toEqual([])
    },
  )

  test.for(ROUNDS_OF)(
    'claims, edits and withdrawals at once, in $rounds rounds (part $part): all adds up, and all can be had',
    async ({ rounds }, { task }) => {
      const KILOS = 12
      const sales = salesOf({ of: 'claims, edits and withdrawals', engine, guard: true })
      task.meta.sales = sales
      const store = await fresh()
      const field = await arena(store)
      for (let round = 0; round < rounds; round++) {
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
        const unread = mute(replies.slice(had.length), others)
        expect(unread).toEqual([])
        const after = await field.stands(offer)
        expect(after.openG + after.claimedG).toBe(KILOS * 1000)
        expect(await field.claimedG(offer)).toBe(after.claimedG)

        // What came back after the last who asked is had by those who ask again, to the last kilo.
        const again = await atOnce(field.clients, (client) => take(client, offer))
        const claimedG = await field.claimedG(offer)
        count(sales, { offeredG: KILOS * 1000, claimedG, mute: unread.length })
        expect(again.filter(({ status }) => status === 201)).toHaveLength(after.openG / 1000)
        expect(claimedG).toBe(KILOS * 1000)
      }
      expect(await invariants(store)).toEqual([])
    },
  )
})
