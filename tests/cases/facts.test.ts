import { describe, expect, test } from 'vitest'
import { readFacts } from '../../db/seed/facts-files.ts'
import { facts, factsText } from '../support/safety-facts.ts'

/** Reads the committed facts with one file changed. */
const readWith = (file: string, change: (text: string) => string) => () =>
  readFacts((name) => {
    const text = factsText(name)
    if (name !== file) return text
    const changed = change(text)
    if (changed === text) throw new Error(`the change to ${file} changes nothing`)
    return changed
  })

describe('the committed facts', () => {
  test('every row of every file is there', () => {
    const counts = Object.fromEntries(Object.entries(facts).map(([name, rows]) => [name, rows.length]))
    expect(counts).toEqual({
      crops: 28,
      recipes: 42,
      recipeTimes: 192,
      safetyRules: 23,
      equipment: 20,
      electricLimits: 6,
      jars: 6,
      transport: 10,
      places: 34,
      sourceConflicts: 11,
      labelFields: 15,
      legalDuties: 14,
      inventory: 44,
      sources: 51,
    })
  })

  test('kilograms, euro, kilowatts and days become grams, cents, watts and minutes', () => {
    const tomato = facts.crops.find((crop) => crop.crop_id === 'tomato')
    expect(tomato).toMatchObject({
      kg_per_crate_base: 6000,
      surplus_price_low: 30,
      surplus_price_base: 70,
      shelf_ambient_20_25C_days_ripe: { low: 2880, high: 5760 },
      shelf_ambient_days_overripe: { low: 720, high: 1440 },
    })
    expect(facts.equipment.find((kind) => kind.equipment_id === 'cooker')?.power_kW).toBe(1800)
    expect(facts.recipes.find((recipe) => recipe.recipe_id === 'aubergine_vinegar')?.raw_kg_370ml).toBe(281)
    expect(facts.transport.find((mode) => mode.mode_id === 'car')?.cost_eur_per_km_base).toBe(43)
  })

  test('every word shown is there in French, Dutch and English', () => {
    for (const row of [
      ...facts.crops,
      ...facts.recipes,
      ...facts.equipment,
      ...facts.transport,
      ...facts.inventory,
    ]) {
      expect([row.name_fr, row.name_nl, row.name_en].every((name) => name.trim() !== '')).toBe(true)
    }
  })
})

describe('a broken row is refused by file, line and column', () => {
  const cases: [string, string, (text: string) => string, RegExp][] = [
    [
      'an unknown column',
      'crops.csv',
      (t) => t.replace('crop_id,', 'crop_id,colour,'),
      /crops\.csv line 1: column "colour"/,
    ],
    [
      'a missing column',
      'jars.csv',
      (t) => t.replace('glass_g', 'glas_g'),
      /jars\.csv line 1: column "glas_g"/,
    ],
    [
      'a column left out',
      'sources.csv',
      () => 'topic\nUSDA\n',
      /sources\.csv line 1: column "kind" is missing/,
    ],
    [
      'a missing number',
      'jars.csv',
      (t) => t.replace('370,71,126,', '370,71,,'),
      /jars\.csv line 3, column height_mm: the number is missing/,
    ],
    [
      'a number with a comma',
      'crops.csv',
      (t) => t.replace('0.3,0.7,1.2', '"0,3",0.7,1.2'),
      /crops\.csv line 2, column surplus_price_low: "0,3" is no number/,
    ],
    [
      'a negative number',
      'jars.csv',
      (t) => t.replace('500,83,', '500,-83,'),
      /jars\.csv line 4, column outer_diameter_mm: "-83" is below zero/,
    ],
    [
      'a figure that is not whole',
      'crops.csv',
      (t) => t.replace('5,6,8,20,0.3', '5.0005,6,8,20,0.3'),
      /crops\.csv line 2, column kg_per_crate_low: "5.0005" times 1000/,
    ],
    [
      'a cell too many',
      'safety_rules.csv',
      (t) => t.replace('this report,-', 'this report,-,x'),
      /safety_rules\.csv line 20: 9 cells under 8 columns/,
    ],
    [
      'a column twice',
      'jars.csv',
      (t) => t.replace('jar_ml,', 'jar_ml,jar_ml,'),
      /jars\.csv line 1: a column appears twice/,
    ],
    [
      'a line break inside a cell',
      'safety_rules.csv',
      (t) => t.replace('USDA tables', '"USDA\ntables"'),
      /safety_rules\.csv line 13, column source: a line break/,
    ],
    [
      'an unknown status',
      'recipes.csv',
      (t) => t.replace('boiling_water,allowed,', 'boiling_water,alowed,'),
      /recipes\.csv line 2, column status: "alowed" is none of/,
    ],
    [
      'an empty title',
      'safety_rules.csv',
      (t) => t.replace('Tomates: toujours acidifier', ''),
      /safety_rules\.csv line 3, column title_fr: is empty/,
    ],
    [
      'a row twice',
      'safety_rules.csv',
      (t) => t.replace('R02,', 'R01,'),
      /safety_rules\.csv line 3: "R01" is there twice/,
    ],
    [
      'months that end before they begin',
      'crops.csv',
      (t) => t.replace('tomato,7-10', 'tomato,10-7'),
      /crops\.csv line 2, column surplus_months: "10-7" ends before it begins/,
    ],
    [
      'a recipe of an unknown crop',
      'recipes.csv',
      (t) => t.replace('acid_added,tomato,', 'acid_added,tomatoe,'),
      /recipes\.csv line 2, column crops: "tomatoe"/,
    ],
    [
      'a rule nobody wrote',
      'recipes.csv',
      (t) => t.replace('R02;R03;R13', 'R02;R03;R99'),
      /recipes\.csv line 2, column safety_rules: "R99"/,
    ],
    [
      'a blocked recipe without a rule',
      'recipes.csv',
      (t) => t.replace(',R06,Clemson', ',withdrawn,Clemson'),
      /recipes\.csv line 10, column safety_rules: a blocked recipe names no rule/,
    ],
    [
      'a time of an unknown recipe',
      'recipe_times.csv',
      (t) => t.replace('pesto,none,250', 'pasto,none,250'),
      /recipe_times\.csv line 188, column recipe_id: "pasto"/,
    ],
    [
      'a time that the recipe contradicts',
      'recipe_times.csv',
      (t) => t.replace('tomato_crushed,boiling_water,250,100,35', 'tomato_crushed,boiling_water,250,100,25'),
      /recipe_times\.csv line 2, column process_min_le_305m: recipes\.csv says 35/,
    ],
    [
      'a permitted size without a time',
      'recipe_times.csv',
      (t) => t.replace('500,100,,no_tested_time', '500,100,,yes'),
      /recipe_times\.csv line 7, column process_min_le_305m: permitted is yes/,
    ],
    [
      'a blocked recipe with a permitted size',
      'recipe_times.csv',
      (t) => t.replace('pesto,none,250,,,blocked', 'pesto,none,250,,,no_tested_time'),
      /recipe_times\.csv line 188, column permitted: recipes\.csv says blocked/,
    ],
  ]
  test.each(cases)('%s', (_name, file, change, message) => {
    expect(readWith(file, change)).toThrow(message)
  })
})
