type Best = { readonly name: string; readonly best: number }

/** Where two lists of bests, in the policy's order, differ by more than a hundredth of a unit: in words. */
export function disagreements(expected: readonly Best[], found: readonly Best[]): readonly string[] {
  return expected.flatMap(({ name, best }, index) => {
    const other = found[index]?.best ?? Number.NaN
    return Math.abs(other - best) <= 0.01 + 1e-9 * Math.abs(best)
      ? []
      : [`${name} ${other}, and there is ${best}`]
  })
}
