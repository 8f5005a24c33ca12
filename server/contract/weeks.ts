import { z } from 'zod'
import { Count, Day, Id, Instant, JarMl, listOf, Positive, Ref, Text, Version } from './common.ts'

export const WEEK_STATES = ['draft', 'open', 'closed', 'published'] as const

export const Policy = z
  .strictObject({
    tierG: Positive,
    tierWeights: z.array(z.number().positive()).min(1).max(10),
    objectives: z
      .array(
        z.strictObject({
          name: z.enum(['rescue', 'fairness', 'cost', 'co2', 'changes']),
          tolerance: z.number().min(0).max(1),
        }),
      )
      .min(1)
      .max(5),
  })
  .meta({ id: 'Policy' })
export type Policy = z.infer<typeof Policy>

export const WeekJars = z.array(z.strictObject({ jarMl: JarMl, count: Count })).max(20)
export const WeekGroups = z
  .array(z.strictObject({ group: Id, maxSessions: z.int().min(0).max(50) }))
  .max(2000)

export const Week = z
  .strictObject({
    id: Id,
    version: Version,
    title: z.string(),
    startsOn: Day,
    endsOn: Day,
    claimsCloseAt: Instant,
    state: z.enum(WEEK_STATES),
    timeZone: z.string(),
    policy: Policy,
    /** Empty jars that may be used this week. */
    jars: WeekJars,
    /** Groups that take part, and in how many sessions at most. */
    groups: z.array(z.strictObject({ group: Ref, members: Count, maxSessions: Count })),
    /** The published plan, if there is one. */
    publishedPlan: Id.nullable(),
  })
  .meta({ id: 'Week' })
export type Week = z.infer<typeof Week>
export const Weeks = listOf(Week)

/** Without `jars` the movement's whole jar pool may be used; without `groups` every active group takes part. */
export const WeekCreate = z
  .strictObject({
    title: Text,
    startsOn: Day,
    endsOn: Day,
    claimsCloseAt: Instant,
    policy: Policy.optional(),
    jars: WeekJars.optional(),
    groups: WeekGroups.optional(),
  })
  .meta({ id: 'WeekCreate' })
export type WeekCreate = z.infer<typeof WeekCreate>

export const WeekChange = z
  .strictObject({ ...WeekCreate.partial().shape, version: Version })
  .meta({ id: 'WeekChange' })
export type WeekChange = z.infer<typeof WeekChange>

/** Body of `open` and `close`. */
export const WeekStep = z.strictObject({ version: Version }).meta({ id: 'WeekStep' })
