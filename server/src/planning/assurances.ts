/** How far plans can be relied on, worked out when somebody first asks: a plan's rows and instance never change. */
import type { FullPlan, Store } from '@bocal/db'
import { type Assured, PLAN_SCHEMA, parsePlan, validate } from '@bocal/solver'
import type { FastifyBaseLogger } from 'fastify'
import { Refused } from '../problems.ts'
import { uncertaintyOf } from './records.ts'
import type { SolverPool } from './solver-pool.ts'

const SCENARIOS = 60
const SECONDS = 8
/** Answers kept in memory: a few kilobytes each. */
const MOST_KEPT = 50

export type Assurances = {
  /**
   * What is known of the plan; null while it is being worked out. Asking begins the work, and begins it again after
   * it has failed.
   *
   * @throws Refused, once, when it has failed
   */
  readonly of: (plan: FullPlan) => Assured | null
}

type Known = { answer: Assured | null; failed: boolean }

export function assurances({
  store,
  pool,
  log,
}: {
  store: Store
  pool: SolverPool
  log: FastifyBaseLogger
}): Assurances {
  const known = new Map<string, Known>()

  async function work(plan: FullPlan): Promise<Assured> {
    const instance = validate(plan.instance)
    const parsed = parsePlan({ schema: PLAN_SCHEMA, ...plan.rows })
    if (!('problem' in instance && 'plan' in parsed)) throw new Error(`plan ${plan.id} cannot be read back`)
    const { problem } = instance
    const { seed, objectives } = plan
    return pool.assure({
      problem,
      plan: parsed.plan,
      objectives,
      seed,
      scenarios: SCENARIOS,
      uncertainty: await uncertaintyOf(store, { movementId: plan.movementId, problem }),
      seconds: SECONDS,
    })
  }

  async function finish(state: Known, plan: FullPlan): Promise<void> {
    try {
      state.answer = await work(plan)
    } catch (error) {
      log.error({ err: error }, 'a plan could not be looked at again')
      state.failed = true
    }
  }

  function begin(plan: FullPlan): Known {
    const state: Known = { answer: null, failed: false }
    void finish(state, plan)
    return state
  }

  return {
    of(plan) {
      const key = `${plan.movementId} ${plan.id}`
      const state = known.get(key) ?? begin(plan)
      known.set(key, state)
      if (known.size > MOST_KEPT) for (const [oldest] of [...known].slice(0, 1)) known.delete(oldest)
      if (!state.failed) return state.answer
      known.delete(key)
      throw new Refused('unavailable')
    },
  }
}
