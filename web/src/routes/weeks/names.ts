/** What explanations of plans are about, as a coordinator calls it; `zone` is the movement's time zone. */
import type { BatchRef, ClaimRef, LeftOutRow, PinWords, SessionRef, SlotRef } from '@bocal/server/contract'
import { capital, kg, ml, nameOf, shortMoment } from '$lib/format.ts'
import { m } from '$lib/paraglide/messages.js'

/** "Molleke, mar 26, 9 h 30". */
export const sessionName = (session: SessionRef, zone: string): string =>
  `${session.kitchen.name}, ${shortMoment(session.start, zone)}`

/** "Camionnette, mar 26, 8 h". */
export const slotName = (slot: SlotRef, zone: string): string =>
  `${capital(nameOf(slot.vehicle.names))}, ${shortMoment(slot.start, zone)}`

/** "Tomates, Ferme X". */
export const batchName = (batch: BatchRef): string =>
  `${capital(nameOf(batch.crop.names))}, ${batch.producer.name}`

/** "10 bocaux", "4 kg": in what the claim is made of. */
export const amountOfClaim = (claim: Pick<ClaimRef, 'kind'>, amount: number): string =>
  claim.kind === 'jars' ? m.jars_count({ count: amount }) : kg(amount)

/** What a claim asks for: "passata, 500 ml". */
export const claimWhat = ({ what, jarMl }: ClaimRef): string =>
  jarMl === null ? nameOf(what.names) : `${nameOf(what.names)}, ${ml(jarMl)}`

export const claimName = (claim: ClaimRef): string => `${claim.group.name}, ${claimWhat(claim)}`

/** A decision in a few words. */
export function pinName(pin: PinWords, zone: string): string {
  switch (pin.pin) {
    case 'attendance': {
      const words = { group: pin.group.name, session: sessionName(pin.session, zone) }
      return pin.value ? m.pin_comes(words) : m.pin_stays_away(words)
    }
    case 'slot': {
      const words = { slot: slotName(pin.slot, zone) }
      return pin.used ? m.pin_drives(words) : m.pin_stays_home(words)
    }
    case 'run': {
      const what = `${sessionName(pin.session, zone)}, ${nameOf(pin.preparation.names)}`
      return range(what, pin, (amount) => m.jars_count({ count: amount }))
    }
    case 'load':
      return range(`${slotName(pin.slot, zone)}, ${batchName(pin.batch)}`, pin, kg)
  }
}

function range(
  what: string,
  { min, max }: { readonly min: number | null; readonly max: number | null },
  say: (amount: number) => string,
): string {
  if (min !== null && max !== null) return m.pin_between({ what, min: say(min), max: say(max) })
  return max === null
    ? m.pin_at_least({ what, amount: say(min ?? 0) })
    : m.pin_at_most({ what, amount: say(max) })
}

/** What is not planned with. */
export function leftOutName({ what }: LeftOutRow, zone: string): string {
  switch (what.noun) {
    case 'batch':
      return batchName(what.batch)
    case 'slot':
      return slotName(what.slot, zone)
    case 'session':
      return sessionName(what.session, zone)
    case 'equipment':
      return what.equipment.name
    case 'group':
      return what.group.name
    case 'claim':
      return claimName(what.claim)
    case 'pin':
      return what.pin === null ? m.left_out_answer() : pinName(what.pin, zone)
  }
}
