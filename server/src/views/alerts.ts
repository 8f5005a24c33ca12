/** What needs the coordinator, as data: the worst first. */
import type { FullPlan, Row } from '@bocal/db'
import type { Alert, Language } from '../../contract/index.ts'
import { changedLists } from '../planning/staleness.ts'
import { ref } from './names.ts'
import { planResult } from './plan-result.ts'
import type { WeekView } from './week-view.ts'

type Input = { readonly plan: FullPlan | undefined; readonly now: Date; readonly language: Language }

const HOUR = 3_600_000
/** A batch that must be fetched within that long is urgent. */
const URGENT_HOURS = 24
const SOON_HOURS = 48
const ORDER: readonly Alert['severity'][] = ['urgent', 'soon', 'info']

export function alertsOf(view: WeekView, input: Input): Alert[] {
  const found = [
    ...refused(view, input),
    ...slotsWithoutDriver(view, input),
    ...sessionsWithoutPeople(view, input),
    ...batches(view, input),
    ...leftOver(view, input),
    ...silentGroups(view),
    ...stale(view, input),
  ]
  return found.toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity))
}

const isOver = (at: string, now: Date) => Date.parse(at) < now.getTime()

function refused({ instance, gate, names, open }: WeekView, { language }: Input): Alert[] {
  return instance.refused.flatMap((one): Alert[] => {
    const refusal = gate.refusal(one.preparation, language)
    if (!refusal) return []
    const claims = open.claims.filter(({ id }) => one.claims.includes(id))
    return [
      {
        code: 'claims-refused',
        severity: 'urgent',
        refusal,
        claims: claims.map(({ id, groupId }) => ({ id, group: ref(names.group(groupId)) })),
      },
    ]
  })
}

/** Only those still to come; urgent when the plan counts on them. */
function slotsWithoutDriver(view: WeekView, { plan, now, language }: Input): Alert[] {
  const planned = plan && planResult(view, plan, language).slots
  return view.open.slots.flatMap((slot): Alert[] => {
    const at = view.rows.slotStops.find(({ slotId }) => slotId === slot.id)?.at
    if (slot.driverPersonId !== null || at === undefined || isOver(at, now)) return []
    const loads = planned?.find(({ id }) => id === slot.id)?.loads ?? []
    return [
      {
        code: 'slot-without-driver',
        severity: loads.length > 0 ? 'urgent' : 'soon',
        slot: slot.id,
        vehicle: view.names.vehicle(slot.vehicle),
        at,
        loads: loads.map(({ crop, to, quantityG }) => ({ crop, to, quantityG })),
      },
    ]
  })
}

function sessionsWithoutPeople({ rows, open, names }: WeekView, { now }: Input): Alert[] {
  return open.sessions
    .filter(({ id, startAt }) => {
      const answers = rows.availability.filter(({ sessionId }) => sessionId === id)
      return !isOver(startAt, now) && answers.every(({ answer }) => answer === 'no')
    })
    .map(({ id, kitchenId, startAt, seats }) => ({
      code: 'session-without-people',
      severity: 'soon',
      session: id,
      kitchen: names.kitchen(kitchenId),
      start: startAt,
      seats,
    }))
}

const called = ({ names }: WeekView, batch: Row<'batch'>) => ({
  batch: batch.id,
  crop: names.crop(batch.cropId),
  grade: batch.grade,
  producer: ref(names.producer(batch.producerId)),
})

/** Nobody asks for it, or not for all of it and it ends soon. */
function batches(view: WeekView, { now }: Input): Alert[] {
  return view.open.batches.flatMap((batch): Alert[] => {
    if (isOver(batch.availableUntil, now)) return []
    const claimedG = view.claimedG.get(batch.id) ?? 0
    const remainingG = batch.quantityG - claimedG
    const hours = (Date.parse(batch.availableUntil) - now.getTime()) / HOUR
    const severity = hours <= URGENT_HOURS ? 'urgent' : 'soon'
    if (claimedG === 0)
      return [{ code: 'batch-unclaimed', severity, ...called(view, batch), quantityG: batch.quantityG }]
    if (remainingG === 0 || hours > SOON_HOURS) return []
    const { availableUntil, processBy } = batch
    return [{ code: 'batch-ending', severity, ...called(view, batch), remainingG, availableUntil, processBy }]
  })
}

function leftOver(view: WeekView, { plan, language }: Input): Alert[] {
  if (!plan) return []
  return planResult(view, plan, language).leftovers.map(
    ({ batch, crop, grade, producer, leftG, reasons }) => ({
      code: 'left-over',
      severity: 'info',
      batch,
      crop,
      grade,
      producer,
      leftG,
      reasons,
    }),
  )
}

/** Groups that take part and have said nothing about any session; only while there is something to say. */
function silentGroups({ rows, open, names }: WeekView): Alert[] {
  if (open.sessions.length === 0 || rows.week.state !== 'open') return []
  const silent = rows.weekGroups.filter(
    ({ groupId }) => !rows.availability.some((one) => one.groupId === groupId),
  )
  if (silent.length === 0) return []
  const groups = silent.map(({ groupId }) => ref(names.group(groupId)))
  return [{ code: 'groups-silent', severity: 'soon', groups }]
}

function stale({ instance }: WeekView, { plan }: Input): Alert[] {
  if (!plan || changedLists(plan.instance, instance.problem).length === 0) return []
  return [{ code: 'plan-stale', severity: 'soon', plan: plan.id, createdAt: plan.createdAt }]
}
