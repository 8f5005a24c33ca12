/** Vouchers: a group opens its own; whoever hands out finds one by its code, and notes that it was collected. */
import { changeNoun, groups, insertNoun, newId, planOfWeek, type Row, type Writer } from '@bocal/db'
import { renderSVG } from 'uqr'
import { z } from 'zod'
import { Id, OwnVoucher, Voucher, Vouchers } from '../../contract/index.ts'
import { type Caller, isCoordinator, mayActForGroup } from '../access/caller.ts'
import { member } from '../access/guard.ts'
import { typedVoucherCode } from '../access/tokens.ts'
import { voucherThings } from '../paper/handed-news.ts'
import { tell } from '../paper/tell.ts'
import { conflict, notFound } from '../problems.ts'
import { sum } from '../views/plan-figures.ts'
import { aroundSession, type Kept, NOTHING_AROUND, vouchers } from '../views/vouchers.ts'
import { weekView } from '../views/week-view.ts'
import { once } from './once.ts'
import { type Api, act, answers, type Context, changed, needParty } from './route.ts'

const GroupPath = z.strictObject({ group: Id })
const OwnPath = z.strictObject({ group: Id, voucher: Id })
const CodePath = z.strictObject({ code: z.string().min(1).max(20) })
/** Codes a person may look up a minute: faster than anybody hands out, too slow to guess one of 2^40. */
const LOOKUPS = { max: 60, timeWindow: '1 minute' }

export function voucherRoutes(api: Api, context: Context) {
  const { store, clock, secret } = context
  const tags = ['vouchers']
  const own = 'coordinator or group'
  const handing = 'coordinator, kitchen lead or driver'

  const all = (caller: Caller) =>
    vouchers(store, {
      movementId: caller.movement.id,
      secret,
      now: clock(),
      exact: isCoordinator(caller),
    })

  /** Somebody else's code, a wrong one and one whose group no longer comes are the same: not there. */
  async function byCode(caller: Caller, typed: string): Promise<Kept> {
    const code = typedVoucherCode(typed)
    const found = (await all(caller)).find(({ voucher }) => voucher.code === code)
    if (!found) throw notFound()
    return found
  }

  /** That it was handed out, or was not after all. */
  const tellGroup = (
    tx: Writer,
    {
      caller,
      collection,
      voucher,
      undone,
    }: { caller: Caller; collection: Row<'collection'>; voucher: Voucher; undone: boolean },
  ) =>
    tell(tx, store, {
      movementId: collection.movementId,
      weekId: collection.weekId,
      event: { noun: 'collection', nounId: collection.id },
      by: caller.person.id,
      news: [
        {
          to: { group: collection.groupId },
          news: {
            kind: 'handed-out',
            facts: { by: caller.person.name, what: voucherThings(voucher), undone },
          },
        },
      ],
    })

  async function ofGroup(caller: Caller, group: string): Promise<Kept[]> {
    const known = await groups(store, { movementId: caller.movement.id })
    needParty(caller, { id: group, all: known, mayActFor: mayActForGroup })
    return (await all(caller)).filter(({ voucher }) => voucher.group.id === group)
  }

  api.get(
    '/groups/:group/vouchers',
    {
      config: { policy: own },
      schema: {
        tags,
        summary: 'What a group said yes to and collects, the earliest first',
        params: GroupPath,
        response: answers(200, Vouchers),
      },
    },
    async (request) => ({
      items: (await ofGroup(member(request), request.params.group)).map(({ voucher }) => voucher),
    }),
  )

  api.get(
    '/groups/:group/vouchers/:voucher',
    {
      config: { policy: own },
      schema: {
        tags,
        summary: 'A voucher with its QR, and who and what else there is',
        params: OwnPath,
        response: answers(200, OwnVoucher),
      },
    },
    async (request) => {
      const { group, voucher: id } = request.params
      const caller = member(request)
      return store.read(async () => {
        const kept = (await ofGroup(caller, group)).find(({ voucher }) => voucher.id === id)
        if (!kept) throw notFound()
        return {
          ...kept.voucher,
          qr: renderSVG(`${context.publicUrl()}/collect/${kept.voucher.code}`),
          ...(await around(kept)),
        }
      })
    },
  )

  async function around({ proposal, of }: Kept) {
    const { movementId, weekId, planId, groupId } = proposal
    const view = await weekView(store, { movementId, weekId })
    const published = await planOfWeek(store, { movementId, weekId, id: planId })
    if (!view || !published || of.sessionId === null) return NOTHING_AROUND
    return aroundSession(view, { published, sessionId: of.sessionId, groupId })
  }

  api.get(
    '/vouchers/:code',
    {
      config: { policy: handing, rateLimit: LOOKUPS },
      schema: {
        tags,
        summary: 'The voucher of a code: whose, for what, and whether it was collected',
        params: CodePath,
        response: answers(200, Voucher),
      },
    },
    async (request) => (await byCode(member(request), request.params.code)).voucher,
  )

  api.post(
    '/vouchers/:code/collection',
    {
      config: { policy: handing },
      schema: {
        tags,
        summary: 'Note that it was handed out: once',
        params: CodePath,
        response: answers(200, Voucher),
      },
    },
    async (request, reply) => {
      const caller = member(request)
      const { code } = request.params
      const work = async (tx: Writer) => {
        const { voucher, of } = await byCode(caller, code)
        const { collected } = voucher
        if (collected) throw conflict('path.code', (m) => m.collectedAlready(collected.by))
        const done = act(context, caller, { action: 'voucher.collect' })
        const collection = await insertNoun(tx, 'collection', {
          row: {
            ...of,
            movementId: caller.movement.id,
            id: newId(),
            jars: sum(voucher.jars.map(({ jars }) => jars)),
            freshG: sum(voucher.fresh.map(({ quantityG }) => quantityG)),
            handedBy: caller.person.id,
            createdAt: done.at,
          },
          act: done,
        })
        await tellGroup(tx, { caller, collection, voucher, undone: false })
        return (await byCode(caller, code)).voucher
      }
      return once(context, request, reply, { work })
    },
  )

  api.delete(
    '/vouchers/:code/collection',
    {
      config: { policy: handing },
      schema: {
        tags,
        summary: 'It was noted by mistake: it can be collected again',
        params: CodePath,
        response: answers(200, Voucher),
      },
    },
    async (request, reply) => {
      const caller = member(request)
      const { code } = request.params
      const work = async (tx: Writer) => {
        const { collection, voucher } = await byCode(caller, code)
        if (!collection) throw conflict('path.code', (m) => m.notCollected())
        const done = act(context, caller, { action: 'voucher.take-back' })
        const set = { state: 'withdrawn' as const }
        const { version } = collection
        changed(await changeNoun(tx, 'collection', { key: collection, version, set, act: done }))
        await tellGroup(tx, { caller, collection, voucher, undone: true })
        return (await byCode(caller, code)).voucher
      }
      return once(context, request, reply, { work })
    },
  )
}
