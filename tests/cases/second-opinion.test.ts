import { plan } from '@bocal/solver'
import { afterAll, describe, expect, it } from 'vitest'
import { buildModel } from '../../solver/linear/build.ts'
import type { LinearEngine } from '../../solver/linear/engine.ts'
import { highsEngine } from '../../solver/linear/highs.ts'
import { addColumn, addRow, emptyModel } from '../../solver/linear/linear-model.ts'
import { lpSolverEngine } from '../../solver/linear/lp-solver.ts'
import { viewProblem } from '../../solver/problem-view.ts'
import { assure } from '../../solver/second/assure.ts'
import { components } from '../../solver/second/components.ts'
import { secondOpinion } from '../../solver/second/opinion.ts'
import { finishedStages } from '../../solver/second/stages.ts'
import { lpSolverThread } from '../../solver/threads.ts'
import { countableProblem } from '../support/brute-force.ts'
import { planned } from '../support/planning.ts'
import { randomProblem } from '../support/random-problem.ts'
import { tinyWeek } from './tiny-week.ts'

const now = () => performance.now()
const other = lpSolverEngine({ now })

type Solved = Awaited<ReturnType<typeof planned>>

/** The other engine's opinion, with what the plan says of its objectives changed by `lie`. */
async function opinionOn(
  problem: Parameters<typeof planned>[0],
  {
    engine = other,
    seconds = 20,
    lie = (objectives) => objectives,
  }: {
    readonly engine?: LinearEngine
    readonly seconds?: number
    readonly lie?: (objectives: Solved['objectives']) => Solved['objectives']
  } = {},
) {
  const outcome = await planned(problem)
  const built = buildModel(viewProblem(problem))
  const stages = finishedStages(built, lie(outcome.objectives))
  return secondOpinion(
    built,
    { plan: outcome.plan, scores: outcome.scores, stages },
    { engine, seed: 1, secondsLeft: () => seconds },
  )
}

describe('components', () => {
  it('are what no row ties together', () => {
    const model = emptyModel()
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) =>
      addColumn(model, { name, upper: 1, integer: true }),
    )
    if (a === undefined || b === undefined || c === undefined || d === undefined)
      throw new Error('no columns')
    addRow(model, {
      name: 'ab',
      terms: [
        [a, 1],
        [b, 1],
      ],
      upper: 1,
    })
    addRow(model, {
      name: 'bd',
      terms: [
        [b, 1],
        [d, 1],
      ],
      upper: 1,
    })
    expect(components(model)).toEqual([[a, b, d], [c]])
    // With b as given, a and d have nothing to do with each other.
    expect(components(model, (column) => column !== b)).toEqual([[a], [c], [d]])
  })
})

describe('a second opinion', () => {
  it.each(Array.from({ length: 12 }, (_, index) => 100 + index))(
    'agrees on every objective, the whole model tried, on tiny week %i',
    async (seed) => {
      for (const { how, verdict } of await opinionOn(countableProblem(seed)))
        expect([how, verdict]).toEqual(['whole', 'agrees'])
    },
  )

  it.each(Array.from({ length: 8 }, (_, index) => 200 + index))(
    'never disagrees, on random week %i',
    async (seed) => {
      for (const { verdict } of await opinionOn(randomProblem(seed), { seconds: 2 }))
        expect(verdict).not.toBe('disagrees')
    },
  )

  it('contradicts a plan that claims more than there is: 9,800 g by hand', async () => {
    const { problem } = tinyWeek()
    const honest = await opinionOn(problem)
    // 10 jars of 780 g and 2,000 g fresh.
    expect(honest[0]).toEqual({
      objective: 'rescue',
      how: 'whole',
      verdict: 'agrees',
      said: 9800,
      gets: expect.closeTo(9800, 3),
    })
    const [lied] = await opinionOn(problem, {
      lie: (objectives) => objectives.map((one) => ({ ...one, best: 10_800, bound: 10_800 })),
    })
    expect(lied).toMatchObject({ verdict: 'disagrees', said: 10_800 })
  })

  it('contradicts a bound that is beaten, and names what is better within it', async () => {
    const { problem } = tinyWeek()
    const worse = (bound: number) => (objectives: Solved['objectives']) =>
      objectives.map((one, index) => (index === 0 ? { ...one, best: 9000, bound } : one))
    expect((await opinionOn(problem, { lie: worse(9000) }))[0]).toMatchObject({ verdict: 'disagrees' })
    expect((await opinionOn(problem, { lie: worse(12_000) }))[0]).toMatchObject({ verdict: 'better' })
  })

  it('contradicts an engine that makes up a vector', async () => {
    const highs = await highsEngine()
    const liar: LinearEngine = {
      ...highs,
      name: 'lp-solver',
      solve: async (task) => {
        const answer = await highs.solve(task)
        return { ...answer, x: answer.x && answer.x.map((value) => value + 1) }
      },
    }
    expect((await opinionOn(tinyWeek().problem, { engine: liar }))[0]).toMatchObject({ verdict: 'disagrees' })
  })

  it('says where it was not possible: no time', async () => {
    const opinions = await opinionOn(countableProblem(100), { seconds: 0 })
    // Nothing to solve is no work: where no continuous column counts, the plan's own value is all there is.
    expect(opinions.map(({ how }) => how)).not.toContain('whole')
  })
})

describe('planning with a second engine', () => {
  const second = lpSolverThread()
  afterAll(() => second.close())

  it('comes back with certificates and opinions, one of each an objective', async () => {
    const problem = countableProblem(103)
    const outcome = await plan(problem, { seconds: 30, now, second })
    if (outcome.status === 'contradiction') throw new Error('no pins here')
    const names = problem.policy.objectives.map(({ name }) => name)
    expect(outcome.assurance?.certificates.map(({ objective }) => objective)).toEqual(names)
    expect(outcome.assurance?.secondOpinion.map(({ objective }) => objective)).toEqual(names)
    for (const { valid } of outcome.assurance?.certificates ?? []) expect(['yes', 'weaker']).toContain(valid)
    for (const { verdict } of outcome.assurance?.secondOpinion ?? []) expect(verdict).not.toBe('disagrees')
  })

  it('asks javascript-lp-solver in a thread of its own', async () => {
    const [first] = await opinionOn(tinyWeek().problem, { engine: second })
    expect(first).toMatchObject({ how: 'whole', verdict: 'agrees', said: 9800 })
  })

  it('loses an opinion, not the plan, when the engine hangs', async () => {
    const problem = tinyWeek().problem
    const outcome = await planned(problem)
    const hangs: LinearEngine = {
      name: 'lp-solver',
      parallel: 1,
      solve: async () => ({ status: 'stopped', x: null, bound: Infinity }),
    }
    const { secondOpinion: opinions, certificates } = await assure(
      buildModel(viewProblem(problem)),
      outcome,
      {
        engine: await highsEngine(),
        second: hangs,
        seed: 1,
        secondsLeft: () => 5,
      },
    )
    expect(opinions[0]).toMatchObject({ how: null, verdict: 'not-possible', gets: null })
    expect(certificates[0]?.valid).toBe('yes')
  })
})
