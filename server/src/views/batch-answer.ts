import type { FullPlan, Row } from '@bocal/db'
import type { Batch, Language } from '../../contract/index.ts'
import { type Caller, groupsOf, mayActForProducer } from '../access/caller.ts'
import { takenAtOnceG } from '../planning/demand.ts'
import { distanceM } from '../planning/distance.ts'
import { fitsOf } from './fit.ts'
import { byId, ref } from './names.ts'
import { leftOf } from './pickups.ts'
import { jarsWith, takenOf } from './plan-figures.ts'
import { inputsOf, type WeekView } from './week-view.ts'

/** A batch as the caller may see it. */
export function batchAnswer(
  view: WeekView,
  row: Row<'batch'>,
  { caller, language, published, group }: Asked,
): Batch {
  const { names, gate } = view
  const produce = { cropId: row.cropId, grade: row.grade }
  const claimedG = view.claimedG.get(row.id) ?? 0
  const forGroups = group === undefined ? groupsOf(caller) : [group]
  const [only, another] = forGroups
  const own = view.rows.instantOffers.filter(({ batchId }) => batchId === row.id)
  const open = own.find(({ state }) => state === 'open')
  const remainingG = row.state === 'posted' ? row.quantityG - claimedG - (open?.openG ?? 0) : 0
  const makes = gate.makes(produce)
  const mayKnow = mayActForProducer(caller, row.producerId)
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    week: row.weekId,
    producer: names.producer(row.producerId),
    crop: names.crop(row.cropId),
    grade: row.grade,
    place: names.place(row.placeId),
    quantityG: row.quantityG,
    crateG: row.crateG,
    minPickupG: row.minPickupG,
    availableFrom: row.availableFrom,
    availableUntil: row.availableUntil,
    processBy: row.processBy,
    centsPerKg: row.centsPerKg,
    note: row.note,
    createdAt: row.createdAt,
    photo: view.rows.photos.find(({ batchId }) => batchId === row.id)?.id ?? null,
    claimedG,
    remainingG,
    distanceM: nearestM(view, row.placeId, forGroups),
    fit:
      only !== undefined && another === undefined
        ? fitsOf(view, { batch: row, makes, remainingG })(only)
        : null,
    makes: makes.flatMap((id) => {
      const gPerJar = inputsOf(view.rows, id).find(({ crop }) => crop === row.cropId)?.gPerJar
      if (!gPerJar) return []
      const { names: called, jarMl } = names.preparation(id)
      return [{ preparation: id, names: called, jarMl, gPerJar, jars: Math.floor(remainingG / gPerJar) }]
    }),
    refusals: [...gate.refusalsOf(produce, language)],
    claimedBy: mayKnow ? claimedBy(view, row) : null,
    instant:
      own.length === 0
        ? null
        : {
            offer: open?.id ?? null,
            openG: open?.openG ?? 0,
            takenG: takenAtOnceG(view.rows, row.id),
            takenBy: mayKnow ? takenBy(view, own) : null,
          },
    became: published ? became(view, published, row.id) : null,
    leftG: view.rows.departures.some(({ batchId }) => batchId === row.id) ? leftOf(view, row.id) : null,
  }
}

type Asked = {
  readonly caller: Caller
  readonly language: Language
  readonly published: FullPlan | undefined
  /** For whom distance and fit are said; without, for the caller's groups. */
  readonly group?: string | undefined
}

/** Metres from a place to the nearest pickup place of any of these groups; null without one. */
function nearestM({ rows }: WeekView, placeId: string, groupIds: readonly string[]): number | null {
  const places = byId(rows.places)
  const to = places.get(placeId)
  const distances = rows.groupPlaces.flatMap((pickup) => {
    const from = places.get(pickup.placeId)
    return from && to && groupIds.includes(pickup.groupId) ? [distanceM({ from, to })] : []
  })
  return distances.length > 0 ? Math.min(...distances) : null
}

/** Groups that ask for this batch's crop, in fresh grams or in jars that take its grade. */
function claimedBy({ rows, open, names }: WeekView, batch: Row<'batch'>): NonNullable<Batch['claimedBy']> {
  const asked = new Map<string, { freshG: number; jars: number }>()
  for (const claim of open.claims) {
    const fresh = claim.batchId === null ? claim.cropId === batch.cropId : claim.batchId === batch.id
    const takes =
      claim.preparationId !== null &&
      inputsOf(rows, claim.preparationId).some(
        ({ crop, grades }) => crop === batch.cropId && grades.includes(batch.grade),
      )
    if (!fresh && !takes) continue
    const before = asked.get(claim.groupId) ?? { freshG: 0, jars: 0 }
    asked.set(claim.groupId, {
      freshG: before.freshG + (claim.freshG ?? 0),
      jars: before.jars + (claim.jars ?? 0),
    })
  }
  return [...asked].map(([group, amounts]) => ({ group: ref(names.group(group)), ...amounts }))
}

/** Groups that took some of it at once. */
function takenBy({ rows, names }: WeekView, offers: readonly Row<'instantOffer'>[]) {
  const taken = new Map<string, number>()
  for (const { offerId, groupId, state, quantityG } of rows.instantClaims) {
    if (state === 'accepted' && offers.some(({ id }) => id === offerId))
      taken.set(groupId, (taken.get(groupId) ?? 0) + quantityG)
  }
  return [...taken].map(([group, quantityG]) => ({ group: ref(names.group(group)), quantityG }))
}

function became({ rows, names }: WeekView, plan: FullPlan, batchId: string): NonNullable<Batch['became']> {
  return {
    ...takenOf(plan.rows, batchId),
    groups: rows.groups.filter(({ id }) => takers(rows, plan, batchId).has(id)).map(ref),
    jars: [...jarsWith(plan.rows, batchId)].map(([id, jars]) => {
      const { names: called, jarMl } = names.preparation(id)
      return { preparation: id, names: called, jarMl, jars }
    }),
  }
}

/** Groups that get some of a batch: fresh, or in jars it went into. */
function takers(rows: WeekView['rows'], plan: FullPlan, batchId: string): Set<string> {
  const into = new Set(
    plan.rows.ingredients
      .filter(({ batch }) => batch === batchId)
      .map(({ session, recipe }) => `${session} ${recipe}`),
  )
  const claims = new Map(rows.claims.map((claim) => [claim.id, claim]))
  const taken = [
    ...plan.rows.handovers.filter(({ batch }) => batch === batchId),
    ...plan.rows.shares.filter(({ claim, session }) =>
      into.has(`${session} ${claims.get(claim)?.preparationId}`),
    ),
  ]
  return new Set(taken.flatMap(({ claim }) => claims.get(claim)?.groupId ?? []))
}
