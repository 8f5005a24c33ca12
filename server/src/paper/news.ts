/**
 * What people are told, as data: the sentences are made from it in the receiver's language when it is read, sent
 * or copied. To tell something new, add its kind here and its sentences in `server/src/messages/news-*.ts` (they do
 * not compile without), and call `tell` in the transaction in which it happens.
 *
 * Facts hold names as they were then, and nothing a receiver may not see: places by name and commune, never an
 * address, never a note about somebody else's surplus.
 */
import type { Names } from '../../contract/index.ts'

type Jars = { readonly names: Names; readonly jarMl: number; readonly jars: number }
/** Kilos of a crop. */
export type Amount = { readonly crop: Names; readonly quantityG: number }
type Here = { readonly place: string; readonly at: string }
export type When = { readonly kitchen: string; readonly start: string; readonly end: string }
/** What somebody saw to: kilos, jars, or a session. */
export type Thing = Amount | Jars | When

/** What coordinators do for somebody else; the audit's own words. */
const ACTS_FOR_OTHERS = [
  'batch.post',
  'batch.change',
  'batch.withdraw',
  'claim.make',
  'claim.change',
  'claim.withdraw',
  'availability.answer',
  'availability.take-back',
  'proposal.accept',
  'proposal.decline',
  'proposal.another-time',
  'instant-offer.open',
  'instant-claim.take',
  'instant-claim.change',
  'instant-claim.withdraw',
  'departure.note',
] as const
export type ActForOthers = (typeof ACTS_FOR_OTHERS)[number]

/** By kind; `week` is a week's title. */
export type Facts = {
  /** To groups and producers: a week takes surpluses and claims. */
  'week-opened': { week: string; startsOn: string; endsOn: string; claimsCloseAt: string }
  'week-changed': { week: string; startsOn: string; endsOn: string; claimsCloseAt: string }
  'week-closed': { week: string }
  /** To a group: what the published plan asks and gives; `again` when an earlier plan had asked it something. */
  proposed: {
    week: string
    again: boolean
    sessions: readonly (When & { readonly jars: readonly Jars[] })[]
    fresh: readonly (Amount & Here)[]
    /** Claims that get nothing. */
    unserved: readonly Names[]
  }
  'not-proposed': { week: string; again: boolean; unserved: readonly Names[] }
  /** To a producer: what is fetched and what stays. */
  collected: {
    week: string
    again: boolean
    pickups: readonly (Amount & Here)[]
    left: readonly Amount[]
  }
  /** To a driver; without stops the plan does without the tour. */
  tour: { week: string; stops: readonly (Here & { readonly kind: 'pickup' | 'dropoff' })[] }
  /** To coordinators. */
  answered: {
    week: string
    group: string
    state: 'accepted' | 'declined' | 'countered' | 'taken-back'
    note: string
  }
  /** To those whose affairs a coordinator saw to; `undoUntil` while they can take it back. */
  'on-behalf': { by: string; act: ActForOthers; what: Thing | null; undoUntil: string | null }
  /** To a group: a new batch of which it could make something in time. At most one a day. */
  'batch-fits': {
    week: string
    producer: string
    batch: Amount
    until: string
    makes: Jars
    session: Pick<When, 'kitchen' | 'start'>
  }
  'batch-less': { producer: string; crop: Names; beforeG: number; quantityG: number; until: string }
  /** What was less or gone is not after all; `beforeG` 0 when it was gone. */
  'batch-more': { producer: string; crop: Names; beforeG: number; quantityG: number }
  'batch-withdrawn': { producer: string; crop: Names; quantityG: number }
  'session-changed': { week: string; before: When; after: When }
  'session-withdrawn': { week: string; before: When }
  /** It was withdrawn, and takes place after all. */
  'session-back': { week: string; session: When }
  /** A tour that something of theirs was to travel on. */
  'slot-changed': { week: string; at: string }
  'slot-withdrawn': { week: string; at: string }
  'slot-back': { week: string; at: string }
  /** To coordinators, and to kitchen leads when it was to stand in sessions ahead. */
  'equipment-out': { item: string; gone: boolean; sessions: readonly When[] }
  'equipment-back': { item: string; sessions: readonly When[] }
  /** To those who have to come or to drive. */
  'session-added': { week: string; session: When }
  'slot-added': { week: string; at: string }
  /** To coordinators: a claim that the published plan serves. */
  'claim-withdrawn': { week: string; group: string; what: Thing }
  /** To a producer: what a tour took, as counted. */
  left: { crop: Names; plannedG: number; leftG: number }
  /** To those who count on it; `replan` to coordinators. */
  'left-less': { producer: string; crop: Names; plannedG: number; leftG: number; replan: boolean }
  paid: { by: string; crop: Names; cents: number; undone: boolean }
  'handed-out': { by: string; what: readonly Thing[]; undone: boolean }
  /** To groups: an urgent batch of which they may take some at once. */
  'urgent-opened': {
    producer: string
    crop: Names
    quantityG: number
    capG: number
    place: string
    until: string
  }
  /** To a producer: what a group has of an urgent batch now, and had before. */
  took: { group: string; crop: Names; beforeG: number; quantityG: number; until: string }
  /** To its producer, and to coordinators when something is left. */
  'urgent-over': { producer: string; crop: Names; takenG: number; leftG: number }
  invited: { by: string; movement: string; until: string }
  /** To a group, about its people; `last`: to coordinators, there is nobody left in it. */
  joined: { name: string; group: string }
  'left-group': { name: string; group: string; last: boolean }
  /** `parties`: groups and producers by name. */
  roles: { by: string; parties: readonly string[]; hats: readonly Hat[] }
  'second-factor-reset': { by: string }
}

type Hat = 'coordinator' | 'admin' | 'driver' | 'kitchen_lead'

export type Kind = keyof Facts
export type News = { [K in Kind]: { readonly kind: K; readonly facts: Facts[K] } }[Kind]
