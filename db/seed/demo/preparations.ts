import type { Facts } from '../facts-files.ts'
import type { DemoRow } from './rows.ts'

type Grade = 'A' | 'B' | 'C'
type Card = {
  readonly recipe: string
  readonly jarMl: number
  readonly labour: number
  /** Minutes held at full heat; without, nothing is heated. */
  readonly boil?: number
  readonly pressure?: number
  readonly inputs: readonly (readonly [cropId: string, grades: string, gPerJar: number])[]
}

const card = (
  recipe: string,
  jarMl: number,
  labour: number,
  heat: { boil?: number; pressure?: number },
  ...inputs: Card['inputs']
): Card => ({ recipe, jarMl, labour, ...heat, inputs })

/**
 * The movement's cards. The first ten are the 2025 week's, with the yields and labour it measured; the others take
 * the tables' grams per jar and minutes of labour. Two stand for what people ask for and the gate refuses.
 */
const CARDS: Record<string, Card> = {
  'tomato-crushed-750': card('tomato_crushed', 750, 17, { boil: 45 }, ['tomato', 'AB', 990]),
  'tomato-passata-500': card('tomato_passata', 500, 10, { boil: 35 }, ['tomato', 'AB', 780]),
  'courgette-pickles-500': card(
    'courgette_pickles',
    500,
    5,
    { boil: 10 },
    ['courgette', 'AB', 250],
    ['onion', 'AB', 60],
  ),
  'aubergine-vinegar-370': card('aubergine_vinegar', 370, 6, { boil: 15 }, ['aubergine', 'A', 281]),
  'fennel-lacto-1000': card('fennel_lacto', 1000, 14, {}, ['fennel', 'A', 1047]),
  'carrot-lacto-1000': card('carrot_lacto', 1000, 12, {}, ['carrot', 'A', 888]),
  'sauerkraut-1000': card('sauerkraut', 1000, 12, {}, ['white_cabbage', 'AB', 957]),
  'sauerkraut-500': card('sauerkraut', 500, 8, {}, ['white_cabbage', 'AB', 480]),
  'courgette-lacto-1000': card('mixed_lacto', 1000, 12, {}, ['courgette', 'A', 850]),
  'courgette-lacto-500': card('mixed_lacto', 500, 8, {}, ['courgette', 'A', 425]),

  'applesauce-500': card('applesauce', 500, 9, { boil: 15 }, ['apple', 'AB', 720]),
  'applesauce-750': card('applesauce', 750, 13, { boil: 20 }, ['apple', 'AB', 1080]),
  'apple-juice-1000': card('apple_juice', 1000, 10, { boil: 5 }, ['apple', 'AB', 1670]),
  'apple-butter-370': card('apple_butter', 370, 7, { boil: 10 }, ['apple', 'AB', 333]),
  'dried-apples-1000': card('dried_apples', 1000, 18, {}, ['apple', 'ABC', 1500]),
  'pears-syrup-500': card('pears_syrup', 500, 12, { boil: 20 }, ['pear', 'AB', 600]),
  'pears-syrup-750': card('pears_syrup', 750, 17, { boil: 25 }, ['pear', 'AB', 900]),
  'plums-syrup-500': card('plums_syrup', 500, 6, { boil: 20 }, ['plum', 'AB', 480]),
  'plum-jam-370': card('plum_jam', 370, 6, { boil: 10 }, ['plum', 'AB', 315]),
  'rhubarb-compote-500': card('rhubarb_compote', 500, 5, { boil: 15 }, ['rhubarb', 'AB', 360]),
  'tomato-coulis-500': card('tomato_coulis', 500, 16, { boil: 35 }, ['tomato', 'AB', 1200]),
  'cucumber-pickles-500': card('gherkins', 500, 6, { boil: 10 }, ['cucumber', 'AB', 480]),
  'cucumber-lacto-1000': card('cucumber_lacto', 1000, 7, {}, ['cucumber', 'A', 680]),
  'peppers-pickled-500': card('peppers_pickled', 500, 6, { boil: 10 }, ['sweet_pepper', 'AB', 375]),
  'carrot-pickles-500': card('carrot_pickles', 500, 6, { boil: 15 }, ['carrot', 'AB', 330]),
  'carrot-lacto-500': card('carrot_lacto', 500, 7, {}, ['carrot', 'A', 450]),
  'red-sauerkraut-1000': card('sauerkraut', 1000, 12, {}, ['red_cabbage', 'AB', 1000]),
  'fennel-lacto-500': card('fennel_lacto', 500, 8, {}, ['fennel', 'A', 525]),
  'vegetable-soup-500': card(
    'vegetable_soup',
    500,
    6,
    { pressure: 60 },
    ['leek', 'AB', 110],
    ['carrot', 'AB', 100],
    ['onion', 'AB', 65],
  ),
  'pumpkin-cubes-500': card('pumpkin_cubes', 500, 11, { pressure: 55 }, ['pumpkin', 'A', 540]),
  'beans-500': card('beans_pressure', 500, 9, { pressure: 20 }, ['green_bean', 'A', 480]),
  'stock-powder-250': card('veg_stock_powder', 250, 8, {}, ['leek', 'ABC', 300], ['carrot', 'ABC', 200]),
  'herb-salt-250': card('herb_salt', 250, 10, {}, ['parsley_herbs', 'AB', 225]),

  'courgette-chutney-370': card(
    'courgette_chutney',
    370,
    10,
    { boil: 15 },
    ['courgette', 'AB', 333],
    ['apple', 'AB', 111],
    ['onion', 'AB', 111],
  ),
  'ratatouille-500': card(
    'ratatouille',
    500,
    14,
    { boil: 35 },
    ['tomato', 'AB', 260],
    ['courgette', 'AB', 195],
    ['aubergine', 'AB', 130],
    ['sweet_pepper', 'AB', 65],
  ),
  'pumpkin-puree-500': card('pumpkin_puree', 500, 14, {}, ['pumpkin', 'AB', 800]),
}

/**
 * Minutes of a cycle beyond the hold, from loading to unloading. The cooker's are the 2025 week's; the pot's and the
 * canner's are the facts' heat-up (29; 15 + 10 + 5) with loading, unloading and, under pressure, cooling down (45).
 */
const BEYOND_HOLD = {
  cooker: ({ jarMl }: { jarMl: number }) => (jarMl < 500 ? 39 : jarMl > 500 ? 41 : 40),
  pot_100_gas: () => 55,
  presto_23: () => 80,
}
const KINDS = { boiling_water: ['cooker', 'pot_100_gas'], pressure: ['presto_23'] } as const

const treatmentOf = ({ jarMl, boil, pressure }: Card) => {
  const holdMinutes = boil ?? pressure
  if (holdMinutes === undefined) return null
  const method = boil === undefined ? ('pressure' as const) : ('boiling_water' as const)
  return {
    id: `${boil === undefined ? 'pressure' : 'boil'}-${jarMl}-${holdMinutes}`,
    method,
    jarMl,
    holdMinutes,
  }
}

const treatments = [
  ...new Map(
    Object.values(CARDS).flatMap((row) => {
      const found = treatmentOf(row)
      return found === null ? [] : [[found.id, found] as const]
    }),
  ).values(),
]

export const treatment: DemoRow<'treatment'>[] = treatments

/** What one load holds is in the facts. */
export const treatmentModes = (facts: Facts): DemoRow<'treatmentMode'>[] =>
  treatments.flatMap(({ id, method, jarMl, holdMinutes }) =>
    KINDS[method].flatMap((equipmentKind): DemoRow<'treatmentMode'>[] => {
      const kind = facts.equipment.find((row) => row.equipment_id === equipmentKind)
      const jarsPerCycle = kind?.[`jars_${jarMl}ml` as 'jars_500ml'] ?? null
      if (jarsPerCycle === null) return []
      const minutes = holdMinutes + BEYOND_HOLD[equipmentKind]({ jarMl })
      return [{ treatmentId: id, equipmentKind, minutes, jarsPerCycle }]
    }),
  )

export const preparation: DemoRow<'preparation'>[] = Object.entries(CARDS).map(([id, row]) => ({
  id,
  recipeId: row.recipe,
  jarMl: row.jarMl,
  labourMinutesPerJar: row.labour,
  treatmentId: treatmentOf(row)?.id ?? null,
}))

export const preparationInput: DemoRow<'preparationInput'>[] = Object.entries(CARDS).flatMap(
  ([id, { inputs }]) =>
    inputs.map(([cropId, grades, gPerJar]) => ({
      preparationId: id,
      cropId,
      grades: grades.split('') as Grade[],
      gPerJar,
    })),
)
