import type { Plan } from './plan.ts'

/**
 * The instance wire format (`bocal.instance/1`): all data of one planning run.
 *
 * Units are whole numbers: mass in grams (`…G`), money in euro cents, time in minutes, volume in
 * millilitres, CO2 in grams. Instants are ISO 8601 with an offset. Ids are opaque strings, unique
 * within their list.
 */
export type Problem = {
  readonly schema: typeof INSTANCE_SCHEMA
  readonly name?: string
  readonly timeZone?: string
  readonly crops: readonly Crop[]
  readonly places: readonly Place[]
  readonly batches: readonly Batch[]
  readonly slots: readonly Slot[]
  readonly kitchens: readonly Kitchen[]
  readonly sessions: readonly Session[]
  readonly equipment: readonly EquipmentItem[]
  /** Least minutes between two sessions at different kitchens that share an item. */
  readonly moveMinutes: number
  readonly processes: readonly Treatment[]
  readonly recipes: readonly Recipe[]
  readonly jarStock: readonly JarStock[]
  readonly groups: readonly Group[]
  readonly claims: readonly Claim[]
  readonly pins: readonly Pin[]
  /** The plan already published, when re-planning. */
  readonly previous?: Plan
  readonly policy: Policy
}

export const INSTANCE_SCHEMA = 'bocal.instance/1'

export type Crop = { readonly id: string }

export type Place = { readonly id: string; readonly lat: number; readonly lon: number }

/** `A` firm, `B` ripe, `C` overripe or split, for today. */
export type Grade = 'A' | 'B' | 'C'

/** A grower's posted surplus. It leaves in whole crates; a visit takes nothing or at least `minPickupG`. */
export type Batch = {
  readonly id: string
  readonly crop: string
  readonly grade: Grade
  readonly place: string
  readonly quantityG: number
  /** Grams per crate; 1 = loose. */
  readonly crateG: number
  readonly minPickupG: number
  readonly availableFrom: string
  readonly availableUntil: string
  /** In a pot or in someone's hands by then. */
  readonly processBy: string
  readonly centsPerKg: number
}

export type Stop = { readonly place: string; readonly at: string; readonly kind: 'pickup' | 'dropoff' }

/** One vehicle, one ordered, timed tour. `fixedCents` and `co2G` are spent once, if it drives at all. */
export type Slot = {
  readonly id: string
  /** For the whole tour's load. */
  readonly capacityG: number
  readonly fixedCents: number
  readonly co2G: number
  readonly stops: readonly Stop[]
}

export type Kitchen = { readonly id: string; readonly place: string; readonly powerW: number }

/** A kitchen booked for a while. */
export type Session = {
  readonly id: string
  readonly kitchen: string
  readonly start: string
  readonly end: string
  readonly setupMinutes: number
  /** Washing and cutting before the first load. */
  readonly prepMinutes: number
  readonly cleanupMinutes: number
  readonly seats: number
  readonly fixedCents: number
}

/** ONE physical item, and the sessions where it may stand. */
export type EquipmentItem = {
  readonly id: string
  readonly kind: string
  readonly powerW: number
  readonly sessions: readonly string[]
}

/** One cycle on one kind of equipment: minutes from come-up to unloading, and the jars it holds. */
export type Mode = { readonly kind: string; readonly minutes: number; readonly jarsPerCycle: number }

/** A heat treatment of a jar size: a `process` on the wire, renamed because Node has a global `process`. */
export type Treatment = { readonly id: string; readonly on: readonly Mode[] }

export type Input = { readonly crop: string; readonly grades: readonly Grade[]; readonly gPerJar: number }

export type Recipe = {
  readonly id: string
  readonly jarMl: number
  readonly inputs: readonly Input[]
  readonly labourMinutesPerJar: number
  /** A treatment's id; null needs no equipment (lacto-fermentation, drying). */
  readonly process: string | null
}

/** The pooled jars of a size, over all sessions. */
export type JarStock = { readonly jarMl: number; readonly count: number }

export type Group = {
  readonly id: string
  readonly members: number
  readonly maxSessions: number
  /** Sessions it could attend, with all its members or not at all. */
  readonly sessions: readonly string[]
  /** Places where it can fetch fresh produce. */
  readonly pickupPlaces: readonly string[]
}

/** Up to `jars` of a recipe: nothing, or at least `minJars`. */
export type JarClaim = {
  readonly id: string
  readonly group: string
  readonly recipe: string
  readonly jars: number
  readonly minJars: number
}

/** Up to `freshG` of a crop, of that very batch if one is named: nothing, or at least `minG`. */
export type FreshClaim = {
  readonly id: string
  readonly group: string
  readonly crop: string
  readonly batch: string | null
  readonly freshG: number
  readonly minG: number
}

export type Claim = JarClaim | FreshClaim

export type Pin =
  | { readonly pin: 'attendance'; readonly group: string; readonly session: string; readonly value: boolean }
  | { readonly pin: 'slot'; readonly slot: string; readonly used: boolean }
  | {
      readonly pin: 'run'
      readonly session: string
      readonly recipe: string
      readonly min?: number
      readonly max?: number
    }
  | {
      readonly pin: 'load'
      readonly batch: string
      readonly slot: string
      readonly min?: number
      readonly max?: number
    }

export type ObjectiveName = 'rescue' | 'fairness' | 'cost' | 'co2' | 'changes'

export type Policy = {
  readonly tierG: number
  readonly tierWeights: readonly number[]
  readonly objectives: readonly { readonly name: ObjectiveName; readonly tolerance: number }[]
}
