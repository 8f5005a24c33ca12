/** The coordinator's week: five numbers, lanes on one time axis, and what needs doing. */

import type { FullPlan, Row } from '@bocal/db'
import { DateTime } from 'luxon'
import type { Language, Numbers, Overview } from '../../contract/index.ts'
import { takenAtOnceG } from '../planning/demand.ts'
import { alertsOf } from './alerts.ts'
import { ref } from './names.ts'
import { plusMinutes, sum, usedOf, workMinutes } from './plan-figures.ts'
import { planSummary, sessionResult } from './plan-result.ts'
import { type WeekView, weekAnswer } from './week-view.ts'

type Input = { readonly plan: FullPlan | undefined; readonly now: Date; readonly language: Language }

export function overview(view: WeekView, input: Input): Overview {
  const { plan } = input
  const transport = view.open.slots.map((slot) => transportLane(view, slot, plan))
  return {
    week: weekAnswer(view),
    plan: plan ? planSummary(view, plan) : null,
    numbers: numbersOf(view, plan),
    days: daysOf(view),
    transport: transport.toSorted((a, b) => a.start.localeCompare(b.start)),
    kitchens: view.open.sessions
      .toSorted((a, b) => a.startAt.localeCompare(b.startAt))
      .map((session) => kitchenLane(view, session, plan)),
    sterilisers: view.open.sessions.flatMap((session) => steriliserLanes(view, session, plan)),
    harvests: view.open.batches
      .toSorted((a, b) => a.processBy.localeCompare(b.processBy))
      .map((batch) => ({
        batch: batch.id,
        crop: view.names.crop(batch.cropId),
        grade: batch.grade,
        producer: view.names.producer(batch.producerId),
        quantityG: batch.quantityG,
        remainingG:
          batch.quantityG -
          (plan
            ? usedOf(plan.rows, batch.id) + takenAtOnceG(view.rows, batch.id)
            : (view.claimedG.get(batch.id) ?? 0)),
        availableFrom: batch.availableFrom,
        availableUntil: batch.availableUntil,
        processBy: batch.processBy,
      })),
    alerts: alertsOf(view, input),
  }
}

function numbersOf(view: WeekView, plan: FullPlan | undefined): Numbers {
  const { rows, open, names } = view
  const offeredG = sum(open.batches.map(({ quantityG }) => quantityG))
  const takenG = sum(open.batches.map(({ id }) => takenAtOnceG(rows, id)))
  if (!plan) {
    const promised = rows.availability.filter(({ answer }) => answer === 'yes')
    const members = new Map(rows.groups.map((group) => [group.id, group.members]))
    return {
      savedG: takenG,
      savedProven: false,
      offeredG,
      leftG: offeredG - sum(view.claimedG.values()),
      jars: 0,
      jarsPerPerson: null,
      distanceM: 0,
      tours: [],
      workMinutesNeeded: 0,
      workMinutesPromised: sum(
        open.sessions.flatMap((session) =>
          promised
            .filter(({ sessionId }) => sessionId === session.id)
            .map(({ groupId }) => (members.get(groupId) ?? 0) * workMinutes(session)),
        ),
      ),
    }
  }
  const used = rows.slots.filter(({ id }) => plan.rows.loads.some(({ slot }) => slot === id))
  const rescue = plan.objectives.find(({ name }) => name === 'rescue')
  const savedG = (plan.scores.rescue ?? 0) + takenG
  const sessions = open.sessions.map((session) => sessionResult(view, plan, session))
  const vehicles = [...new Set(used.map(({ vehicle }) => vehicle))]
  return {
    savedG,
    savedProven: rescue !== undefined && rescue.gap <= PROVEN_GAP,
    offeredG,
    leftG: Math.max(0, offeredG - savedG),
    jars: sum(plan.rows.runs.map(({ jars }) => jars)),
    jarsPerPerson: jarsPerPerson(view, plan),
    distanceM: sum(used.map(({ distanceM }) => distanceM)),
    tours: vehicles.map((vehicle) => ({
      vehicle: names.vehicle(vehicle),
      count: used.filter((slot) => slot.vehicle === vehicle).length,
    })),
    workMinutesNeeded: sum(sessions.map(({ workMinutesNeeded }) => workMinutesNeeded)),
    workMinutesPromised: sum(sessions.map(({ workMinutesPromised }) => workMinutesPromised)),
  }
}

/** One part in ten thousand: what the engines are asked for when they prove an optimum. */
const PROVEN_GAP = 1e-4

function jarsPerPerson({ rows }: WeekView, plan: FullPlan): Numbers['jarsPerPerson'] {
  const groupOf = new Map(rows.claims.map(({ id, groupId }) => [id, groupId]))
  const perPerson = rows.groups.flatMap(({ id, members }) => {
    const jars = sum(
      plan.rows.shares.filter(({ claim }) => groupOf.get(claim) === id).map((share) => share.jars),
    )
    return jars > 0 ? [jars / members] : []
  })
  return perPerson.length > 0 ? { least: Math.min(...perPerson), most: Math.max(...perPerson) } : null
}

/** The week's days, and those before or after on which something happens. */
function daysOf({ rows, open }: WeekView): string[] {
  const { timeZone: zone } = rows.movement
  const dayOf = (at: string) => DateTime.fromISO(at, { zone }).toISODate() ?? rows.week.startsOn
  const slots = new Set(open.slots.map(({ id }) => id))
  const happening = [
    ...open.sessions.map(({ startAt }) => startAt),
    ...rows.slotStops.filter(({ slotId }) => slots.has(slotId)).map(({ at }) => at),
  ].map(dayOf)
  const all = [rows.week.startsOn, rows.week.endsOn, ...happening].toSorted()
  const days: string[] = []
  const last = all.at(-1) ?? rows.week.endsOn
  for (let day = all[0] ?? rows.week.startsOn; day <= last; day = nextDay(day)) days.push(day)
  return days
}

const nextDay = (day: string): string =>
  DateTime.fromISO(day, { zone: 'utc' }).plus({ days: 1 }).toISODate() ?? '9999'

function transportLane(
  { rows, names }: WeekView,
  slot: Row<'slot'>,
  plan: FullPlan | undefined,
): Overview['transport'][number] {
  const stops = rows.slotStops.filter(({ slotId }) => slotId === slot.id)
  return {
    slot: slot.id,
    vehicle: names.vehicle(slot.vehicle),
    start: stops[0]?.at ?? slot.createdAt,
    end: stops.at(-1)?.at ?? slot.createdAt,
    capacityG: slot.capacityG,
    loadG: sum(
      (plan?.rows.loads ?? []).filter((load) => load.slot === slot.id).map(({ quantityG }) => quantityG),
    ),
    driver: slot.driverPersonId === null ? null : names.person(slot.driverPersonId),
    stops: stops.map(({ placeId, at, kind }) => ({ place: ref(names.place(placeId)), at, kind })),
  }
}

function kitchenLane(
  view: WeekView,
  session: Row<'session'>,
  plan: FullPlan | undefined,
): Overview['kitchens'][number] {
  const { rows, names } = view
  const yes = rows.availability.filter(
    ({ sessionId, answer }) => sessionId === session.id && answer === 'yes',
  )
  const coming = rows.groups.filter(({ id }) => yes.some(({ groupId }) => groupId === id))
  const planned = plan && sessionResult(view, plan, session)
  return {
    session: session.id,
    kitchen: names.kitchen(session.kitchenId),
    start: session.startAt,
    end: session.endAt,
    seats: session.seats,
    people: planned ? planned.people : sum(coming.map(({ members }) => members)),
    groups: planned ? planned.groups : coming.map(ref),
    jars: planned ? sum(planned.runs.map(({ jars }) => jars)) : 0,
  }
}

/** Each item in each session it may stand in: what it runs by the plan, between washing up and cleaning up. */
function steriliserLanes(
  view: WeekView,
  session: Row<'session'>,
  plan: FullPlan | undefined,
): Overview['sterilisers'] {
  const { rows, names } = view
  const here = rows.sessionEquipment.filter(({ sessionId }) => sessionId === session.id)
  return here.flatMap(({ equipmentId }) => {
    const item = rows.equipmentItems.find(({ id }) => id === equipmentId)
    if (!item) return []
    const cycles = (plan?.rows.cycles ?? []).filter(
      (one) => one.session === session.id && one.equipment === equipmentId,
    )
    const modes = cycles.map(({ process, cycles: count }) => {
      const mode = rows.treatmentModes.find(
        (one) => one.treatmentId === process && one.equipmentKind === item.kind,
      )
      const jarMl = rows.treatments.find(({ id }) => id === process)?.jarMl ?? 1
      return { count, jarMl, minutes: (mode?.minutes ?? 0) * count, room: (mode?.jarsPerCycle ?? 0) * count }
    })
    return [
      {
        equipment: ref(item),
        kind: names.kind(item.kind),
        ownerName: item.ownerName,
        session: session.id,
        kitchen: names.kitchen(session.kitchenId),
        start: plusMinutes(session.startAt, session.setupMinutes + session.prepMinutes),
        end: plusMinutes(session.endAt, -session.cleanupMinutes),
        cycles: sum(modes.map(({ count }) => count)),
        usedMinutes: sum(modes.map(({ minutes }) => minutes)),
        jars: modes.map(({ jarMl, room }) => ({ jarMl, jars: room })),
      },
    ]
  })
}
