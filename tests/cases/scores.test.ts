import { check, type Plan, type Scores } from '@bocal/solver'
import { describe, expect, it } from 'vitest'
import { EMPTY, NO_SCORES } from '../support/planning.ts'
import { row, tinyWeek, type Week } from './tiny-week.ts'

const scoresOf = (change?: (week: Week) => void): Scores => {
  const { problem, plan } = tinyWeek(change)
  return check(problem, plan).scores
}

describe('the scores of the tiny week, by hand', () => {
  it('rescue: 10 jars × 780 g + 2,000 g', () => {
    expect(scoresOf().rescue).toBe(9800)
  })

  it('rescue counts all inputs of a jar', () => {
    const scores = scoresOf(({ problem }) => {
      row(problem.recipes).inputs.push({ crop: 'onion', grades: ['A'], gPerJar: 20 })
    })
    expect(scores.rescue).toBe(10_000)
  })

  it('fairness: tiers of 4 × 1,000 g: 8 × 4,000 + 4 × 4,000 + 2 × 1,800', () => {
    expect(scoresOf().fairness).toBe(51_600)
  })

  it('fairness: the last tier has no end: 8 × 4,000 + 4 × 5,800', () => {
    const scores = scoresOf(({ problem }) => Object.assign(problem.policy, { tierWeights: [8, 4] }))
    expect(scores.fairness).toBe(55_200)
  })

  it('fairness: two groups fill tiers of their own: 8 × 4,000 + 4 × 3,800 + 8 × 2,000', () => {
    const scores = scoresOf(({ problem }) => Object.assign(row(problem.claims, 1), { group: 'south' }))
    expect(scores.fairness).toBe(63_200)
    expect(scores.groupsServed).toBe(2)
    // 2,000 g for 3 members are less than 7,800 g for 4.
    expect(scores.leastPerMemberG).toBeCloseTo(666.67, 2)
  })

  it('cost: van 900 + session 1,500 + 15 kg × 80', () => {
    expect(scoresOf().cost).toBe(3600)
  })

  it('cost is not rounded: 14,995 g × 81 / 1,000', () => {
    const scores = scoresOf(({ problem, plan }) => {
      row(problem.batches).centsPerKg = 81
      row(plan.loads).quantityG = 9995
    })
    expect(scores.cost).toBe(900 + 1500 + 1214.595)
  })

  it('cost: a session without a run costs nothing', () => {
    const scores = scoresOf(({ plan }) => Object.assign(plan, { runs: [] }))
    expect(scores.cost).toBe(2100)
  })

  it('co2: the van drives once, whatever it carries', () => {
    expect(scoresOf().co2).toBe(3600)
    expect(scoresOf(({ plan }) => Object.assign(plan, { loads: [] })).co2).toBe(0)
  })

  it('counts jars, groups served and the least per member', () => {
    expect(scoresOf()).toMatchObject({ jars: 10, groupsServed: 1, leastPerMemberG: 0 })
  })

  it('the empty plan scores nothing', () => {
    expect(check(tinyWeek().problem, EMPTY).scores).toEqual(NO_SCORES)
  })
})

describe('changes since the plan already published', () => {
  const changesSince = (previous: (plan: Week['plan']) => void): number => {
    const { problem, plan } = tinyWeek((week) => {
      const before = structuredClone(week.plan)
      previous(before)
      week.problem.previous = before
    })
    return check(problem, plan as Plan).scores.changes
  }

  it('none without one, none against itself', () => {
    expect(scoresOf().changes).toBe(0)
    expect(changesSince(() => {})).toBe(0)
  })

  it('an attendance that appears: 4 members × 1,000', () => {
    expect(changesSince((before) => before.attendance.pop())).toBe(4000)
  })

  it('an attendance that disappears: 3 members × 1,000, also from a session no longer held', () => {
    expect(changesSince((before) => before.attendance.push({ group: 'south', session: 'tuesday' }))).toBe(
      3000,
    )
    expect(changesSince((before) => before.attendance.push({ group: 'south', session: 'monday' }))).toBe(3000)
  })

  it('jars that a claim no longer gets: 2 × 780 g', () => {
    expect(changesSince((before) => Object.assign(row(before.shares), { jars: 12 }))).toBe(1560)
  })

  it('produce that a claim no longer gets', () => {
    expect(changesSince((before) => Object.assign(row(before.handovers), { quantityG: 2345 }))).toBe(345)
  })

  it('what a claim gets more is no change', () => {
    expect(changesSince((before) => Object.assign(row(before.shares), { jars: 1 }))).toBe(0)
  })
})
