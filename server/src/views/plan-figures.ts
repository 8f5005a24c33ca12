/** Sums over a plan's rows that several answers tell. */
import type { FullPlan, WeekRows } from '@bocal/db'
import { inputsOf } from './week-view.ts'

type Rows = FullPlan['rows']

export const sum = (numbers: Iterable<number>): number => {
  let total = 0
  for (const number of numbers) total += number
  return total
}

/** Grams of a batch that leave, and of those the fresh ones. */
export function takenOf(rows: Rows, batchId: string): { collectedG: number; freshG: number } {
  const of = ({ batch }: { batch: string }) => batch === batchId
  return {
    collectedG: sum(rows.loads.filter(of).map(({ quantityG }) => quantityG)),
    freshG: sum(rows.handovers.filter(of).map(({ quantityG }) => quantityG)),
  }
}

/** Jars per preparation that have something of a batch in them. */
export function jarsWith(rows: Rows, batchId: string): ReadonlyMap<string, number> {
  const jars = new Map<string, number>()
  for (const run of rows.runs) {
    const inside = rows.ingredients.some(
      ({ batch, session, recipe }) => batch === batchId && session === run.session && recipe === run.recipe,
    )
    if (inside) jars.set(run.recipe, (jars.get(run.recipe) ?? 0) + run.jars)
  }
  return jars
}

/** Grams a batch really gives to people: its ingredients are rounded up to crates when loaded, not when used. */
export function usedOf(rows: Rows, batchId: string): number {
  const inside = rows.ingredients.filter(({ batch }) => batch === batchId)
  return sum(inside.map(({ quantityG }) => quantityG)) + takenOf(rows, batchId).freshG
}

/** Produce in a share of jars. */
export const gramsOfJars = (
  week: Pick<WeekRows, 'preparationInputs'>,
  preparationId: string,
  jars: number,
): number => jars * sum(inputsOf(week, preparationId).map(({ gPerJar }) => gPerJar))

/** The instant that many minutes later (or earlier). */
export const plusMinutes = (at: string, minutes: number): string =>
  new Date(Date.parse(at) + minutes * 60_000).toISOString()

export const minutesBetween = ({ start, end }: { start: string; end: string }): number =>
  Math.round((Date.parse(end) - Date.parse(start)) / 60_000)

/** Session minutes in which people work: without set-up and clean-up. */
export const workMinutes = (session: {
  startAt: string
  endAt: string
  setupMinutes: number
  cleanupMinutes: number
}): number =>
  minutesBetween({ start: session.startAt, end: session.endAt }) -
  session.setupMinutes -
  session.cleanupMinutes
