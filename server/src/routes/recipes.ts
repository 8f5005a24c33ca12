import { safetyRows, safetyRules } from '@bocal/db'
import { type Recipe, Recipes } from '../../contract/index.ts'
import { member } from '../access/guard.ts'
import { byId, nameBook } from '../views/names.ts'
import { safetyGate } from '../views/safety-gate.ts'
import { namesOf } from '../views/trilingual.ts'
import { inputsOf } from '../views/week-view.ts'
import { type Api, answers, type Context } from './route.ts'

/** The movement's preparations with the safety gate's verdict: allowed, or why not and what else. */
export function recipeRoutes(api: Api, { store }: Context) {
  api.get(
    '/recipes',
    {
      config: { policy: 'member' },
      schema: {
        tags: ['reference'],
        summary: 'Preparations, allowed or not',
        response: answers(200, Recipes),
      },
    },
    async (request) =>
      store.read(async () => {
        const of = { movementId: member(request).movement.id }
        const rows = await safetyRows(store, of)
        const names = nameBook({ ...rows, safetyRules: await safetyRules(store) })
        const gate = safetyGate(rows, names)
        const tested = byId(rows.recipes)
        const treatments = byId(rows.treatments)
        const items = rows.preparations.flatMap((row): Recipe[] => {
          const recipe = tested.get(row.recipeId)
          const verdict = gate.verdict(row.id)
          if (!recipe || !verdict) return []
          const treatment = row.treatmentId === null ? undefined : treatments.get(row.treatmentId)
          return [
            {
              id: row.id,
              names: namesOf(recipe),
              tested: { id: recipe.id, names: namesOf(recipe) },
              method: recipe.method,
              jarMl: row.jarMl,
              inputs: inputsOf(rows, row.id).map(({ crop, grades, gPerJar }) => ({
                crop: names.crop(crop),
                grades: [...grades],
                gPerJar,
              })),
              labourMinutesPerJar: row.labourMinutesPerJar,
              process: treatment ? { id: treatment.id, holdMinutes: treatment.holdMinutes } : null,
              allowed: verdict.allowed,
              refusal: gate.refusal(row.id, request.language),
              acidification: recipe.acidification || null,
              salt: recipe.salt || null,
              bestBeforeMonths: recipe.bestBeforeMonths,
              source: recipe.source,
              evidence: recipe.evidence,
            },
          ]
        })
        return { items }
      }),
  )
}
