import { z } from 'zod'
import { Refusal } from './reference.ts'

/** The week as the planner sees it (`bocal.instance/1`), and what the safety gate kept out. */
export const InstanceAnswer = z
  .strictObject({
    problem: z
      .looseObject({ schema: z.literal('bocal.instance/1') })
      .meta({ id: 'Instance', description: 'A planning instance in the format bocal.instance/1.' }),
    refused: z.array(Refusal),
  })
  .meta({ id: 'InstanceAnswer' })
export type InstanceAnswer = z.infer<typeof InstanceAnswer>
