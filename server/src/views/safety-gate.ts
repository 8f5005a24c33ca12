/** The safety gate's verdicts on all of a movement's preparations, and how a refusal is told. */
import type { SafetyRows } from '@bocal/db'
import type { Grade, Language, Refusal } from '../../contract/index.ts'
import { sayReason } from '../messages/safety.ts'
import { judgePreparation, preparationsFor } from '../planning/safety.ts'
import type { Reason, Verdict } from '../planning/safety-facts.ts'
import { safetyInput } from '../planning/safety-input.ts'
import type { NameBook } from './names.ts'

type CropAndGrade = { readonly cropId: string; readonly grade: Grade }

export type Gate = {
  /** Undefined for a preparation the movement does not have, or has withdrawn. */
  readonly verdict: (preparationId: string) => Verdict | undefined
  /** Null when it is allowed. */
  readonly refusal: (preparationId: string, language: Language) => Refusal | null
  /** Ids of the allowed preparations that a crop can become at a grade. */
  readonly makes: (produce: CropAndGrade) => readonly string[]
  /** What the crop cannot become: refused altogether, or at this grade. */
  readonly refusalsOf: (produce: CropAndGrade, language: Language) => readonly Refusal[]
}

export function safetyGate(rows: SafetyRows, names: NameBook): Gate {
  const input = safetyInput(rows)
  const crops = new Set(rows.crops.map(({ id }) => id))
  const verdicts = new Map(
    input.preparations.map((preparation) => [preparation.id, judgePreparation({ ...input, preparation })]),
  )
  const makes = ({ cropId, grade }: CropAndGrade) => preparationsFor({ ...input, cropId, grade })

  function told(
    id: string,
    { reasons, alternatives }: { reasons: readonly Reason[]; alternatives: readonly string[] },
    language: Language,
  ): Refusal {
    const called = (thing: string) =>
      (crops.has(thing) ? names.crop(thing) : names.kind(thing)).names[language]
    const inputs = input.preparations.find((preparation) => preparation.id === id)?.inputs ?? []
    const ruleIds = [...new Set(reasons.flatMap((reason) => reason.ruleIds))].sort()
    return {
      preparation: names.preparation(id),
      crops: inputs.map(({ cropId }) => names.crop(cropId)),
      rules: ruleIds.map(names.rule),
      reason: reasons.map((reason) => sayReason(reason, language, called)).join(' '),
      alternatives: alternatives.map(names.preparation),
    }
  }

  return {
    verdict: (id) => verdicts.get(id),
    refusal(id, language) {
      const verdict = verdicts.get(id)
      return verdict?.allowed === false ? told(id, verdict, language) : null
    },
    makes,
    refusalsOf({ cropId, grade }, language) {
      const alternatives = makes({ cropId, grade })
      return input.preparations.flatMap((preparation): Refusal[] => {
        const used = preparation.inputs.find((one) => one.cropId === cropId)
        const verdict = verdicts.get(preparation.id)
        if (!used || !verdict) return []
        if (!verdict.allowed) return [told(preparation.id, verdict, language)]
        if (used.grades.includes(grade) || grade !== 'C' || preparation.treatment === null) return []
        const reasons = [{ code: 'overripe', cropId, ruleIds: ['R03'] } as const]
        return [told(preparation.id, { reasons, alternatives }, language)]
      })
    },
  }
}
