import type { SafetyRows } from '@bocal/db'
import type { Means, Preparation, SafetyFacts } from './safety-facts.ts'

/** What the safety gate judges by, from the store's rows. Withdrawn preparations and items are left out. */
export function safetyInput(rows: SafetyRows): {
  facts: SafetyFacts
  preparations: Preparation[]
  means: Means
} {
  return {
    facts: {
      crops: rows.crops,
      recipes: rows.recipes,
      recipeTimes: rows.recipeTimes,
      equipmentKinds: rows.equipmentKinds.map((kind) => ({
        id: kind.id,
        type: kind.type,
        pressure: kind.pressure,
        jars1000: kind.jarsPerLoad['1000'] ?? null,
      })),
    },
    preparations: rows.preparations
      .filter((row) => row.state === 'active')
      .map((row) => ({
        id: row.id,
        recipeId: row.recipeId,
        jarMl: row.jarMl,
        inputs: rows.preparationInputs.filter((input) => input.preparationId === row.id),
        treatment: treatmentOf(rows, row.treatmentId),
      })),
    means: {
      kindIds: rows.equipmentItems.filter((item) => item.state === 'available').map((item) => item.kind),
      // The equipment kinds of the facts have no pH meter to register: what depends on one stays refused.
      phMeter: false,
    },
  }
}

function treatmentOf(rows: SafetyRows, id: string | null): Preparation['treatment'] {
  const row = rows.treatments.find((treatment) => treatment.id === id)
  if (row === undefined) return null
  return {
    method: row.method,
    jarMl: row.jarMl,
    holdMinutes: row.holdMinutes,
    modes: rows.treatmentModes
      .filter((mode) => mode.treatmentId === row.id)
      .map((mode) => ({ kindId: mode.equipmentKind, minutes: mode.minutes })),
  }
}
