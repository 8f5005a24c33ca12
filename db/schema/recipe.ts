import { type Global, index, primary, shared, type Vocabulary } from '../columns.ts'
import type { JarSize } from './jar.ts'

const METHODS = ['boiling_water', 'pressure', 'lacto', 'drying', 'hot_fill', 'none'] as const

/** Reference: tested recipes, the crops they use and their times by jar size. */
export const recipeTables = (k: Vocabulary, of: { crop: Global; jarSize: JarSize }) => {
  const recipe = k.table(
    'recipe',
    {
      id: k.text(),
      nameFr: k.text(),
      nameNl: k.text(),
      nameEn: k.text(),
      method: k.oneOf(METHODS),
      status: k.oneOf(['allowed', 'allowed_with_condition', 'blocked']),
      acidRoute: k.oneOf(['acid_added', 'vinegar', 'natural', 'lactic', 'dry', 'none']),
      /** Grades the recipe may safely use. */
      grades: k.json<readonly ('A' | 'B' | 'C')[]>(),
      ingredients: k.text(),
      /** Raw produce per litre of jar. */
      rawGPerL: k.int({ min: 1 }),
      tempCelsius: k.maybe.int(),
      comeUpMinutes: k.maybe.int(),
      comeUpMinutesLow: k.maybe.int(),
      comeUpMinutesHigh: k.maybe.int(),
      coolDownMinutes: k.maybe.int(),
      coolDownMinutesLow: k.maybe.int(),
      coolDownMinutesHigh: k.maybe.int(),
      jarCoolingMinutesLow: k.maybe.int(),
      jarCoolingMinutesHigh: k.maybe.int(),
      acidification: k.text(),
      salt: k.text(),
      waitDays: k.maybe.int(),
      bestBeforeMonths: k.maybe.int(),
      labourMinutesPerKgLow: k.int(),
      labourMinutesPerKgBase: k.int(),
      labourMinutesPerKgHigh: k.int(),
      labourSecondsPerJar: k.int(),
      /** As the source says it, with words between: `R01;R06: no tested process`. */
      safetyRules: k.text(),
      source: k.text(),
      evidence: k.text(),
    },
    (t) => [primary(t.id)],
  )
  return {
    recipe,
    recipeCrop: k.table('recipe_crop', { recipeId: k.text(), cropId: k.text() }, (t) => [
      primary(t.recipeId, t.cropId),
      shared(t.recipeId, recipe.id),
      shared(t.cropId, of.crop.id),
      index(t.cropId),
    ]),
    recipeTime: k.table(
      'recipe_time',
      {
        recipeId: k.text(),
        jarMl: k.int({ min: 1 }),
        method: k.oneOf(METHODS),
        tempCelsius: k.maybe.int(),
        /** Tested minutes up to 305 m above the sea; null where nothing was tested. */
        minutes: k.maybe.int(),
        permitted: k.oneOf(['yes', 'no_tested_time', 'blocked']),
        source: k.text(),
        evidence: k.text(),
      },
      (t) => [primary(t.recipeId, t.jarMl), shared(t.recipeId, recipe.id), shared(t.jarMl, of.jarSize.jarMl)],
    ),
  }
}
