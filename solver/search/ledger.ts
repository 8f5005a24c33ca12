import type { Arcs } from '../arcs.ts'
import { groupBy, key } from '../grouping.ts'
import type { Load } from '../plan.ts'
import type { Claim, EquipmentItem, Group } from '../problem.ts'
import {
  type BatchView,
  claimRange,
  clash,
  found,
  isJarClaim,
  type ProblemView,
  type SessionView,
  type SlotView,
} from '../problem-view.ts'

/**
 * A plan under way, and what is left of everything: what a coordinator keeps on paper. Every entry is
 * journalled, so that a move can be tried for real, weighed, and taken back.
 */
export type Ledger = Manner & {
  readonly view: ProblemView
  readonly batches: ReadonlyMap<string, BatchState>
  readonly slots: ReadonlyMap<string, SlotState>
  readonly sessions: ReadonlyMap<string, SessionState>
  /** Fresh claims, by (place where their group fetches, crop). */
  readonly freshAt: ReadonlyMap<string, readonly ClaimState[]>
  readonly groups: ReadonlyMap<string, GroupState>
  readonly claims: ReadonlyMap<string, ClaimState>
  readonly items: ReadonlyMap<string, ItemState>
  /** Jars left in the pool, by size. */
  readonly jarsLeft: Map<number, number>
  /** Grams loaded, by (batch, slot). */
  readonly visitedG: Map<string, number>
  /** Grams at handover places that nobody has yet, by (batch, slot, place). */
  readonly atPlaces: Map<string, number>
  /** Rows of the plan under way: amounts by the key of their ids. */
  readonly rows: Readonly<Record<RowList, Map<string, number>>>
  /** Most grams of a (batch, slot), and most jars of a (session, recipe), where a pin says so. */
  readonly caps: Map<string, number>
  /** How many slots have a load. */
  readonly tally: { running: number }
  /** Undoes, the latest last. */
  readonly journal: (() => void)[]
}

export type Manner = {
  /** Whether a session invites all it has seats for, or only those it needs. */
  readonly generous: boolean
}

export type RowList = 'loads' | 'attendance' | 'cycles' | 'runs' | 'ingredients' | 'shares' | 'handovers'

export type BatchState = { readonly view: BatchView; leftG: number; readonly routes: Route[] }
export type SlotState = { readonly view: SlotView; leftG: number; visits: number; readonly routes: Route[] }
export type ItemState = { readonly item: EquipmentItem; readonly uses: Map<SessionState, number> }
export type GroupState = {
  readonly group: Group
  readonly attends: SessionState[]
  /** Sessions it must not attend. */
  readonly barred: Set<string>
  receivedG: number
}
export type ClaimState = {
  readonly claim: Claim
  readonly group: GroupState
  readonly least: number
  readonly most: number
  got: number
}
export type SessionState = {
  readonly view: SessionView
  members: number
  spentMinutes: number
  watts: number
  readonly items: readonly ItemState[]
  /** Jars that fit in cycles already planned, by treatment. */
  readonly room: Map<string, number>
  /** Grams loaded for it that no run uses yet, by batch. */
  readonly there: Map<BatchState, number>
  readonly routes: Route[]
  /** Of groups that could come, by recipe. */
  readonly claimsOf: Map<string, ClaimState[]>
}

/** An arc between the ledger's states: to a session, or to a handover place. */
export type Route = {
  readonly batch: BatchState
  readonly slot: SlotState
  readonly visit: string
} & (
  | { readonly session: SessionState; readonly place?: never }
  | { readonly place: string; readonly session?: never }
)

export function openLedger(
  view: ProblemView,
  arcs: Arcs,
  { generous }: Manner = { generous: false },
): Ledger {
  const items = mapStates(view.equipment, (item): ItemState => ({ item, uses: new Map() }))
  const standing = groupBy(
    [...items.values()].flatMap((state) => state.item.sessions.map((session) => ({ state, session }))),
    (row) => row.session,
  )
  const batches = mapStates(
    view.batches,
    (batch): BatchState => ({ view: batch, leftG: batch.quantityG, routes: [] }),
  )
  const slots = mapStates(
    view.slots,
    (slot): SlotState => ({ view: slot, leftG: slot.capacityG, visits: 0, routes: [] }),
  )
  const sessions = mapStates(
    view.sessions,
    (session): SessionState => ({
      view: session,
      members: 0,
      spentMinutes: 0,
      watts: 0,
      items: (standing.get(session.id) ?? []).map((row) => row.state),
      room: new Map(),
      there: new Map(),
      routes: [],
      claimsOf: new Map(),
    }),
  )
  const groups = mapStates(
    view.groups,
    (group): GroupState => ({
      group,
      attends: [],
      barred: new Set(),
      receivedG: 0,
    }),
  )
  const claims = mapStates(
    view.claims,
    (claim): ClaimState => ({
      claim,
      group: found(groups, claim.group),
      ...claimRange(claim),
      got: 0,
    }),
  )
  for (const state of claims.values()) {
    if (!isJarClaim(state.claim)) continue
    for (const id of state.group.group.sessions)
      append(found(sessions, id).claimsOf, state.claim.recipe, state)
  }
  const freshAt = new Map<string, ClaimState[]>()
  for (const state of claims.values()) {
    if (isJarClaim(state.claim)) continue
    for (const place of state.group.group.pickupPlaces) append(freshAt, key(place, state.claim.crop), state)
  }
  for (const arc of [...arcs.sessions, ...arcs.places]) {
    const batch = found(batches, arc.batch.id)
    const slot = found(slots, arc.slot.id)
    const ends = { batch, slot, visit: key(arc.batch.id, arc.slot.id) }
    const session = 'session' in arc ? found(sessions, arc.session.id) : undefined
    const route: Route =
      'session' in arc ? { ...ends, session: found(sessions, arc.session.id) } : { ...ends, place: arc.place }
    batch.routes.push(route)
    slot.routes.push(route)
    session?.routes.push(route)
  }
  return {
    view,
    batches,
    slots,
    sessions,
    freshAt,
    groups,
    claims,
    items,
    jarsLeft: new Map(view.jarStock),
    visitedG: new Map(),
    atPlaces: new Map(),
    rows: {
      loads: new Map(),
      attendance: new Map(),
      cycles: new Map(),
      runs: new Map(),
      ingredients: new Map(),
      shares: new Map(),
      handovers: new Map(),
    },
    caps: new Map(),
    generous,
    tally: { running: 0 },
    journal: [],
  }
}

function mapStates<View, State>(views: ReadonlyMap<string, View>, state: (view: View) => State) {
  return new Map([...views].map(([id, view]) => [id, state(view)]))
}

function append<Row>(lists: Map<string, Row[]>, at: string, row: Row): void {
  const list = lists.get(at)
  if (list === undefined) lists.set(at, [row])
  else list.push(row)
}

/** Takes back everything since the journal had that length. */
export function undoTo({ journal }: Ledger, length: number): void {
  while (journal.length > length) journal.pop()?.()
}

/** Adds to an amount of a map, in the journal. */
export function add<Key>({ journal }: Ledger, map: Map<Key, number>, at: Key, amount: number): void {
  const before = map.get(at)
  map.set(at, (before ?? 0) + amount)
  journal.push(() => {
    if (before === undefined) map.delete(at)
    else map.set(at, before)
  })
}

/** Grams that a vehicle may still take on this route, in whole crates: none where the minimum is out of reach. */
export function mostOn(ledger: Ledger, { batch, slot, visit }: Route): number {
  const visitedG = ledger.visitedG.get(visit) ?? 0
  const capG = (ledger.caps.get(visit) ?? Number.POSITIVE_INFINITY) - visitedG
  const { crateG, minPickupG } = batch.view
  const mostG = Math.floor(Math.min(batch.leftG, slot.leftG, capG) / crateG) * crateG
  return mostG > 0 && visitedG + mostG >= minPickupG ? mostG : 0
}

/** Loads at least `neededG` on the route, in whole crates and no less than a visit's minimum; answers the grams. */
export function load(ledger: Ledger, route: Route, neededG: number): number {
  const { batch, slot, visit, session, place } = route
  const { crateG, minPickupG } = batch.view
  const leastG = minPickupG - (ledger.visitedG.get(visit) ?? 0)
  const wantedG = Math.ceil(Math.max(neededG, leastG) / crateG) * crateG
  const quantityG = Math.min(wantedG, mostOn(ledger, route))
  const ids = { batch: batch.view.id, slot: slot.view.id }
  if (quantityG === 0) return 0
  if (session === undefined) enterLoad(ledger, { ...ids, place, quantityG })
  else enterLoad(ledger, { ...ids, session: session.view.id, quantityG })
  return quantityG
}

/** Enters a load as it stands in a plan. */
export function enterLoad(ledger: Ledger, row: Load): void {
  const { quantityG } = row
  const batch = found(ledger.batches, row.batch)
  const slot = found(ledger.slots, row.slot)
  const starts = slot.visits === 0 ? 1 : 0
  batch.leftG -= quantityG
  slot.leftG -= quantityG
  slot.visits += 1
  ledger.tally.running += starts
  ledger.journal.push(() => {
    batch.leftG += quantityG
    slot.leftG += quantityG
    slot.visits -= 1
    ledger.tally.running -= starts
  })
  add(ledger, ledger.visitedG, key(row.batch, row.slot), quantityG)
  if ('session' in row) {
    add(ledger, ledger.rows.loads, key('session', row.batch, row.slot, row.session), quantityG)
    add(ledger, found(ledger.sessions, row.session).there, batch, quantityG)
  } else {
    add(ledger, ledger.rows.loads, key('place', row.batch, row.slot, row.place), quantityG)
    add(ledger, ledger.atPlaces, key(row.batch, row.slot, row.place), quantityG)
  }
}

/** Whether the group attends, or could still come. */
export function canAttend({ group, attends, barred }: GroupState, session: SessionState): boolean {
  if (attends.includes(session)) return true
  return (
    !barred.has(session.view.id) &&
    attends.length < group.maxSessions &&
    session.members + group.members <= session.view.seats &&
    attends.every((other) => !clash(other.view, session.view, 0))
  )
}

export function attend(ledger: Ledger, state: GroupState, session: SessionState): void {
  state.attends.push(session)
  session.members += state.group.members
  ledger.journal.push(() => {
    state.attends.pop()
    session.members -= state.group.members
  })
  add(ledger, ledger.rows.attendance, key(state.group.id, session.view.id), 1)
}

/** A claim gets more: jars of `gramsEach`, or grams (of 1 each). */
export function give(ledger: Ledger, claim: ClaimState, amount: number, gramsEach: number): void {
  const grams = amount * gramsEach
  claim.got += amount
  claim.group.receivedG += grams
  ledger.journal.push(() => {
    claim.got -= amount
    claim.group.receivedG -= grams
  })
}
