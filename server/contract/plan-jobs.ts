import { z } from 'zod'
import { Count, Id, Instant, Ref } from './common.ts'
import { ObjectiveName, Scores } from './scores.ts'

export const JOB_STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const
export const PREFERENCES = ['saves', 'holds'] as const
export const ENGINES = ['auto', 'highs', 'lp-solver', 'greedy'] as const

export const PlanJobCreate = z
  .strictObject({
    /** Bounds the whole search. */
    seconds: z.int().min(1).max(600).optional(),
    engine: z.enum(ENGINES).optional(),
    seed: z.int().min(0).max(2_147_483_647).optional(),
    /** `holds`: of the plans that save about as much, the one that holds most often when the week turns out otherwise. */
    prefer: z.enum(PREFERENCES).optional(),
  })
  .meta({ id: 'PlanJobCreate' })
export type PlanJobCreate = z.infer<typeof PlanJobCreate>

/** The best plan so far: which objective is being optimised, and its scores. */
export const PlanProgress = z
  .strictObject({
    objective: ObjectiveName,
    /** 1-based position of the objective in the policy. */
    stage: Count,
    stages: Count,
    best: z.number(),
    bound: z.number().nullable(),
    gap: z.number().nullable(),
    seconds: z.number(),
    scores: Scores,
  })
  .meta({ id: 'PlanProgress' })
export type PlanProgress = z.infer<typeof PlanProgress>

/**
 * A search for a plan. The event stream (`…/events`) sends the whole job each time, named `queued`,
 * `running`, `done`, `failed` or `cancelled` after its state; the last three end the stream.
 */
export const PlanJob = z
  .strictObject({
    id: Id,
    week: Id,
    state: z.enum(JOB_STATES),
    /** Jobs before it, while queued. */
    ahead: Count,
    requestedBy: Ref,
    seconds: z.number(),
    engine: z.enum(ENGINES),
    seed: z.int(),
    createdAt: Instant,
    progress: PlanProgress.nullable(),
    /** The saved plan: when done, and when cancelled with something found. */
    plan: Id.nullable(),
    /** Why it failed, in words of the caller's language. */
    error: z.string().nullable(),
  })
  .meta({ id: 'PlanJob' })
export type PlanJob = z.infer<typeof PlanJob>
