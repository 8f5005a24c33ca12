/** The rows of the reference tables that the safety gate judges by. Ids are those of the facts. */
export type SafetyFacts = {
  readonly crops: readonly CropFact[]
  readonly recipes: readonly RecipeFact[]
  readonly recipeTimes: readonly RecipeTimeFact[]
  readonly equipmentKinds: readonly EquipmentKindFact[]
}

type Method = 'boiling_water' | 'pressure' | 'lacto' | 'drying' | 'hot_fill' | 'none'

type CropFact = { readonly id: string; readonly acidClass: 'low' | 'borderline' | 'high' }

/** A tested recipe. `ruleIds` are the safety rules its row names. */
export type RecipeFact = {
  readonly id: string
  readonly method: Method
  readonly status: 'allowed' | 'allowed_with_condition' | 'blocked'
  readonly acidRoute: 'acid_added' | 'vinegar' | 'natural' | 'lactic' | 'dry' | 'none'
  readonly cropIds: readonly string[]
  readonly ruleIds: readonly string[]
}

/** Minutes at full heat for one jar size; null where none was tested. */
type RecipeTimeFact = {
  readonly recipeId: string
  readonly jarMl: number
  readonly minutes: number | null
  readonly permitted: 'yes' | 'no_tested_time' | 'blocked'
}

/** `jars1000` is how many jars of one litre it takes at once; null where that is not known. */
export type EquipmentKindFact = {
  readonly id: string
  readonly type: string
  readonly pressure: boolean
  readonly jars1000: number | null
}

export type Grade = 'A' | 'B' | 'C'

/** A movement's card of a tested recipe in one jar size, with the treatment it would get. */
export type Preparation = {
  readonly id: string
  readonly recipeId: string
  readonly jarMl: number
  readonly inputs: readonly {
    readonly cropId: string
    readonly grades: readonly Grade[]
    readonly gPerJar: number
  }[]
  readonly treatment: {
    readonly method: Method
    readonly jarMl: number
    readonly holdMinutes: number
    /** Kinds of equipment it may run on, with the minutes of a whole cycle there. */
    readonly modes: readonly { readonly kindId: string; readonly minutes: number }[]
  } | null
}

/** What the movement has at hand for recipes that are allowed only under a condition. */
export type Means = {
  /** Kinds of which a usable item stands somewhere. */
  readonly kindIds: readonly string[]
  readonly phMeter: boolean
}

/** What a conditional recipe needs; and what the kitchen must then really do. */
export type Condition = {
  readonly needs: 'pressure_canner' | 'ph_meter' | 'pasteuriser'
  readonly ruleIds: readonly string[]
}

/** Why a preparation is refused: a code, the rules that say so, and the figures a sentence needs. */
export type Reason = { readonly ruleIds: readonly string[] } & (
  | { readonly code: 'recipe_not_tested'; readonly recipeId: string }
  | { readonly code: 'recipe_blocked'; readonly recipeId: string }
  | { readonly code: 'nothing_in_it' }
  | { readonly code: 'crop_not_in_recipe'; readonly cropId: string }
  | { readonly code: 'too_much_of_crop'; readonly cropId: string; readonly ofCropId: string }
  | { readonly code: 'overripe'; readonly cropId: string }
  | { readonly code: 'low_acid_in_boiling_water'; readonly cropId: string }
  | { readonly code: 'not_acidified'; readonly cropId: string }
  | { readonly code: 'jar_too_large'; readonly jarMl: number; readonly mostMl: number }
  | { readonly code: 'jar_size_not_tested'; readonly jarMl: number }
  | { readonly code: 'treatment_missing'; readonly testedMinutes: number }
  | { readonly code: 'treatment_not_tested' }
  | { readonly code: 'other_method'; readonly method: Method; readonly testedMethod: Method }
  | { readonly code: 'treatment_of_smaller_jar'; readonly jarMl: number; readonly treatmentJarMl: number }
  | { readonly code: 'held_too_short'; readonly holdMinutes: number; readonly testedMinutes: number }
  | { readonly code: 'unfit_equipment'; readonly kindId: string }
  | {
      readonly code: 'cycle_shorter_than_hold'
      readonly kindId: string
      readonly minutes: number
      readonly holdMinutes: number
    }
  | { readonly code: 'condition_not_met'; readonly needs: Condition['needs'] }
)

export type Verdict =
  | { readonly allowed: true; readonly condition: Condition | null }
  | {
      readonly allowed: false
      readonly reasons: readonly Reason[]
      /** All rules of the reasons, once each. */
      readonly ruleIds: readonly string[]
      /** Ids of allowed preparations that the same crops, in these grades, can become instead. */
      readonly alternatives: readonly string[]
    }
