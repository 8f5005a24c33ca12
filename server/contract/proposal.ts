import { z } from 'zod'
import { Count, Id, Instant, JarMl, NamedRef, Names, Ref } from './common.ts'

/** Why then and there: data, said by the web in the reader's language. */
export const ProposalReason = z
  .discriminatedUnion('code', [
    /** The crop must be used by then. */
    z.strictObject({ code: z.literal('keeps-until'), crop: NamedRef, at: Instant }),
    /** That many sterilisers run there. */
    z.strictObject({ code: z.literal('equipment-there'), items: Count }),
    /** The only session the group said yes to. */
    z.strictObject({ code: z.literal('only-yes') }),
  ])
  .meta({ id: 'ProposalReason' })
export type ProposalReason = z.infer<typeof ProposalReason>

/** What the published plan asks and gives one group; `plan` is null until there is one. */
export const Proposal = z
  .strictObject({
    week: Id,
    group: Ref,
    members: Count,
    plan: Id.nullable(),
    publishedAt: Instant.nullable(),
    sessions: z.array(
      z.strictObject({
        id: Id,
        kitchen: Ref,
        place: z.strictObject({ id: Id, name: z.string(), commune: z.string() }),
        start: Instant,
        end: Instant,
        jars: z.array(z.strictObject({ preparation: Id, names: Names, jarMl: JarMl, jars: Count })),
        reasons: z.array(ProposalReason).max(2),
      }),
    ),
    fresh: z.array(z.strictObject({ claim: Id, crop: NamedRef, quantityG: Count, place: Ref, at: Instant })),
    /** Claims that get nothing. */
    unserved: z.array(z.strictObject({ claim: Id, names: Names, jars: Count, freshG: Count })),
  })
  .meta({ id: 'Proposal' })
export type Proposal = z.infer<typeof Proposal>
