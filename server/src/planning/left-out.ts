import type { Row, WeekRows } from '@bocal/db'
import type { Refusal } from './refusals.ts'

/** A row of the week that the planner does not see, and why: so that nothing disappears without a word. */
export type LeftOut =
  | {
      readonly noun: 'batch'
      readonly id: string
      readonly why:
        | 'withdrawn'
        | 'held_for_instant_claims'
        | 'less_than_a_crate'
        | 'minimum_above_crates'
        | 'over_before_the_week'
    }
  | {
      readonly noun: 'slot'
      readonly id: string
      readonly why: 'withdrawn' | 'fewer_than_two_stops' | 'stops_out_of_order'
    }
  | {
      readonly noun: 'session'
      readonly id: string
      readonly why: 'withdrawn' | 'kitchen_closed' | 'too_short'
    }
  | { readonly noun: 'equipment'; readonly id: string; readonly why: 'in_repair' | 'stands_nowhere' }
  | { readonly noun: 'group'; readonly id: string; readonly why: 'dormant' }
  | {
      readonly noun: 'claim'
      readonly id: string
      readonly why:
        | 'group_dormant'
        | 'preparation_refused'
        | 'preparation_withdrawn'
        | 'runs_on_nothing'
        | 'batch_left_out'
        | 'other_crop'
    }
  | { readonly noun: 'pin'; readonly id: string; readonly why: 'names_what_is_left_out' }

// What keeps a row out of the instance; null when nothing does.

/** A tour's stops in their order. */
export const stopsOf = (rows: WeekRows, slotId: string) =>
  rows.slotStops.filter((stop) => stop.slotId === slotId).sort((a, b) => a.position - b.position)

export function wrongWithSession(rows: WeekRows, row: Row<'session'>) {
  if (row.state === 'withdrawn') return 'withdrawn' as const
  const kitchen = rows.kitchens.find((candidate) => candidate.id === row.kitchenId)
  if (kitchen?.state === 'withdrawn') return 'kitchen_closed' as const
  const minutes = (Date.parse(row.endAt) - Date.parse(row.startAt)) / 60_000
  return row.setupMinutes + row.prepMinutes + row.cleanupMinutes > minutes ? ('too_short' as const) : null
}

export function wrongWithSlot(rows: WeekRows, row: Row<'slot'>) {
  if (row.state === 'withdrawn') return 'withdrawn' as const
  const stops = stopsOf(rows, row.id)
  if (stops.length < 2) return 'fewer_than_two_stops' as const
  const inOrder = stops.every((stop, index) => index === 0 || (stops[index - 1]?.at ?? '') <= stop.at)
  return inOrder ? null : ('stops_out_of_order' as const)
}

/** `row` without what instant claims hold. */
export function wrongWithBatch(row: Row<'batch'>, firstStop: string | undefined) {
  if (row.state === 'withdrawn') return 'withdrawn' as const
  if (row.quantityG === 0) return 'held_for_instant_claims' as const
  const cratesG = Math.floor(row.quantityG / row.crateG) * row.crateG
  if (cratesG === 0) return 'less_than_a_crate' as const
  if (row.minPickupG > cratesG) return 'minimum_above_crates' as const
  // No clock here: a batch is past its time when the week's first tour comes too late for it.
  return firstStop !== undefined && row.processBy < firstStop ? ('over_before_the_week' as const) : null
}

export function wrongWithClaim(
  rows: WeekRows,
  row: Row<'claim'>,
  { batches, refused }: { batches: readonly Row<'batch'>[]; refused: readonly Refusal[] },
) {
  if (rows.groups.find((group) => group.id === row.groupId)?.state === 'dormant')
    return 'group_dormant' as const
  if (row.preparationId !== null) {
    const preparation = rows.preparations.find((candidate) => candidate.id === row.preparationId)
    if (preparation?.state === 'withdrawn') return 'preparation_withdrawn' as const
    const runs = rows.treatmentModes.some((mode) => mode.treatmentId === preparation?.treatmentId)
    if (preparation?.treatmentId != null && !runs) return 'runs_on_nothing' as const
    return refused.some((refusal) => refusal.preparation === row.preparationId)
      ? ('preparation_refused' as const)
      : null
  }
  if (row.batchId === null) return null
  const batch = batches.find((candidate) => candidate.id === row.batchId)
  if (batch === undefined) return 'batch_left_out' as const
  return batch.cropId === row.cropId ? null : ('other_crop' as const)
}
