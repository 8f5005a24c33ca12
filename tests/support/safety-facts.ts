import { readFileSync } from 'node:fs'
import { readFacts, ruleIdsIn } from '../../db/seed/facts-files.ts'
import type { SafetyFacts } from '../../server/src/planning/safety-facts.ts'

const folder = new URL('../../db/seed/facts/', import.meta.url)

/** The text of one file of facts, as it lies in the repository. */
export const factsText = (file: string): string => readFileSync(new URL(file, folder), 'utf8')

export const facts = readFacts(factsText)

/** The committed facts in the shape the safety gate judges by. */
export const safetyFacts: SafetyFacts = {
  crops: facts.crops.map((crop) => ({ id: crop.crop_id, acidClass: crop.acid_class })),
  recipes: facts.recipes.map((recipe) => ({
    id: recipe.recipe_id,
    method: recipe.method,
    status: recipe.status,
    acidRoute: recipe.acid_route,
    cropIds: recipe.crops,
    ruleIds: ruleIdsIn(recipe.safety_rules),
  })),
  recipeTimes: facts.recipeTimes.map((time) => ({
    recipeId: time.recipe_id,
    jarMl: time.jar_ml,
    minutes: time.process_min_le_305m,
    permitted: time.permitted,
  })),
  equipmentKinds: facts.equipment.map((kind) => ({
    id: kind.equipment_id,
    type: kind.type,
    pressure: kind.pressure,
    jars1000: kind.jars_1000ml,
  })),
}
