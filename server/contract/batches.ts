import { z } from 'zod'
import {
  Count,
  Grade,
  Id,
  Instant,
  JarMl,
  listOf,
  NamedRef,
  Names,
  Note,
  Positive,
  Ref,
  Version,
} from './common.ts'
import { Refusal } from './reference.ts'

/** A photo as it is sent may have so many bytes. */
export const PHOTO_BYTES = 8_000_000
/** A photo's file in base64: JPEG, PNG or WebP, whatever it is called. What is kept is made anew from its pixels. */
const Photo = z.string().min(1)

/** A grower's posted surplus, as the caller may see it. */
export const Batch = z
  .strictObject({
    id: Id,
    version: Version,
    state: z.enum(['posted', 'withdrawn']),
    week: Id,
    producer: Ref,
    crop: NamedRef,
    grade: Grade,
    place: z.strictObject({ id: Id, name: z.string(), commune: z.string() }),
    quantityG: Count,
    crateG: Positive,
    minPickupG: Count,
    availableFrom: Instant,
    availableUntil: Instant,
    processBy: Instant,
    centsPerKg: Count,
    note: z.string(),
    createdAt: Instant,
    /** Names what the photo shows now, for its address; null without one. */
    photo: Id.nullable(),
    /**
     * Grams taken at once, and asked for: fresh claims on this batch, then the crop's other claims poured into its
     * batches, the one to be used first first. Never more than `quantityG`.
     */
    claimedG: Count,
    /** Neither claimed nor open for instant claims. */
    remainingG: Count,
    /** As the crow flies from the nearest pickup place of the caller's groups, or of the one asked for; null without. */
    distanceM: Count.nullable(),
    /** What the group could make of what is left, in the session it could come to if there is one; null without a group. */
    fit: z
      .strictObject({
        preparation: Id,
        names: Names,
        jarMl: JarMl,
        jars: Positive,
        session: z.strictObject({ id: Id, start: Instant, kitchen: Ref }).nullable(),
      })
      .nullable(),
    /** What the remaining grams would make, one row per allowed preparation of the crop and grade. */
    makes: z.array(
      z.strictObject({ preparation: Id, names: Names, jarMl: JarMl, gPerJar: Positive, jars: Count }),
    ),
    /** Preparations of this crop that the safety gate refuses, for any reason or for this grade. */
    refusals: z.array(Refusal),
    /** Who asks for this crop; only for its producer and coordinators, else null. */
    claimedBy: z.array(z.strictObject({ group: Ref, freshG: Count, jars: Count })).nullable(),
    /** What instant claims have and may have of it; null when it was never opened to them. */
    instant: z
      .strictObject({
        /** The offer that is open; null when none is. */
        offer: Id.nullable(),
        openG: Count,
        takenG: Count,
        /** Only for its producer and coordinators, else null. */
        takenBy: z.array(z.strictObject({ group: Ref, quantityG: Positive })).nullable(),
      })
      .nullable(),
    /** What became of it in the published plan; null when there is none. */
    became: z
      .strictObject({
        collectedG: Count,
        freshG: Count,
        /** Who gets something of it. */
        groups: z.array(Ref),
        jars: z.array(z.strictObject({ preparation: Id, names: Names, jarMl: JarMl, jars: Count })),
      })
      .nullable(),
    /** Grams that really left, as counted; null until something was. */
    leftG: Count.nullable(),
  })
  .meta({ id: 'Batch' })
export type Batch = z.infer<typeof Batch>
export const Batches = listOf(Batch)

/**
 * Only what, how much and when must be said. Defaults: the producer's place, the crop's usual crate, one
 * crate as least visit, free of charge, and `processBy` from how long the crop keeps at that grade.
 * A coordinator names the producer in `onBehalfOf`.
 */
export const BatchCreate = z
  .strictObject({
    crop: Id,
    grade: Grade,
    quantityG: Positive,
    availableFrom: Instant,
    availableUntil: Instant,
    place: Id.optional(),
    crateG: Positive.optional(),
    minPickupG: Positive.optional(),
    processBy: Instant.optional(),
    centsPerKg: z.int().min(0).max(100_000).optional(),
    note: Note.optional(),
    photo: Photo.optional(),
    onBehalfOf: Id.optional(),
  })
  .meta({ id: 'BatchCreate' })
export type BatchCreate = z.infer<typeof BatchCreate>

export const BatchChange = z
  .strictObject({
    ...BatchCreate.omit({ crop: true, onBehalfOf: true }).partial().shape,
    /** Null takes it away. */
    photo: Photo.nullable().optional(),
    version: Version,
  })
  .meta({ id: 'BatchChange' })
export type BatchChange = z.infer<typeof BatchChange>

/** The last batch of each crop a producer posted, newest first: for "same as last time". */
export const BatchTemplate = z
  .strictObject({
    crop: NamedRef,
    grade: Grade,
    quantityG: Positive,
    crateG: Positive,
    minPickupG: Positive,
    centsPerKg: Count,
    place: Id,
    postedAt: Instant,
  })
  .meta({ id: 'BatchTemplate' })
export type BatchTemplate = z.infer<typeof BatchTemplate>
export const BatchTemplates = listOf(BatchTemplate)
