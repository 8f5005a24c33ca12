import type { Problem } from '../problem.ts'
import type { Uncertainty } from './scenario.ts'

/** How careful a plan is, from 0 (as posted) up: standard deviations that every batch is taken to be short. */
export type Care = { readonly deviations: number }

/** Late tours are provided for by this part of the most they can be late, for each deviation. */
const LATE_PART = 0.5
/** A pair of hands may be missing: jars are taken to need this much more work for each deviation. */
const LABOUR_PART = 0.1

/**
 * The problem as somebody careful reads it: batches smaller by so many of their usual errors, drop-offs later, jars
 * more work. Every plan of it is a plan of the real problem: it takes less, arrives sooner and leaves hands free.
 */
export function derate(problem: Problem, uncertainty: Uncertainty, { deviations }: Care): Problem {
  const lateMs = Math.round(deviations * LATE_PART * uncertainty.lateMinutes[1]) * 60_000
  return {
    ...problem,
    batches: problem.batches.map((batch) => {
      const spread = uncertainty.spreadOf[batch.id] ?? uncertainty.spreadByGrade[batch.grade]
      const carefulG = Math.round((batch.quantityG * (1 - deviations * spread)) / batch.crateG) * batch.crateG
      // Less than a visit's minimum is no visit: too unsure to plan with.
      return { ...batch, quantityG: Math.min(batch.quantityG, Math.max(batch.crateG, carefulG)) }
    }),
    slots: problem.slots.map((slot) => ({
      ...slot,
      stops: slot.stops.map((stop) =>
        stop.kind === 'dropoff'
          ? { ...stop, at: new Date(Date.parse(stop.at) + lateMs).toISOString() }
          : stop,
      ),
    })),
    recipes: problem.recipes.map((recipe) => ({
      ...recipe,
      labourMinutesPerJar: Math.ceil(recipe.labourMinutesPerJar * (1 + deviations * LABOUR_PART)),
    })),
  }
}
