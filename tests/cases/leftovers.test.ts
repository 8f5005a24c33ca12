import { check, type Leftover } from '@bocal/solver'
import { describe, expect, it } from 'vitest'
import { leftovers } from '../../solver/leftovers.ts'
import { row, tinyWeek, type Week } from './tiny-week.ts'

/** What is left of the only batch in the tiny week's plan, and why. */
function left(change: (week: Week) => void = () => {}): Leftover | undefined {
  const { problem, plan } = tinyWeek(change)
  expect(check(problem, plan).violations).toEqual([])
  const [first, ...others] = leftovers(problem, plan)
  expect(others).toEqual([])
  return first
}

const jarClaim = ({ problem }: Week) => row(problem.claims) as { jars: number; minJars: number }
const asksMore = (week: Week) => Object.assign(jarClaim(week), { jars: 12 })
const nothingPlanned = ({ plan }: Week) =>
  Object.assign(plan, {
    loads: [],
    attendance: [],
    cycles: [],
    runs: [],
    ingredients: [],
    shares: [],
    handovers: [],
  })

describe('what is left of a batch, and why', () => {
  it('20,000 g less 7,800 g in jars and 2,000 g handed over: the claims are served', () => {
    expect(left()).toEqual({ batch: 'tomatoes', leftG: 10_200, reasons: ['claims-served'] })
  })

  it('nothing is left of what is used up', () => {
    const used = left((week) => {
      row(week.problem.batches).quantityG = 15_000
      row(week.problem.recipes).inputs = [{ crop: 'tomato', grades: ['A'], gPerJar: 1000 }]
      row(week.plan.ingredients).quantityG = 10_000
      Object.assign(row(week.problem.claims, 1), { freshG: 5000 })
      row(week.plan.handovers).quantityG = 5000
    })
    expect(used).toBeUndefined()
  })

  it('nobody asks for what this grade can become', () => {
    const unclaimed = left((week) => {
      nothingPlanned(week)
      week.problem.claims.pop()
      row(week.problem.batches).grade = 'C'
    })
    expect(unclaimed).toEqual({ batch: 'tomatoes', leftG: 20_000, reasons: ['no-claim'] })
  })

  it('no slot fetches it', () => {
    const stranded = left((week) => {
      nothingPlanned(week)
      row(week.problem.batches).place = 'school'
    })
    expect(stranded?.reasons).toEqual(['no-transport'])
  })

  it('a pin keeps the slot at home', () => {
    const parked = left((week) => {
      nothingPlanned(week)
      week.problem.pins.push({ pin: 'slot', slot: 'van', used: false })
    })
    expect(parked?.reasons).toEqual(['no-transport'])
  })

  it('two more jars could be made of what lies at the session', () => {
    expect(left(asksMore)?.reasons).toEqual(['other-objectives'])
  })

  it('two more jars are less than the crate that would have to come', () => {
    const crate = left((week) => {
      asksMore(week)
      row(week.plan.ingredients).quantityG = 10_000
      row(week.problem.slots).capacityG = 20_000
    })
    expect(crate?.reasons).toEqual(['crates'])
  })

  it('what remains of the batch is less than a crate', () => {
    const scraps = left((week) => {
      asksMore(week)
      row(week.problem.batches).quantityG = 15_000 + 4999
      // Nothing is over at the session either.
      row(week.plan.ingredients).quantityG = 10_000
    })
    expect(scraps?.reasons).toEqual(['crates'])
  })

  it('a claim of less than its own minimum is never worth a visit', () => {
    const tooLittle = left((week) => {
      nothingPlanned(week)
      week.problem.claims.shift()
      Object.assign(row(week.problem.claims), { freshG: 900, minG: 1000 })
    })
    expect(tooLittle?.reasons).toEqual(['crates'])
  })

  it('the van is full', () => {
    const full = left((week) => {
      asksMore(week)
      row(week.plan.ingredients).quantityG = 10_000
    })
    expect(full?.reasons).toEqual(['slot-full'])
  })

  it('those who claim it may not come again', () => {
    const absent = left((week) => {
      week.problem.claims.push({ id: 'more', group: 'south', recipe: 'passata', jars: 20, minJars: 0 })
      Object.assign(row(week.problem.groups, 1), { maxSessions: 0 })
    })
    expect(absent?.reasons).toEqual(['attendance'])
  })

  it('those who could still come bring their hands', () => {
    const welcome = left((week) => {
      week.problem.claims.push({ id: 'more', group: 'south', recipe: 'passata', jars: 20, minJars: 0 })
      row(week.problem.recipes).labourMinutesPerJar = 80
    })
    expect(welcome?.reasons).toEqual(['other-objectives'])
  })

  it('no hands are free: 10 × 80 of 200 × 4 minutes', () => {
    const busy = left((week) => {
      asksMore(week)
      row(week.problem.recipes).labourMinutesPerJar = 80
    })
    expect(busy?.reasons).toEqual(['labour'])
  })

  it('no cycle is free: 2 × 80 of 160 minutes, 5 jars each', () => {
    const hot = left((week) => {
      asksMore(week)
      row(week.problem.processes).on = [{ kind: 'cooker', minutes: 80, jarsPerCycle: 5 }]
    })
    expect(hot?.reasons).toEqual(['cycles'])
  })

  it('no jar is left', () => {
    const shelfEmpty = left((week) => {
      asksMore(week)
      row(week.problem.jarStock).count = 10
    })
    expect(shelfEmpty?.reasons).toEqual(['jars'])
  })

  it('says all that stands in the way', () => {
    const stuck = left((week) => {
      asksMore(week)
      row(week.problem.jarStock).count = 10
      row(week.problem.recipes).labourMinutesPerJar = 80
    })
    expect(stuck?.reasons).toEqual(['labour', 'jars'])
  })

  it('a recipe whose other crop is missing asks for nothing', () => {
    const alone = left((week) => {
      nothingPlanned(week)
      week.problem.claims.pop()
      row(week.problem.recipes).inputs.push({ crop: 'onion', grades: ['A'], gPerJar: 10 })
    })
    expect(alone?.reasons).toEqual(['no-claim'])
  })
})
