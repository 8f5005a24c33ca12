import { z } from 'zod'
import { Count, Id, Instant, JarMl, listOf, NamedRef, Positive, Ref, Version } from './common.ts'
import { Refusal } from './reference.ts'

const common = {
  id: Id,
  version: Version,
  state: z.enum(['pending', 'withdrawn']),
  week: Id,
  group: Ref,
  createdAt: Instant,
}

/** Up to `jars` of a preparation: nothing, or at least `minJars`. */
export const JarClaim = z
  .strictObject({
    ...common,
    kind: z.literal('jars'),
    preparation: NamedRef.extend({ jarMl: JarMl }),
    jars: Positive,
    minJars: Count,
    /** Produce that many jars need. */
    needsG: Count,
    /** Set when the safety gate has come to refuse the preparation since: the planner leaves it out. */
    refusal: Refusal.nullable(),
    /** What the published plan gives; null when there is none. */
    granted: z.strictObject({ jars: Count }).nullable(),
  })
  .meta({ id: 'JarClaim' })

/** Up to `freshG` of a crop, of that very batch if one is named: nothing, or at least `minG`. */
export const FreshClaim = z
  .strictObject({
    ...common,
    kind: z.literal('fresh'),
    crop: NamedRef,
    batch: Id.nullable(),
    freshG: Positive,
    minG: Count,
    granted: z.strictObject({ freshG: Count }).nullable(),
  })
  .meta({ id: 'FreshClaim' })

/** What a group asks for. `pending` until a published plan says otherwise: a claim is a wish, not a promise. */
export const Claim = z.discriminatedUnion('kind', [JarClaim, FreshClaim]).meta({ id: 'Claim' })
export type Claim = z.infer<typeof Claim>
export const Claims = listOf(Claim)

/** A coordinator names the group in `onBehalfOf`. Without a minimum, anything is welcome (1 jar, 1 gram). */
export const ClaimCreate = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('jars'),
      preparation: Id,
      jars: z.int().min(1).max(100_000),
      minJars: z.int().min(1).max(100_000).optional(),
      /** The batch it was chosen for, refused when that cannot become it. Not kept: jars are of any batch that can. */
      batch: Id.optional(),
      onBehalfOf: Id.optional(),
    }),
    z.strictObject({
      kind: z.literal('fresh'),
      crop: Id,
      batch: Id.nullable().optional(),
      freshG: Positive,
      minG: Positive.optional(),
      onBehalfOf: Id.optional(),
    }),
  ])
  .meta({ id: 'ClaimCreate' })
export type ClaimCreate = z.infer<typeof ClaimCreate>

export const ClaimChange = z
  .strictObject({
    version: Version,
    jars: z.int().min(1).max(100_000).optional(),
    minJars: z.int().min(1).max(100_000).optional(),
    freshG: Positive.optional(),
    minG: Positive.optional(),
  })
  .meta({ id: 'ClaimChange' })
export type ClaimChange = z.infer<typeof ClaimChange>
