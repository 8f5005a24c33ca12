import { applyChange, type Change, check, ImpossibleChange, type Pin, type Problem } from '@bocal/solver'
import { describe, expect, it } from 'vitest'
import { row, tinyWeek, type Week } from './tiny-week.ts'

const changed = (change: Change, week?: (week: Week) => void): Problem =>
  applyChange(tinyWeek(week).problem, change)
const pinned = (pin: Pin) => (week: Week) => {
  week.problem.pins = [pin]
}

/** The rules that the tiny week's plan breaks after the change. */
function broken(change: Change): readonly unknown[] {
  const { problem, plan } = tinyWeek()
  return [...new Set(check(applyChange(problem, change), plan).violations.map(({ rule }) => rule))]
}

describe('a change', () => {
  it('leaves the problem given as it is', () => {
    const { problem } = tinyWeek()
    const before = structuredClone(problem)
    applyChange(problem, { change: 'session-lost', session: 'tuesday' })
    expect(problem).toEqual(before)
  })

  it.each<[Change, readonly unknown[]]>([
    [{ change: 'batch-withdrawn', batch: 'tomatoes' }, ['reference', 5]],
    [{ change: 'batch-quantity', batch: 'tomatoes', quantityG: 14_000 }, [1]],
    [{ change: 'item-broken', equipment: 'cooker' }, ['reference', 6]],
    [{ change: 'item-broken', equipment: 'cooker', session: 'tuesday' }, [7]],
    [{ change: 'slot-capacity', slot: 'van', capacityG: 10_000 }, [4]],
    [{ change: 'session-seats', session: 'tuesday', seats: 3 }, [8]],
    [{ change: 'kitchen-power', kitchen: 'hall-kitchen', powerW: 1000 }, [7]],
    [{ change: 'jar-stock', jarMl: 500, count: 9 }, [10]],
    [{ change: 'availability', group: 'north', session: 'tuesday', value: false }, [9]],
    [{ change: 'group-sessions', group: 'north', maxSessions: 0 }, [9]],
    [{ change: 'batch-minimum', batch: 'tomatoes', minPickupG: 20_000 }, [2]],
    [{ change: 'claim-withdrawn', claim: 'fresh' }, ['reference']],
    [{ change: 'pin-added', pin: { pin: 'slot', slot: 'van', used: false } }, [14]],
    [{ change: 'hands-added', session: 'tuesday', people: 1 }, [14]],
    [{ change: 'cycle-added', session: 'tuesday', kind: 'cooker' }, []],
    [{ change: 'availability', group: 'north', session: 'tuesday', value: true }, []],
  ])('%j breaks what it should in the plan of before', (change, rules) => {
    expect(broken(change)).toEqual(rules)
  })

  it('one more cycle is one, of whatever the kind can run, and draws no more', () => {
    const { problem, plan } = tinyWeek()
    const more = applyChange(problem, { change: 'cycle-added', session: 'tuesday', kind: 'cooker' })
    const added = row(more.equipment, 1)
    const cycles = (count: number) => ({
      ...plan,
      cycles: [...plan.cycles, { session: 'tuesday', equipment: added.id, process: 'boil', cycles: count }],
    })
    expect(check(more, cycles(1)).violations).toEqual([])
    expect(check(more, cycles(2)).violations).toMatchObject([{ rule: 7 }])
  })

  it('helpers come with seats of their own and take nothing', () => {
    const { problem } = tinyWeek()
    const more = applyChange(problem, { change: 'hands-added', session: 'tuesday', people: 2 })
    expect(row(more.sessions).seats).toBe(10)
    expect(more.groups[2]).toMatchObject({ members: 2, sessions: ['tuesday'] })
    expect(more.claims).toEqual(problem.claims)
  })

  it('takes a visit’s minimum down to what is left', () => {
    expect(
      row(changed({ change: 'batch-quantity', batch: 'tomatoes', quantityG: 9000 }).batches),
    ).toMatchObject({
      quantityG: 9000,
      minPickupG: 5000,
    })
  })

  it('takes claims on the withdrawn batch itself with it, and no others', () => {
    const own = (week: Week) => {
      week.problem.claims.push({
        id: 'own',
        group: 'north',
        crop: 'tomato',
        batch: 'tomatoes',
        freshG: 1,
        minG: 0,
      })
    }
    const { claims } = changed({ change: 'batch-withdrawn', batch: 'tomatoes' }, own)
    expect(claims.map(({ id }) => id)).toEqual(['jars', 'fresh'])
  })

  it.each<[Change, string]>([
    [{ change: 'batch-withdrawn', batch: 'plums' }, 'batch'],
    [{ change: 'batch-quantity', batch: 'tomatoes', quantityG: 4999 }, 'quantityG'],
    [{ change: 'item-broken', equipment: 'cooker', session: 'never' }, 'session'],
    [{ change: 'session-lost', session: 'never' }, 'session'],
    [{ change: 'cycle-added', session: 'tuesday', kind: 'kettle' }, 'kind'],
    [{ change: 'availability', group: 'north', session: 'never', value: true }, 'groups[0].sessions[2]'],
    [{ change: 'pin-removed', pin: { pin: 'slot', slot: 'van', used: true } }, 'pin'],
    [
      {
        change: 'claim-added',
        claim: { id: 'jars', group: 'north', recipe: 'passata', jars: 1, minJars: 0 },
      },
      'claim.id',
    ],
    [{ change: 'jar-stock', jarMl: 500, count: -1 }, 'jarStock[0].count'],
  ])('%j is refused with its path', (change, path) => {
    let error: unknown
    try {
      changed(change)
    } catch (thrown) {
      error = thrown
    }
    expect(error).toBeInstanceOf(ImpossibleChange)
    expect(error).toMatchObject({ path })
  })

  it('does not take away what a pin asks for, but does what a pin rules out', () => {
    const asks = pinned({ pin: 'attendance', group: 'north', session: 'tuesday', value: true })
    const rulesOut = pinned({ pin: 'attendance', group: 'north', session: 'tuesday', value: false })
    const lost: Change = { change: 'session-lost', session: 'tuesday' }
    expect(() => changed(lost, asks)).toThrow('remove that pin first')
    expect(changed(lost, rulesOut).pins).toEqual([])
  })

  it.each<[Pin, Change]>([
    [
      { pin: 'run', session: 'tuesday', recipe: 'passata', min: 1 },
      { change: 'session-lost', session: 'tuesday' },
    ],
    [
      { pin: 'load', batch: 'tomatoes', slot: 'van', min: 1 },
      { change: 'batch-withdrawn', batch: 'tomatoes' },
    ],
    [
      { pin: 'slot', slot: 'van', used: true },
      { change: 'slot-lost', slot: 'van' },
    ],
  ])('%j stands in the way of %j', (pin, change) => {
    expect(() => changed(change, pinned(pin))).toThrow('remove that pin first')
  })

  it('removes the pin that says the same, however its fields are ordered', () => {
    const pin: Pin = { used: true, slot: 'van', pin: 'slot' }
    const { pins } = changed({ change: 'pin-removed', pin }, pinned({ pin: 'slot', slot: 'van', used: true }))
    expect(pins).toEqual([])
  })
})
