/** How much of each batch is asked for, before any plan: claims are wishes for a crop, so they are poured into its batches. */
import type { Batch, Claim, Recipe } from '@bocal/solver'

export type Demand = {
  readonly batches: readonly Pick<Batch, 'id' | 'crop' | 'grade' | 'quantityG' | 'processBy'>[]
  readonly claims: readonly Claim[]
  readonly recipes: readonly Pick<Recipe, 'id' | 'inputs'>[]
}

/**
 * Grams claimed per batch, never more than it has: claims that name a batch first, then the others, each into the batches
 * of its crop and grades, the one to be used first first.
 */
export function claimedByBatch({ batches, claims, recipes }: Demand): ReadonlyMap<string, number> {
  const claimed = new Map(batches.map(({ id }) => [id, 0]))
  const urgentFirst = batches.toSorted((a, b) => a.processBy.localeCompare(b.processBy))
  const pour = (grams: number, into: readonly Demand['batches'][number][]) => {
    for (const { id, quantityG } of into) {
      const before = claimed.get(id) ?? 0
      const taken = Math.min(grams, quantityG - before)
      claimed.set(id, before + taken)
      grams -= taken
    }
  }
  const named = claims.filter((claim) => 'freshG' in claim && claim.batch !== null)
  for (const claim of [...named, ...claims.filter((claim) => !named.includes(claim))]) {
    if ('freshG' in claim) {
      const mayServe = ({ id, crop }: { id: string; crop: string }) =>
        claim.batch === null ? crop === claim.crop : id === claim.batch
      pour(claim.freshG, urgentFirst.filter(mayServe))
      continue
    }
    const recipe = recipes.find(({ id }) => id === claim.recipe)
    for (const { crop, grades, gPerJar } of recipe?.inputs ?? []) {
      pour(
        claim.jars * gPerJar,
        urgentFirst.filter((batch) => batch.crop === crop && grades.includes(batch.grade)),
      )
    }
  }
  return claimed
}
