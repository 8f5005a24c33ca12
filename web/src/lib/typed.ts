/** What people type in forms; numbers as "7,5" or "7.5", and what is no number is 0, which the API refuses in words. */
type Typed = FormDataEntryValue | null

/** What was typed, as text; nothing for a file or a field that is not there. */
export const textOf = (typed: Typed): string => (typeof typed === 'string' ? typed : '')

/** A whole number. */
export const amountOf = (typed: Typed): number => Math.round(decimal(typed))

/** Kilos typed, in grams. */
export const gramsOf = (typed: Typed): number => Math.round(decimal(typed) * 1000)

/** Kilometres typed, in metres. */
export const metresOf = (typed: Typed): number => Math.round(decimal(typed) * 1000)

/** Euros typed, in cents. */
export const centsOf = (typed: Typed): number => Math.round(decimal(typed) * 100)

function decimal(typed: Typed): number {
  const value = Number(textOf(typed).trim().replace(',', '.'))
  return Number.isFinite(value) ? value : 0
}
