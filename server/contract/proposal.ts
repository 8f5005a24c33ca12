import { z } from 'zod'
import { Count, Id, Instant, JarMl, listOf, NamedRef, Names, Note, Ref } from './common.ts'

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

const answered = {
  /** Silence stays pending. */
  state: z.enum(['pending', 'accepted', 'declined', 'countered']),
  answeredAt: Instant.nullable(),
  answeredBy: Ref.nullable(),
  /** A coordinator answered for the group; the group can take it back until `undoUntil`. */
  onBehalf: z.boolean(),
  undoUntil: Instant.nullable(),
  /** Sessions that would suit instead. */
  suits: z.array(Id),
  note: z.string(),
}

/** What a group answered to its part of the published plan. */
export const ProposalState = z.strictObject(answered).meta({ id: 'ProposalState' })
export type ProposalState = z.infer<typeof ProposalState>

/** `plan` says to which plan's proposal; another one published since makes the answer a conflict. */
export const ProposalAnswer = z
  .discriminatedUnion('answer', [
    z.strictObject({ answer: z.literal('accept'), plan: Id }),
    z.strictObject({ answer: z.literal('decline'), plan: Id, note: Note.optional() }),
    z.strictObject({
      answer: z.literal('another-time'),
      plan: Id,
      /** Those that would suit. */
      sessions: z.array(Id).min(1).max(50),
      note: Note.optional(),
    }),
  ])
  .meta({ id: 'ProposalAnswer' })
export type ProposalAnswer = z.infer<typeof ProposalAnswer>

/** For coordinators: who has answered what. */
export const ProposalSummary = z
  .strictObject({ group: Ref, plan: Id, sessions: z.array(Id), jars: Count, freshG: Count, ...answered })
  .meta({ id: 'ProposalSummary' })
export type ProposalSummary = z.infer<typeof ProposalSummary>
export const ProposalSummaries = listOf(ProposalSummary)

/** What the published plan asks and gives one group; `plan` is null until there is one. */
export const Proposal = z
  .strictObject({
    week: Id,
    group: Ref,
    members: Count,
    plan: Id.nullable(),
    publishedAt: Instant.nullable(),
    /** Null when the plan asks the group nothing. */
    answer: ProposalState.nullable(),
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
    fresh: z.array(
      z.strictObject({ claim: Id, crop: NamedRef, quantityG: Count, slot: Id, place: Ref, at: Instant }),
    ),
    /** Claims that get nothing. */
    unserved: z.array(z.strictObject({ claim: Id, names: Names, jars: Count, freshG: Count })),
  })
  .meta({ id: 'Proposal' })
export type Proposal = z.infer<typeof Proposal>
