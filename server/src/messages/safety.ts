/** Why the safety gate refuses a preparation, one sentence per reason; `name` turns a crop's or kind's id into its name. */
import type { Language } from '../../contract/index.ts'
import type { Reason } from '../planning/safety-facts.ts'

type Said<C extends Reason['code']> = (
  reason: Extract<Reason, { code: C }>,
  name: (id: string) => string,
) => string
type Sentences = { readonly [C in Reason['code']]: Said<C> }

const fr: Sentences = {
  recipe_not_tested: () => 'cette recette n’est pas dans la table des recettes testées.',
  recipe_blocked: () => 'la table des recettes testées l’interdit.',
  nothing_in_it: () => 'la fiche ne dit pas ce qu’il y a dedans.',
  crop_not_in_recipe: ({ cropId }, name) => `la recette testée ne contient pas : ${name(cropId)}.`,
  too_much_of_crop: ({ cropId, ofCropId }, name) =>
    `trop de ${name(cropId)} par rapport à ${name(ofCropId)}.`,
  overripe: ({ cropId }, name) =>
    `trop mûr ou abîmé (${name(cropId)}) : à cuire le jour même, jamais en conserve.`,
  low_acid_in_boiling_water: ({ cropId }, name) =>
    `${name(cropId)} : trop peu acide pour l’eau bouillante (risque de botulisme).`,
  not_acidified: ({ cropId }, name) => `${name(cropId)} : il faut toujours acidifier.`,
  jar_too_large: ({ jarMl, mostMl }) => `bocal de ${jarMl} ml : ${mostMl} ml au plus.`,
  jar_size_not_tested: ({ jarMl }) => `aucun temps testé pour un bocal de ${jarMl} ml.`,
  treatment_missing: ({ testedMinutes }) =>
    `il faut un traitement de ${testedMinutes} minutes, la fiche n’en a pas.`,
  treatment_not_tested: () => 'ce traitement n’est pas testé.',
  other_method: () => 'le traitement n’est pas celui de la recette testée.',
  treatment_of_smaller_jar: ({ jarMl, treatmentJarMl }) =>
    `le traitement est celui d’un bocal de ${treatmentJarMl} ml, celui-ci fait ${jarMl} ml.`,
  held_too_short: ({ holdMinutes, testedMinutes }) =>
    `${holdMinutes} minutes, alors que le test en demande ${testedMinutes}.`,
  unfit_equipment: ({ kindId }, name) => `${name(kindId)} : pas prévu pour ce traitement.`,
  cycle_shorter_than_hold: ({ minutes, holdMinutes }) =>
    `une cuisson de ${minutes} minutes ne peut pas tenir ${holdMinutes} minutes à pleine chaleur.`,
  condition_not_met: ({ needs }) =>
    ({
      pressure_canner: 'il faut un autocuiseur à conserves, il n’y en a pas.',
      ph_meter: 'il faut un pH-mètre, il n’y en a pas.',
      pasteuriser: 'il faut un pasteurisateur, il n’y en a pas.',
    })[needs],
}

const nl: Sentences = {
  recipe_not_tested: () => 'dit recept staat niet in de tabel van geteste recepten.',
  recipe_blocked: () => 'de tabel van geteste recepten verbiedt het.',
  nothing_in_it: () => 'de fiche zegt niet wat erin gaat.',
  crop_not_in_recipe: ({ cropId }, name) => `in het geteste recept zit geen ${name(cropId)}.`,
  too_much_of_crop: ({ cropId, ofCropId }, name) => `te veel ${name(cropId)} tegenover ${name(ofCropId)}.`,
  overripe: ({ cropId }, name) =>
    `overrijp of beschadigd (${name(cropId)}): dezelfde dag koken, nooit inmaken.`,
  low_acid_in_boiling_water: ({ cropId }, name) =>
    `${name(cropId)}: te weinig zuur voor kokend water (gevaar voor botulisme).`,
  not_acidified: ({ cropId }, name) => `${name(cropId)}: moet altijd aangezuurd worden.`,
  jar_too_large: ({ jarMl, mostMl }) => `bokaal van ${jarMl} ml: hoogstens ${mostMl} ml.`,
  jar_size_not_tested: ({ jarMl }) => `geen geteste tijd voor een bokaal van ${jarMl} ml.`,
  treatment_missing: ({ testedMinutes }) =>
    `een behandeling van ${testedMinutes} minuten is nodig; de fiche heeft er geen.`,
  treatment_not_tested: () => 'deze behandeling is niet getest.',
  other_method: () => 'de behandeling is niet die van het geteste recept.',
  treatment_of_smaller_jar: ({ jarMl, treatmentJarMl }) =>
    `de behandeling is voor een bokaal van ${treatmentJarMl} ml, deze is ${jarMl} ml.`,
  held_too_short: ({ holdMinutes, testedMinutes }) =>
    `${holdMinutes} minuten, terwijl de test er ${testedMinutes} vraagt.`,
  unfit_equipment: ({ kindId }, name) => `${name(kindId)}: niet bedoeld voor deze behandeling.`,
  cycle_shorter_than_hold: ({ minutes, holdMinutes }) =>
    `een beurt van ${minutes} minuten kan geen ${holdMinutes} minuten op volle hitte blijven.`,
  condition_not_met: ({ needs }) =>
    ({
      pressure_canner: 'er is een inmaak-drukketel nodig, en die is er niet.',
      ph_meter: 'er is een pH-meter nodig, en die is er niet.',
      pasteuriser: 'er is een pasteur nodig, en die is er niet.',
    })[needs],
}

const en: Sentences = {
  recipe_not_tested: () => 'this recipe is not in the table of tested recipes.',
  recipe_blocked: () => 'the table of tested recipes forbids it.',
  nothing_in_it: () => 'the card does not say what goes in.',
  crop_not_in_recipe: ({ cropId }, name) => `there is no ${name(cropId)} in the tested recipe.`,
  too_much_of_crop: ({ cropId, ofCropId }, name) => `too much ${name(cropId)} for the ${name(ofCropId)}.`,
  overripe: ({ cropId }, name) =>
    `overripe or damaged (${name(cropId)}): cook it the same day, never can it.`,
  low_acid_in_boiling_water: ({ cropId }, name) =>
    `${name(cropId)}: too little acid for boiling water (botulism).`,
  not_acidified: ({ cropId }, name) => `${name(cropId)}: must always be acidified.`,
  jar_too_large: ({ jarMl, mostMl }) => `a jar of ${jarMl} ml: ${mostMl} ml at most.`,
  jar_size_not_tested: ({ jarMl }) => `no tested time for a jar of ${jarMl} ml.`,
  treatment_missing: ({ testedMinutes }) =>
    `a treatment of ${testedMinutes} minutes is needed; the card has none.`,
  treatment_not_tested: () => 'this treatment is not tested.',
  other_method: () => 'the treatment is not the tested recipe’s.',
  treatment_of_smaller_jar: ({ jarMl, treatmentJarMl }) =>
    `the treatment is for a jar of ${treatmentJarMl} ml; this one is ${jarMl} ml.`,
  held_too_short: ({ holdMinutes, testedMinutes }) =>
    `${holdMinutes} minutes, while the test asks for ${testedMinutes}.`,
  unfit_equipment: ({ kindId }, name) => `${name(kindId)}: not meant for this treatment.`,
  cycle_shorter_than_hold: ({ minutes, holdMinutes }) =>
    `a cycle of ${minutes} minutes cannot stay at full heat for ${holdMinutes} minutes.`,
  condition_not_met: ({ needs }) =>
    ({
      pressure_canner: 'a pressure canner is needed, and there is none.',
      ph_meter: 'a pH meter is needed, and there is none.',
      pasteuriser: 'a pasteuriser is needed, and there is none.',
    })[needs],
}

const SENTENCES: Readonly<Record<Language, Sentences>> = { fr, nl, en }

export function sayReason(reason: Reason, language: Language, name: (id: string) => string): string {
  const say = SENTENCES[language][reason.code] as (reason: Reason, name: (id: string) => string) => string
  return `${say(reason, name)} (${reason.ruleIds.join(', ')})`
}
