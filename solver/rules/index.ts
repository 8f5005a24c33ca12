import { attendance } from './attendance.ts'
import { batchQuantity } from './batch-quantity.ts'
import { claimAmounts } from './claim-amounts.ts'
import { cycleCapacity } from './cycle-capacity.ts'
import { equipment } from './equipment.ts'
import { handovers } from './handovers.ts'
import { ingredients } from './ingredients.ts'
import { jarStock } from './jar-stock.ts'
import { labour } from './labour.ts'
import { minimumPickup } from './minimum-pickup.ts'
import { pins } from './pins.ts'
import { reach } from './reach.ts'
import type { Rule } from './rule.ts'
import { shares } from './shares.ts'
import { slotCapacity } from './slot-capacity.ts'

/** The rule book, in the order of its numbers. */
export const RULES: readonly Rule[] = [
  batchQuantity,
  minimumPickup,
  reach,
  slotCapacity,
  ingredients,
  cycleCapacity,
  equipment,
  labour,
  attendance,
  jarStock,
  shares,
  handovers,
  claimAmounts,
  pins,
]
