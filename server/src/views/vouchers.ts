/** What groups may collect: one voucher for each session they said yes to, and for each stop that brings them fresh produce. */
import {
  type AgreedProposal,
  crops,
  groups,
  kitchens,
  people,
  places,
  preparations,
  type Row,
  recipes,
  type Store,
  type VoucherRows,
  voucherRows,
} from '@bocal/db'
import type { OwnVoucher, Voucher } from '../../contract/index.ts'
import { voucherCode } from '../access/tokens.ts'
import { byId, type NameBook, nameBook, ref } from './names.ts'
import { isNear } from './places.ts'
import { sessionResult } from './plan-result.ts'
import type { WeekView } from './week-view.ts'

/** Plans published longer ago are past. */
const KEPT_MS = 90 * 24 * 3600_000

/** A voucher with what a collection of it is noted by. */
export type Kept = {
  readonly voucher: Voucher
  readonly proposal: AgreedProposal
  readonly of: Pick<Row<'collection'>, 'weekId' | 'groupId' | 'sessionId' | 'slotId' | 'placeId'>
  readonly collection: Row<'collection'> | undefined
}

type Asked = {
  readonly movementId: string
  readonly secret: string
  readonly now: Date
  /** Addresses whenever it is, as coordinators may read them; to others only around the time. */
  readonly exact: boolean
}

/** All vouchers of a movement that stand, the earliest first. */
export function vouchers(store: Store, { movementId, secret, now, exact }: Asked): Promise<Kept[]> {
  return store.read(async () => {
    const of = { movementId }
    const rows = await voucherRows(store, { ...of, since: new Date(now.getTime() - KEPT_MS).toISOString() })
    const known = {
      places: await places(store, of),
      kitchens: await kitchens(store, of),
      groups: await groups(store, of),
      people: await people(store, of),
      preparations: await preparations(store, of),
      recipes: await recipes(store),
      crops: await crops(store),
    }
    const say = sayer(rows, { ...known, names: nameBook(known), secret, now, exact })
    return rows.proposals
      .flatMap((proposal) => [...sessionsOf(proposal), ...stopsOf(proposal)].map(say))
      .toSorted((a, b) => a.voucher.start.localeCompare(b.voucher.start))
  })
}

type Terms = AgreedProposal['terms']
type Wanted = {
  readonly proposal: AgreedProposal
  readonly session: Terms['sessions'][number] | null
  readonly stop: { readonly slot: string; readonly place: string } | null
  readonly fresh: Terms['fresh']
}

const sessionsOf = (proposal: AgreedProposal): Wanted[] =>
  proposal.terms.sessions
    .filter(({ jars }) => jars.length > 0)
    .map((session) => ({ proposal, session, stop: null, fresh: [] }))

/** What one tour brings to one place is collected at once. */
function stopsOf(proposal: AgreedProposal): Wanted[] {
  const { fresh } = proposal.terms
  const keys = [...new Set(fresh.map(({ slot, place }) => `${slot}:${place}`))]
  return keys.flatMap((key) => {
    const mine = fresh.filter(({ slot, place }) => `${slot}:${place}` === key)
    const [first] = mine
    return first ? [{ proposal, session: null, stop: first, fresh: mine }] : []
  })
}

type Known = Omit<Asked, 'movementId'> & {
  readonly names: NameBook
  readonly places: readonly Row<'place'>[]
  readonly kitchens: readonly Row<'kitchen'>[]
}

function sayer(rows: VoucherRows, { names, secret, now, exact, places: all, kitchens: cooks }: Known) {
  const place = byId(all)
  const kitchen = byId(cooks)
  const batch = byId(rows.batches)

  return ({ proposal, session, stop, fresh }: Wanted): Kept => {
    const { movementId, weekId, groupId } = proposal
    const of = {
      weekId,
      groupId,
      sessionId: session?.session ?? null,
      slotId: stop?.slot ?? null,
      placeId: stop?.place ?? null,
    }
    const collection = rows.collections.find(
      (row) =>
        row.groupId === groupId &&
        row.sessionId === of.sessionId &&
        row.slotId === of.slotId &&
        row.placeId === of.placeId,
    )
    const id = session?.session ?? `${stop?.slot}:${stop?.place}`
    const where = stop?.place ?? kitchen.get(session?.kitchen ?? '')?.placeId ?? ''
    const at = rows.stops.findLast((row) => row.slotId === stop?.slot && row.placeId === stop.place)?.at
    const start = session?.start ?? at ?? proposal.createdAt
    const end = session?.end ?? null
    const told = exact || isNear(now, { start, end: end ?? start })
    const voucher: Voucher = {
      id,
      code: voucherCode(secret, { movement: movementId, group: groupId, voucher: id }),
      week: { id: weekId, name: proposal.weekTitle },
      group: ref(names.group(groupId)),
      kitchen: session ? ref(names.kitchen(session.kitchen)) : null,
      place: { ...names.place(where), address: (told && place.get(where)?.address) || null },
      start,
      end,
      jars: (session?.jars ?? []).map(({ preparation, jars }) => {
        const { names: called, jarMl } = names.preparation(preparation)
        return { preparation, names: called, jarMl, jars }
      }),
      fresh: fresh.map((row) => ({
        crop: names.crop(batch.get(row.batch)?.cropId ?? ''),
        quantityG: row.quantityG,
      })),
      collected: collection ? { at: collection.createdAt, by: names.person(collection.handedBy).name } : null,
    }
    return { voucher, proposal, of, collection }
  }
}

/** What a group should know of its session beside its own jars: who else, what for all, which of its items. */
export function aroundSession(
  view: WeekView,
  { published, sessionId, groupId }: { published: FullPlanOf; sessionId: string; groupId: string },
): Pick<OwnVoucher, 'others' | 'made' | 'bring'> {
  const session = view.rows.sessions.find(({ id }) => id === sessionId)
  if (!session) return NOTHING_AROUND
  const { groups: coming, runs, cycles } = sessionResult(view, published, session)
  const group = view.names.group(groupId)
  const answers = new Map(
    view.rows.proposals.filter((row) => row.planId === published.id).map((row) => [row.groupId, row.state]),
  )
  const own = view.rows.equipmentItems.filter(
    ({ ownerKind, ownerName }) => ownerKind === 'group' && ownerName === group.name,
  )
  return {
    others: coming
      .filter(({ id }) => id !== groupId && answers.get(id) !== 'declined')
      .map((one) => ({ group: one, comes: answers.get(one.id) === 'accepted' })),
    made: runs,
    bring: own
      .filter(({ id }) => cycles.some(({ equipment }) => equipment.id === id))
      .map(({ id, name }) => ({ id, name })),
  }
}

type FullPlanOf = Parameters<typeof sessionResult>[1]
export const NOTHING_AROUND: Pick<OwnVoucher, 'others' | 'made' | 'bring'> = {
  others: [],
  made: [],
  bring: [],
}
