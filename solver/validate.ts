import type { Plan } from './plan.ts'
import type { Problem } from './problem.ts'
import { completePlan, planFile } from './reading/plan-shape.ts'
import { problemFile } from './reading/problem-shape.ts'
import { type Issue, read } from './reading/shape.ts'

export type { Issue } from './reading/shape.ts'

/** The first 100 issues, and how many more there are. */
export type Issues = { readonly issues: readonly Issue[]; readonly more: number }

/**
 * Reads an instance (`bocal.instance/1`) from any value: every field, reference, unit and contradiction, each
 * issue with its path. Never throws. Pins that contradict the rules are for planning to find.
 */
export function validate(input: unknown): { readonly problem: Problem } | Issues {
  const reading = read(problemFile, input)
  if ('issues' in reading) return reading
  const { previous, ...problem } = reading.value
  return { problem: previous === undefined ? problem : { ...problem, previous: completePlan(previous) } }
}

/**
 * Reads a plan (`bocal.plan/1`) from any value: only its shape, so that `check` can judge the rest. A list
 * left out is empty. Never throws.
 */
export function parsePlan(input: unknown): { readonly plan: Plan } | Issues {
  const reading = read(planFile, input)
  return 'issues' in reading ? reading : { plan: completePlan(reading.value) }
}
