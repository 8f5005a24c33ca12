/** Reasons and changes of the API, which are data, as sentences in the reader's language. */
import type {
  Change,
  ChangeWords,
  Character,
  ClaimReason,
  FactWords,
  LeftOutRow,
  PlanFigures,
  ScoreChange,
  Unit,
} from '@bocal/server/contract'
import { count, euros, hours, kg, km, list, nameOf, shortMoment } from '$lib/format.ts'
import { m } from '$lib/paraglide/messages.js'
import { amountOfClaim, batchName, claimName, claimWhat, pinName, sessionName, slotName } from './names.ts'

/** Keeps a sign with what begins with another one: "+€ 1,95". */
const JOINED = '\u2060'

/** "+18 kg sauvés", "8 kg perdus", "+14 km", "−12 €": what is different, the most important first. */
export function differenceWords(
  change: Pick<ScoreChange, 'rescue' | 'jars' | 'cost' | 'co2'> &
    Partial<Pick<ScoreChange, 'leastPerMemberG'>>,
  distanceM?: number,
): string {
  const signed = (value: number, say: (size: number) => string) => {
    const text = say(Math.abs(value))
    // What is too little to be said is no difference.
    if (text === say(0)) return []
    return [`${value > 0 ? '+' : '−'}${JOINED}${text}`]
  }
  const { rescue } = change
  const saved =
    kg(Math.abs(rescue)) === kg(0)
      ? []
      : [rescue > 0 ? m.difference_saved({ kg: kg(rescue) }) : m.difference_lost({ kg: kg(-rescue) })]
  const parts = [
    ...saved,
    ...signed(change.jars, (jars) => m.jars_count({ count: jars })),
    ...(distanceM === undefined ? [] : signed(distanceM, km)),
    ...signed(change.cost, euros),
    ...signed(change.leastPerMemberG ?? 0, (grams) => m.difference_least({ kg: kg(grams) })),
    // Kilometres say it already.
    ...(distanceM === undefined ? signed(change.co2, (grams) => m.difference_co2({ kg: kg(grams) })) : []),
  ]
  return parts.length > 0 ? parts.join(', ') : m.difference_none()
}

export const figuresDifference = (before: PlanFigures, after: PlanFigures): string =>
  differenceWords(
    {
      rescue: after.scores.rescue - before.scores.rescue,
      jars: after.scores.jars - before.scores.jars,
      cost: after.scores.cost - before.scores.cost,
      co2: after.scores.co2 - before.scores.co2,
      leastPerMemberG: after.scores.leastPerMemberG - before.scores.leastPerMemberG,
    },
    after.distanceM - before.distanceM,
  )

/** "une cuisson de plus, CBO, mer 27, 9 h 30". */
export function unitWords(unit: Unit, zone: string): string {
  switch (unit.unit) {
    case 'cycle':
      return m.unit_cycle({ session: sessionName(unit.session, zone), kind: nameOf(unit.kind.names) })
    case 'hands':
      return m.unit_hands({ session: sessionName(unit.session, zone) })
    case 'power':
      return m.unit_power({ watts: count(unit.more), kitchen: unit.kitchen.name })
    case 'seats':
      return m.unit_seats({ count: unit.more, session: sessionName(unit.session, zone) })
    case 'jars':
      return m.unit_jars({ count: unit.more, ml: unit.jarMl })
    case 'group-sessions':
      return m.unit_group_sessions({ group: unit.group.name })
    case 'availability':
      return m.unit_availability({ group: unit.group.name, session: sessionName(unit.session, zone) })
    case 'capacity':
      return m.unit_capacity({ kg: kg(unit.more), slot: slotName(unit.slot, zone) })
    case 'minimum':
      return m.unit_minimum({ kg: kg(unit.minPickupG), producer: unit.batch.producer.name })
    case 'quantity':
      return m.unit_quantity({
        kg: kg(unit.more),
        producer: unit.batch.producer.name,
        crop: nameOf(unit.batch.crop.names),
      })
    case 'claim':
      return m.unit_claim({
        group: unit.claim.group.name,
        amount: amountOfClaim(unit.claim, unit.more),
        what: claimWhat(unit.claim),
      })
  }
}

/** The change that gets the unit, where it is one that can be tried; others are somebody else's to give. */
export function changeForUnit(unit: Unit): Change | null {
  switch (unit.unit) {
    case 'seats':
      return { change: 'session-seats', session: unit.session.id, seats: unit.seats }
    case 'jars':
      return { change: 'jar-stock', jarMl: unit.jarMl, count: unit.count }
    case 'capacity':
      return { change: 'slot-capacity', slot: unit.slot.id, capacityG: unit.capacityG }
    case 'quantity':
      return { change: 'batch-quantity', batch: unit.batch.id, quantityG: unit.quantityG }
    case 'claim':
      return { change: 'claim-amount', claim: unit.claim.id, amount: unit.amount }
    default:
      return null
  }
}

/** Why a claim does not get everything. */
export const claimReasonSentence = (reason: ClaimReason): string =>
  ({
    'no-batch': m.claim_why_no_batch,
    'no-transport': m.left_no_transport,
    taken: m.claim_why_taken,
    attendance: m.claim_why_attendance,
    labour: m.left_labour,
    cycles: m.left_cycles,
    jars: m.left_jars,
    minimum: m.claim_why_minimum,
    'other-objectives': m.left_other_objectives,
  })[reason]()

/** A fact that is in the way, with what explains it. */
export function factSentences(fact: FactWords, zone: string): readonly string[] {
  const when = (instant: string) => shortMoment(instant, zone)
  switch (fact.fact) {
    case 'pin':
      return [m.fact_pin({ what: pinName(fact.pin, zone) })]
    case 'availability':
      return [m.fact_availability({ group: fact.group.name, session: sessionName(fact.session, zone) })]
    case 'sessions':
      return [m.fact_sessions({ group: fact.group.name, count: fact.maxSessions })]
    case 'seats':
      return [
        m.fact_seats({
          session: sessionName(fact.session, zone),
          seats: fact.seats,
          members: fact.members,
        }),
      ]
    case 'labour':
      return [
        m.fact_labour({
          session: sessionName(fact.session, zone),
          needed: hours(fact.neededMinutes),
          working: hours(fact.workingMinutes),
        }),
      ]
    case 'cycles': {
      const session = sessionName(fact.session, zone)
      if (fact.items.length === 0) return [m.fact_no_items({ session })]
      const items = list(fact.items.map(({ name }) => name))
      return [m.fact_cycles({ session, time: hours(fact.cycleMinutes), items })]
    }
    case 'jars':
      return [m.fact_jars({ count: fact.count, ml: fact.jarMl })]
    case 'produce':
      return [
        m.fact_produce({
          session: sessionName(fact.session, zone),
          needed: kg(fact.neededG),
          crop: nameOf(fact.crop.names),
          most: kg(fact.mostG),
        }),
        ...fact.outOfReach.map(({ batch, because }) => {
          const words = { batch: batchName(batch) }
          return {
            grade: m.fact_out_grade,
            spoiled: m.fact_out_spoiled,
            'not-fetched': m.fact_out_not_fetched,
            'too-late': m.fact_out_too_late,
          }[because](words)
        }),
      ]
    case 'capacity':
      return [m.fact_capacity({ slot: slotName(fact.slot, zone), kg: kg(fact.capacityG) })]
    case 'route':
      return [m.fact_route({ slot: slotName(fact.slot, zone), place: fact.place.name })]
    case 'window':
      return [
        m.fact_window({
          batch: batchName(fact.batch),
          from: when(fact.availableFrom),
          until: when(fact.availableUntil),
        }),
      ]
    case 'spoils':
      return [m.fact_spoils({ batch: batchName(fact.batch), when: when(fact.processBy) })]
    case 'minimum':
      return [m.fact_minimum({ batch: batchName(fact.batch), kg: kg(fact.minPickupG) })]
    case 'quantity':
      return [m.fact_quantity({ batch: batchName(fact.batch), kg: kg(fact.quantityG) })]
  }
}

/** A change as it was asked for. */
export function changeWords(change: ChangeWords, zone: string): string {
  switch (change.change) {
    case 'batch-withdrawn':
      return m.change_batch_withdrawn({ batch: batchName(change.batch) })
    case 'batch-quantity':
      return m.change_batch_quantity({
        batch: batchName(change.batch),
        now: kg(change.quantityG),
        before: kg(change.batch.quantityG),
      })
    case 'item-broken':
      return m.change_item_broken({ item: change.equipment.name })
    case 'session-lost':
      return m.change_session_lost({ session: sessionName(change.session, zone) })
    case 'session-seats':
      return m.change_session_seats({ session: sessionName(change.session, zone), count: change.seats })
    case 'slot-lost':
      return m.change_slot_lost({ slot: slotName(change.slot, zone) })
    case 'slot-added':
      return m.change_slot_added({ slot: slotName(change.slot, zone) })
    case 'slot-capacity':
      return m.change_slot_capacity({ slot: slotName(change.slot, zone), kg: kg(change.capacityG) })
    case 'jar-stock':
      return m.change_jar_stock({ count: change.count, ml: change.jarMl })
    case 'claim-amount':
      return m.change_claim_amount({
        claim: claimName(change.claim),
        amount: amountOfClaim(change.claim, change.amount),
      })
    case 'claim-withdrawn':
      return m.change_claim_withdrawn({ claim: claimName(change.claim) })
    case 'pin-added':
      return pinName(change.pin, zone)
    case 'pin-removed':
      return m.change_pin_removed({ what: pinName(change.pin, zone) })
  }
}

/** What a plan is the best in. */
export const characterWords = (character: Character): string =>
  ({
    'most-saved': m.character_most_saved,
    fairest: m.character_fairest,
    cheapest: m.character_cheapest,
    'least-co2': m.character_least_co2,
    'fewest-changes': m.character_fewest_changes,
  })[character]()

/** Why something of the week is not planned with. */
export const leftOutWhy = (why: LeftOutRow['why']): string =>
  ({
    less_than_a_crate: m.left_out_less_than_a_crate,
    minimum_above_crates: m.left_out_minimum_above_crates,
    over_before_the_week: m.left_out_over_before_the_week,
    fewer_than_two_stops: m.left_out_fewer_than_two_stops,
    stops_out_of_order: m.left_out_stops_out_of_order,
    kitchen_closed: m.left_out_kitchen_closed,
    too_short: m.left_out_too_short,
    in_repair: m.left_out_in_repair,
    held_for_instant_claims: m.left_out_held,
    dormant: m.left_out_dormant,
    preparation_withdrawn: m.left_out_preparation_withdrawn,
    runs_on_nothing: m.left_out_runs_on_nothing,
    batch_left_out: m.left_out_batch_left_out,
    other_crop: m.left_out_other_crop,
    names_what_is_left_out: m.left_out_names,
  })[why]()
