import { primary, type Vocabulary } from '../columns.ts'

/** Reference: a crop, its season, crates, shelf life and price. Ranges are low and high ends. */
export const cropTables = (k: Vocabulary) => ({
  crop: k.table(
    'crop',
    {
      id: k.text(),
      nameFr: k.text(),
      nameNl: k.text(),
      nameEn: k.text(),
      surplusMonthFirst: k.int({ min: 1, max: 12 }),
      surplusMonthLast: k.int({ min: 1, max: 12 }),
      peakMonthFirst: k.int({ min: 1, max: 12 }),
      peakMonthLast: k.int({ min: 1, max: 12 }),
      shelfRipeMinutesLow: k.int(),
      shelfRipeMinutesHigh: k.int(),
      shelfOverripeMinutesLow: k.int(),
      shelfOverripeMinutesHigh: k.int(),
      coolStoreCelsius: k.text(),
      shelfCoolMinutesLow: k.int(),
      shelfCoolMinutesHigh: k.int(),
      chillingSensitive: k.bool(),
      /** 1 sturdy to 5 fragile. */
      fragility: k.int({ min: 1, max: 5 }),
      crate: k.text(),
      crateLowG: k.int({ min: 1 }),
      crateBaseG: k.int({ min: 1 }),
      crateHighG: k.int({ min: 1 }),
      stackDepthCm: k.int(),
      centsPerKgLow: k.int(),
      centsPerKgBase: k.int(),
      centsPerKgHigh: k.int(),
      densityGPerL: k.int({ min: 1 }),
      trimLossPercent: k.int({ max: 100 }),
      phLow: k.real({ min: 0, max: 14 }),
      phHigh: k.real({ min: 0, max: 14 }),
      acidClass: k.oneOf(['low', 'borderline', 'high']),
      /** What the crop can become, as the source lists it. */
      allowedRoutes: k.json<readonly string[]>(),
      evidence: k.text(),
      note: k.text(),
    },
    (t) => [primary(t.id)],
  ),
})
