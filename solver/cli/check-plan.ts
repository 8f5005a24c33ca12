import { check } from '../check.ts'
import { type Io, readPlan, readProblem } from './read.ts'

const USAGE = 'usage: check-plan INSTANCE.json PLAN.json'

/**
 * `check-plan INSTANCE PLAN`: writes `{feasible, violations, scores}` as JSON to `out`. Answers the exit code:
 * 0 feasible, 1 not, 2 where one of the files cannot be read as what it should be (why is on `err`).
 */
export async function checkPlanCommand(args: readonly string[], io: Io): Promise<number> {
  const [instanceFile, planFile, ...others] = args
  if (instanceFile === undefined || planFile === undefined || others.length > 0) {
    io.err(`${USAGE}\n`)
    return 2
  }
  const [instance, plan] = await Promise.all([readProblem(instanceFile), readPlan(planFile)])
  for (const file of [instance, plan]) if ('refused' in file) io.err(`${file.why}\n`)
  if ('refused' in instance || 'refused' in plan) return 2
  const judgement = check(instance.problem, plan.plan)
  io.out(`${JSON.stringify(judgement, null, 1)}\n`)
  return judgement.feasible ? 0 : 1
}
