import { z } from 'zod'
import { Count, Id, Instant, listOf, Minutes, Positive, Ref, Version } from './common.ts'

/** A kitchen booked for a while. */
export const Session = z
  .strictObject({
    id: Id,
    version: Version,
    state: z.enum(['planned', 'withdrawn']),
    week: Id,
    kitchen: Ref,
    place: Ref,
    start: Instant,
    end: Instant,
    setupMinutes: Minutes,
    prepMinutes: Minutes,
    cleanupMinutes: Minutes,
    seats: Count,
    /** Only for coordinators; else null. */
    fixedCents: Count.nullable(),
    /** Items that may stand there. */
    equipment: z.array(Ref),
    /** Members of the groups that answered, over all groups. */
    promised: z.strictObject({ yes: Count, ifNeeded: Count }),
  })
  .meta({ id: 'Session' })
export type Session = z.infer<typeof Session>
export const Sessions = listOf(Session)

export const SessionCreate = z
  .strictObject({
    kitchen: Id,
    start: Instant,
    end: Instant,
    setupMinutes: Minutes,
    prepMinutes: Minutes,
    cleanupMinutes: Minutes,
    seats: Positive,
    fixedCents: Count,
    equipment: z.array(Id).max(100),
  })
  .meta({ id: 'SessionCreate' })
export type SessionCreate = z.infer<typeof SessionCreate>

export const SessionChange = z
  .strictObject({ ...SessionCreate.partial().shape, version: Version })
  .meta({ id: 'SessionChange' })
export type SessionChange = z.infer<typeof SessionChange>
