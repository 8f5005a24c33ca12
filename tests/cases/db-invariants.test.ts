import { appendAudit, invariants, openStore, type Store, type Writer } from '@bocal/db'
import { eq, SqliteFile } from '@bocal/db/testing'
import { beforeAll, describe, expect, test } from 'vitest'
import { eachEngine } from '../support/engines.ts'
import { AT, insertAll, insertMovement, movementRows, reference } from '../support/sample.ts'
import { freshFile } from '../support/store.ts'
import { undone } from '../support/undone.ts'

async function fill(store: Store): Promise<Store> {
  await store.write(async (tx) => {
    await insertAll(tx, reference)
    await insertMovement(tx, 'a')
    await insertMovement(tx, 'b')
    await appendAudit(tx, {
      movementId: 'a',
      at: AT,
      personId: 'person-1',
      action: 'plan.publish',
      noun: 'plan',
      nounId: 'plan-1',
      before: null,
      after: null,
    })
    await tx.update(tx.tables.plan).set({ version: 2 }).where(eq(tx.tables.plan.movementId, 'a'))
  })
  return store
}

const { proposal: PROPOSED } = movementRows('a')
if (!PROPOSED) throw new Error('the sample has a proposal')
const TERMS = PROPOSED.terms

eachEngine('the invariants', ({ fresh }) => {
  let store: Store
  beforeAll(async () => {
    store = await fill(await fresh())
  })

  test('hold for a movement with a published plan', async () => {
    expect(await invariants(store)).toEqual([])
  })

  test.each<[string, (tx: Writer) => Promise<unknown>, RegExp]>([
    [
      'a published week without its plan',
      (tx) => tx.update(tx.tables.plan).set({ state: 'superseded' }),
      /week a\/week-1 is published and has no published plan/,
    ],
    [
      'a finished job without a plan',
      (tx) => tx.update(tx.tables.planJob).set({ planId: null }),
      /plan job a\/job-1 is done and made no plan/,
    ],
    [
      'a change that the audit does not tell',
      (tx) => tx.update(tx.tables.claim).set({ version: 2 }),
      /claim a\/claim-1 is at version 2, and the audit tells 0 changes/,
    ],
    [
      'a message that was not written with its event',
      (tx) => tx.update(tx.tables.message).set({ createdAt: '2025-08-20T08:00:00.001Z' }),
      /message a\/message-1 was not written when its event happened/,
    ],
    [
      'an e-mail of somebody else’s message',
      async (tx) => {
        const [person] = await tx.select().from(tx.tables.person)
        if (!person) throw new Error('the sample has a person')
        await tx.insert(tx.tables.person).values({ ...person, movementId: 'a', id: 'person-2' })
        const { message } = tx.tables
        await tx
          .update(message)
          .set({ groupId: null, personId: 'person-2' })
          .where(eq(message.movementId, 'a'))
      },
      /the e-mail of message a\/message-1 to person-1 goes to somebody else/,
    ],
    [
      'an e-mail sent without an attempt',
      (tx) => tx.update(tx.tables.messageMail).set({ state: 'failed' }),
      /the e-mail of message a\/message-1 to person-1 is failed and was never tried/,
    ],
    [
      'an audit row that was changed',
      (tx) => tx.update(tx.tables.audit).set({ action: 'plan.draft' }),
      /audit a\/1: it is not as it was written/,
    ],
    [
      'more that left than was announced',
      (tx) => tx.update(tx.tables.departure).set({ leftG: 22_001 }),
      /batch a\/batch-1: 22001 g left and 2000 g were taken of 24000 g/,
    ],
    [
      'a withdrawn batch of which something left',
      (tx) => tx.update(tx.tables.batch).set({ state: 'withdrawn' }),
      /batch a\/batch-1 is withdrawn, and 17000 g left/,
    ],
    [
      'a count that was changed after it was told',
      (tx) => tx.update(tx.tables.departure).set({ leftG: 16_999 }),
      /departure a\/departure-1 is not as the audit tells/,
    ],
    [
      'a count of what no plan sent',
      (tx) => tx.update(tx.tables.departure).set({ plannedG: 17_999 }),
      /departure a\/departure-1 says 17999 g were planned, its plan 18000 g/,
    ],
    [
      'a payment of another sum than is owed',
      (tx) => tx.update(tx.tables.payment).set({ cents: 1190 }),
      /batch a\/batch-1: 1190 cents were paid, 1330 are owed/,
    ],
    [
      'jars that nobody takes',
      (tx) => tx.update(tx.tables.planRun).set({ jars: 11 }),
      /11 jars of passata-500 in session-1 are made, 10 shared out/,
    ],
    [
      'jars from nowhere',
      (tx) => tx.update(tx.tables.planShare).set({ jars: 11 }),
      /10 jars of passata-500 in session-1 are made, 11 shared out/,
    ],
    [
      'more used than came',
      (tx) => tx.update(tx.tables.planIngredient).set({ quantityG: 12_001 }),
      /12001 g of batch-1 into session-1 are used, 12000 g come/,
    ],
    [
      'more handed over than came',
      (tx) => tx.update(tx.tables.planHandover).set({ quantityG: 6001 }),
      /6001 g of batch-1 by slot-1 to place-1 are handed over, 6000 g come/,
    ],
    [
      'more loaded than offered',
      (tx) => tx.update(tx.tables.planLoad).set({ quantityG: 12_000 }),
      /24000 g of batch-1 are loaded, 18000 g offered/,
    ],
    [
      'jars for a group that does not come',
      (tx) => tx.delete(tx.tables.planAttendance),
      /group-1 takes jars from session-1, where it does not come/,
    ],
    [
      'scores that its rows do not give',
      (tx) => tx.update(tx.tables.plan).set({ scores: { rescue: 1 } }),
      /its scores say 1 g saved, its rows 13800 g/,
    ],
    [
      'a group of a published plan that nobody asked',
      async (tx) => {
        await tx.delete(tx.tables.proposalSession)
        await tx.delete(tx.tables.proposal)
      },
      /plan a\/plan-1, group-1: it has no proposal/,
    ],
    [
      'a plan that was proposed and is a draft',
      (tx) => tx.update(tx.tables.plan).set({ state: 'draft' }),
      /plan a\/plan-1 is a draft and was proposed/,
    ],
    [
      'a group that is not asked to come where the plan counts on it',
      (tx) => tx.update(tx.tables.proposal).set({ terms: { ...TERMS, sessions: [] } }),
      /group-1: it is asked to come to , the plan counts on session-1/,
    ],
    [
      'more jars proposed than the plan gives',
      (tx) =>
        tx.update(tx.tables.proposal).set({
          terms: {
            ...TERMS,
            sessions: TERMS.sessions.map((one) => ({
              ...one,
              jars: one.jars.map((row) => ({ ...row, jars: row.jars + 1 })),
            })),
          },
        }),
      /group-1: it is told 11 jars, the plan gives 10/,
    ],
    [
      'less fresh proposed than the plan gives',
      (tx) => tx.update(tx.tables.proposal).set({ terms: { ...TERMS, fresh: [] } }),
      /group-1: it is told 0 g fresh, the plan gives 6000/,
    ],
    [
      'more handed out than was ever promised',
      (tx) =>
        tx.update(tx.tables.collection).set({ jars: 11 }).where(eq(tx.tables.collection.movementId, 'a')),
      /collection a\/collection-1: 11 jars and 0 g are what no proposal gave/,
    ],
    [
      'more claimed at once than offered',
      (tx) => tx.update(tx.tables.instantClaim).set({ quantityG: 6001 }),
      /offer a\/offer-1: 6001 g are claimed, 6000 g offered/,
    ],
    [
      'a claim that its offer does not count',
      (tx) => tx.update(tx.tables.instantClaim).set({ state: 'withdrawn' }),
      /offer a\/offer-1: it says 2000 g are claimed, its claims 0 g/,
    ],
    [
      'a claim that the ledger does not give that much',
      (tx) => tx.update(tx.tables.instantClaim).set({ quantityG: 1000 }),
      /instant claim a\/instant-claim-1 has 1000 g, the ledger 2000 g/,
    ],
    [
      'counters that the ledger does not come to',
      (tx) => tx.update(tx.tables.instantOffer).set({ openG: 3000, withdrawnG: 1000 }),
      /open are 6000, 2000, 1000, 0, 3000 g, its ledger comes to 6000, 2000, 0, 0, 4000 g/,
    ],
    [
      'a ledger row that was changed',
      (tx) =>
        tx.update(tx.tables.instantEntry).set({ quantityG: 2500 }).where(eq(tx.tables.instantEntry.seq, 2)),
      /after row 2 of its ledger 3500 g are open, not 4000 g/,
    ],
    [
      'a ledger row that is gone',
      (tx) => tx.delete(tx.tables.instantEntry).where(eq(tx.tables.instantEntry.seq, 1)),
      /row 1 of its ledger is missing/,
    ],
    [
      'more than a group may have',
      (tx) => tx.update(tx.tables.instantOffer).set({ capG: 1999 }),
      /group-1 has 2000 g after row 2, a group may have 1999 g/,
    ],
    [
      'more held at once than the batch has',
      (tx) => tx.update(tx.tables.batch).set({ quantityG: 5999, minPickupG: 0 }),
      /batch a\/batch-1 has 5999 g, its offers hold 6000 g/,
    ],
    [
      'a withdrawn batch that is still given away',
      (tx) => tx.update(tx.tables.batch).set({ state: 'withdrawn' }),
      /batch a\/batch-1 is withdrawn, its offers hold 6000 g/,
    ],
    [
      "another week's session",
      async (tx) => {
        const { week, session } = movementRows('a')
        if (!week || !session) throw new Error('the sample has both')
        await tx.insert(tx.tables.week).values({ ...week, id: 'week-2', state: 'open' })
        await tx.insert(tx.tables.session).values({ ...session, id: 'session-2', weekId: 'week-2' })
        const { planAttendance } = tx.tables
        await tx
          .update(planAttendance)
          .set({ sessionId: 'session-2' })
          .where(eq(planAttendance.movementId, 'a'))
      },
      /its session session-2 is of another week/,
    ],
  ])('see %s', async (_, spoil, says) => {
    // What the engine says of its files is about what is committed: not in here.
    const look = () => invariants({ ...store, damage: async () => [] })
    expect(await undone(store, { spoil, look })).toContainEqual(expect.stringMatching(says))
    expect(await invariants(store)).toEqual([])
  })
})

describe('what only a hand beside the store can break', () => {
  test.each([
    [
      'a row that points at nothing',
      "delete from person where movement_id = 'a'",
      /role row 1: its person does not exist/,
    ],
    [
      "another movement's row",
      "update claim set group_id = 'x' where movement_id = 'a'",
      /claim row \d: its cooking_group does not exist/,
    ],
    [
      'two published plans',
      "drop index plan_week_id_key; insert into plan select movement_id, 'plan-2', week_id, state, engine, seed, seconds, status, instance, scores, created_by, published_at, 1, created_at, prefer from plan where movement_id = 'a'",
      /week a\/week-1 has 2 published plans/,
    ],
    ['a claim of no shape', 'update claim set jars = null', /neither one for jars nor one for fresh produce/],
    [
      'a claim that asks for at least more than for',
      'update claim set min_jars = 11',
      /at least more than it asks for/,
    ],
  ])('%s', async (_, sql, says) => {
    const file = freshFile()
    await (await fill(await openStore({ file }))).close()
    const hand = new SqliteFile(file)
    hand.pragma('foreign_keys = OFF')
    hand.pragma('ignore_check_constraints = ON')
    hand.exec(sql)
    hand.close()
    const store = await openStore({ file })
    expect(await invariants(store)).toContainEqual(expect.stringMatching(says))
    await store.close()
  })
})
