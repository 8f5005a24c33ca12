import { z } from 'zod'
import { Id } from './common.ts'
import { Refusal } from './reference.ts'

/** The week as the planner sees it (`bocal.instance/1`), and what the safety gate kept out. */
export const InstanceAnswer = z
  .strictObject({
    problem: z
      .looseObject({ schema: z.literal('bocal.instance/1') })
      .meta({ id: 'Instance', description: 'A planning instance in the format bocal.instance/1.' }),
    refused: z.array(Refusal),
    /** Rows that count on being planned and are not, and why, as codes. */
    leftOut: z.array(
      z.strictObject({
        noun: z.enum(['batch', 'slot', 'session', 'equipment', 'group', 'claim', 'pin']),
        id: Id,
        why: z.string(),
      }),
    ),
  })
  .meta({ id: 'InstanceAnswer' })
export type InstanceAnswer = z.infer<typeof InstanceAnswer>
