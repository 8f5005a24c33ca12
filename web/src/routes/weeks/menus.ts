/** The menus of what can be asked and changed, in names. */
import type { Choices } from '@bocal/server/contract'
import { capital, kg, ml, nameOf } from '$lib/format.ts'
import { amountOfClaim, batchName, claimName, sessionName, slotName } from './names.ts'

export function menusOf(choices: Choices, zone: string) {
  return {
    batch: choices.batches.map((one) => ({
      value: one.id,
      word: `${batchName(one)} (${kg(one.quantityG)})`,
    })),
    session: choices.sessions.map((one) => ({ value: one.id, word: capital(sessionName(one, zone)) })),
    slot: choices.slots.map((one) => ({ value: one.id, word: slotName(one, zone) })),
    group: choices.groups.map((one) => ({ value: one.id, word: one.name })),
    claim: choices.claims.map((one) => ({
      jars: one.kind === 'jars',
      value: one.id,
      word: `${claimName(one)} (${amountOfClaim(one, one.asked)})`,
    })),
    item: choices.items.map((one) => ({ value: one.id, word: one.name })),
    preparation: choices.preparations.map((one) => ({
      value: one.id,
      word: `${capital(nameOf(one.names))}, ${ml(one.jarMl)}`,
    })),
    jarMl: choices.jars.map((one) => ({ value: String(one.jarMl), word: `${ml(one.jarMl)} (${one.count})` })),
  }
}
export type Menus = ReturnType<typeof menusOf>
