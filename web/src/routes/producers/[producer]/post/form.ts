import type { BatchTemplate, Crop } from '@bocal/server/contract'
import { typedAs } from '$lib/format.ts'
import { amountOf } from '$lib/typed.ts'

/** What the form holds, as text and numbers for its fields. */
export type PostForm = {
  crates: number
  crateKg: string
  day: string
  otherDay: string
  grade: string
  price: string
  minimum: string
  note: string
}

/** Crates first offered to someone who has said nothing yet. */
const CRATES = 4

type Fields = { get: (name: string) => FormDataEntryValue | null }

/**
 * The form from a query (first visit, "same as last time", or a step up or down without JavaScript),
 * completed from the producer's last batch of the crop, else from what is usual for it.
 */
export function readForm(
  fields: Fields,
  { crop, last, day }: { crop: Crop | undefined; last: BatchTemplate | undefined; day: string },
): PostForm {
  const text = (name: string, usual: string) => {
    const value = fields.get(name)
    return typeof value === 'string' && value !== '' ? value : usual
  }
  const crateKg = text('crateKg', typedAs((last?.crateG ?? crop?.crateG ?? 10_000) / 1000))
  return {
    crates: Math.max(1, amountOf(text('crates', String(CRATES))) + amountOf(text('step', '0'))),
    crateKg,
    day: text('day', day),
    otherDay: text('otherDay', ''),
    grade: text('grade', last?.grade ?? 'B'),
    price: text('price', typedAs((last?.centsPerKg ?? crop?.centsPerKg ?? 0) / 100)),
    minimum: text('minimum', last ? typedAs(last.minPickupG / 1000) : crateKg),
    note: text('note', ''),
  }
}
