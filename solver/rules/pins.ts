import { key, sumBy } from '../grouping.ts'
import { KG } from '../linear/columns.ts'
import type { Term } from '../linear/linear-model.ts'
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
  *rows({ problem, attends, loads, shares, slotUsed }) {
    for (const [index, pin] of problem.problem.pins.entries()) {
      const name = `pin[${index}]`
      if (pin.pin === 'attendance') {
        const attend = attends.get(key(pin.group, pin.session))
        const value = pin.value ? 1 : 0
        yield { name, terms: attend ? [[attend.column, 1]] : [], lower: value, upper: value }
      } else if (pin.pin === 'slot') {
        const used = slotUsed.get(pin.slot)
        if (!pin.used) yield { name, terms: used === undefined ? [] : [[used, 1]], upper: 0 }
        else {
          // One crate, or one gram of a loose batch.
          const units = loads.filter((load) => load.slot === pin.slot)
          yield {
            name,
            terms: units.map((load) => [load.column, load.batch.crateG === 1 ? KG : 1]),
            lower: 1,
          }
        }
      } else {
        const isRun = pin.pin === 'run'
        const terms = isRun
          ? shares
              .filter(({ session, claim }) => session.id === pin.session && claim.recipe === pin.recipe)
              .map((share): Term => [share.column, 1])
          : loads
              .filter(({ batch, slot }) => batch.id === pin.batch && slot === pin.slot)
              .map((load): Term => [load.column, load.unitKg])
        const unit = isRun ? 1 : KG
        yield { name, terms, lower: (pin.min ?? 0) / unit, upper: (pin.max ?? Infinity) / unit }
      }
    }
  },
}
