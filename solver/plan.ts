/** The plan wire format (`bocal.plan/1`), and what an outcome of planning is. */
import type { LinearEngine } from './linear/engine.ts'
import type { ObjectiveName, Pin } from './problem.ts'
import type { Assurance } from './second/assure.ts'

export const PLAN_SCHEMA = 'bocal.plan/1'

/** Crates of a batch on a slot, for a session's kitchen or for a handover place: exactly one of the two. */
export type Load =
  | { readonly batch: string; readonly slot: string; readonly session: string; readonly quantityG: number }
  | { readonly batch: string; readonly slot: string; readonly place: string; readonly quantityG: number }

export type Plan = {
  readonly schema: typeof PLAN_SCHEMA
  readonly loads: readonly Load[]
  /** Who comes. */
  readonly attendance: readonly { readonly group: string; readonly session: string }[]
  /** What each item runs. */
  readonly cycles: readonly {
    readonly session: string
    readonly equipment: string
    readonly process: string
    readonly cycles: number
  }[]
  /** What is made. */
  readonly runs: readonly { readonly session: string; readonly recipe: string; readonly jars: number }[]
  /** Which batch goes into which run: the traceability of every jar. */
  readonly ingredients: readonly {
    readonly session: string
    readonly recipe: string
    readonly batch: string
    readonly quantityG: number
  }[]
  /** Who takes jars home. */
  readonly shares: readonly { readonly claim: string; readonly session: string; readonly jars: number }[]
  /** Who takes fresh produce, from which load. */
  readonly handovers: readonly {
    readonly claim: string
    readonly batch: string
    readonly slot: string
    readonly place: string
    readonly quantityG: number
  }[]
}

/** Names of the engines; `auto` is resolved before an outcome names one. */
export type Engine = 'highs' | 'lp-solver' | 'greedy'

/** One objective of the policy, in its own unit (grams, weighted grams, cents). */
export type ObjectiveResult = {
  readonly name: ObjectiveName
  /** Reached when this objective was optimised. */
  readonly best: number
  /** Proven for that stage: no plan that keeps the earlier objectives within tolerance beats it. */
  readonly bound: number
  /** |best − bound| / max(1, |best|). */
  readonly gap: number
  /** In the final plan, which may have spent the tolerance. */
  readonly value: number
}

export type Scores = Readonly<Record<ObjectiveName, number>> & {
  readonly jars: number
  readonly groupsServed: number
  readonly leastPerMemberG: number
}

export type Violation = { readonly rule: number | 'reference' | 'integer'; readonly text: string }

export type Judgement = {
  readonly feasible: boolean
  readonly violations: readonly Violation[]
  readonly scores: Scores
}

/** Why a batch is not used up. Data, not a sentence: the web says it in the reader's language. */
export type LeftoverReason =
  | 'no-claim' // nobody asks for what this crop and grade can become
  | 'no-transport' // no slot fetches it and reaches anyone in time
  | 'claims-served' // all claims it could serve are served in full
  | 'crates' // what remains of the claims is less than a crate or a worthwhile visit
  | 'slot-full'
  | 'attendance' // those who claim it attend no session it can reach
  | 'labour'
  | 'cycles'
  | 'jars'
  | 'other-objectives' // it could go, at a cost in what counts before

export type Leftover = {
  readonly batch: string
  readonly leftG: number
  readonly reasons: readonly LeftoverReason[]
}

/**
 * `optimal`: every objective proven within the gap the engine was asked for; `feasible`: the best found
 * in the time; `cancelled`: the best found before someone stopped it.
 */
export type Outcome =
  | {
      readonly status: 'optimal' | 'feasible' | 'cancelled'
      readonly engine: Engine
      readonly seconds: number
      readonly objectives: readonly ObjectiveResult[]
      readonly scores: Scores
      readonly leftovers: readonly Leftover[]
      readonly plan: Plan
      /** What exact arithmetic and another engine say of it; only where asked for (`PlanOptions.second`). */
      readonly assurance?: Assurance
    }
  | {
      readonly status: 'contradiction'
      readonly engine: Engine
      readonly seconds: number
      readonly pins: readonly Pin[]
    }

/** What a search tells while it runs; `plan` is the best so far, already checked. */
export type Progress = {
  readonly objective: ObjectiveName
  readonly stage: number
  readonly stages: number
  readonly best: number
  readonly bound: number | null
  readonly gap: number | null
  readonly seconds: number
  readonly scores: Scores
  readonly plan: Plan
}

export type PlanOptions = {
  /** Bounds the whole call, all objectives together. */
  readonly seconds: number
  readonly engine?: Engine | 'auto'
  readonly seed?: number
  /** HiGHS in threads of its own (see `threads.ts`); without, it works in the caller's. */
  readonly threads?: LinearEngine
  /** An engine for a second opinion of the plan (`second/assure.ts`), in a thread that can be ended: it takes a small part of the time. */
  readonly second?: LinearEngine
  /** Milliseconds, monotonic: the core has no clock of its own. */
  readonly now: () => number
  readonly onProgress?: (progress: Progress) => void
  /** Polled often; true stops the search, which then answers with its best plan. */
  readonly shouldStop?: () => boolean
}
