import { primary, type Vocabulary } from '../columns.ts'

/** What counts in a plan, in order (PROBLEM.md "Score"). */
export type Policy = {
  readonly tierG: number
  readonly tierWeights: readonly number[]
  readonly objectives: readonly {
    readonly name: 'rescue' | 'fairness' | 'cost' | 'co2' | 'changes'
    readonly tolerance: number
  }[]
}

/** A movement of groups; everything but the reference facts belongs to one. */
export const movementTables = (k: Vocabulary) => ({
  movement: k.table(
    'movement',
    {
      id: k.text(),
      name: k.text(),
      /** IANA name: `Europe/Brussels`. */
      timeZone: k.text(),
      /** Least minutes to move an item between two kitchens. */
      moveMinutes: k.int({ max: 10_080 }),
      /** A new week's policy. */
      policy: k.json<Policy>(),
      ...k.changes(),
    },
    (t) => [primary(t.id)],
  ),
})
