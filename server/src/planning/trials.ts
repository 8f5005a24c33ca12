/** Plans that were tried and not kept: only in this process, and only the newest. */
import type { Plan } from '@bocal/solver'
import type { Trial } from '../../contract/index.ts'
import type { Step } from './changes.ts'

export type TriedPlan = {
  readonly movementId: string
  readonly weekId: string
  /** As it is told. */
  readonly told: Trial
  readonly steps: readonly Step[]
  /** The plan; null when none keeps all decisions. */
  readonly found: { readonly plan: Plan; readonly seconds: number } | null
  /** What takes back what keeping it wrote, in the order of doing it. */
  readonly undo: readonly Step[]
}

type Key = { readonly movementId: string; readonly weekId: string; readonly id: string }
export type Trials = ReturnType<typeof trials>

/** A coordinator's morning of what ifs; the oldest are forgotten first. */
const MOST = 300

export function trials() {
  const known = new Map<string, TriedPlan>()
  const keyOf = ({ movementId, weekId, id }: Key) => `${movementId} ${weekId} ${id}`
  return {
    remember(trial: TriedPlan): void {
      known.set(keyOf({ ...trial, id: trial.told.id }), trial)
      for (const oldest of known.keys()) {
        if (known.size <= MOST) break
        known.delete(oldest)
      }
    },
    get: (key: Key): TriedPlan | undefined => known.get(keyOf(key)),
  }
}
