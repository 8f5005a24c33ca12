import { z } from 'zod'
import { Count } from './common.ts'

export const OBJECTIVES = ['rescue', 'fairness', 'cost', 'co2', 'changes'] as const
export const ObjectiveName = z.enum(OBJECTIVES)

/** `rescue` grams, `fairness` weighted grams, `cost` cents (unrounded), `co2` grams, `changes` member-grams. */
export const Scores = z
  .strictObject({
    rescue: z.number(),
    fairness: z.number(),
    cost: z.number(),
    co2: z.number(),
    changes: z.number(),
    jars: Count,
    groupsServed: Count,
    leastPerMemberG: z.number(),
  })
  .meta({ id: 'Scores' })
export type Scores = z.infer<typeof Scores>

/** Scores of one plan less those of another. */
export const ScoreChange = z
  .strictObject({ ...Scores.shape, jars: z.int(), groupsServed: z.int() })
  .meta({ id: 'ScoreChange' })
export type ScoreChange = z.infer<typeof ScoreChange>

/** One objective, in the policy's order: reached, proven bound, gap (0 = proven), and in the final plan. */
export const ObjectiveResult = z
  .strictObject({
    name: ObjectiveName,
    best: z.number(),
    bound: z.number(),
    gap: z.number().min(0),
    value: z.number(),
  })
  .meta({ id: 'ObjectiveResult' })
export type ObjectiveResult = z.infer<typeof ObjectiveResult>

export const LEFTOVER_REASONS = [
  'no-claim',
  'no-transport',
  'claims-served',
  'crates',
  'slot-full',
  'attendance',
  'labour',
  'cycles',
  'jars',
  'other-objectives',
] as const
export const LeftoverReason = z.enum(LEFTOVER_REASONS)
export type LeftoverReason = z.infer<typeof LeftoverReason>
