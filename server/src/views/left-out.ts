import type { LeftOutRow } from '../../contract/index.ts'
import type { LeftOut } from '../planning/left-out.ts'
import { ref } from './names.ts'
import { planWords } from './plan-words.ts'
import type { WeekView } from './week-view.ts'

/**
 * Rows that count on being planned and are not. Not told: what people withdrew themselves, items of the pool that
 * no session asked for, and refused preparations, which have their own place with reasons and alternatives.
 */
export function leftOutRows({ rows, names, instance }: WeekView): LeftOutRow[] {
  const words = planWords(rows, names)
  const told = ({ noun, id }: LeftOut): LeftOutRow['what'] => {
    switch (noun) {
      case 'batch':
        return { noun, batch: words.batch(id) }
      case 'slot':
        return { noun, slot: words.slot(id) }
      case 'session':
        return { noun, session: words.session(id) }
      case 'equipment':
        return { noun, equipment: ref(names.item(id)) }
      case 'group':
        return { noun, group: ref(names.group(id)) }
      case 'claim':
        return { noun, claim: words.claim(id) }
      case 'pin':
        return { noun, pin: words.pinById(id) ?? null }
    }
  }
  return instance.leftOut.flatMap((one): LeftOutRow[] => {
    const { why } = one
    // A dormant group's claims go without saying.
    if (why === 'withdrawn' || why === 'stands_nowhere' || why === 'group_dormant') return []
    return why === 'preparation_refused' ? [] : [{ why, what: told(one) }]
  })
}
