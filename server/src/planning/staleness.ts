import type { Problem } from '@bocal/solver'

/** Lists of an instance that people change, and what they are called in a sentence. */
const LISTS = [
  'batches',
  'slots',
  'sessions',
  'claims',
  'groups',
  'equipment',
  'recipes',
  'jarStock',
] as const
/**
 * Not of the week: what a plan replaces, and decisions it must keep. A plan that breaks a decision is refused
 * when it is published, one that keeps it is as good as before.
 */
const APART = new Set<keyof Problem>(['previous', 'pins'])
export type ChangedList = (typeof LISTS)[number] | 'other'

/** Which lists differ between the instance a plan was made for and the week now; empty when the plan is up to date. */
export function changedLists(before: unknown, now: Problem): ChangedList[] {
  const then = (typeof before === 'object' && before !== null ? before : {}) as Partial<
    Record<keyof Problem, unknown>
  >
  const differs = (key: keyof Problem) => JSON.stringify(then[key]) !== JSON.stringify(now[key])
  const changed: ChangedList[] = LISTS.filter(differs)
  const others = (Object.keys(now) as (keyof Problem)[]).filter(
    (key) => !(LISTS as readonly string[]).includes(key) && !APART.has(key),
  )
  return changed.length === 0 && others.some(differs) ? ['other'] : changed
}
