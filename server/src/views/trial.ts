/** A tried plan beside the one it is compared with: figures, and what differs for people. */
import type { Row, WeekRows } from '@bocal/db'
import { check, movesBetween, type Plan, type Problem } from '@bocal/solver'
import type { PlanFigures, PlanMoves } from '../../contract/index.ts'
import { sum } from './plan-figures.ts'
import type { Words } from './plan-words.ts'

/** Rows of a week and a plan for it. */
export type Side = { readonly rows: WeekRows; readonly problem: Problem; readonly plan: Plan }

const slotsOf = ({ loads }: Plan): ReadonlySet<string> => new Set(loads.map(({ slot }) => slot))

export function planFigures({ rows, problem, plan }: Side): PlanFigures {
  const { scores } = check(problem, plan)
  const used = slotsOf(plan)
  const offeredG = sum(rows.batches.filter(({ state }) => state === 'posted').map((row) => row.quantityG))
  return {
    scores,
    offeredG,
    leftG: Math.max(0, offeredG - scores.rescue),
    distanceM: sum(rows.slots.filter(({ id }) => used.has(id)).map(({ distanceM }) => distanceM)),
  }
}

export const NO_MOVES: PlanMoves = { comes: [], staysAway: [], drives: [], staysHome: [], claims: [] }

export function planMoves(words: Words, before: Side, after: Side): PlanMoves {
  const { comes, staysAway } = movesBetween(after.problem, before.plan, after.plan)
  const [drove, drives] = [slotsOf(before.plan), slotsOf(after.plan)]
  const had = amounts(before.plan)
  const gets = amounts(after.plan)
  const called = (row: { readonly group: string; readonly session: string }) => ({
    group: words.names.group(row.group),
    session: words.session(row.session),
  })
  const asked = before.rows.claims.filter((row: Row<'claim'>) => row.state === 'pending')
  return {
    comes: comes.map(called),
    staysAway: staysAway.map(called),
    drives: [...drives].filter((id) => !drove.has(id)).map(words.slot),
    staysHome: [...drove].filter((id) => !drives.has(id)).map(words.slot),
    claims: asked.flatMap(({ id }) => {
      const [was, is] = [had.get(id) ?? 0, gets.get(id) ?? 0]
      return was === is ? [] : [{ claim: words.claim(id), before: was, after: is }]
    }),
  }
}

/** Jars, or grams of what is fresh, that each claim gets. */
function amounts({ shares, handovers }: Plan): ReadonlyMap<string, number> {
  const got = new Map<string, number>()
  for (const { claim, jars } of shares) got.set(claim, (got.get(claim) ?? 0) + jars)
  for (const { claim, quantityG } of handovers) got.set(claim, (got.get(claim) ?? 0) + quantityG)
  return got
}
