import { type Load, PLAN_SCHEMA, type Plan } from '../plan.ts'
import type { Ledger } from './ledger.ts'

/** The ledger's rows as a plan. */
export function planOf({ rows }: Ledger): Plan {
  return {
    schema: PLAN_SCHEMA,
    loads: read(
      rows.loads,
      ([kind, batch, slot, end], quantityG): Load =>
        kind === 'session'
          ? { batch, slot, session: end, quantityG }
          : { batch, slot, place: end, quantityG },
    ),
    attendance: read(rows.attendance, ([group, session]) => ({ group, session })),
    cycles: read(rows.cycles, ([session, equipment, process], cycles) => ({
      session,
      equipment,
      process,
      cycles,
    })),
    runs: read(rows.runs, ([session, recipe], jars) => ({ session, recipe, jars })),
    ingredients: read(rows.ingredients, ([session, recipe, batch], quantityG) => ({
      session,
      recipe,
      batch,
      quantityG,
    })),
    shares: read(rows.shares, ([claim, session], jars) => ({ claim, session, jars })),
    handovers: read(rows.handovers, ([claim, batch, slot, place], quantityG) => ({
      claim,
      batch,
      slot,
      place,
      quantityG,
    })),
  }
}

type Ids = readonly [string, string, string, string]

/** Keys are JSON lists of up to four ids (`key`); an id that a list does not have is never read. */
function read<Row>(
  rows: ReadonlyMap<string, number>,
  row: (ids: Ids, amount: number) => Row,
): readonly Row[] {
  return [...rows].map(([id, amount]) => row(JSON.parse(id) as Ids, amount))
}
