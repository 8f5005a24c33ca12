import { z } from 'zod'
import { Count, Grade, Id, JarMl, listOf, NamedRef, Names } from './common.ts'
import { Evidence, Refusal } from './reference.ts'

/**
 * A preparation: the movement's own card of a tested recipe in one jar size, with the safety gate's
 * verdict. Its id is what claims and the planner's instance call the recipe.
 */
export const Recipe = z
  .strictObject({
    id: Id,
    names: Names,
    /** The tested recipe it follows. */
    tested: NamedRef,
    method: z.string(),
    jarMl: JarMl,
    inputs: z.array(z.strictObject({ crop: NamedRef, grades: z.array(Grade), gPerJar: Count })),
    labourMinutesPerJar: Count,
    /** The heat treatment, or null when it needs no equipment. */
    process: z.strictObject({ id: Id, holdMinutes: Count }).nullable(),
    allowed: z.boolean(),
    /** Why not, and what else; null when allowed. */
    refusal: Refusal.nullable(),
    acidification: z.string().nullable(),
    salt: z.string().nullable(),
    bestBeforeMonths: Count.nullable(),
    source: z.string(),
    evidence: Evidence,
  })
  .meta({ id: 'Recipe' })
export type Recipe = z.infer<typeof Recipe>
export const Recipes = listOf(Recipe)
