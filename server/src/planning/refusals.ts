import type { Row, WeekRows } from '@bocal/db'
import { judgePreparation } from './safety.ts'
import type { Means, Preparation, Reason, SafetyFacts } from './safety-facts.ts'

/** A preparation that was claimed and that the safety gate does not allow. */
export type Refusal = {
  readonly preparation: string
  readonly crops: readonly string[]
  readonly ruleIds: readonly string[]
  readonly reasons: readonly Reason[]
  /** Allowed preparations of the same crops. */
  readonly alternatives: readonly string[]
  /** The pending claims that wait for it in vain. */
  readonly claims: readonly string[]
}

/** The preparations that pending claims of the week ask for and the gate refuses. */
export function refusalsOf(
  rows: WeekRows,
  gate: { facts: SafetyFacts; preparations: readonly Preparation[]; means: Means },
): Refusal[] {
  const pending = rows.claims.filter((claim) => claim.state === 'pending')
  return gate.preparations.flatMap((preparation): Refusal[] => {
    const claims = pending.filter((claim) => claim.preparationId === preparation.id).map((claim) => claim.id)
    if (claims.length === 0) return []
    const verdict = judgePreparation({ ...gate, preparation })
    if (verdict.allowed) return []
    const { ruleIds, reasons, alternatives } = verdict
    const crops = preparation.inputs.map((input) => input.cropId)
    return [{ preparation: preparation.id, crops, ruleIds, reasons, alternatives, claims }]
  })
}

/** The preparations that the claims ask for. */
export const claimedPreparations = (rows: WeekRows, claims: readonly Row<'claim'>[]): Row<'preparation'>[] =>
  rows.preparations.filter((row) => claims.some((claim) => claim.preparationId === row.id))
