/** The solver's reasons in names: rule numbers, codes and figures; the sentences are the web's. */
import type { Row } from '@bocal/db'
import type { Fact, Problem, Change as SolverChange, Worth as SolverWorth, Why } from '@bocal/solver'
import type { FactWords, Grade, LeftoverResult, Unit, WhyAnswer, Worth } from '../../contract/index.ts'
import { ref } from './names.ts'
import type { Words } from './plan-words.ts'

/** A unit as `unlocks` makes them, with how much more than the problem has. */
export function unitWords(words: Words, problem: Problem, change: SolverChange): Unit | undefined {
  switch (change.change) {
    case 'cycle-added':
      return { unit: 'cycle', session: words.session(change.session), kind: words.names.kind(change.kind) }
    case 'hands-added':
      return { unit: 'hands', session: words.session(change.session), more: change.people }
    case 'kitchen-power': {
      const { kitchen, powerW } = change
      const had = problem.kitchens.find(({ id }) => id === kitchen)?.powerW ?? 0
      return { unit: 'power', kitchen: ref(words.names.kitchen(kitchen)), powerW, more: powerW - had }
    }
    case 'session-seats': {
      const { session, seats } = change
      const had = problem.sessions.find(({ id }) => id === session)?.seats ?? 0
      return { unit: 'seats', session: words.session(session), seats, more: seats - had }
    }
    case 'jar-stock': {
      const { jarMl, count } = change
      const had = problem.jarStock.find((row) => row.jarMl === jarMl)?.count ?? 0
      return { unit: 'jars', jarMl, count, more: count - had }
    }
    case 'group-sessions': {
      const { group, maxSessions } = change
      const had = problem.groups.find(({ id }) => id === group)?.maxSessions ?? 0
      return { unit: 'group-sessions', group: ref(words.names.group(group)), more: maxSessions - had }
    }
    case 'availability': {
      const { group, session } = change
      return { unit: 'availability', group: ref(words.names.group(group)), session: words.session(session) }
    }
    case 'slot-capacity': {
      const { slot, capacityG } = change
      const had = problem.slots.find(({ id }) => id === slot)?.capacityG ?? 0
      return { unit: 'capacity', slot: words.slot(slot), capacityG, more: capacityG - had }
    }
    case 'batch-minimum': {
      const { batch, minPickupG } = change
      return { unit: 'minimum', batch: words.batch(batch), minPickupG }
    }
    case 'batch-quantity': {
      const { batch, quantityG } = change
      const had = problem.batches.find(({ id }) => id === batch)?.quantityG ?? 0
      return { unit: 'quantity', batch: words.batch(batch), quantityG, more: quantityG - had }
    }
    case 'claim-changed': {
      const { claim } = change
      const amount = 'jars' in claim ? claim.jars : claim.freshG
      const before = problem.claims.find(({ id }) => id === claim.id)
      const had = before === undefined ? 0 : 'jars' in before ? before.jars : before.freshG
      return { unit: 'claim', claim: words.claim(claim.id), amount, more: amount - had }
    }
    default:
      return undefined
  }
}

export function whyAnswer(
  words: Words,
  {
    id,
    problem,
    why,
    leftover,
  }: {
    readonly id: string
    readonly problem: Problem
    readonly why: Why
    /** What is left of a batch, as the plan's page tells it. */
    readonly leftover: (left: Why['leftovers'][number]) => LeftoverResult | undefined
  },
): WhyAnswer {
  const worth = ({ change, gain, proven }: SolverWorth): Worth | undefined => {
    const unit = unitWords(words, problem, change)
    return unit && { unit, gain, proven }
  }
  const unlockOf = (found: SolverWorth | null) => (found && worth(found)) ?? null
  return {
    plan: id,
    binding: why.binding.flatMap((one) => worth(one) ?? []),
    untried: why.untried.length,
    leftovers: why.leftovers.flatMap((left) => {
      const told = leftover(left)
      return told ? [{ ...told, unlock: unlockOf(left.unlock) }] : []
    }),
    unserved: why.unserved.map(({ claim, missing, reasons, unlock }) => ({
      claim: words.claim(claim),
      missing,
      reasons: [...reasons],
      unlock: unlockOf(unlock),
    })),
  }
}

export function factWords(words: Words, batches: readonly Row<'batch'>[], fact: Fact): FactWords {
  const grade = (id: string): Grade => batches.find((row) => row.id === id)?.grade ?? 'A'
  switch (fact.fact) {
    case 'pin':
      return { ...fact, pin: words.pin(fact.pin) }
    case 'availability':
      return { ...fact, group: ref(words.names.group(fact.group)), session: words.session(fact.session) }
    case 'sessions':
      return { ...fact, group: ref(words.names.group(fact.group)) }
    case 'seats':
    case 'labour':
      return { ...fact, session: words.session(fact.session) }
    case 'cycles': {
      const { fact: name, rule, session, cycleMinutes, powerW, items } = fact
      const called = items.map((id) => ref(words.names.item(id)))
      return { fact: name, rule, session: words.session(session), cycleMinutes, powerW, items: called }
    }
    case 'jars':
      return fact
    case 'produce':
      return {
        ...fact,
        session: words.session(fact.session),
        crop: words.names.crop(fact.crop),
        outOfReach: fact.outOfReach.map(({ batch, because }) => ({
          batch: words.batch(batch),
          grade: grade(batch),
          because,
        })),
      }
    case 'capacity':
      return { ...fact, slot: words.slot(fact.slot) }
    case 'route':
      return { ...fact, slot: words.slot(fact.slot), place: ref(words.names.place(fact.place)) }
    case 'window':
    case 'spoils':
    case 'minimum':
    case 'quantity':
      return { ...fact, batch: words.batch(fact.batch) }
  }
}
