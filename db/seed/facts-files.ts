import { FactsError, readCsv, uniqueBy } from './csv.ts'
import * as columns from './facts-columns.ts'

/**
 * Reads all files of facts. `read` gives a file's text by its name.
 *
 * @throws FactsError for the first cell that cannot be used, a key that is there twice, or a reference to nothing.
 */
export function readFacts(read: (file: string) => string) {
  const file = <C extends Parameters<typeof readCsv>[0]['columns']>(
    name: string,
    shape: C,
    key: (keyof C & string) | readonly (keyof C & string)[],
  ) => {
    const rows = readCsv({ file: name, text: read(name), columns: shape })
    const keys = [key].flat()
    uniqueBy({ file: name, rows, key: (row) => keys.map((column) => String(row[column])).join(' ') })
    return rows
  }
  const facts = {
    crops: file('crops.csv', columns.crops, 'crop_id'),
    recipes: file('recipes.csv', columns.recipes, 'recipe_id'),
    recipeTimes: file('recipe_times.csv', columns.recipeTimes, ['recipe_id', 'jar_ml']),
    safetyRules: file('safety_rules.csv', columns.safetyRules, 'rule_id'),
    equipment: file('equipment.csv', columns.equipment, 'equipment_id'),
    electricLimits: file('electric_limits.csv', columns.electricLimits, 'item'),
    jars: file('jars.csv', columns.jars, 'jar_ml'),
    transport: file('transport.csv', columns.transport, 'mode_id'),
    places: file('places.csv', columns.places, 'place_id'),
    sourceConflicts: file('source_conflicts.csv', columns.sourceConflicts, 'topic'),
    labelFields: file('label_fields.csv', columns.labelFields, 'field'),
    legalDuties: file('legal_duties.csv', columns.legalDuties, 'topic'),
    inventory: file('inventory.csv', columns.inventory, 'item_id'),
    sources: file('sources.csv', columns.sources, 'topic'),
  }
  checkReferences(facts)
  return facts
}

export type Facts = ReturnType<typeof readFacts>

/** The rule ids named in a recipe's free text, in its order: `R01;R06: no tested process` names R01 and R06. */
export const ruleIdsIn = (safetyRules: string): string[] => safetyRules.match(/\bR\d\d\b/g) ?? []

/** What one file says of another must agree. */
function checkReferences(facts: Facts): void {
  const crops = new Set(facts.crops.map((crop) => crop.crop_id))
  const rules = new Set(facts.safetyRules.map((rule) => rule.rule_id))
  const sizes = new Set(facts.jars.map((jar) => jar.jar_ml))
  const recipes = new Map(facts.recipes.map((recipe) => [recipe.recipe_id, recipe]))
  const refuse = (file: string, index: number, column: string, message: string): never => {
    throw new FactsError(`${file} line ${index + 2}, column ${column}: ${message}`)
  }
  facts.recipes.forEach((recipe, index) => {
    const crop = recipe.crops.find((id) => !crops.has(id))
    if (crop !== undefined) refuse('recipes.csv', index, 'crops', `"${crop}" is no crop of crops.csv`)
    const rule = ruleIdsIn(recipe.safety_rules).find((id) => !rules.has(id))
    if (rule !== undefined)
      refuse('recipes.csv', index, 'safety_rules', `"${rule}" is no rule of safety_rules.csv`)
    if (recipe.status === 'blocked' && ruleIdsIn(recipe.safety_rules).length === 0) {
      refuse('recipes.csv', index, 'safety_rules', 'a blocked recipe names no rule')
    }
  })
  facts.recipeTimes.forEach((time, index) => {
    const bad = (column: string, message: string) => refuse('recipe_times.csv', index, column, message)
    const recipe = recipes.get(time.recipe_id)
    if (recipe === undefined) {
      bad('recipe_id', `"${time.recipe_id}" is no recipe of recipes.csv`)
      return
    }
    if (recipe.method !== time.method) bad('method', `recipes.csv says ${recipe.method}`)
    if (!sizes.has(time.jar_ml)) bad('jar_ml', `${time.jar_ml} is no size of jars.csv`)
    if ((time.permitted === 'blocked') !== (recipe.status === 'blocked')) {
      bad('permitted', `recipes.csv says ${recipe.status}`)
    }
    const minutes = recipe[`min_${time.jar_ml}ml` as 'min_250ml']
    if (time.process_min_le_305m !== minutes) bad('process_min_le_305m', `recipes.csv says ${minutes}`)
    if ((time.permitted === 'yes') !== (time.process_min_le_305m !== null)) {
      bad(
        'process_min_le_305m',
        `permitted is ${time.permitted}, so minutes must be there exactly when it is yes`,
      )
    }
  })
}
