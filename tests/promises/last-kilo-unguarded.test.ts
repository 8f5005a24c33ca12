/** …and the test sees the bug: the same run with the guard off finds the last kilo given twice. */
import { invariants } from '@bocal/db'
import { expect, test, vi } from 'vitest'
import { eachEngine } from '../support/engines.ts'
import { arena, atOnce, count, mute, ROUNDS_OF, salesOf, take } from '../support/last-kilo.ts'
import { lookingFirst } from '../support/unguarded.ts'

vi.mock('../../db/queries/take-from-offer.ts', () => import('../support/unguarded.ts'))

/** Of all rounds, at least. */
const SEEN = 0.95

eachEngine('the last kilo without its guard', ({ name: engine, fresh }) => {
  test.for(ROUNDS_OF)(
    'is given more than once in nearly all of $rounds rounds (part $part), and the invariants say so',
    async ({ rounds }, { task }) => {
      const sales = salesOf({ of: 'the last kilo', engine, guard: false })
      task.meta.sales = sales
      const store = await fresh()
      const field = await arena(lookingFirst(store))
      const oversold: string[] = []
      for (let round = 0; round < rounds; round++) {
        const offer = await field.offer(1)
        const replies = await atOnce(field.clients, (client) => take(client, offer))
        const winners = replies.filter(({ status }) => status === 201).length
        const claimedG = await field.claimedG(offer)
        count(sales, { offeredG: 1000, claimedG, mute: mute(replies, field.clients).length })
        if (winners > 1 && claimedG === winners * 1000) oversold.push(offer)
      }
      expect(oversold.length).toBeGreaterThanOrEqual(SEEN * rounds)
      const said = await invariants(store)
      for (const offer of oversold)
        expect(said.some((line) => line.startsWith(`offer m/${offer}:`))).toBe(true)
    },
  )
})
