import { key, sumBy } from './grouping.ts'
import type { Plan, Violation } from './plan.ts'
import { found, type ProblemView } from './problem-view.ts'

/** A load as it may stand in a plan nobody has judged yet: rule 3 says whether it names one destination. */
export type LoadRow = {
  readonly batch: string
  readonly slot: string
  readonly session?: string
  readonly place?: string
  readonly quantityG: number
}

/** A plan beside its problem: only rows whose references exist and whose amounts are whole and positive. */
export type PlanView = {
  readonly problem: ProblemView
  /** As it was handed in. */
  readonly plan: Plan
  readonly loads: readonly LoadRow[]
  readonly attendance: Plan['attendance']
  readonly cycles: Plan['cycles']
  readonly runs: Plan['runs']
  readonly ingredients: Plan['ingredients']
  readonly shares: Plan['shares']
  readonly handovers: Plan['handovers']
  /** Keys of (group, session). */
  readonly attends: ReadonlySet<string>
  /** Members attending, by session. */
  readonly membersAt: ReadonlyMap<string, number>
  /** Jars made, by (session, recipe). */
  readonly jarsMade: ReadonlyMap<string, number>
}

/** The view, and the rows that had to be left out of it. */
export function viewPlan(
  problem: ProblemView,
  plan: Plan,
): { readonly view: PlanView; readonly violations: readonly Violation[] } {
  const violations: Violation[] = []

  /** Keeps the rows of a list whose references all exist, then those whose amount counts something. */
  function keep<Row extends object>(
    list: keyof Plan,
    rows: readonly Row[],
    references: Partial<Record<keyof Row, ReadonlyMap<string, unknown>>>,
    amount?: keyof Row & string,
  ): readonly Row[] {
    const fields = Object.entries(references) as [keyof Row & string, ReadonlyMap<string, unknown>][]
    return rows.filter((row) => {
      const missing = fields.find(([field, ids]) => {
        const id = row[field]
        return id !== undefined && !(typeof id === 'string' && ids.has(id))
      })
      if (missing !== undefined) {
        const text = `${list}: no ${missing[0]} ${JSON.stringify(row[missing[0]])}`
        violations.push({ rule: 'reference', text })
        return false
      }
      if (amount !== undefined && !isPositiveWhole(row[amount])) {
        const text = `${list}: ${amount} ${String(row[amount])} is no positive whole number`
        violations.push({ rule: 'integer', text })
        return false
      }
      return true
    })
  }

  const { batches, slots, sessions, equipment, treatments, recipes, groups, claims } = problem
  const attendance = keep('attendance', plan.attendance, { group: groups, session: sessions })
  const runs = keep('runs', plan.runs, { session: sessions, recipe: recipes }, 'jars')
  const view: PlanView = {
    problem,
    plan,
    loads: keep<LoadRow>(
      'loads',
      plan.loads,
      { batch: batches, slot: slots, session: sessions },
      'quantityG',
    ),
    attendance,
    cycles: keep('cycles', plan.cycles, { session: sessions, equipment, process: treatments }, 'cycles'),
    runs,
    ingredients: keep(
      'ingredients',
      plan.ingredients,
      { session: sessions, recipe: recipes, batch: batches },
      'quantityG',
    ),
    shares: keep('shares', plan.shares, { claim: claims, session: sessions }, 'jars'),
    handovers: keep('handovers', plan.handovers, { claim: claims, batch: batches, slot: slots }, 'quantityG'),
    attends: new Set(attendance.map((row) => key(row.group, row.session))),
    membersAt: sumBy(
      attendance,
      (row) => row.session,
      (row) => found(groups, row.group).members,
    ),
    jarsMade: sumBy(
      runs,
      (row) => key(row.session, row.recipe),
      (row) => row.jars,
    ),
  }
  return { view, violations }
}

const isPositiveWhole = (amount: unknown): boolean => Number.isSafeInteger(amount) && (amount as number) > 0
