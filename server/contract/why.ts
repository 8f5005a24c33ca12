import { z } from 'zod'
import { Count, Grade, Id, Instant, JarMl, NamedRef, Positive, Ref } from './common.ts'
import { BatchRef, ClaimRef, PinWords, SessionRef, SlotRef } from './pins.ts'
import { LeftoverResult } from './plans.ts'
import { ScoreChange } from './scores.ts'

/** One unit more of something that is used up; `more` of its own: jars, watts, people, grams. */
export const Unit = z
  .discriminatedUnion('unit', [
    z.strictObject({ unit: z.literal('cycle'), session: SessionRef, kind: NamedRef }),
    z.strictObject({ unit: z.literal('hands'), session: SessionRef, more: Count }),
    z.strictObject({ unit: z.literal('power'), kitchen: Ref, powerW: Count, more: Count }),
    z.strictObject({ unit: z.literal('seats'), session: SessionRef, seats: Count, more: Count }),
    z.strictObject({ unit: z.literal('jars'), jarMl: JarMl, count: Count, more: Count }),
    z.strictObject({ unit: z.literal('group-sessions'), group: Ref, more: Count }),
    z.strictObject({ unit: z.literal('availability'), group: Ref, session: SessionRef }),
    z.strictObject({ unit: z.literal('capacity'), slot: SlotRef, capacityG: Count, more: Count }),
    z.strictObject({ unit: z.literal('minimum'), batch: BatchRef, minPickupG: Count }),
    z.strictObject({ unit: z.literal('quantity'), batch: BatchRef, quantityG: Count, more: Count }),
    z.strictObject({ unit: z.literal('claim'), claim: ClaimRef, amount: Count, more: Count }),
  ])
  .meta({ id: 'Unit' })
export type Unit = z.infer<typeof Unit>

/** What a unit brings: the scores of the best plan found with it, less those of the best found without. */
export const Worth = z
  .strictObject({ unit: Unit, gain: ScoreChange, proven: z.boolean() })
  .meta({ id: 'Worth' })
export type Worth = z.infer<typeof Worth>

export const CLAIM_REASONS = [
  'no-batch',
  'no-transport',
  'taken',
  'attendance',
  'labour',
  'cycles',
  'jars',
  'minimum',
  'other-objectives',
] as const
export const ClaimReason = z.enum(CLAIM_REASONS)
export type ClaimReason = z.infer<typeof ClaimReason>

/** Why a plan is as it is: each figure is a difference of two plans that were really made and judged anew. */
export const WhyAnswer = z
  .strictObject({
    plan: Id,
    /** What one unit more of something brings, the most first. */
    binding: z.array(Worth),
    /** Units there was no time to plan again with. */
    untried: Count,
    leftovers: z.array(z.strictObject({ ...LeftoverResult.shape, unlock: Worth.nullable() })),
    unserved: z.array(
      z.strictObject({
        claim: ClaimRef,
        /** Jars or grams. */
        missing: Count,
        reasons: z.array(ClaimReason),
        unlock: Worth.nullable(),
      }),
    ),
  })
  .meta({ id: 'WhyAnswer' })
export type WhyAnswer = z.infer<typeof WhyAnswer>

/** More than anybody asks for; their kilos still are a count. */
const JARS_MOST = 100_000

/** Why does this group not come there, this batch not travel there, this claim not get so many jars there? */
export const Question = z
  .discriminatedUnion('ask', [
    z.strictObject({ ask: z.literal('attendance'), group: Id, session: Id }),
    z.strictObject({ ask: z.literal('load'), batch: Id, slot: Id }),
    z.strictObject({ ask: z.literal('jars'), claim: Id, session: Id, jars: Positive.max(JARS_MOST) }),
  ])
  .meta({ id: 'Question' })
export type Question = z.infer<typeof Question>

export const WhyNotAsk = z.strictObject({ question: Question }).meta({ id: 'WhyNotAsk' })

const batch = BatchRef
const session = SessionRef
const slot = SlotRef
/** Something people decided or said that is in the way, with the number of its rule. */
export const FactWords = z
  .discriminatedUnion('fact', [
    z.strictObject({ fact: z.literal('pin'), rule: Count, pin: PinWords }),
    z.strictObject({ fact: z.literal('availability'), rule: Count, group: Ref, session }),
    z.strictObject({ fact: z.literal('sessions'), rule: Count, group: Ref, maxSessions: Count }),
    z.strictObject({ fact: z.literal('seats'), rule: Count, session, seats: Count, members: Count }),
    z.strictObject({
      fact: z.literal('labour'),
      rule: Count,
      session,
      workingMinutes: z.number(),
      neededMinutes: z.number(),
    }),
    z.strictObject({
      fact: z.literal('cycles'),
      rule: Count,
      session,
      cycleMinutes: z.number(),
      powerW: Count,
      items: z.array(Ref),
    }),
    z.strictObject({ fact: z.literal('jars'), rule: Count, jarMl: JarMl, count: Count }),
    z.strictObject({
      fact: z.literal('produce'),
      rule: Count,
      session,
      crop: NamedRef,
      neededG: Count,
      /** Of all batches that reach it, if nobody else took any. */
      mostG: Count,
      outOfReach: z.array(
        z.strictObject({
          batch,
          grade: Grade,
          because: z.enum(['grade', 'spoiled', 'not-fetched', 'too-late']),
        }),
      ),
    }),
    z.strictObject({ fact: z.literal('capacity'), rule: Count, slot, capacityG: Count }),
    z.strictObject({ fact: z.literal('route'), rule: Count, slot, place: Ref }),
    z.strictObject({
      fact: z.literal('window'),
      rule: Count,
      batch,
      availableFrom: Instant,
      availableUntil: Instant,
    }),
    z.strictObject({ fact: z.literal('spoils'), rule: Count, batch, processBy: Instant }),
    z.strictObject({ fact: z.literal('minimum'), rule: Count, batch, minPickupG: Count }),
    z.strictObject({ fact: z.literal('quantity'), rule: Count, batch, quantityG: Count }),
  ])
  .meta({ id: 'FactWords' })
export type FactWords = z.infer<typeof FactWords>

/**
 * `possible`: what it costs (tried with a decision, it can be kept); `in-the-way`: together these facts leave no plan,
 * and were any one of them otherwise, there would be one.
 */
export const WhyNotAnswer = z
  .discriminatedUnion('answer', [
    z.strictObject({ answer: z.literal('possible'), gain: ScoreChange, proven: z.boolean() }),
    z.strictObject({ answer: z.literal('in-the-way'), facts: z.array(FactWords), proven: z.boolean() }),
    z.strictObject({ answer: z.literal('unknown') }),
  ])
  .meta({ id: 'WhyNotAnswer' })
export type WhyNotAnswer = z.infer<typeof WhyNotAnswer>
