import { sum } from './grouping.ts'
import type {
  Batch,
  Claim,
  EquipmentItem,
  FreshClaim,
  Group,
  JarClaim,
  Mode,
  Problem,
  Recipe,
  Session,
  Slot,
  Stop,
  Treatment,
} from './problem.ts'

/** Instants as milliseconds since the epoch, so that they compare. */
export type BatchView = Batch & {
  readonly availableFromMs: number
  readonly availableUntilMs: number
  readonly processByMs: number
}

export type StopView = Stop & { readonly atMs: number }

export type SlotView = Omit<Slot, 'stops'> & { readonly stops: readonly StopView[] }

export type SessionView = Session & {
  /** Of its kitchen. */
  readonly place: string
  readonly powerW: number
  readonly startMs: number
  readonly endMs: number
  /** The latest a drop-off may come: `start + setupMinutes`. */
  readonly readyMs: number
  /** `end - start - setupMinutes - cleanupMinutes`. */
  readonly workingMinutes: number
  /** Working minutes less `prepMinutes`: before that nothing is washed and cut for a first cycle. */
  readonly cycleMinutes: number
}

export type RecipeView = Recipe & {
  /** Grams of produce that one jar rescues. */
  readonly jarG: number
}

/** A problem with its lists by id, its instants parsed and its derived minutes: made once, read by all. */
export type ProblemView = {
  readonly problem: Problem
  readonly batches: ReadonlyMap<string, BatchView>
  readonly slots: ReadonlyMap<string, SlotView>
  readonly sessions: ReadonlyMap<string, SessionView>
  readonly equipment: ReadonlyMap<string, EquipmentItem>
  readonly treatments: ReadonlyMap<string, Treatment>
  readonly recipes: ReadonlyMap<string, RecipeView>
  readonly groups: ReadonlyMap<string, Group>
  readonly claims: ReadonlyMap<string, Claim>
  /** Jars in the pool, by size. */
  readonly jarStock: ReadonlyMap<number, number>
}

export const isJarClaim = (claim: Claim): claim is JarClaim => 'recipe' in claim

export const isFreshClaim = (claim: Claim): claim is FreshClaim => 'crop' in claim

/** What a claim asks for, and the least it takes if it gets anything: jars, or grams. */
export const claimRange = (claim: Claim): { readonly least: number; readonly most: number } =>
  isJarClaim(claim) ? { least: claim.minJars, most: claim.jars } : { least: claim.minG, most: claim.freshG }

/** How the item runs the treatment, if it can. */
export function modeOn(treatment: Treatment, item: EquipmentItem): Mode | undefined {
  return treatment.on.find((mode) => mode.kind === item.kind)
}

/** Whether one item, or one group, cannot be in both: they overlap, or the way between is too short. */
export function clash(a: SessionView, b: SessionView, moveMinutes: number): boolean {
  const [first, second] = a.startMs <= b.startMs ? [a, b] : [b, a]
  const moveMs = first.kitchen === second.kitchen ? 0 : moveMinutes * 60_000
  return second.startMs < first.endMs + moveMs
}

/** Expects a valid problem (see `validate`). */
export function viewProblem(problem: Problem): ProblemView {
  const kitchens = byId(problem.kitchens)
  return {
    problem,
    batches: byId(problem.batches.map(viewBatch)),
    slots: byId(problem.slots.map(viewSlot)),
    sessions: byId(
      problem.sessions.map((session) => {
        const kitchen = found(kitchens, session.kitchen)
        return viewSession(session, kitchen.place, kitchen.powerW)
      }),
    ),
    equipment: byId(problem.equipment),
    treatments: byId(problem.processes),
    recipes: byId(
      problem.recipes.map((recipe) => ({ ...recipe, jarG: sum(recipe.inputs, (input) => input.gPerJar) })),
    ),
    groups: byId(problem.groups),
    claims: byId(problem.claims),
    jarStock: new Map(problem.jarStock.map((stock) => [stock.jarMl, stock.count])),
  }
}

/** The row of that id. A missing one is a programming error: validation and the plan's view refuse it before. */
export function found<Row>(rows: ReadonlyMap<string, Row>, id: string): Row {
  const row = rows.get(id)
  if (row === undefined) throw new Error(`nothing has the id ${JSON.stringify(id)}`)
  return row
}

function byId<Row extends { readonly id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.id, row]))
}

function viewBatch(batch: Batch): BatchView {
  return {
    ...batch,
    availableFromMs: Date.parse(batch.availableFrom),
    availableUntilMs: Date.parse(batch.availableUntil),
    processByMs: Date.parse(batch.processBy),
  }
}

function viewSlot(slot: Slot): SlotView {
  return { ...slot, stops: slot.stops.map((stop) => ({ ...stop, atMs: Date.parse(stop.at) })) }
}

function viewSession(session: Session, place: string, powerW: number): SessionView {
  const startMs = Date.parse(session.start)
  const endMs = Date.parse(session.end)
  const workingMinutes = (endMs - startMs) / 60_000 - session.setupMinutes - session.cleanupMinutes
  return {
    ...session,
    place,
    powerW,
    startMs,
    endMs,
    readyMs: startMs + session.setupMinutes * 60_000,
    workingMinutes,
    cycleMinutes: workingMinutes - session.prepMinutes,
  }
}
