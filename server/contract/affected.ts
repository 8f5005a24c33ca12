import { z } from 'zod'
import { Count, Id, Ref, Version } from './common.ts'

/** Who is hit when something others count on is withdrawn or made smaller. */
export const Affected = z
  .strictObject({
    groups: z.array(Ref),
    /** Claims that name it or could be served from it. */
    claims: z.array(z.strictObject({ id: Id, group: Ref })),
    /** The published plan that uses it, if any. */
    publishedPlan: Id.nullable(),
    /** Jars of the published plan that depend on it. */
    jars: Count,
  })
  .meta({ id: 'Affected' })
export type Affected = z.infer<typeof Affected>

/** Answer to DELETE: withdrawing never erases. */
export const Withdrawn = z
  .strictObject({ id: Id, state: z.literal('withdrawn'), version: Version, affected: Affected })
  .meta({ id: 'Withdrawn' })
export type Withdrawn = z.infer<typeof Withdrawn>
