import { groupBy, key } from '../grouping.ts'
import type { EquipmentItem, Treatment } from '../problem.ts'
import { clash, found, modeOn, type ProblemView, type SessionView } from '../problem-view.ts'
import type { Form } from './columns.ts'
import { addColumn, type LinearModel, type Term } from './linear-model.ts'

/** Items that are alike in everything but their id. */
export type ItemClass = {
  readonly items: readonly EquipmentItem[]
  readonly sessions: readonly SessionView[]
}

/** A column counting items (or cycles), and the cycles that each unit of it runs on one item. */
export type UseColumn = {
  readonly column: number
  readonly minutes: number
  readonly cycles: readonly { readonly treatment: string; readonly cycles: number; readonly jars: number }[]
}

/**
 * A class of items in a session. With `patterns`, each unit of a use column is one item running all the cycles
 * of one fullest pattern: every way to fill its time is part of one, and the relaxation knows that a
 * cycle does not fit half. In the lean form, and where there are too many patterns, the class is a single item, `uses`
 * count the cycles of one treatment, and `used` says whether it stands there.
 */
export type Stand = {
  readonly session: SessionView
  readonly itemClass: ItemClass
  readonly uses: readonly UseColumn[]
  readonly used: number | null
  /** How many of the class's items stand there. */
  readonly count: readonly Term[]
}

const MOST_PATTERNS = 150

/** The treatments wanted in each session decide which classes stand where, and what they can run. */
export function addStands(
  model: LinearModel,
  problem: ProblemView,
  { wanted, form }: { readonly wanted: ReadonlyMap<string, ReadonlySet<string>>; readonly form: Form },
): readonly Stand[] {
  return itemClasses(problem).flatMap((itemClass) => {
    const plans = itemClass.sessions.map((session) => {
      const modes = modesIn(problem, { itemClass, session, wanted })
      const lengths = modes.map(({ minutes }) => minutes)
      return {
        session,
        modes,
        patterns: form === 'tight' ? fullestPatterns(lengths, session.cycleMinutes) : null,
      }
    })
    const split = itemClass.items.length > 1 && plans.some(({ patterns }) => patterns === null)
    const classes = split ? itemClass.items.map((item) => ({ ...itemClass, items: [item] })) : [itemClass]
    return classes.flatMap((one) =>
      plans.flatMap(({ session, modes, patterns }) => {
        if (modes.length === 0) return []
        return patterns
          ? [patternStand(model, { session, itemClass: one, modes, patterns })]
          : [countStand(model, { session, itemClass: one, modes })]
      }),
    )
  })
}

type TreatmentMode = { readonly treatment: string; readonly minutes: number; readonly jars: number }

/** What an item of the class can run in a session of what is wanted there. */
function modesIn(
  problem: ProblemView,
  {
    itemClass: { items },
    session,
    wanted,
  }: {
    readonly itemClass: ItemClass
    readonly session: SessionView
    readonly wanted: ReadonlyMap<string, ReadonlySet<string>>
  },
): readonly TreatmentMode[] {
  const [item] = items
  const treatments = [...(wanted.get(session.id) ?? [])].map((id) => found(problem.treatments, id))
  return treatments.flatMap((treatment: Treatment): TreatmentMode[] => {
    const mode = item && modeOn(treatment, item)
    const runsThere = mode && mode.minutes <= session.cycleMinutes && (item?.powerW ?? 0) <= session.powerW
    return runsThere ? [{ treatment: treatment.id, minutes: mode.minutes, jars: mode.jarsPerCycle }] : []
  })
}

/** Every choice of how often to run each mode to which no further cycle can be added; null when too many. */
export function fullestPatterns(minutes: readonly number[], roomMinutes: number): readonly number[][] | null {
  const least = Math.min(...minutes)
  if (minutes.some((length) => length <= 0)) return null
  const patterns: number[][] = []
  const counts = minutes.map(() => 0)
  const fill = (index: number, room: number): boolean => {
    const length = minutes[index]
    if (length === undefined) {
      if (room < least) patterns.push([...counts])
      return patterns.length <= MOST_PATTERNS
    }
    for (let count = Math.floor(room / length); count >= 0; count--) {
      counts[index] = count
      if (!fill(index + 1, room - count * length)) return false
    }
    counts[index] = 0
    return true
  }
  return fill(0, roomMinutes) ? patterns : null
}

function patternStand(
  model: LinearModel,
  {
    session,
    itemClass,
    modes,
    patterns,
  }: {
    readonly session: SessionView
    readonly itemClass: ItemClass
    readonly modes: readonly TreatmentMode[]
    readonly patterns: readonly number[][]
  },
): Stand {
  const uses = patterns.map((counts, index) => ({
    column: addColumn(model, {
      name: `w[${session.id},${itemClass.items[0]?.id},${index}]`,
      upper: itemClass.items.length,
      integer: true,
    }),
    minutes: modes.reduce((total, { minutes }, mode) => total + minutes * (counts[mode] ?? 0), 0),
    cycles: modes.flatMap(({ treatment, jars }, mode) => {
      const cycles = counts[mode] ?? 0
      return cycles > 0 ? [{ treatment, cycles, jars: cycles * jars }] : []
    }),
  }))
  return { session, itemClass, uses, used: null, count: uses.map(({ column }) => [column, 1] as const) }
}

function countStand(
  model: LinearModel,
  {
    session,
    itemClass,
    modes,
  }: {
    readonly session: SessionView
    readonly itemClass: ItemClass
    readonly modes: readonly TreatmentMode[]
  },
): Stand {
  const where = `${session.id},${itemClass.items[0]?.id}`
  const uses = modes.map(({ treatment, minutes, jars }) => ({
    column: addColumn(model, {
      name: `w[${where},${treatment}]`,
      upper: Math.floor(session.cycleMinutes / minutes),
      integer: true,
    }),
    minutes,
    cycles: [{ treatment, cycles: 1, jars }],
  }))
  const used = addColumn(model, { name: `m[${where}]`, upper: 1, integer: true })
  return { session, itemClass, uses, used, count: [[used, 1]] }
}

/**
 * Items of the same kind and power that may stand in the same sessions, where counting them is exact: each
 * session's earlier clashing sessions must clash among themselves, so that whoever is free can be sent
 * (a perfect elimination order). Elsewhere every item is its own class.
 */
function itemClasses(problem: ProblemView): readonly ItemClass[] {
  const alike = groupBy(problem.equipment.values(), ({ kind, powerW, sessions }) =>
    key(kind, String(powerW), ...[...sessions].sort()),
  )
  return [...alike.values()].flatMap((items): ItemClass[] => {
    const sessions = items[0].sessions
      .map((id) => found(problem.sessions, id))
      .sort((a, b) => a.startMs - b.startMs || (a.id < b.id ? -1 : 1))
    if (items.length === 1) return [{ items, sessions }]
    const exact = sessions.every((_, index) => isClique(problem, earlierClashes(problem, sessions, index)))
    return exact ? [{ items, sessions }] : items.map((item) => ({ items: [item], sessions }))
  })
}

/** The sessions before the one at `index` that an item cannot share with it; `sessions` are by start. */
export function earlierClashes(
  { problem }: ProblemView,
  sessions: readonly SessionView[],
  index: number,
): readonly SessionView[] {
  const session = sessions[index]
  if (session === undefined) return []
  return sessions.slice(0, index).filter((earlier) => clash(earlier, session, problem.moveMinutes))
}

export function isClique({ problem }: ProblemView, sessions: readonly SessionView[]): boolean {
  return sessions.every((a, index) =>
    sessions.slice(index + 1).every((b) => clash(a, b, problem.moveMinutes)),
  )
}
