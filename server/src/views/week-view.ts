/** One state of a week with everything that answers about it are made from. */
import {
  people,
  producers,
  type Row,
  type Store,
  safetyRules,
  vehicles,
  type WeekRows,
  weekOf,
  weekRows,
} from '@bocal/db'
import type { Week } from '../../contract/index.ts'
import { claimedByBatch, takenAtOnceG } from '../planning/demand.ts'
import { instanceOfWeek, notHeld } from '../planning/instance.ts'
import { type NameBook, nameBook, ref } from './names.ts'
import { type Gate, safetyGate } from './safety-gate.ts'

export type WeekView = {
  readonly rows: WeekRows & { readonly producers: readonly Row<'producer'>[] }
  readonly publishedPlanId: string | null
  readonly names: NameBook
  readonly gate: Gate
  /** Rows that are not withdrawn. */
  readonly open: {
    readonly batches: readonly Row<'batch'>[]
    readonly claims: readonly Row<'claim'>[]
    readonly slots: readonly Row<'slot'>[]
    readonly sessions: readonly Row<'session'>[]
  }
  /** What the planner sees of it. */
  readonly instance: ReturnType<typeof instanceOfWeek>
  /** Grams per batch that groups took at once, and that claims that may be planned ask for, as `claimedByBatch` pours them. */
  readonly claimedG: ReadonlyMap<string, number>
}

/** Undefined when the movement has no such week. */
export function weekView(
  store: Store,
  key: { movementId: string; weekId: string },
): Promise<WeekView | undefined> {
  return store.read(async () => {
    const rows = await weekRows(store, key)
    const week = await weekOf(store, { movementId: key.movementId, id: key.weekId })
    if (!rows || !week) return undefined
    const named = {
      ...rows,
      producers: await producers(store, key),
      people: await people(store, { movementId: key.movementId }),
      vehicles: await vehicles(store),
      safetyRules: await safetyRules(store),
    }
    const names = nameBook(named)
    const instance = instanceOfWeek(rows)
    const gate = safetyGate(rows, names)
    const open = openRows(rows)
    return {
      rows: named,
      publishedPlanId: week.publishedPlanId,
      names,
      gate,
      open,
      instance,
      claimedG: claimedIn(
        rows,
        open.claims.filter(
          ({ preparationId }) => preparationId === null || gate.verdict(preparationId)?.allowed,
        ),
      ),
    }
  })
}

const openRows = (rows: WeekRows): WeekView['open'] => ({
  batches: rows.batches.filter(({ state }) => state === 'posted'),
  claims: rows.claims.filter(({ state }) => state === 'pending'),
  slots: rows.slots.filter(({ state }) => state === 'planned'),
  sessions: rows.sessions.filter(({ state }) => state === 'planned'),
})

/** What the week would be with other rows; the gate and who asked for what stay as they were. */
export const withRows = (view: WeekView, rows: WeekView['rows']): WeekView => ({
  ...view,
  rows,
  open: openRows(rows),
  instance: instanceOfWeek(rows),
})
function claimedIn(rows: WeekRows, claims: WeekRows['claims']): ReadonlyMap<string, number> {
  const batches = notHeld(rows).filter(({ state }) => state === 'posted')
  const asked = claimedByBatch({ batches, claims, preparationInputs: rows.preparationInputs })
  return new Map([...asked].map(([id, grams]) => [id, grams + takenAtOnceG(rows, id)]))
}

export const inputsOf = (rows: Pick<WeekRows, 'preparationInputs'>, preparationId: string) =>
  rows.preparationInputs
    .filter((input) => input.preparationId === preparationId)
    .map(({ cropId, grades, gPerJar }) => ({ crop: cropId, grades, gPerJar }))

/** The week itself, as the contract tells it. */
export function weekAnswer({ rows, names, publishedPlanId }: WeekView): Week {
  const { week, movement } = rows
  const members = new Map(rows.groups.map((group) => [group.id, group.members]))
  return {
    id: week.id,
    version: week.version,
    title: week.title,
    startsOn: week.startsOn,
    endsOn: week.endsOn,
    claimsCloseAt: week.claimsCloseAt,
    state: week.state,
    timeZone: movement.timeZone,
    policy: {
      ...week.policy,
      tierWeights: [...week.policy.tierWeights],
      objectives: [...week.policy.objectives],
    },
    jars: rows.weekJars.map(({ jarMl, count }) => ({ jarMl, count })),
    groups: rows.weekGroups.map(({ groupId, maxSessions }) => ({
      group: ref(names.group(groupId)),
      members: members.get(groupId) ?? 0,
      maxSessions,
    })),
    publishedPlan: publishedPlanId,
  }
}
