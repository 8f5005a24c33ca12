import { heldOf, type Row, type WeekRows } from '@bocal/db'
import { type Claim, type Pin, PLAN_SCHEMA, type Problem } from '@bocal/solver'
import {
  type LeftOut,
  stopsOf,
  wrongWithBatch,
  wrongWithClaim,
  wrongWithSession,
  wrongWithSlot,
} from './left-out.ts'
import { type Answered, answersOf, offeredBy } from './promises.ts'
import { claimedPreparations, type Refusal, refusalsOf } from './refusals.ts'
import { safetyInput } from './safety-input.ts'

/**
 * The week as the planner sees it (`bocal.instance/1`): open batches, slots, sessions, claims that may be planned,
 * who could come (yes and if needed), and only preparations that the safety gate allows. The same rows give
 * the same instance, and the instance is valid. Of a batch opened for instant claims it has what those do not hold.
 *
 * @returns `refused`: preparations claimed but not allowed, with rules, reasons and alternatives; `leftOut`:
 * every other row that is not planned with, but for claims, pins, items and cards that people took back themselves.
 */
export function instanceOfWeek(rows: WeekRows): { problem: Problem; refused: Refusal[]; leftOut: LeftOut[] } {
  const leftOut: LeftOut[] = []
  const keep = <T extends { readonly id: string }, W>(
    found: readonly T[],
    wrong: (row: T) => W | null,
    note: (id: string, why: W) => void,
  ): T[] =>
    found.filter((row) => {
      const why = wrong(row)
      if (why !== null) note(row.id, why)
      return why === null
    })

  const sessions = keep(
    rows.sessions,
    (row) => wrongWithSession(rows, row),
    (id, why) => leftOut.push({ noun: 'session', id, why }),
  )
  const slots = keep(
    rows.slots,
    (row) => wrongWithSlot(rows, row),
    (id, why) => leftOut.push({ noun: 'slot', id, why }),
  )
  const firstStop = rows.slotStops
    .filter((stop) => has(slots, stop.slotId))
    .map((stop) => stop.at)
    .sort()[0]
  const batches = keep(
    notHeld(rows),
    (row) => wrongWithBatch(row, firstStop),
    (id, why) => leftOut.push({ noun: 'batch', id, why }),
  )
  const equipment = equipmentOf(rows, sessions, leftOut)

  const refused = refusalsOf(rows, safetyInput(rows))
  const claims = keep(
    rows.claims.filter((row) => row.state === 'pending'),
    (row) => wrongWithClaim(rows, row, { batches, refused }),
    (id, why) => leftOut.push({ noun: 'claim', id, why }),
  )
  const dormant = rows.groups.filter(
    (group) =>
      group.state === 'dormant' &&
      rows.claims.some((claim) => claim.groupId === group.id && claim.state === 'pending'),
  )
  for (const { id } of dormant) leftOut.push({ noun: 'group', id, why: 'dormant' })

  const groupIds = new Set(claims.map((claim) => claim.groupId))
  const groups = rows.groups
    .filter((group) => groupIds.has(group.id))
    .map((group) => groupOf(rows, group, sessions))
  const preparations = claimedPreparations(rows, claims)
  const recipes = preparations.map((row) => ({
    id: row.id,
    jarMl: row.jarMl,
    inputs: rows.preparationInputs
      .filter((input) => input.preparationId === row.id)
      .map(({ cropId, grades, gPerJar }) => ({ crop: cropId, grades: [...new Set(grades)], gPerJar })),
    labourMinutesPerJar: row.labourMinutesPerJar,
    process: row.treatmentId,
  }))
  const pins = keep(
    rows.pins.filter((row) => row.state === 'active'),
    (row) => {
      const names: [string | null, readonly { readonly id: string }[]][] = [
        [row.groupId, groups],
        [row.sessionId, sessions],
        [row.slotId, slots],
        [row.batchId, batches],
        [row.preparationId, recipes],
      ]
      const known = names.every(([id, list]) => id === null || has(list, id))
      return known ? null : ('names_what_is_left_out' as const)
    },
    (id, why) => leftOut.push({ noun: 'pin', id, why }),
  )
  const answered = answersOf(rows).filter((answer) => {
    const known = has(groups, answer.group) && has(sessions, answer.session)
    if (!known && answer.comes)
      leftOut.push({ noun: 'pin', id: answer.proposal, why: 'names_what_is_left_out' })
    return known && !pins.some((row) => row.groupId === answer.group && row.sessionId === answer.session)
  })

  const kitchens = rows.kitchens.filter((kitchen) =>
    sessions.some((session) => session.kitchenId === kitchen.id),
  )
  const stops = rows.slotStops.filter((stop) => has(slots, stop.slotId))
  const placeIds = new Set([
    ...batches.map((batch) => batch.placeId),
    ...stops.map((stop) => stop.placeId),
    ...kitchens.map((kitchen) => kitchen.placeId),
    ...groups.flatMap((group) => group.pickupPlaces),
  ])
  const cropIds = new Set([
    ...batches.map((batch) => batch.cropId),
    ...recipes.flatMap((recipe) => recipe.inputs.map((input) => input.crop)),
    ...claims.flatMap((claim) => claim.cropId ?? []),
  ])

  const problem: Problem = {
    schema: 'bocal.instance/1',
    crops: rows.crops.filter((crop) => cropIds.has(crop.id)).map(({ id }) => ({ id })),
    places: rows.places
      .filter((place) => placeIds.has(place.id))
      .map(({ id, lat, lon }) => ({ id, lat, lon })),
    batches: batches.map((row) => ({
      id: row.id,
      crop: row.cropId,
      grade: row.grade,
      place: row.placeId,
      quantityG: row.quantityG,
      crateG: row.crateG,
      minPickupG: row.minPickupG,
      availableFrom: row.availableFrom,
      availableUntil: row.availableUntil,
      processBy: row.processBy,
      centsPerKg: row.centsPerKg,
    })),
    slots: slots.map((row) => ({
      id: row.id,
      capacityG: row.capacityG,
      fixedCents: row.fixedCents,
      co2G: row.co2G,
      stops: stopsOf(rows, row.id).map(({ placeId, at, kind }) => ({ place: placeId, at, kind })),
    })),
    kitchens: kitchens.map(({ id, placeId, powerW }) => ({ id, place: placeId, powerW })),
    sessions: sessions.map((row) => ({
      id: row.id,
      kitchen: row.kitchenId,
      start: row.startAt,
      end: row.endAt,
      setupMinutes: row.setupMinutes,
      prepMinutes: row.prepMinutes,
      cleanupMinutes: row.cleanupMinutes,
      seats: row.seats,
      fixedCents: row.fixedCents,
    })),
    equipment,
    moveMinutes: rows.movement.moveMinutes,
    processes: processesOf(rows, preparations, equipment),
    recipes,
    jarStock: jarStockOf(rows, recipes),
    groups,
    claims: claims.map(claimOf),
    pins: [...pins.map(pinOf), ...answered.map(answerPin)],
    ...(rows.published && { previous: { schema: PLAN_SCHEMA, ...rows.published.rows } }),
    policy: rows.week.policy,
  }
  return { problem, refused, leftOut }
}

/**
 * Batches without what groups took at once or still may: it is fetched by them, so no plan loads it. The wire
 * format has no pin for a share already given, and needs none: what is given is no longer the batch's.
 */
export const notHeld = (rows: Pick<WeekRows, 'batches' | 'instantOffers'>): Row<'batch'>[] =>
  rows.batches.map((row) => ({
    ...row,
    quantityG: Math.max(0, row.quantityG - heldOf(rows.instantOffers, row.id)),
  }))

const has = (list: readonly { readonly id: string }[], id: string): boolean =>
  list.some((row) => row.id === id)

/** Items that stand in a session of the week. The others of the movement are noted, unless withdrawn. */
function equipmentOf(
  rows: WeekRows,
  sessions: readonly Row<'session'>[],
  leftOut: LeftOut[],
): Problem['equipment'] {
  return rows.equipmentItems.flatMap(({ id, kind, powerW, state }) => {
    if (state === 'withdrawn') return []
    const standsIn = rows.sessionEquipment
      .filter((row) => row.equipmentId === id && has(sessions, row.sessionId))
      .map((row) => row.sessionId)
    if (state === 'repair' || standsIn.length === 0) {
      leftOut.push({ noun: 'equipment', id, why: state === 'repair' ? 'in_repair' : 'stands_nowhere' })
      return []
    }
    return [{ id, kind, powerW, sessions: standsIn }]
  })
}

function groupOf(
  rows: WeekRows,
  group: Row<'cookingGroup'>,
  sessions: readonly Row<'session'>[],
): Problem['groups'][number] {
  const said = rows.availability
    .filter((row) => row.groupId === group.id && row.answer !== 'no' && has(sessions, row.sessionId))
    .map((row) => row.sessionId)
  const offered = offeredBy(rows, group.id).filter((id) => has(sessions, id))
  const could = [...new Set([...said, ...offered])]
  return {
    id: group.id,
    members: group.members,
    // A group that named no limit sets it by its answers.
    maxSessions: rows.weekGroups.find((row) => row.groupId === group.id)?.maxSessions ?? could.length,
    sessions: could,
    pickupPlaces: rows.groupPlaces.filter((row) => row.groupId === group.id).map((row) => row.placeId),
  }
}

/** The treatments used, on the kinds that stand somewhere this week; on all of theirs when none does. */
function processesOf(
  rows: WeekRows,
  preparations: readonly Row<'preparation'>[],
  equipment: Problem['equipment'],
): Problem['processes'] {
  const used = new Set(preparations.map((row) => row.treatmentId))
  return rows.treatments
    .filter((treatment) => used.has(treatment.id))
    .map((treatment) => {
      const on = rows.treatmentModes
        .filter((mode) => mode.treatmentId === treatment.id)
        .map(({ equipmentKind, minutes, jarsPerCycle }) => ({ kind: equipmentKind, minutes, jarsPerCycle }))
      const standing = on.filter((mode) => equipment.some((item) => item.kind === mode.kind))
      return { id: treatment.id, on: standing.length > 0 ? standing : on }
    })
}

/** The week's jars; a size that is asked for and was not counted has none. */
function jarStockOf(rows: WeekRows, recipes: Problem['recipes']): Problem['jarStock'] {
  const counted = rows.weekJars.map(({ jarMl, count }) => ({ jarMl, count }))
  const missing = new Set(
    recipes.map((recipe) => recipe.jarMl).filter((jarMl) => !counted.some((row) => row.jarMl === jarMl)),
  )
  return [...counted, ...[...missing].map((jarMl) => ({ jarMl, count: 0 }))]
}

function claimOf(row: Row<'claim'>): Claim {
  const { id, groupId: group, preparationId, cropId } = row
  if (preparationId !== null) {
    return { id, group, recipe: preparationId, jars: row.jars ?? 0, minJars: row.minJars ?? 0 }
  }
  return { id, group, crop: cropId ?? '', batch: row.batchId, freshG: row.freshG ?? 0, minG: row.minG ?? 0 }
}

const answerPin = ({ group, session, comes }: Answered): Pin => ({
  pin: 'attendance',
  group,
  session,
  value: comes,
})

function pinOf(row: Row<'pin'>): Pin {
  const ids = { group: row.groupId ?? '', session: row.sessionId ?? '', slot: row.slotId ?? '' }
  const range = { ...(row.min !== null && { min: row.min }), ...(row.max !== null && { max: row.max }) }
  if (row.kind === 'attendance') {
    return { pin: 'attendance', group: ids.group, session: ids.session, value: row.value === true }
  }
  if (row.kind === 'slot') return { pin: 'slot', slot: ids.slot, used: row.value === true }
  return row.kind === 'run'
    ? { pin: 'run', session: ids.session, recipe: row.preparationId ?? '', ...range }
    : { pin: 'load', batch: row.batchId ?? '', slot: ids.slot, ...range }
}
