import { readFileSync } from 'node:fs'
import { check, validate } from '@bocal/solver'
import { afterAll, describe, expect, it } from 'vitest'
import { buildModel } from '../../solver/linear/build.ts'
import type { LinearEngine, LinearTask } from '../../solver/linear/engine.ts'
import { highsEngine } from '../../solver/linear/highs.ts'
import { evaluate, infeasibility } from '../../solver/linear/linear-model.ts'
import { readPlan } from '../../solver/linear/read-plan.ts'
import { activities, restrict, sparse } from '../../solver/linear/restrict.ts'
import { refill } from '../../solver/linear/write-start.ts'
import { viewProblem } from '../../solver/problem-view.ts'
import { greedy } from '../../solver/search/greedy.ts'
import { improve } from '../../solver/search/improve.ts'
import { geographyOf, neighbourhood } from '../../solver/search/neighbourhoods.ts'
import { incumbentOf } from '../../solver/search/search.ts'
import { stagesOf } from '../../solver/search/stage.ts'
import { highsThreads } from '../../solver/threads.ts'
import { planned } from '../support/planning.ts'

const threads = highsThreads(2)
afterAll(() => threads.close())

function modelOf(name: string) {
  const file = new URL(`../instances/${name}.json`, import.meta.url)
  const read = validate(JSON.parse(readFileSync(file, 'utf8')))
  if (!('problem' in read)) throw new Error(`${name} is invalid`)
  const { problem } = read
  const { model, columns } = buildModel(viewProblem(problem))
  const [stage] = stagesOf(problem.policy, columns)
  const plan = greedy(problem)
  const first = plan && incumbentOf({ model, columns }, plan)
  if (stage === undefined || first === null) throw new Error('no stage or no plan')
  const task: LinearTask = {
    model,
    objective: stage.expression,
    sense: stage.sense,
    seconds: 30,
    relativeGap: 0,
    absoluteGap: 1e-4,
    seed: 1,
  }
  return { problem, model, columns, stage, first, task }
}

describe('HiGHS in threads', () => {
  it('gives what it gives here, several tasks side by side', async () => {
    const tasks = ['week-1', 'week-2', 'week-2025'].map((name) => modelOf(name).task)
    const engine = await highsEngine()
    const here = await Promise.all(tasks.map((task) => engine.solve(task)))
    const there = await Promise.all(tasks.map((task) => threads.solve(task)))
    expect(there).toEqual(here)
    expect(here.map(({ status }) => status)).toEqual(['optimal', 'optimal', 'optimal'])
  })

  it('answers with what it had when a task fails, and goes on with the next', async () => {
    const { task } = modelOf('week-1')
    const broken = { ...task, objective: { constant: 0, terms: [[0, Number.NaN] as const] } }
    expect(await threads.solve(broken)).toEqual({ status: 'stopped', x: null, bound: Infinity })
    expect(await threads.solve(task)).toMatchObject({ status: 'optimal' })
  })

  it('stops when told to', async () => {
    const { task } = modelOf('region-1')
    const answer = await threads.solve(task, { shouldStop: () => true })
    expect(answer.status).toBe('stopped')
  })

  it('plans the same week as HiGHS in this thread', async () => {
    const { problem } = modelOf('week-2025')
    const [there, here] = [await planned(problem, { threads }), await planned(problem)]
    expect(there.status).toBe('optimal')
    expect(there.plan).toEqual(here.plan)
  })
})

describe('a model restricted to a neighbourhood', () => {
  it('has the incumbent as a start, and whatever solves it solves the whole', async () => {
    const { model, columns, stage, first } = modelOf('movement-1')
    const source = sparse(model)
    const x = first.x
    const objective = new Float64Array(x.length)
    for (const [column, coefficient] of stage.expression.terms) objective[column] = coefficient
    const { columns: free } = neighbourhood(geographyOf(columns), {
      from: 0,
      size: 400,
      weigh: () => 1,
      taste: () => 0.5,
    })
    const part = restrict(source, { free, x, activity: activities(source, x), objective, share: () => 1 })
    expect(infeasibility(part.model, part.start).by).toBeLessThan(1e-6)
    const { x: found } = await threads.solve({
      ...part,
      sense: stage.sense,
      seconds: 30,
      relativeGap: 0,
      absoluteGap: 1e-4,
      seed: 1,
    })
    expect(found).not.toBeNull()
    const next = x.slice()
    for (const [position, column] of free.entries()) next[column] = found?.[position] ?? 0
    expect(infeasibility(model, next).by).toBeLessThan(1e-5)
    expect(free.length).toBeLessThan(x.length)
  })
})

describe('neighbourhood search', () => {
  it('gets from nothing to ever better plans', async () => {
    const { problem, model, columns, stage } = modelOf('week-3')
    const { unit, expression } = stage
    const nothing = new Float64Array(model.columns.lower.length)
    const values = [0]
    let last: Float64Array = nothing
    let tasks = 0
    const counting: LinearEngine = {
      ...threads,
      solve(task, watch) {
        tasks++
        return threads.solve(task, watch)
      },
    }
    await improve({
      source: sparse(model),
      objective: expression,
      guide: expression,
      sense: stage.sense,
      decisions: new Set(),
      geography: geographyOf(columns),
      engine: counting,
      hands: 2,
      joining: null,
      untilSettled: false,
      seed: 1,
      x: nothing,
      secondsLeft: () => 60,
      shouldStop: () => tasks >= 6,
      refill: (x) => refill(x, columns),
      onBetter(x) {
        values.push(evaluate(expression, x))
        last = x
        return x
      },
    })
    expect(values.length).toBeGreaterThan(1)
    expect(values).toEqual(values.toSorted((a, b) => a - b))
    expect(infeasibility(model, last).by).toBeLessThan(1e-4)
    const { feasible, scores } = check(problem, readPlan(columns, last))
    expect(feasible).toBe(true)
    expect(scores.rescue / unit).toBeCloseTo(values.at(-1) ?? 0, 6)
  })
})
