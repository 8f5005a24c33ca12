import { describe, expect, it } from 'vitest'
import { exactBound } from '../../solver/linear/certificate.ts'
import type { LinearTask } from '../../solver/linear/engine.ts'
import { highsEngine } from '../../solver/linear/highs.ts'
import { evaluate, infeasibility } from '../../solver/linear/linear-model.ts'
import { lpSolverEngine } from '../../solver/linear/lp-solver.ts'
import { INFEASIBLE, KNOWN, type Known, UNBOUNDED } from './linear-problems/problems.ts'

const highs = await highsEngine()
const other = lpSolverEngine({ now: () => performance.now() })
const asked = { seconds: 60, relativeGap: 0, absoluteGap: 1e-9, seed: 1 } as const

type Problem = Pick<LinearTask, 'model' | 'objective' | 'sense'>

/** The value of an answer's vector, which satisfies every row and is whole where it must be. */
function valueOf({ model, objective }: Problem, x: Float64Array | null): number {
  if (x === null) throw new Error('no vector')
  expect(infeasibility(model, x).by).toBeLessThan(1e-6)
  for (const [column, value] of x.entries())
    if (model.columns.integer[column]) expect(Math.abs(value - Math.round(value))).toBeLessThan(1e-6)
  return evaluate(objective, x)
}

const near = ({ optimum }: Known) => 1e-6 * Math.max(1, Math.abs(optimum))

describe.each(KNOWN)('$name', (known) => {
  const { sense, optimum, small } = known

  it('is solved by HiGHS', async () => {
    const { status, x, bound } = await highs.solve({ ...known, ...asked })
    expect(status).toBe('optimal')
    expect(Math.abs(valueOf(known, x) - optimum)).toBeLessThanOrEqual(near(known))
    expect(Math.abs(bound - optimum)).toBeLessThanOrEqual(near(known))
  })

  it.runIf(small)('is solved by javascript-lp-solver, too', async () => {
    const { status, x } = await other.solve({ ...known, ...asked })
    expect(status).toBe('optimal')
    expect(Math.abs(valueOf(known, x) - optimum)).toBeLessThanOrEqual(near(known))
  })

  it('is bounded in exact arithmetic: tightly, where nothing is whole', async () => {
    const { duals } = await highs.solve({ ...known, ...asked, relaxed: true })
    const sign = sense === 'max' ? 1 : -1
    const bound = exactBound(known, duals ?? [])
    expect(sign * (bound - optimum)).toBeGreaterThanOrEqual(-1e-9 * Math.max(1, Math.abs(optimum)))
    if (!known.model.columns.integer.includes(true))
      expect(Math.abs(bound - optimum)).toBeLessThanOrEqual(near(known))
  })
})

describe.each(INFEASIBLE)('$name', (problem) => {
  it('is called infeasible by both engines', async () => {
    for (const engine of [highs, other])
      expect(await engine.solve({ ...problem, ...asked })).toMatchObject({ status: 'infeasible', x: null })
  })
})

describe('what has no best', () => {
  it('is called optimal by no engine, and bounded by no multipliers', async () => {
    for (const engine of [highs, other])
      expect((await engine.solve({ ...UNBOUNDED, ...asked })).status).not.toBe('optimal')
    expect(exactBound(UNBOUNDED, [0])).toBe(Infinity)
    expect(exactBound(UNBOUNDED, [1])).toBe(Infinity)
  })
})
