import { type Load, PLAN_SCHEMA, type Plan } from '../plan.ts'
import { list, object, type Shape } from './shape.ts'
import { id, number, oneOf } from './values.ts'

/** A plan as a file may hold it: a list left out is empty. */
export type PlanFile = Partial<Plan>

/** Rule 3 judges whether a load names exactly one destination, so both and neither pass here. */
const load = object({ batch: id, slot: id, quantityG: number }, { session: id, place: id }) as Shape<Load>

/** Only the shape: whether references exist and amounts are whole and positive is for `check` to judge. */
export const planFile: Shape<PlanFile> = planShape({ group: id })

/** `group`: how the groups of attendance rows are read. */
export function planShape({ group }: { readonly group: Shape<string> }): Shape<PlanFile> {
  return object(
    {},
    {
      schema: oneOf(PLAN_SCHEMA),
      loads: list(load),
      attendance: list(object({ group, session: id })),
      cycles: list(object({ session: id, equipment: id, process: id, cycles: number })),
      runs: list(object({ session: id, recipe: id, jars: number })),
      ingredients: list(object({ session: id, recipe: id, batch: id, quantityG: number })),
      shares: list(object({ claim: id, session: id, jars: number })),
      handovers: list(object({ claim: id, batch: id, slot: id, place: id, quantityG: number })),
    },
  )
}

export function completePlan(file: PlanFile): Plan {
  return {
    schema: PLAN_SCHEMA,
    loads: file.loads ?? [],
    attendance: file.attendance ?? [],
    cycles: file.cycles ?? [],
    runs: file.runs ?? [],
    ingredients: file.ingredients ?? [],
    shares: file.shares ?? [],
    handovers: file.handovers ?? [],
  }
}
