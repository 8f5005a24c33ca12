import { z } from 'zod'
import { Count, Id, Instant, JarMl, listOf, NamedRef, Positive, Ref, Version } from './common.ts'

/** A session as people call it. */
export const SessionRef = z
  .strictObject({ id: Id, kitchen: Ref, start: Instant, end: Instant })
  .meta({ id: 'SessionRef' })
export type SessionRef = z.infer<typeof SessionRef>

/** A transport slot as people call it; `start` is its first stop. */
export const SlotRef = z.strictObject({ id: Id, vehicle: NamedRef, start: Instant }).meta({ id: 'SlotRef' })
export type SlotRef = z.infer<typeof SlotRef>

/** A batch as people call it. */
export const BatchRef = z
  .strictObject({ id: Id, crop: NamedRef, producer: Ref, quantityG: Count })
  .meta({ id: 'BatchRef' })
export type BatchRef = z.infer<typeof BatchRef>

/** A claim as people call it, with what it asks for: jars or grams. */
export const ClaimRef = z
  .strictObject({
    id: Id,
    group: Ref,
    kind: z.enum(['jars', 'fresh']),
    what: NamedRef,
    jarMl: JarMl.nullable(),
    asked: Count,
  })
  .meta({ id: 'ClaimRef' })
export type ClaimRef = z.infer<typeof ClaimRef>

/**
 * What a coordinator decides and every later plan keeps: a group comes to a session or does not; a slot drives or does
 * not; at least or at most so many jars of a preparation in a session, or grams of a batch on a slot.
 */
export const PinCreate = z
  .discriminatedUnion('pin', [
    z.strictObject({ pin: z.literal('attendance'), group: Id, session: Id, value: z.boolean() }),
    z.strictObject({ pin: z.literal('slot'), slot: Id, used: z.boolean() }),
    z.strictObject({
      pin: z.literal('run'),
      session: Id,
      preparation: Id,
      min: Count.optional(),
      max: Count.optional(),
    }),
    z.strictObject({
      pin: z.literal('load'),
      batch: Id,
      slot: Id,
      min: Count.optional(),
      max: Count.optional(),
    }),
  ])
  .refine((pin) => !('min' in pin || 'max' in pin) || (pin.min ?? 0) <= (pin.max ?? Number.MAX_SAFE_INTEGER))
  .meta({ id: 'PinCreate' })
export type PinCreate = z.infer<typeof PinCreate>

/** A decision in names; `id` null when it is a group's own answer to its proposal, which only the group takes back. */
export const PinWords = z
  .discriminatedUnion('pin', [
    z.strictObject({
      pin: z.literal('attendance'),
      id: Id.nullable(),
      group: Ref,
      session: SessionRef,
      value: z.boolean(),
    }),
    z.strictObject({ pin: z.literal('slot'), id: Id.nullable(), slot: SlotRef, used: z.boolean() }),
    z.strictObject({
      pin: z.literal('run'),
      id: Id.nullable(),
      session: SessionRef,
      preparation: NamedRef,
      min: Count.nullable(),
      max: Count.nullable(),
    }),
    z.strictObject({
      pin: z.literal('load'),
      id: Id.nullable(),
      batch: BatchRef,
      slot: SlotRef,
      min: Count.nullable(),
      max: Count.nullable(),
    }),
  ])
  .meta({ id: 'PinWords' })
export type PinWords = z.infer<typeof PinWords>

export const Pin = z.strictObject({ id: Id, version: Version, words: PinWords }).meta({ id: 'Pin' })
export type Pin = z.infer<typeof Pin>
export const Pins = listOf(Pin)
export const PinWithdrawn = z
  .strictObject({ id: Id, state: z.literal('withdrawn'), version: Version })
  .meta({ id: 'PinWithdrawn' })

/** One thing that is different: what happened, or what a coordinator decides. Kept, it is written into the week. */
export const Change = z
  .discriminatedUnion('change', [
    z.strictObject({ change: z.literal('batch-withdrawn'), batch: Id }),
    z.strictObject({ change: z.literal('batch-quantity'), batch: Id, quantityG: Positive }),
    z.strictObject({ change: z.literal('item-broken'), equipment: Id }),
    z.strictObject({ change: z.literal('session-lost'), session: Id }),
    z.strictObject({ change: z.literal('session-seats'), session: Id, seats: Positive }),
    z.strictObject({ change: z.literal('slot-lost'), slot: Id }),
    /** A tour like that one, that begins then. */
    z.strictObject({ change: z.literal('slot-added'), like: Id, start: Instant }),
    z.strictObject({ change: z.literal('slot-capacity'), slot: Id, capacityG: Positive }),
    z.strictObject({ change: z.literal('jar-stock'), jarMl: JarMl, count: Count }),
    /** Jars, or grams of what is fresh. */
    z.strictObject({ change: z.literal('claim-amount'), claim: Id, amount: Positive }),
    z.strictObject({ change: z.literal('claim-withdrawn'), claim: Id }),
    z.strictObject({ change: z.literal('pin-added'), pin: PinCreate }),
    z.strictObject({ change: z.literal('pin-removed'), pin: Id }),
  ])
  .meta({ id: 'Change' })
export type Change = z.infer<typeof Change>

/** What questions and changes can name: the rows of a week that the planner sees, and items that could break. */
export const Choices = z
  .strictObject({
    batches: z.array(BatchRef),
    sessions: z.array(SessionRef),
    slots: z.array(SlotRef),
    groups: z.array(Ref),
    claims: z.array(ClaimRef),
    items: z.array(Ref),
    preparations: z.array(NamedRef.extend({ jarMl: JarMl })),
    jars: z.array(z.strictObject({ jarMl: JarMl, count: Count })),
  })
  .meta({ id: 'Choices' })
export type Choices = z.infer<typeof Choices>

/** A row that counts on being planned and is not, and why, as a code; what people took back themselves is not told. */
export const LeftOutRow = z
  .strictObject({
    why: z.enum([
      'less_than_a_crate',
      'minimum_above_crates',
      'over_before_the_week',
      'fewer_than_two_stops',
      'held_for_instant_claims',
      'stops_out_of_order',
      'kitchen_closed',
      'too_short',
      'in_repair',
      'dormant',
      'preparation_withdrawn',
      'runs_on_nothing',
      'batch_left_out',
      'other_crop',
      'names_what_is_left_out',
    ]),
    what: z.discriminatedUnion('noun', [
      z.strictObject({ noun: z.literal('batch'), batch: BatchRef }),
      z.strictObject({ noun: z.literal('slot'), slot: SlotRef }),
      z.strictObject({ noun: z.literal('session'), session: SessionRef }),
      z.strictObject({ noun: z.literal('equipment'), equipment: Ref }),
      z.strictObject({ noun: z.literal('group'), group: Ref }),
      z.strictObject({ noun: z.literal('claim'), claim: ClaimRef }),
      /** Null: a group's answer to a proposal of a plan before. */
      z.strictObject({ noun: z.literal('pin'), pin: PinWords.nullable() }),
    ]),
  })
  .meta({ id: 'LeftOutRow' })
export type LeftOutRow = z.infer<typeof LeftOutRow>
