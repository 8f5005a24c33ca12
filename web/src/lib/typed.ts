/** Numbers as people type them in forms, "7,5" or "7.5"; what is no number is 0, which the API refuses in words. */
type Typed = FormDataEntryValue | null

/** A whole number. */
export const amountOf = (typed: Typed): number => Math.round(decimal(typed))

/** Kilos typed, in grams. */
export const gramsOf = (typed: Typed): number => Math.round(decimal(typed) * 1000)

/** Kilometres typed, in metres. */
export const metresOf = (typed: Typed): number => Math.round(decimal(typed) * 1000)

/** Euros typed, in cents. */
export const centsOf = (typed: Typed): number => Math.round(decimal(typed) * 100)

function decimal(typed: Typed): number {
  const value = Number(
    String(typed ?? '')
      .trim()
      .replace(',', '.'),
  )
  return Number.isFinite(value) ? value : 0
}
