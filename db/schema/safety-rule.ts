import { primary, type Vocabulary } from '../columns.ts'

/** Reference: what blocks, warns or holds, and where sources disagree. */
export const safetyTables = (k: Vocabulary) => ({
  safetyRule: k.table(
    'safety_rule',
    {
      id: k.text(),
      titleFr: k.text(),
      titleNl: k.text(),
      titleEn: k.text(),
      test: k.text(),
      action: k.text(),
      source: k.text(),
      evidence: k.text(),
    },
    (t) => [primary(t.id)],
  ),
  sourceConflict: k.table(
    'source_conflict',
    {
      id: k.text(),
      topic: k.text(),
      tradition: k.text(),
      whatItSays: k.text(),
      testedSource: k.text(),
      decision: k.text(),
    },
    (t) => [primary(t.id)],
  ),
})
