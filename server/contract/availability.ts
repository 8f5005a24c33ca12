import { z } from 'zod'
import { Id, listOf, Ref } from './common.ts'

export const ANSWERS = ['yes', 'if_needed', 'no'] as const
export const Answer = z.enum(ANSWERS)
export type Answer = z.infer<typeof Answer>

/** Whether a group can come to a session; no row means it has not answered. */
export const Availability = z
  .strictObject({ week: Id, group: Ref, session: Id, answer: Answer })
  .meta({ id: 'Availability' })
export type Availability = z.infer<typeof Availability>
export const Availabilities = listOf(Availability)

export const AvailabilityAnswer = z.strictObject({ answer: Answer }).meta({ id: 'AvailabilityAnswer' })
