export { check } from './check.ts'
export {
  type Alternative,
  type Alternatives,
  type AlternativesOptions,
  alternatives,
  type Character,
  type Price,
} from './explain/alternatives.ts'
export { applyChange, type Change, ImpossibleChange } from './explain/change.ts'
export type { Fact, OutOfReach } from './explain/facts.ts'
export {
  type Moves,
  movesBetween,
  type Replanned,
  type ReplanOptions,
  replan,
  replanAfter,
} from './explain/replan.ts'
export type { ExplainOptions } from './explain/resolve.ts'
export type { ClaimReason } from './explain/unserved.ts'
export { type Why, type Worth, why } from './explain/why.ts'
export { type Question, type WhyNot, whyNot } from './explain/why-not.ts'
export type { Asked, Explained, ExplainTask } from './explain-task.ts'
export { leftovers } from './leftovers.ts'
export type * from './plan.ts'
export { PLAN_SCHEMA } from './plan.ts'
export { plan } from './plan-problem.ts'
export type * from './problem.ts'
export { INSTANCE_SCHEMA } from './problem.ts'
export { type Break } from './robust/breaks.ts'
export { type HoldsOptions, type HoldsOutcome, planThatHolds } from './robust/prefer.ts'
export { ESTIMATES, type Uncertainty } from './robust/scenario.ts'
export { type StressOptions, type StressTest, stressTest, type Weakness } from './robust/stress.ts'
export type { Assurance } from './second/assure.ts'
export type { Certificate } from './second/certify.ts'
export type { SecondOpinion } from './second/opinion.ts'
export { type Issue, type Issues, parsePlan, validate } from './validate.ts'
export type { Assured, AssureTask, PlanTask, PlanWorker } from './worker-task.ts'
