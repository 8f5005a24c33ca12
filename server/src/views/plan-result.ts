/** A plan as people read it: numbers, who gets what, what happens where, what is left and why. */
import type { FullPlan, Row } from '@bocal/db'
import type {
  GroupResult,
  Language,
  LeftoverResult,
  PlanResult,
  SessionResult,
  SlotResult,
} from '../../contract/index.ts'
import { LEFTOVER_REASONS, type LeftoverReason, PlanSummary, Scores } from '../../contract/index.ts'
import { changedLists } from '../planning/staleness.ts'
import { leftOutRows } from './left-out.ts'
import { ref } from './names.ts'
import { gramsOfJars, sum, workMinutes } from './plan-figures.ts'
import type { WeekView } from './week-view.ts'

const isReason = (word: string): word is LeftoverReason =>
  (LEFTOVER_REASONS as readonly string[]).includes(word)

type Listed = Row<'plan'> & Pick<FullPlan, 'objectives'>

export function planSummary(view: WeekView, plan: Listed): PlanSummary {
  return {
    id: plan.id,
    week: plan.weekId,
    state: plan.state,
    status: plan.status,
    engine: plan.engine,
    seed: plan.seed,
    seconds: plan.seconds,
    prefer: PlanSummary.shape.prefer.parse(plan.prefer),
    createdAt: plan.createdAt,
    createdBy: view.names.person(plan.createdBy),
    publishedAt: plan.publishedAt,
    scores: Scores.parse(plan.scores),
    objectives: plan.objectives.map(({ name, best, bound, gap, value }) => ({
      name,
      best,
      bound,
      gap,
      value,
    })),
    stale: changedLists(plan.instance, view.instance.problem).length > 0,
  }
}

export function planResult(view: WeekView, plan: FullPlan, language: Language): PlanResult {
  const { rows } = plan
  const used = new Set(rows.loads.map(({ slot }) => slot))
  const offeredG = sum(view.open.batches.map(({ quantityG }) => quantityG))
  return {
    ...planSummary(view, plan),
    offeredG,
    leftG: Math.max(0, offeredG - (plan.scores.rescue ?? 0)),
    distanceM: sum(view.rows.slots.filter(({ id }) => used.has(id)).map(({ distanceM }) => distanceM)),
    groups: view.rows.groups
      .filter(({ id }) => view.open.claims.some(({ groupId }) => groupId === id))
      .map((group) => groupResult(view, plan, group)),
    sessions: view.rows.sessions
      .filter(({ id, state }) => state === 'planned' || rows.attendance.some(({ session }) => session === id))
      .toSorted((a, b) => a.startAt.localeCompare(b.startAt))
      .map((session) => sessionResult(view, plan, session)),
    slots: view.rows.slots.filter(({ id }) => used.has(id)).map((slot) => slotResult(view, plan, slot)),
    leftovers: plan.leftovers.flatMap((left) => leftoverResult(view, left) ?? []),
    refused: view.instance.refused.flatMap(
      ({ preparation }) => view.gate.refusal(preparation, language) ?? [],
    ),
    leftOut: leftOutRows(view),
    rows: {
      schema: 'bocal.plan/1',
      loads: [...rows.loads],
      attendance: [...rows.attendance],
      cycles: [...rows.cycles],
      runs: [...rows.runs],
      ingredients: [...rows.ingredients],
      shares: [...rows.shares],
      handovers: [...rows.handovers],
    },
  }
}

/** What is left of a batch, and why; undefined when there is no such batch any more. */
export function leftoverResult(
  view: WeekView,
  { batch: id, leftG, reasons }: FullPlan['leftovers'][number],
): LeftoverResult | undefined {
  const batch = view.rows.batches.find((row) => row.id === id)
  return (
    batch && {
      batch: id,
      crop: view.names.crop(batch.cropId),
      grade: batch.grade,
      producer: ref(view.names.producer(batch.producerId)),
      quantityG: batch.quantityG,
      leftG,
      reasons: reasons.filter(isReason),
    }
  )
}

export function jarsOf({ names }: WeekView, preparationId: string, jars: number) {
  const { id, names: called, jarMl } = names.preparation(preparationId)
  return { preparation: id, names: called, jarMl, jars }
}

function groupResult(view: WeekView, { rows }: FullPlan, group: Row<'cookingGroup'>): GroupResult {
  const { names } = view
  const claims = view.rows.claims.filter((claim) => claim.groupId === group.id && claim.state === 'pending')
  const attends = new Set(
    rows.attendance.filter((one) => one.group === group.id).map(({ session }) => session),
  )
  const jars = claims.flatMap((claim) => {
    if (claim.preparationId === null) return []
    const got = sum(rows.shares.filter((share) => share.claim === claim.id).map((share) => share.jars))
    return [{ ...jarsOf(view, claim.preparationId, got), claim: claim.id, asked: claim.jars ?? 0 }]
  })
  const fresh = claims.flatMap((claim) => {
    if (claim.preparationId !== null) return []
    const got = rows.handovers.filter((handover) => handover.claim === claim.id)
    const place = got[0]?.place
    return [
      {
        claim: claim.id,
        crop: names.crop(claim.cropId ?? ''),
        quantityG: sum(got.map(({ quantityG }) => quantityG)),
        asked: claim.freshG ?? 0,
        place: place === undefined ? null : ref(names.place(place)),
      },
    ]
  })
  const inGrams = (of: 'jars' | 'asked') =>
    sum(jars.map((row) => gramsOfJars(view.rows, row.preparation, row[of])))
  const receivedG = inGrams('jars') + sum(fresh.map(({ quantityG }) => quantityG))
  return {
    group: ref(group),
    members: group.members,
    sessions: view.rows.sessions
      .filter(({ id }) => attends.has(id))
      .toSorted((a, b) => a.startAt.localeCompare(b.startAt))
      .map(({ id, kitchenId, startAt, endAt }) => ({
        id,
        kitchen: names.kitchen(kitchenId),
        start: startAt,
        end: endAt,
      })),
    jars,
    fresh,
    askedG: inGrams('asked') + sum(fresh.map(({ asked }) => asked)),
    receivedG,
    perMemberG: Math.round(receivedG / group.members),
  }
}

/** Who is in a session by the plan, and what they make there. */
export function sessionResult(view: WeekView, { rows }: FullPlan, session: Row<'session'>): SessionResult {
  const here = (row: { session: string }) => row.session === session.id
  const coming = rows.attendance.filter(here).map(({ group }) => group)
  const people = sum(view.rows.groups.filter(({ id }) => coming.includes(id)).map(({ members }) => members))
  const runs = rows.runs.filter(here)
  const labour = new Map(view.rows.preparations.map((row) => [row.id, row.labourMinutesPerJar]))
  return {
    id: session.id,
    kitchen: view.names.kitchen(session.kitchenId),
    start: session.startAt,
    end: session.endAt,
    seats: session.seats,
    people,
    groups: coming.map((id) => ref(view.names.group(id))),
    runs: runs.map(({ recipe, jars }) => jarsOf(view, recipe, jars)),
    cycles: rows.cycles.filter(here).map(({ equipment, process, cycles }) => ({
      equipment: ref(view.names.item(equipment)),
      process,
      cycles,
    })),
    workMinutesNeeded: sum(runs.map(({ recipe, jars }) => jars * (labour.get(recipe) ?? 0))),
    workMinutesPromised: runs.length > 0 ? people * workMinutes(session) : 0,
  }
}

function slotResult(view: WeekView, { rows }: FullPlan, slot: Row<'slot'>): SlotResult {
  const loads = rows.loads.filter((load) => load.slot === slot.id)
  const { names } = view
  return {
    id: slot.id,
    vehicle: names.vehicle(slot.vehicle),
    capacityG: slot.capacityG,
    loadG: sum(loads.map(({ quantityG }) => quantityG)),
    start: view.rows.slotStops.find(({ slotId }) => slotId === slot.id)?.at ?? slot.createdAt,
    loads: loads.map((load) => {
      const batch = view.rows.batches.find(({ id }) => id === load.batch)
      const session = 'session' in load ? view.rows.sessions.find(({ id }) => id === load.session) : undefined
      const to = 'place' in load ? ref(names.place(load.place)) : names.kitchen(session?.kitchenId ?? '')
      return { batch: load.batch, crop: names.crop(batch?.cropId ?? ''), to, quantityG: load.quantityG }
    }),
  }
}
