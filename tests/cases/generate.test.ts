import { validate } from '@bocal/solver'
import { describe, expect, it } from 'vitest'
import { generate } from '../bench/generate.ts'
import { planned } from '../support/planning.ts'

describe('generated instances', () => {
  it.each([4, 12, 26, 60, 150, 400])(
    'with %i groups are valid, and something can be saved',
    async (groups) => {
      const problem = generate({ groups, seed: 7 })
      expect(validate(JSON.parse(JSON.stringify(problem)))).toHaveProperty('problem')
      expect(problem.groups).toHaveLength(groups)
      const { scores } = await planned(problem, { engine: 'greedy' })
      expect(scores.rescue).toBeGreaterThan(0)
    },
  )

  it('are the same for the same seed, and others for another', () => {
    const shape = { groups: 26, seed: 3 }
    expect(generate(shape)).toEqual(generate(shape))
    expect(generate({ ...shape, seed: 4 }).batches).not.toEqual(generate(shape).batches)
  })
})
