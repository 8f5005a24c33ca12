import { readdirSync, readFileSync } from 'node:fs'
import { parsePlan, validate } from '@bocal/solver'
import { describe, expect, it } from 'vitest'
import { BROKEN, breakIt, week2025 } from './broken-instances.ts'
import { tinyWeek } from './tiny-week.ts'

const instances = new URL('../instances/', import.meta.url)

describe('good instances', () => {
  it.each(readdirSync(instances))('%s', (file) => {
    const input: unknown = JSON.parse(readFileSync(new URL(file, instances), 'utf8'))
    expect(validate(input)).toEqual({ problem: input })
  })

  it('the tiny week, with a plan already published', () => {
    const { problem, plan } = tinyWeek(({ problem, plan }) => Object.assign(problem, { previous: plan }))
    expect(validate(problem)).toEqual({ problem: { ...problem, previous: plan } })
  })

  it('a published plan may leave out lists', () => {
    const { problem } = tinyWeek()
    const lists = {
      attendance: [],
      cycles: [],
      handovers: [],
      ingredients: [],
      loads: [],
      runs: [],
      shares: [],
    }
    expect(validate({ ...problem, previous: {} })).toEqual({
      problem: { ...problem, previous: { schema: 'bocal.plan/1', ...lists } },
    })
  })
})

describe('broken instances', () => {
  it('there are at least 40', () => expect(BROKEN.length).toBeGreaterThanOrEqual(40))

  it.each(BROKEN)('$says: $path', (broken) => {
    const { path, message } = broken
    expect(validate(breakIt(broken))).toMatchObject({
      issues: expect.arrayContaining([{ path, message: expect.stringContaining(message) }]),
    })
  })

  it.each(BROKEN.filter(({ path }) => path !== 'batches' && path !== 'crops'))(
    '$says: says only that',
    (broken) => {
      const result = validate(breakIt(broken))
      const issues = 'issues' in result ? result.issues : []
      // A row that falls away with its id leaves others without what they refer to; nothing else follows.
      const own = issues.filter(
        ({ message }) => !/has no id/.test(message) || /has no id/.test(broken.message),
      )
      expect(own).toHaveLength(1)
    },
  )

  it.each([null, undefined, 7, 'text', true, []])('%j is no instance', (input) => {
    expect(validate(input)).toMatchObject({
      issues: [{ path: '', message: expect.stringContaining('expected') }],
    })
  })

  it('says all of it at once', () => {
    const input = week2025()
    const batches = input.batches.map((batch) => ({ ...batch, quantityG: -1 }))
    const result = validate({ ...input, batches, moveMinutes: 'an hour', unknown: 1 })
    expect(result).toMatchObject({ issues: expect.anything(), more: 0 })
    expect('issues' in result && result.issues.map(({ path }) => path)).toEqual([
      ...batches.map((_, index) => `batches[${index}].quantityG`),
      'moveMinutes',
      'unknown',
    ])
  })

  it('lists 100 issues of a million, and counts the others', () => {
    const crops = Array.from({ length: 1_000_000 }, () => 0)
    const result = validate({ ...week2025(), batches: [], recipes: [], claims: [], crops })
    expect('issues' in result && [result.issues.length, result.more]).toEqual([100, 999_900])
  })

  it('a field named like the prototype is only an unknown field', () => {
    const input = { ...week2025(), ...(JSON.parse('{"constructor": 1}') as object) }
    Object.defineProperty(input, '__proto__', { value: {}, enumerable: true })
    const result = validate(input)
    expect('issues' in result && result.issues.map(({ path }) => path).sort()).toEqual([
      '__proto__',
      'constructor',
    ])
  })
})

describe('plans of any shape', () => {
  it('a good one', () => {
    const { plan } = tinyWeek()
    expect(parsePlan(plan)).toEqual({ plan })
  })

  it.each([
    ['', 'expected an object', 7],
    ['schema', 'bocal.plan/1', { schema: 'bocal.plan/2' }],
    ['loads', 'expected a list', { loads: {} }],
    ['loads[0].slot', 'is missing', { loads: [{ batch: 'a', session: 's', quantityG: 1 }] }],
    ['runs[0].jars', 'expected a number, got "9"', { runs: [{ session: 's', recipe: 'r', jars: '9' }] }],
    ['shares[0].jar', 'is no field here', { shares: [{ claim: 'c', session: 's', jars: 1, jar: 1 }] }],
    ['attendance[0].group', 'expected an id', { attendance: [{ group: null, session: 's' }] }],
    ['total', 'is no field here', { total: 3 }],
  ])('%s: %s', (path, message, input) => {
    expect(parsePlan(input)).toEqual({
      issues: [{ path, message: expect.stringContaining(message) }],
      more: 0,
    })
  })
})
