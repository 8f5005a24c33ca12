import { key, sumBy } from '../grouping.ts'
import type { Rule } from './rule.ts'

/** What people have decided holds. */
export const pins: Rule = {
  id: 14,
  name: 'pins',
  *violations({ problem, attends, loads, jarsMade }) {
    const loadedG = sumBy(
      loads,
      (load) => key(load.batch, load.slot),
      (load) => load.quantityG,
    )
    const usedSlots = new Set(loads.map((load) => load.slot))
    for (const pin of problem.problem.pins) {
      const text = `pin ${JSON.stringify(pin)}`
      if (pin.pin === 'attendance') {
        const attending = attends.has(key(pin.group, pin.session))
        if (attending !== pin.value) yield `${text}: ${attending ? 'attends' : 'does not attend'}`
      } else if (pin.pin === 'slot') {
        const used = usedSlots.has(pin.slot)
        if (used !== pin.used) yield `${text}: ${used ? 'used' : 'not used'}`
      } else {
        const amount =
          pin.pin === 'run'
            ? (jarsMade.get(key(pin.session, pin.recipe)) ?? 0)
            : (loadedG.get(key(pin.batch, pin.slot)) ?? 0)
        if (amount < (pin.min ?? 0) || amount > (pin.max ?? Number.POSITIVE_INFINITY))
          yield `${text}: ${amount}`
      }
    }
  },
}
