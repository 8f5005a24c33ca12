/** What producers are owed, and that a coordinator says it was paid. Bocal moves no money. */
import {
  batchesWithDues,
  changeNoun,
  crops,
  insertNoun,
  newId,
  producers,
  type Row,
  type Writer,
} from '@bocal/db'
import { z } from 'zod'
import { Id, Owed, OwedRow, PaymentCreate } from '../../contract/index.ts'
import { type Caller, mayActForProducer } from '../access/caller.ts'
import { member } from '../access/guard.ts'
import { tell } from '../paper/tell.ts'
import { conflict, notFound } from '../problems.ts'
import { nameBook } from '../views/names.ts'
import { owedAnswer, owedRow } from '../views/owed.ts'
import { ownBatch } from './batch-checks.ts'
import { once } from './once.ts'
import { type Api, act, answers, type Context, changed, needParty, ownWeek } from './route.ts'

const Path = z.strictObject({ week: Id, batch: Id })

export function owedRoutes(api: Api, context: Context) {
  const { store, clock } = context
  const tags = ['owed']

  const names = async () => ({
    crop: nameBook({ crops: await crops(store) }).crop,
    now: clock().toISOString(),
  })

  /** What one batch brings its producer; undefined when nobody fetches it. */
  const dueOf = async (caller: Caller, { producerId, id }: { producerId: string; id: string }) => {
    const dues = await batchesWithDues(store, { movementId: caller.movement.id, producerId })
    const found = dues.find(({ batch }) => batch.id === id)
    const row = found && owedRow(found, await names())
    return row && { row, payment: found.payment }
  }

  const tellProducer = async (
    tx: Writer,
    {
      caller,
      batch,
      payment,
      undone,
    }: { caller: Caller; batch: Row<'batch'>; payment: Row<'payment'>; undone: boolean },
  ) => {
    const crop = (await names()).crop(batch.cropId).names
    await tell(tx, store, {
      movementId: payment.movementId,
      weekId: payment.weekId,
      event: { noun: 'payment', nounId: payment.id },
      by: caller.person.id,
      news: [
        {
          to: { producer: batch.producerId },
          news: { kind: 'paid', facts: { by: caller.person.name, crop, cents: payment.cents, undone } },
        },
      ],
    })
  }

  api.get(
    '/producers/:producer/owed',
    {
      config: { policy: 'coordinator or producer' },
      schema: {
        tags,
        summary:
          'What a producer is owed: what left, what groups took at once, what is planned, what was paid',
        params: z.strictObject({ producer: Id }),
        response: answers(200, Owed),
      },
    },
    async (request) => {
      const caller = member(request)
      const producerId = request.params.producer
      const of = { movementId: caller.movement.id }
      return store.read(async () => {
        const all = await producers(store, of)
        needParty(caller, { id: producerId, all, mayActFor: mayActForProducer })
        const dues = await batchesWithDues(store, { ...of, producerId })
        return owedAnswer(dues, await names())
      })
    },
  )

  api.post(
    '/weeks/:week/batches/:batch/payment',
    {
      config: { policy: 'coordinator' },
      schema: {
        tags,
        summary: 'The producer was paid what was owed for a batch that left',
        params: Path,
        body: PaymentCreate,
        response: answers(201, OwedRow),
      },
    },
    async (request, reply) => {
      const work = async (tx: Writer) => {
        const { view, caller, key } = await ownWeek(store, request)
        const batch = ownBatch(view, request.params.batch, caller)
        const due = await dueOf(caller, batch)
        if (due?.payment) throw conflict('path.batch', (m) => m.paidAlready())
        if (due?.row.state !== 'left') throw conflict('path.batch', (m) => m.notLeftYet())
        const { cents } = due.row
        if (cents !== request.body.cents) throw conflict('body.cents', (m) => m.owedOther(cents))
        const payment = await insertNoun(tx, 'payment', {
          row: { ...key, id: newId(), batchId: batch.id, cents, createdAt: clock().toISOString() },
          act: act(context, caller, { action: 'payment.note', onBehalfOf: batch.producerId }),
        })
        await tellProducer(tx, { caller, batch, payment, undone: false })
        return found(await dueOf(caller, batch))
      }
      return once(context, request, reply, { status: 201, work })
    },
  )

  api.delete(
    '/weeks/:week/batches/:batch/payment',
    {
      config: { policy: 'coordinator' },
      schema: {
        tags,
        summary: 'It was marked as paid by mistake',
        params: Path,
        response: answers(200, OwedRow),
      },
    },
    async (request, reply) => {
      const work = async (tx: Writer) => {
        const { view, caller } = await ownWeek(store, request)
        const batch = ownBatch(view, request.params.batch, caller)
        const due = await dueOf(caller, batch)
        if (!due?.payment) throw notFound()
        const payment = changed(
          await changeNoun(tx, 'payment', {
            key: due.payment,
            version: due.payment.version,
            set: { state: 'withdrawn' },
            act: act(context, caller, { action: 'payment.withdraw', onBehalfOf: batch.producerId }),
          }),
        )
        await tellProducer(tx, { caller, batch, payment, undone: true })
        return found(await dueOf(caller, batch))
      }
      return once(context, request, reply, { work })
    },
  )
}

function found(due: { row: OwedRow } | undefined): OwedRow {
  if (!due) throw notFound()
  return due.row
}
