import type {
  Condition,
  EquipmentKindFact,
  Grade,
  Means,
  Preparation,
  Reason,
  RecipeFact,
  SafetyFacts,
  Verdict,
} from './safety-facts.ts'

/** Above this only juice has tested times (R04). */
const LARGEST_JAR_ML = 1000
const RECIPES_IN_LARGER_JARS = new Set(['apple_juice'])

/** A pressure canner that holds fewer one-litre jars heats and cools too fast for the tested times (R18). */
const LEAST_PRESSURE_JARS_1000 = 4

/** Heat in closed jars: the methods that grade C is kept out of (R03) and that need a treatment. */
const CANNING = new Set(['boiling_water', 'pressure', 'hot_fill'])

/** Ratios that the tested table gives beside the recipe: parts of `crop` to parts of `of`, at most. */
const MOST_PARTS: Record<string, { crop: string; parts: number; of: string; toParts: number }> = {
  // USDA Guide 3: "never above 1 part courgette to 3 tomato" (recipes.csv).
  tomato_courgette: { crop: 'courgette', parts: 1, of: 'tomato', toParts: 3 },
}

type Case = {
  readonly preparation: Preparation
  readonly recipe: RecipeFact
  readonly facts: SafetyFacts
  readonly means: Means
}

/**
 * The hard gate: whether a preparation may reach a plan, a page or a label.
 *
 * A preparation is allowed when its recipe is in the tested table and not blocked, made of that recipe's crops in grades the
 * rules accept, in a jar size with a tested time, held at least that long on equipment that can, and, where the recipe
 * is allowed under a condition, when the movement has what the condition needs. Times are those for ≤ 305 m (R12): every
 * place of the facts lies lower, and a higher one would have to be refused before it is taken in.
 *
 * @param input.preparations the other cards of the movement, among which alternatives are looked for
 */
export function judgePreparation(input: {
  preparation: Preparation
  preparations: readonly Preparation[]
  facts: SafetyFacts
  means: Means
}): Verdict {
  const reasons = reasonsAgainst(input)
  if (reasons.length === 0) return { allowed: true, condition: conditionOf(recipeOf(input)) }
  const { preparation } = input
  const wanted = preparation.inputs.length > 0 ? preparation.inputs : cropsOf(recipeOf(input))
  return {
    allowed: false,
    reasons,
    ruleIds: [...new Set(reasons.flatMap((reason) => reason.ruleIds))].sort(),
    alternatives: input.preparations
      .filter((other) => other.id !== preparation.id && accepts(other, wanted))
      .filter((other) => reasonsAgainst({ ...input, preparation: other }).length === 0)
      .map((other) => other.id),
  }
}

/** Ids of the allowed preparations that produce of a crop and grade can become. Grade C can always be cooked the same day, fresh. */
export function preparationsFor(input: {
  cropId: string
  grade: Grade
  preparations: readonly Preparation[]
  facts: SafetyFacts
  means: Means
}): string[] {
  return input.preparations
    .filter((preparation) => accepts(preparation, [{ cropId: input.cropId, grades: [input.grade] }]))
    .filter((preparation) => reasonsAgainst({ ...input, preparation }).length === 0)
    .map((preparation) => preparation.id)
}

const accepts = (
  preparation: Preparation,
  wanted: readonly { readonly cropId: string; readonly grades: readonly Grade[] }[],
): boolean =>
  preparation.inputs.some((input) =>
    wanted.some(
      (want) => want.cropId === input.cropId && want.grades.some((grade) => input.grades.includes(grade)),
    ),
  )

const recipeOf = (input: { preparation: Preparation; facts: SafetyFacts }): RecipeFact | undefined =>
  input.facts.recipes.find((recipe) => recipe.id === input.preparation.recipeId)

const cropsOf = (recipe: RecipeFact | undefined) =>
  (recipe?.cropIds ?? []).map((cropId) => ({ cropId, grades: ['A', 'B'] as const }))

function reasonsAgainst(input: { preparation: Preparation; facts: SafetyFacts; means: Means }): Reason[] {
  const { preparation } = input
  const recipe = recipeOf(input)
  if (recipe === undefined) {
    return [{ code: 'recipe_not_tested', recipeId: preparation.recipeId, ruleIds: ['R19'] }]
  }
  if (recipe.status === 'blocked') {
    return [{ code: 'recipe_blocked', recipeId: recipe.id, ruleIds: recipe.ruleIds }]
  }
  const judged: Case = { ...input, recipe }
  return [...aboutProduce(judged), ...aboutJar(judged), ...aboutTreatment(judged), ...aboutCondition(judged)]
}

function aboutProduce({ preparation, recipe, facts }: Case): Reason[] {
  const reasons: Reason[] = []
  const { inputs } = preparation
  if (inputs.length === 0 || inputs.some((input) => input.grades.length === 0))
    reasons.push({ code: 'nothing_in_it', ruleIds: ['R19'] })
  const heated = CANNING.has(recipe.method) || preparation.treatment !== null
  const boiled = recipe.method === 'boiling_water' || preparation.treatment?.method === 'boiling_water'
  for (const { cropId, grades } of preparation.inputs) {
    if (!recipe.cropIds.includes(cropId)) {
      reasons.push({ code: 'crop_not_in_recipe', cropId, ruleIds: ['R19'] })
    }
    if (heated && grades.includes('C')) reasons.push({ code: 'overripe', cropId, ruleIds: ['R03'] })
    const acidClass = facts.crops.find((crop) => crop.id === cropId)?.acidClass
    const acidified = recipe.acidRoute === 'acid_added' || recipe.acidRoute === 'vinegar'
    // Fermented produce is sour by itself, once its pH has been measured (R09).
    if (boiled && !acidified && recipe.acidRoute !== 'lactic') {
      if (acidClass === 'low') reasons.push({ code: 'low_acid_in_boiling_water', cropId, ruleIds: ['R01'] })
      if (acidClass === 'borderline') reasons.push({ code: 'not_acidified', cropId, ruleIds: ['R02'] })
    }
  }
  const most = MOST_PARTS[recipe.id]
  if (most !== undefined) {
    const grams = (cropId: string) =>
      preparation.inputs
        .filter((input) => input.cropId === cropId)
        .reduce((sum, input) => sum + input.gPerJar, 0)
    if (grams(most.crop) * most.toParts > grams(most.of) * most.parts) {
      reasons.push({ code: 'too_much_of_crop', cropId: most.crop, ofCropId: most.of, ruleIds: ['R19'] })
    }
  }
  return reasons
}

function aboutJar({ preparation, recipe, facts }: Case): Reason[] {
  const { jarMl } = preparation
  if (jarMl > LARGEST_JAR_ML && !RECIPES_IN_LARGER_JARS.has(recipe.id)) {
    return [{ code: 'jar_too_large', jarMl, mostMl: LARGEST_JAR_ML, ruleIds: ['R04'] }]
  }
  const needsTime = recipe.method === 'boiling_water' || recipe.method === 'pressure'
  if (needsTime && testedMinutes({ recipeId: recipe.id, jarMl, facts }) === null) {
    return [{ code: 'jar_size_not_tested', jarMl, ruleIds: ['R04', 'R19'] }]
  }
  return []
}

/**
 * The tested minutes for a jar size, or null. A size that was not tested takes the next larger size's time,
 * never a smaller one's (R04); a size the table says has no tested time has none.
 */
export function testedMinutes(input: { recipeId: string; jarMl: number; facts: SafetyFacts }): number | null {
  const [next] = input.facts.recipeTimes
    .filter((time) => time.recipeId === input.recipeId && time.jarMl >= input.jarMl)
    .sort((a, b) => a.jarMl - b.jarMl)
  return next?.permitted === 'yes' ? next.minutes : null
}

function aboutTreatment({ preparation, recipe, facts }: Case): Reason[] {
  const { treatment, jarMl } = preparation
  const tested = testedMinutes({ recipeId: recipe.id, jarMl, facts })
  if (treatment === null) {
    if (recipe.method === 'hot_fill') return [{ code: 'treatment_not_tested', ruleIds: ['R17'] }]
    return tested === null ? [] : [{ code: 'treatment_missing', testedMinutes: tested, ruleIds: ['R19'] }]
  }
  const reasons: Reason[] = []
  if (treatment.method !== recipe.method) {
    const ruleIds = recipe.method === 'pressure' ? ['R18'] : ['R19']
    reasons.push({ code: 'other_method', method: treatment.method, testedMethod: recipe.method, ruleIds })
  }
  if (treatment.jarMl < jarMl) {
    const treatmentJarMl = treatment.jarMl
    reasons.push({ code: 'treatment_of_smaller_jar', jarMl, treatmentJarMl, ruleIds: ['R04'] })
  }
  if (tested !== null && treatment.holdMinutes < tested) {
    const { holdMinutes } = treatment
    reasons.push({ code: 'held_too_short', holdMinutes, testedMinutes: tested, ruleIds: ['R19'] })
  }
  for (const { kindId, minutes } of treatment.modes) {
    const kind = facts.equipmentKinds.find((candidate) => candidate.id === kindId)
    if (!canRun(treatment.method, kind)) {
      const ruleIds = treatment.method === 'pressure' ? ['R18'] : ['R19']
      reasons.push({ code: 'unfit_equipment', kindId, ruleIds })
    }
    const { holdMinutes } = treatment
    if (minutes < holdMinutes) {
      reasons.push({ code: 'cycle_shorter_than_hold', kindId, minutes, holdMinutes, ruleIds: ['R13'] })
    }
  }
  return reasons
}

function canRun(method: string, kind: EquipmentKindFact | undefined): boolean {
  if (kind === undefined) return false
  if (method === 'pressure') {
    return kind.type === 'pressure' && kind.pressure && (kind.jars1000 ?? 0) >= LEAST_PRESSURE_JARS_1000
  }
  return method === 'hot_fill' ? kind.type === 'juice' : kind.type === method
}

/** What a recipe that is allowed under a condition needs, read from its method and rules; null for the others. */
function conditionOf(recipe: RecipeFact | undefined): Condition | null {
  if (recipe?.status !== 'allowed_with_condition') return null
  if (recipe.method === 'pressure') return { needs: 'pressure_canner', ruleIds: ['R18'] }
  if (recipe.method === 'hot_fill') return { needs: 'pasteuriser', ruleIds: ['R17'] }
  // Of the boiled ones: a ratio from a secondary source, so that the pH decides (R19: "pH check").
  return { needs: 'ph_meter', ruleIds: ['R11', 'R19'] }
}

function aboutCondition({ recipe, facts, means }: Case): Reason[] {
  const condition = conditionOf(recipe)
  if (condition === null) return []
  const standing = facts.equipmentKinds.filter((kind) => means.kindIds.includes(kind.id))
  const met = {
    pressure_canner: standing.some((kind) => canRun('pressure', kind)),
    // The facts name one kind that measures what it fills: the others only heat.
    pasteuriser: standing.some((kind) => kind.id === 'pasteuriser_bib'),
    ph_meter: means.phMeter,
  }[condition.needs]
  return met ? [] : [{ code: 'condition_not_met', needs: condition.needs, ruleIds: condition.ruleIds }]
}
