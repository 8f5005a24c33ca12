/** Batches that tours fetch, and handing them over: the producer shows a code, who drives types it with what was counted. */
import { countDepartureGuess, departureGuesses, insertDeparture, newId, type Writer } from '@bocal/db'
import { z } from 'zod'
import { DepartureCreate, Id, Pickup, Pickups } from '../../contract/index.ts'
import { type Caller, isCoordinator, producersOf } from '../access/caller.ts'
import { pickupCode, sameHash } from '../access/tokens.ts'
import { batchThing } from '../paper/change-news.ts'
import { departureNews } from '../paper/handed-news.ts'
import { tell, toldForOthers } from '../paper/tell.ts'
import { takenAtOnceG } from '../planning/demand.ts'
import { conflict, invalid, notFound, Refused } from '../problems.ts'
import { affectedBy } from '../views/affected.ts'
import {
  departureOf,
  type Fetched,
  fetched,
  isPaid,
  leftOf,
  mayHandOver,
  pickupAnswer,
} from '../views/pickups.ts'
import type { WeekView } from '../views/week-view.ts'
import { once } from './once.ts'
import {
  type Api,
  act,
  answers,
  type Context,
  current,
  ownWeek,
  publishedPlan,
  refuse,
  WeekPath,
} from './route.ts'

const Path = z.strictObject({ week: Id, batch: Id, slot: Id })
/** Wrong codes in a row before one waits. */
const MOST_GUESSES = 5
const WAIT_MS = 15 * 60_000

export function pickupRoutes(api: Api, context: Context) {
  const { store, clock, secret } = context
  const tags = ['pickups']
  const policy = 'coordinator, producer or driver'

  api.get(
    '/weeks/:week/pickups',
    {
      config: { policy },
      schema: {
        tags,
        summary: 'What tours fetch and what left, in the order of time: a producer’s own, a driver’s own',
        params: WeekPath,
        response: answers(200, Pickups),
      },
    },
    async (request) => {
      const { view, caller } = await ownWeek(store, request)
      const items = fetched(view, await publishedPlan(store, view))
        .filter((one) => mayHandOver(caller, one))
        .map((one) => pickupAnswer(view, one, { caller, secret }))
        .toSorted((a, b) => (a.at ?? '').localeCompare(b.at ?? '') || a.batch.localeCompare(b.batch))
      return { items }
    },
  )

  api.post(
    '/weeks/:week/pickups/:batch/:slot/departure',
    {
      config: { policy },
      schema: {
        tags,
        summary: 'It left: what was counted, with the producer’s code when who drives says so',
        params: Path,
        body: DepartureCreate,
        response: answers(201, Pickup),
      },
    },
    async (request, reply) => {
      const { body, params } = request
      const own = async () => {
        const { view, caller, key } = await ownWeek(store, request)
        const published = await publishedPlan(store, view)
        const one = fetched(view, published).find(
          ({ batch, slot }) => batch.id === params.batch && slot.id === params.slot,
        )
        if (!one || !mayHandOver(caller, one)) throw notFound()
        return { view, caller, key, one, published }
      }
      await codeIsRight(own, body.code)
      const work = async (tx: Writer) => {
        const { view, caller, key, one, published } = await own()
        const { batch, slot, plannedG } = one
        mayCount(view, one, body)
        if (!published) throw notFound()
        const confirmed = confirmedBy(caller, one)
        const done = act(context, caller, {
          action: 'departure.note',
          onBehalfOf: confirmed === 'coordinator' ? batch.producerId : undefined,
        })
        const departure = await insertDeparture(tx, {
          row: {
            ...key,
            id: newId(),
            batchId: batch.id,
            slotId: slot.id,
            planId: published.id,
            plannedG,
            leftG: body.leftG,
            confirmed,
            personId: caller.person.id,
            replacesId: body.replaces ?? null,
            createdAt: done.at,
          },
          act: done,
        })
        const affected = affectedBy(view, published, { noun: 'batch', id: batch.id })
        const what = batchThing(view, { ...batch, quantityG: body.leftG })
        await tell(tx, store, {
          ...key,
          event: { noun: 'departure', nounId: departure.id },
          by: caller.person.id,
          news: [
            ...departureNews(view, { batch, departure, affected }),
            ...toldForOthers(done, { by: caller.person.name, to: 'producer', what }),
          ],
        })
        const after = await own()
        return pickupAnswer(after.view, after.one, { caller, secret })
      }
      return once(context, request, reply, { status: 201, work })
    },
  )

  type Own = () => Promise<{ caller: Caller; one: Fetched }>

  /** In a write of its own, so that a wrong code is counted although it is refused. */
  async function codeIsRight(own: Own, code: string | undefined): Promise<void> {
    const right = await store.write(async (tx) => {
      const { caller, one } = await own()
      if (code === undefined) {
        if (confirmedBy(caller, one) === 'code') throw invalid('body.code', (m) => m.pickupCodeNeeded())
        return true
      }
      const { movementId, weekId, id: batchId } = one.batch
      const of = { movementId, weekId, batchId, slotId: one.slot.id }
      const before = await departureGuesses(tx, of)
      const now = clock()
      const recent = before !== undefined && now.getTime() - Date.parse(before.failedAt) < WAIT_MS
      if (recent && before.failures >= MOST_GUESSES) throw new Refused('too-many')
      if (sameHash(code, pickupCode(secret, of))) return true
      const failures = (recent ? before.failures : 0) + 1
      await countDepartureGuess(tx, { ...of, failures, failedAt: now.toISOString() })
      return false
    })
    if (!right) throw invalid('body.code', (m) => m.pickupCodeWrong())
  }
}

/** Whose word it is: the producer's own, a coordinator's for the producer, else that of who drives, with the code. */
function confirmedBy(caller: Caller, { batch }: Fetched): 'code' | 'producer' | 'coordinator' {
  if (producersOf(caller).includes(batch.producerId)) return 'producer'
  return isCoordinator(caller) ? 'coordinator' : 'code'
}

/** @throws Refused when there is more than was announced, or it was counted, or paid for, already */
function mayCount(view: WeekView, one: Fetched, { leftG, replaces }: DepartureCreate): void {
  const { batch } = one
  current(batch)
  const before = departureOf(view, one)
  if (before?.id !== replaces) throw conflict('body.replaces', (m) => m.countedAlready(before?.leftG ?? 0))
  if (isPaid(view, batch.id)) throw conflict('path.batch', (m) => m.paidAlready())
  const elsewhere = leftOf(view, batch.id) - (before?.leftG ?? 0) + takenAtOnceG(view.rows, batch.id)
  refuse([
    elsewhere + leftG > batch.quantityG && {
      path: 'body.leftG',
      say: (m) => m.moreThanAnnounced(batch.quantityG, elsewhere),
    },
  ])
}
