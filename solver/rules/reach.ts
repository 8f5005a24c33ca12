import { arrivals } from '../arcs.ts'
import { found } from '../problem-view.ts'
import type { Rule } from './rule.ts'

/** A load names one destination, and its slot gets there after the pick-up and before it is too late. */
export const reach: Rule = {
  id: 3,
  name: 'reach',
  *violations({ problem, loads }) {
    for (const load of loads) {
      const batch = found(problem.batches, load.batch)
      const route = `load of ${load.batch} on ${load.slot}`
      if ((load.session === undefined) === (load.place === undefined)) {
        yield `${route}: names not exactly one of session, place`
        continue
      }
      const session = load.session === undefined ? undefined : found(problem.sessions, load.session)
      const place = session?.place ?? load.place ?? ''
      const latestMs = session?.readyMs ?? batch.processByMs
      const arrivalMs = arrivals(batch, found(problem.slots, load.slot)).get(place)
      if (arrivalMs === undefined || arrivalMs > latestMs) {
        yield `${route}: cannot reach ${load.session ?? load.place} in time`
      }
      if (session !== undefined && session.startMs > batch.processByMs) {
        yield `batch ${load.batch} has spoiled before session ${session.id}`
      }
    }
  },
  // The model has columns only for loads that reach.
  rows: () => [],
}
