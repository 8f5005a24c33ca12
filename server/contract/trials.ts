import { z } from 'zod'
import { Count, Id, Instant, Ref } from './common.ts'
import { BatchRef, Change, ClaimRef, PinWords, SessionRef, SlotRef } from './pins.ts'
import { ScoreChange, Scores } from './scores.ts'

const CHANGES_MOST = 12
export const ANSWER_SECONDS_MOST = 20

export const TrialCreate = z
  .strictObject({
    changes: z.array(Change).min(1).max(CHANGES_MOST),
    /** Bounds the answer. */
    seconds: z.number().min(0.2).max(ANSWER_SECONDS_MOST).optional(),
  })
  .meta({ id: 'TrialCreate' })
export type TrialCreate = z.infer<typeof TrialCreate>

/** What a plan comes to, all from its rows judged anew. */
export const PlanFigures = z
  .strictObject({ scores: Scores, offeredG: Count, leftG: Count, distanceM: Count })
  .meta({ id: 'PlanFigures' })
export type PlanFigures = z.infer<typeof PlanFigures>

/** What differs for people between two plans. */
export const PlanMoves = z
  .strictObject({
    comes: z.array(z.strictObject({ group: Ref, session: SessionRef })),
    staysAway: z.array(z.strictObject({ group: Ref, session: SessionRef })),
    drives: z.array(SlotRef),
    staysHome: z.array(SlotRef),
    /** Jars or grams that a claim gets. */
    claims: z.array(z.strictObject({ claim: ClaimRef, before: Count, after: Count })),
  })
  .meta({ id: 'PlanMoves' })
export type PlanMoves = z.infer<typeof PlanMoves>

export const CHARACTERS = ['most-saved', 'fairest', 'cheapest', 'least-co2', 'fewest-changes'] as const
export const Character = z.enum(CHARACTERS)
export type Character = z.infer<typeof Character>

/** A change in names, as it was asked for. */
export const ChangeWords = z
  .discriminatedUnion('change', [
    z.strictObject({ change: z.literal('batch-withdrawn'), batch: BatchRef }),
    z.strictObject({ change: z.literal('batch-quantity'), batch: BatchRef, quantityG: Count }),
    z.strictObject({ change: z.literal('item-broken'), equipment: Ref }),
    z.strictObject({ change: z.literal('session-lost'), session: SessionRef }),
    z.strictObject({ change: z.literal('session-seats'), session: SessionRef, seats: Count }),
    z.strictObject({ change: z.literal('slot-lost'), slot: SlotRef }),
    z.strictObject({ change: z.literal('slot-added'), slot: SlotRef }),
    z.strictObject({ change: z.literal('slot-capacity'), slot: SlotRef, capacityG: Count }),
    z.strictObject({ change: z.literal('jar-stock'), jarMl: Count, count: Count }),
    z.strictObject({ change: z.literal('claim-amount'), claim: ClaimRef, amount: Count }),
    z.strictObject({ change: z.literal('claim-withdrawn'), claim: ClaimRef }),
    z.strictObject({ change: z.literal('pin-added'), pin: PinWords }),
    z.strictObject({ change: z.literal('pin-removed'), pin: PinWords }),
  ])
  .meta({ id: 'ChangeWords' })
export type ChangeWords = z.infer<typeof ChangeWords>

/**
 * A plan that was tried beside another: after some changes, or with another objective leading. Nothing of it is written
 * anywhere until it is kept, and the server forgets it after a while.
 */
export const Trial = z
  .strictObject({
    id: Id,
    week: Id,
    /** The plan it is compared with. */
    plan: Id,
    changes: z.array(Change),
    words: z.array(ChangeWords),
    /** What it is the best in; empty for one with changes. */
    characters: z.array(Character),
    seconds: z.number(),
    /** Everything was decided anew and proven. */
    proven: z.boolean(),
    before: PlanFigures,
    /** Null when no plan keeps all decisions: then `pins` are a smallest set of those that cannot hold together. */
    after: PlanFigures.nullable(),
    pins: z.array(PinWords),
    moves: PlanMoves,
    createdAt: Instant,
    /** The plan it became when it was kept. */
    kept: Id.nullable(),
  })
  .meta({ id: 'Trial' })
export type Trial = z.infer<typeof Trial>

/** Plans worth comparing with a plan, and what the best of each objective costs in the others. */
export const Alternatives = z
  .strictObject({
    plan: PlanFigures,
    items: z.array(Trial),
    prices: z.array(z.strictObject({ character: Character, difference: ScoreChange })),
  })
  .meta({ id: 'Alternatives' })
export type Alternatives = z.infer<typeof Alternatives>
