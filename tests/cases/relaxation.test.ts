import { describe, expect, it } from 'vitest'
import { buildModel } from '../../solver/linear/build.ts'
import { highsEngine } from '../../solver/linear/highs.ts'
import { viewProblem } from '../../solver/problem-view.ts'
import { stagesOf } from '../../solver/search/stage.ts'
import { row, tinyWeek, type Week } from './tiny-week.ts'

/** The relaxation's bound on an objective, in the score's unit. */
async function relaxed(objective: 'rescue' | 'cost', change: (week: Week) => void): Promise<number> {
  const { problem } = tinyWeek(change)
  const { model, columns } = buildModel(viewProblem(problem))
  const stage = stagesOf(problem.policy, columns).find(({ name }) => name === objective)
  if (stage === undefined) throw new Error(`${objective} is not in the policy`)
  const engine = await highsEngine()
  const { bound } = await engine.solve({
    model,
    objective: stage.expression,
    sense: stage.sense,
    relaxed: true,
    seconds: 5,
    relativeGap: 0,
    absoluteGap: 0,
    seed: 1,
  })
  return bound * stage.unit
}

/** Plenty of everything for two groups that ask for so many jars each, on Tuesday alone. */
const plenty =
  (jars: number, change: (week: Week) => void = () => {}) =>
  (week: Week) => {
    const { problem } = week
    row(problem.batches).quantityG = 200_000
    row(problem.slots).capacityG = 200_000
    row(problem.jarStock).count = 500
    for (const group of problem.groups) group.sessions = ['tuesday']
    problem.claims = problem.groups.map(({ id }) => ({
      id: `jars-${id}`,
      group: id,
      recipe: 'passata',
      jars,
      minJars: 0,
    }))
    change(week)
  }

describe('the relaxation', () => {
  it('knows that 3,799 W feed one cooker of 1,900 W, and 3,800 W two', async () => {
    const withPower = (powerW: number) =>
      plenty(60, ({ problem }) => {
        for (const kitchen of problem.kitchens) kitchen.powerW = powerW
        problem.equipment.push({ ...row(problem.equipment), id: 'second' })
      })
    // 160 minutes are three cycles of 9 jars; a jar is 780 g.
    expect(await relaxed('rescue', withPower(3799))).toBeCloseTo(27 * 780, 3)
    expect(await relaxed('rescue', withPower(3800))).toBeCloseTo(54 * 780, 3)
  })

  it('seats whole groups: of 4 and 3 people on 6 seats one comes', async () => {
    const onSeats = (seats: number) =>
      plenty(20, ({ problem }) => {
        row(problem.sessions).seats = seats
      })
    expect(await relaxed('rescue', onSeats(6))).toBeCloseTo(20 * 780, 3)
    expect(await relaxed('rescue', onSeats(7))).toBeCloseTo(27 * 780, 3)
  })

  it('drives a whole van for the jars of half of it', async () => {
    const least = await relaxed(
      'cost',
      plenty(10, ({ problem }) => {
        problem.pins = [{ pin: 'run', session: 'tuesday', recipe: 'passata', min: 20 }]
      }),
    )
    // Van and session whole, and 20 jars' tomatoes at 80 cents a kilogram.
    expect(least).toBeGreaterThanOrEqual(900 + 1500 + 80 * 20 * 0.78 - 1e-3)
  })
})
