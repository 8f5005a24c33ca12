/** What every noun of the API shares. Masses are grams, money euro cents, instants ISO 8601, ids text. */
import { z } from 'zod'

export const LANGUAGES = ['fr', 'nl', 'en'] as const
export const Language = z.enum(LANGUAGES)
export type Language = z.infer<typeof Language>

/** Opaque; slugs in the demo, uuid v7 otherwise. */
export const Id = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[\w.:-]+$/)

/** A word of the field in the three languages. Proper names (people, groups, kitchens) are plain text. */
export const Names = z.strictObject({ fr: z.string(), nl: z.string(), en: z.string() }).meta({ id: 'Names' })
export type Names = z.infer<typeof Names>

/** Something with a proper name. */
export const Ref = z.strictObject({ id: Id, name: z.string() }).meta({ id: 'Ref' })
export type Ref = z.infer<typeof Ref>

/** Something with a name in three languages. */
export const NamedRef = z.strictObject({ id: Id, names: Names }).meta({ id: 'NamedRef' })
export type NamedRef = z.infer<typeof NamedRef>

/** An instant with its offset; answers are always in UTC (`…Z`). */
export const Instant = z.iso.datetime({ offset: true })
/** A calendar day in the movement's time zone. */
export const Day = z.iso.date()

const MOST = 1_000_000_000
/** A whole number ≥ 0, small enough to add up safely. */
export const Count = z.int().min(0).max(MOST)
export const Positive = z.int().min(1).max(MOST)
export const Minutes = z
  .int()
  .min(0)
  .max(7 * 24 * 60)
export const Text = z.string().trim().min(1).max(200)
export const Note = z.string().trim().max(500)

/** Starts at 1 and grows with every change; a change must name the version it was made from. */
export const Version = z.int().min(1)

/** `A` firm, `B` ripe, `C` overripe or split, for today. */
export const Grade = z.enum(['A', 'B', 'C'])
export type Grade = z.infer<typeof Grade>

export const JarMl = z.int().min(1).max(10_000)

/** All answers that list: `{ items }`. */
export const listOf = <T extends z.ZodType>(item: T) => z.strictObject({ items: z.array(item) })
