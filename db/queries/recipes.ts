import { and, asc, eq } from 'drizzle-orm'
import type { Row } from '../schema/index.ts'
import type { Store } from '../store.ts'

/** All tested recipes of the facts. */
export function recipes(store: Store): Promise<Row<'recipe'>[]> {
  return store.read((db) => db.select().from(db.tables.recipe).orderBy(asc(db.tables.recipe.id)))
}

/** A movement's cards of tested recipes with what goes in and their treatment; withdrawn ones too. */
export type PreparationWithParts = Row<'preparation'> & {
  readonly inputs: readonly Row<'preparationInput'>[]
  readonly treatment: Row<'treatment'> | null
}

export function preparations(
  store: Store,
  { movementId }: { movementId: string },
): Promise<PreparationWithParts[]> {
  return store.read(async (db) => {
    const { preparation, preparationInput, treatment } = db.tables
    const found = await db
      .select()
      .from(preparation)
      .leftJoin(
        treatment,
        and(eq(treatment.movementId, preparation.movementId), eq(treatment.id, preparation.treatmentId)),
      )
      .where(eq(preparation.movementId, movementId))
      .orderBy(asc(preparation.id))
    const inputs = await db
      .select()
      .from(preparationInput)
      .where(eq(preparationInput.movementId, movementId))
      .orderBy(asc(preparationInput.cropId))
    return found.map(({ preparation: row, treatment: heat }) => ({
      ...row,
      treatment: heat,
      inputs: inputs.filter((input) => input.preparationId === row.id),
    }))
  })
}
