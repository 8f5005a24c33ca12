import { z } from 'zod'
import { Count, Grade, Id, Instant, JarMl, listOf, Minutes, NamedRef, Names, Ref } from './common.ts'

const Produce = z.strictObject({ batch: Id, crop: NamedRef, grade: Grade, producer: Ref, quantityG: Count })

/** What the person needs who runs a session: who comes, what arrives, what is made and how. */
export const SessionSheet = z
  .strictObject({
    session: Id,
    week: Ref,
    kitchen: Ref,
    place: z.strictObject({ id: Id, name: z.string(), commune: z.string() }),
    start: Instant,
    /** Set up and washed and cut by then: the first load can go in. */
    cookFrom: Instant,
    /** Cleaning begins. */
    cleanFrom: Instant,
    end: Instant,
    seats: Count,
    /** False until the week's plan is published: the lists are empty before. */
    planned: z.boolean(),
    people: Count,
    groups: z.array(
      z.strictObject({
        group: Ref,
        members: Count,
        answer: z.enum(['pending', 'accepted', 'declined', 'countered']),
      }),
    ),
    arrivals: z.array(z.strictObject({ at: Instant, produce: Produce })),
    runs: z.array(
      z.strictObject({
        preparation: Id,
        names: Names,
        jarMl: JarMl,
        jars: Count,
        produce: z.array(Produce),
        /** How long at full heat; null when nothing is heated in jars. */
        holdMinutes: Minutes.nullable(),
        tempCelsius: z.int().nullable(),
        /** What the tested recipe says, in its source's words; null when it says nothing. */
        ingredients: z.string().nullable(),
        acidification: z.string().nullable(),
        salt: z.string().nullable(),
        waitDays: Count.nullable(),
        source: z.string(),
      }),
    ),
    cycles: z.array(
      z.strictObject({
        equipment: Ref,
        preparations: z.array(Names),
        cycles: Count,
        /** One of them, from coming up to unloading. */
        minutes: Minutes,
        jarsPerCycle: Count,
      }),
    ),
  })
  .meta({ id: 'SessionSheet' })
export type SessionSheet = z.infer<typeof SessionSheet>
export const SessionSheets = listOf(SessionSheet)
