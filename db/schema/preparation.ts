import { type Global, index, primary, shared, type Vocabulary, within } from '../columns.ts'
import type { JarSize } from './jar.ts'

/**
 * What a movement can make. A preparation is its card of a tested recipe in a jar size; its id is the
 * instance's recipe id. A treatment is a heat treatment of a jar size (`process` on the wire).
 */
export const preparationTables = (
  k: Vocabulary,
  of: { movement: Global; recipe: Global; crop: Global; equipmentKind: Global; jarSize: JarSize },
) => {
  const treatment = k.owned(
    of.movement,
    'treatment',
    {
      method: k.oneOf(['boiling_water', 'pressure', 'drying', 'hot_fill']),
      jarMl: k.int({ min: 1 }),
      /** Minutes at full heat, without coming up and cooling down. */
      holdMinutes: k.int(),
      ...k.changes(),
    },
    (t) => [shared(t.jarMl, of.jarSize.jarMl)],
  )
  const preparation = k.owned(
    of.movement,
    'preparation',
    {
      recipeId: k.text(),
      jarMl: k.int({ min: 1 }),
      labourMinutesPerJar: k.int({ max: 1440 }),
      /** Null needs no equipment: lacto-fermentation, drying in the sun. */
      treatmentId: k.maybe.text(),
      state: k.oneOf(['active', 'withdrawn']).default('active'),
      ...k.changes(),
    },
    (t) => [
      shared(t.recipeId, of.recipe.id),
      shared(t.jarMl, of.jarSize.jarMl),
      within(t, t.treatmentId, treatment),
      index(t.movementId, t.treatmentId),
    ],
  )
  return {
    treatment,
    /** One cycle on one kind of equipment: minutes from come-up to unloading, and the jars it holds. */
    treatmentMode: k.part(
      'treatment_mode',
      {
        treatmentId: k.text(),
        equipmentKind: k.text(),
        minutes: k.int({ min: 1, max: 100_000 }),
        jarsPerCycle: k.int({ min: 1, max: 100_000 }),
      },
      (t) => [
        primary(t.movementId, t.treatmentId, t.equipmentKind),
        within(t, t.treatmentId, treatment),
        shared(t.equipmentKind, of.equipmentKind.id),
      ],
    ),
    preparation,
    preparationInput: k.part(
      'preparation_input',
      {
        preparationId: k.text(),
        cropId: k.text(),
        grades: k.json<readonly ('A' | 'B' | 'C')[]>(),
        gPerJar: k.int({ min: 1 }),
      },
      (t) => [
        primary(t.movementId, t.preparationId, t.cropId),
        within(t, t.preparationId, preparation),
        shared(t.cropId, of.crop.id),
      ],
    ),
  }
}
