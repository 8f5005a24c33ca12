import { describe, expect, test } from 'vitest'
import { judgePreparation, preparationsFor, testedMinutes } from '../../server/src/planning/safety.ts'
import type { Means, Preparation } from '../../server/src/planning/safety-facts.ts'
import { facts, safetyFacts } from '../support/safety-facts.ts'

const allMeans: Means = { kindIds: ['cooker', 'presto_23', 'pasteuriser_bib'], phMeter: true }
const noMeans: Means = { kindIds: ['cooker'], phMeter: false }

/** Crushed tomatoes in 750 ml as the table tests them: 45 minutes in boiling water, acid added. */
const crushed: Preparation = {
  id: 'crushed',
  recipeId: 'tomato_crushed',
  jarMl: 750,
  inputs: [{ cropId: 'tomato', grades: ['A', 'B'], gPerJar: 990 }],
  treatment: {
    method: 'boiling_water',
    jarMl: 750,
    holdMinutes: 45,
    modes: [{ kindId: 'cooker', minutes: 86 }],
  },
}
const soup: Preparation = {
  id: 'soup',
  recipeId: 'vegetable_soup',
  jarMl: 500,
  inputs: [{ cropId: 'leek', grades: ['A'], gPerJar: 275 }],
  treatment: {
    method: 'pressure',
    jarMl: 500,
    holdMinutes: 60,
    modes: [{ kindId: 'presto_23', minutes: 110 }],
  },
}
const kraut: Preparation = {
  id: 'kraut',
  recipeId: 'sauerkraut',
  jarMl: 1000,
  inputs: [{ cropId: 'white_cabbage', grades: ['A', 'B'], gPerJar: 957 }],
  treatment: null,
}
const treated = (
  preparation: Preparation,
  change: Partial<NonNullable<Preparation['treatment']>>,
): Preparation => {
  if (preparation.treatment === null) throw new Error('no treatment to change')
  return { ...preparation, treatment: { ...preparation.treatment, ...change } }
}

const judge = (preparation: Preparation, means: Means = allMeans, preparations: Preparation[] = []) =>
  judgePreparation({ preparation, preparations, facts: safetyFacts, means })

const refusal = (preparation: Preparation, means?: Means, preparations?: Preparation[]) => {
  const verdict = judge(preparation, means, preparations)
  if (verdict.allowed) throw new Error(`${preparation.id} is allowed`)
  return verdict
}

const codes = (preparation: Preparation, means?: Means) =>
  refusal(preparation, means).reasons.map(({ code }) => code)

describe('every recipe in every jar size gets the verdict of the tested table', () => {
  const method = { boiling_water: 'cooker', pressure: 'presto_23', hot_fill: 'pasteuriser_bib' } as const
  const cards = facts.recipes.flatMap((recipe) =>
    facts.jars.map((jar): Preparation & { minutes: number | null } => {
      const minutes = recipe[`min_${jar.jar_ml}ml` as 'min_250ml']
      const kindId = method[recipe.method as keyof typeof method]
      return {
        id: `${recipe.recipe_id}-${jar.jar_ml}`,
        recipeId: recipe.recipe_id,
        jarMl: jar.jar_ml,
        // Three parts to one, which only tomatoes with courgette asks for.
        inputs: recipe.crops.map((cropId, index) => ({
          cropId,
          grades: ['A'],
          gPerJar: index === 0 ? 300 : 100,
        })),
        treatment:
          kindId === undefined
            ? null
            : {
                method: recipe.method,
                jarMl: jar.jar_ml,
                holdMinutes: minutes ?? 60,
                modes: [{ kindId, minutes: (minutes ?? 60) + 40 }],
              },
        minutes,
      }
    }),
  )
  const allowed = (means: Means) => cards.filter((card) => judge(card, means).allowed).map((card) => card.id)

  test('with everything at hand: 117 tested times, 5 ferments, 4 dried and the filled bag in 5 sizes up to a litre', () => {
    expect(cards).toHaveLength(252)
    const expected = cards.filter((card) => {
      const recipe = facts.recipes.find((row) => row.recipe_id === card.recipeId)
      if (recipe?.status === 'blocked') return false
      if (recipe?.method === 'boiling_water' || recipe?.method === 'pressure') return card.minutes !== null
      return card.jarMl <= 1000
    })
    expect(allowed(allMeans)).toEqual(expected.map((card) => card.id))
    expect(allowed(allMeans)).toHaveLength(117 + 5 * 5 + 4 * 5 + 5)
  })

  test('without canner, pasteuriser and pH meter: 28 pressure sizes, 3 chutneys and 5 bags fewer', () => {
    expect(allowed(noMeans)).toHaveLength(167 - 28 - 3 - 5)
  })

  test('read off the table by hand', () => {
    const verdicts = Object.fromEntries(cards.map((card) => [card.id, judge(card).allowed]))
    expect(verdicts).toMatchObject({
      'tomato_crushed-750': true,
      'tomato_crushed-1500': false,
      'ketchup-500': true,
      'ketchup-750': false,
      'apple_jelly-370': true,
      'apple_jelly-500': false,
      'apple_juice-1500': true,
      'aubergine_vinegar-500': true,
      'aubergine_vinegar-1000': false,
      'aubergine_oil-250': false,
      'sauerkraut-1000': true,
      'sauerkraut-1500': false,
      'pumpkin_puree-500': false,
      'pumpkin_cubes-1000': true,
      'ratatouille-500': false,
      'courgette_plain-500': false,
      'pesto-250': false,
    })
  })

  test('every refusal names a rule that exists', () => {
    const rules = new Set(facts.safetyRules.map((rule) => rule.rule_id))
    const refused = cards.map((card) => judge(card, noMeans)).filter((verdict) => !verdict.allowed)
    expect(refused).toHaveLength(252 - 131)
    for (const verdict of refused) {
      expect(verdict.ruleIds.length).toBeGreaterThan(0)
      expect(verdict.ruleIds.filter((id) => !rules.has(id))).toEqual([])
    }
  })
})

describe('rule by rule, kept and broken', () => {
  test('the three cards that the cases change are allowed', () => {
    expect([crushed, soup, kraut].map((card) => judge(card).allowed)).toEqual([true, true, true])
    expect(judge(soup)).toEqual({ allowed: true, condition: { needs: 'pressure_canner', ruleIds: ['R18'] } })
    expect(judge(crushed)).toEqual({ allowed: true, condition: null })
  })

  test('a recipe nobody tested', () => {
    const card = { ...crushed, recipeId: 'tomato_grandmother' }
    expect(refusal(card)).toMatchObject({ reasons: [{ code: 'recipe_not_tested' }], ruleIds: ['R19'] })
  })

  test('a blocked recipe names the rules of its row', () => {
    const card = { ...crushed, recipeId: 'ratatouille' }
    expect(refusal(card)).toMatchObject({ reasons: [{ code: 'recipe_blocked' }], ruleIds: ['R01', 'R06'] })
  })

  test('a crop the tested recipe does not have', () => {
    const card = {
      ...crushed,
      inputs: [...crushed.inputs, { cropId: 'celery', grades: ['A' as const], gPerJar: 20 }],
    }
    expect(refusal(card).reasons).toEqual([
      { code: 'crop_not_in_recipe', cropId: 'celery', ruleIds: ['R19'] },
    ])
  })

  test('nothing in it', () => {
    expect(codes({ ...crushed, inputs: [] })).toEqual(['nothing_in_it'])
  })

  test('one part courgette to three of tomato, and one gram more', () => {
    const card = (courgetteG: number): Preparation => ({
      ...soup,
      recipeId: 'tomato_courgette',
      inputs: [
        { cropId: 'tomato', grades: ['A'], gPerJar: 405 },
        { cropId: 'courgette', grades: ['A'], gPerJar: courgetteG },
      ],
    })
    expect(judge(card(135)).allowed).toBe(true)
    expect(codes(card(136))).toEqual(['too_much_of_crop'])
  })

  test('R03: grade C goes into no heated jar, and may ferment or dry', () => {
    const overripe = {
      ...crushed,
      inputs: [{ cropId: 'tomato', grades: ['B' as const, 'C' as const], gPerJar: 990 }],
    }
    expect(refusal(overripe)).toMatchObject({
      reasons: [{ code: 'overripe', cropId: 'tomato' }],
      ruleIds: ['R03'],
    })
    const split = { ...kraut, inputs: [{ cropId: 'white_cabbage', grades: ['C' as const], gPerJar: 957 }] }
    expect(judge(split).allowed).toBe(true)
  })

  test('R01: low-acid produce in boiling water without vinegar or acid', () => {
    const boiledSoup = treated(soup, {
      method: 'boiling_water',
      modes: [{ kindId: 'cooker', minutes: 110 }],
    })
    expect(refusal(boiledSoup).ruleIds).toEqual(['R01', 'R18'])
    expect(codes(boiledSoup)).toEqual(['low_acid_in_boiling_water', 'other_method'])
  })

  test('R02: tomatoes in boiling water without acid', () => {
    const withoutAcid = safetyFacts.recipes.map((recipe) =>
      recipe.id === 'tomato_crushed' ? { ...recipe, acidRoute: 'none' as const } : recipe,
    )
    const verdict = judgePreparation({
      preparation: crushed,
      preparations: [],
      facts: { ...safetyFacts, recipes: withoutAcid },
      means: allMeans,
    })
    expect(verdict).toMatchObject({ allowed: false, ruleIds: ['R02'] })
  })

  test('R04: nothing above a litre but apple juice', () => {
    const ruleIds = (card: Preparation) => refusal(card).ruleIds
    expect(ruleIds({ ...kraut, jarMl: 1001 })).toEqual(['R04'])
    expect(judge({ ...kraut, jarMl: 1000 }).allowed).toBe(true)
  })

  test('R04: a size that was not tested takes the time of the next larger, never of a smaller', () => {
    const minutes = (recipeId: string, jarMl: number) =>
      testedMinutes({ recipeId, jarMl, facts: safetyFacts })
    expect(minutes('tomato_crushed', 500)).toBe(35)
    expect(minutes('tomato_crushed', 501)).toBe(45)
    expect(minutes('tomato_crushed', 600)).toBe(45)
    expect(minutes('tomato_crushed', 1001)).toBe(null)
    expect(minutes('ketchup', 501)).toBe(null)
    expect(minutes('apple_juice', 1250)).toBe(10)
    const odd = treated({ ...crushed, jarMl: 600 }, { holdMinutes: 35 })
    expect(codes(odd)).toEqual(['held_too_short'])
  })

  test('R04, R19: a size without a tested time', () => {
    const card = treated(
      { ...crushed, recipeId: 'ketchup' },
      { holdMinutes: 90, modes: [{ kindId: 'cooker', minutes: 120 }] },
    )
    expect(refusal(card)).toMatchObject({
      reasons: [{ code: 'jar_size_not_tested' }],
      ruleIds: ['R04', 'R19'],
    })
  })

  test('R04: the treatment of a smaller jar', () => {
    expect(codes(treated(crushed, { jarMl: 500 }))).toEqual(['treatment_of_smaller_jar'])
    expect(judge(treated(crushed, { jarMl: 1000 })).allowed).toBe(true)
  })

  test('held one minute too short is refused, longer is fine', () => {
    expect(refusal(treated(crushed, { holdMinutes: 44 })).reasons).toEqual([
      { code: 'held_too_short', holdMinutes: 44, testedMinutes: 45, ruleIds: ['R19'] },
    ])
    expect(judge(treated(crushed, { holdMinutes: 60 })).allowed).toBe(true)
  })

  test('R13: a cycle shorter than its hold', () => {
    expect(codes(treated(crushed, { modes: [{ kindId: 'cooker', minutes: 44 }] }))).toEqual([
      'cycle_shorter_than_hold',
    ])
    expect(judge(treated(crushed, { modes: [{ kindId: 'cooker', minutes: 45 }] })).allowed).toBe(true)
  })

  test('a canned recipe without its treatment, a ferment with one', () => {
    expect(codes({ ...crushed, treatment: null })).toEqual(['treatment_missing'])
    expect(codes({ ...kraut, treatment: crushed.treatment, jarMl: 500 })).toEqual(['other_method'])
  })

  test('R18: pressure needs a canner with a gauge that takes four litre jars', () => {
    const on = (kindId: string) => treated(soup, { modes: [{ kindId, minutes: 110 }] })
    expect(codes(on('cooker'))).toEqual(['unfit_equipment'])
    expect(codes(on('a_pan_nobody_knows'))).toEqual(['unfit_equipment'])
    const small = safetyFacts.equipmentKinds.map((kind) =>
      kind.id === 'presto_23' ? { ...kind, jars1000: 3 } : kind,
    )
    const verdict = judgePreparation({
      preparation: soup,
      preparations: [],
      facts: { ...safetyFacts, equipmentKinds: small },
      means: allMeans,
    })
    expect(verdict).toMatchObject({ allowed: false, ruleIds: ['R18'] })
  })

  test('R18: and one that stands there', () => {
    expect(refusal(soup, noMeans).reasons).toEqual([
      { code: 'condition_not_met', needs: 'pressure_canner', ruleIds: ['R18'] },
    ])
  })

  test('the chutney of a secondary source needs a pH meter', () => {
    const chutney: Preparation = {
      id: 'chutney',
      recipeId: 'courgette_chutney',
      jarMl: 370,
      inputs: [{ cropId: 'courgette', grades: ['A', 'B'], gPerJar: 333 }],
      treatment: {
        method: 'boiling_water',
        jarMl: 370,
        holdMinutes: 15,
        modes: [{ kindId: 'cooker', minutes: 54 }],
      },
    }
    expect(judge(chutney)).toEqual({
      allowed: true,
      condition: { needs: 'ph_meter', ruleIds: ['R11', 'R19'] },
    })
    expect(codes(chutney, { ...allMeans, phMeter: false })).toEqual(['condition_not_met'])
  })

  test('R17: hot filling without a pasteuriser', () => {
    const bag: Preparation = {
      id: 'bag',
      recipeId: 'apple_juice_bib',
      jarMl: 1000,
      inputs: [{ cropId: 'apple', grades: ['A', 'B'], gPerJar: 1670 }],
      treatment: {
        method: 'hot_fill',
        jarMl: 1000,
        holdMinutes: 1,
        modes: [{ kindId: 'pasteuriser_bib', minutes: 5 }],
      },
    }
    expect(judge(bag).allowed).toBe(true)
    expect(refusal({ ...bag, treatment: null }).ruleIds).toEqual(['R17'])
    expect(codes(bag, noMeans)).toEqual(['condition_not_met'])
  })
})

describe('what else the produce can become', () => {
  const courgetteLacto: Preparation = {
    ...kraut,
    id: 'lacto',
    recipeId: 'mixed_lacto',
    inputs: [{ cropId: 'courgette', grades: ['A'], gPerJar: 850 }],
  }
  const passata: Preparation = {
    ...crushed,
    id: 'passata',
    recipeId: 'tomato_passata',
    inputs: [{ cropId: 'tomato', grades: ['B'], gPerJar: 1170 }],
  }
  const tooShort = { ...treated(crushed, { holdMinutes: 5 }), id: 'too-short' }
  const ratatouille: Preparation = {
    ...kraut,
    id: 'ratatouille',
    recipeId: 'ratatouille',
    inputs: [
      { cropId: 'tomato', grades: ['A', 'B'], gPerJar: 300 },
      { cropId: 'courgette', grades: ['A', 'B'], gPerJar: 300 },
    ],
  }
  const cards = [crushed, passata, soup, kraut, courgetteLacto, tooShort, ratatouille]

  test('a refused card is answered with the allowed ones of its crops', () => {
    expect(refusal(ratatouille, allMeans, cards).alternatives).toEqual(['crushed', 'passata', 'lacto'])
    expect(refusal(tooShort, allMeans, cards).alternatives).toEqual(['crushed', 'passata'])
  })

  test('by crop and grade', () => {
    const becomes = (cropId: string, grade: 'A' | 'B' | 'C') =>
      preparationsFor({ cropId, grade, preparations: cards, facts: safetyFacts, means: allMeans })
    expect(becomes('tomato', 'A')).toEqual(['crushed'])
    expect(becomes('tomato', 'B')).toEqual(['crushed', 'passata'])
    expect(becomes('tomato', 'C')).toEqual([])
    expect(becomes('courgette', 'B')).toEqual([])
  })
})
