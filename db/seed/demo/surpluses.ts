import type { Facts } from '../facts-files.ts'
import { producer } from './places.ts'
import { type DemoRow, dayAfter, instantOf } from './rows.ts'

type Surplus = {
  readonly crop: string
  readonly grade: 'A' | 'B' | 'C'
  readonly producer: string
  /** Crates as the facts size them; or loose kilos. */
  readonly crates?: number
  readonly looseKg?: number
  /** Crates that are worth a visit. */
  readonly minCrates?: number
  readonly note?: string
}

/** What the producers might have in a year; a week offers what the season has of it, the nearest to its peak first. */
const SURPLUSES: readonly Surplus[] = [
  {
    crop: 'apple',
    grade: 'A',
    producer: 'fruitbedrijf-doms',
    crates: 24,
    minCrates: 8,
    note: 'Buiten kaliber, onbespoten',
  },
  { crop: 'carrot', grade: 'A', producer: 'nos-oignons', crates: 10, minCrates: 3 },
  { crop: 'white_cabbage', grade: 'A', producer: 'nos-oignons', crates: 8, minCrates: 2 },
  { crop: 'pear', grade: 'B', producer: 'fruitbedrijf-doms', crates: 6, minCrates: 2 },
  { crop: 'apple', grade: 'B', producer: 'cultureghem', crates: 4, note: 'Invendus du marché' },
  { crop: 'red_cabbage', grade: 'A', producer: 'ferme-urbaine', crates: 5 },
  { crop: 'leek', grade: 'A', producer: 'ferme-de-la-distillerie', crates: 8, minCrates: 2 },
  { crop: 'pumpkin', grade: 'A', producer: 'ferme-de-la-distillerie', crates: 6, minCrates: 2 },
  { crop: 'onion', grade: 'A', producer: 'au-rayon-bio', looseKg: 30 },
  { crop: 'beetroot', grade: 'A', producer: 'ferme-du-chaudron', crates: 5 },
  { crop: 'pear', grade: 'C', producer: 'invendus-pas-perdus', crates: 2, note: 'À cuire le jour même' },
  { crop: 'celery', grade: 'A', producer: 'ferme-du-chaudron', crates: 3 },
  { crop: 'fennel', grade: 'A', producer: 'nos-oignons', crates: 6, minCrates: 2 },
  { crop: 'tomato', grade: 'B', producer: 'ferme-du-chaudron', crates: 12, minCrates: 2 },
  { crop: 'tomato', grade: 'A', producer: 'nos-oignons', crates: 10, minCrates: 2 },
  { crop: 'courgette', grade: 'A', producer: 'ferme-du-chaudron', crates: 8 },
  { crop: 'courgette', grade: 'B', producer: 'cultureghem', crates: 5, note: 'Invendus du marché' },
  { crop: 'cucumber', grade: 'A', producer: 'ferme-urbaine', crates: 6 },
  { crop: 'strawberry', grade: 'A', producer: 'chant-des-cailles', crates: 6 },
  { crop: 'rhubarb', grade: 'A', producer: 'ferme-du-chaudron', crates: 6 },
  { crop: 'aubergine', grade: 'A', producer: 'ferme-de-la-distillerie', crates: 4 },
  { crop: 'sweet_pepper', grade: 'B', producer: 'cultureghem', crates: 5 },
  { crop: 'green_bean', grade: 'A', producer: 'ferme-de-la-distillerie', crates: 5 },
  { crop: 'plum', grade: 'B', producer: 'fruitbedrijf-doms', crates: 8, minCrates: 3 },
  { crop: 'parsley_herbs', grade: 'A', producer: 'chant-des-cailles', crates: 3 },
  { crop: 'tomato', grade: 'C', producer: 'invendus-pas-perdus', crates: 3, note: 'À cuire le jour même' },
  { crop: 'chard', grade: 'A', producer: 'ferme-urbaine', crates: 3 },
  { crop: 'potato_other', grade: 'A', producer: 'ferme-du-chaudron', crates: 6 },
]

const BATCHES = 12
const DAY_MINUTES = 24 * 60
/** The first day of pick-ups, and the day of the bicycle tours that bring what must be cooked at once. */
const FIRST_DAY = 2
const BICYCLE_DAY = 5
const LAST_DAY = 6
const LONGEST_DAYS = 21

type Crop = Facts['crops'][number]

/** The open week's batches: what is at its peak on the day, then what is in season, then what keeps in store. */
export function batchesFor(input: { today: string; weekId: string; facts: Facts }): DemoRow<'batch'>[] {
  const { facts, today } = input
  return SURPLUSES.flatMap((surplus) => {
    const crop = facts.crops.find((row) => row.crop_id === surplus.crop)
    const rank = crop === undefined ? null : rankOf(crop, today)
    return crop === undefined || rank === null ? [] : [{ surplus, crop, rank }]
  })
    .sort((a, b) => a.rank - b.rank)
    .slice(0, BATCHES)
    .map(({ surplus, crop }) => batchOf(surplus, crop, input))
}

/** 0 at its peak, 1 in season, 2 from store; null when there is none to be had. */
function rankOf(crop: Crop, today: string): 0 | 1 | 2 | null {
  const [year = 0, month = 0] = today.split('-').map(Number)
  const within = ({ low, high }: { low: number; high: number }) => low <= month && month <= high
  if (within(crop.peak_months)) return 0
  if (within(crop.surplus_months)) return 1
  const last = crop.surplus_months.high
  const harvestEnded = Date.UTC(last < month ? year : year - 1, last, 1)
  const daysStored = (Date.parse(today) - harvestEnded) / (DAY_MINUTES * 60_000)
  return daysStored >= 0 && daysStored * DAY_MINUTES <= crop.shelf_cool_days.high ? 2 : null
}

function batchOf(
  surplus: Surplus,
  crop: Crop,
  { today, weekId }: { today: string; weekId: string },
): DemoRow<'batch'> {
  const { grade, looseKg } = surplus
  const from = grade === 'C' ? BICYCLE_DAY : FIRST_DAY
  const shelf = { A: crop.shelf_cool_days.low, B: crop.shelf_ambient_20_25C_days_ripe.high, C: DAY_MINUTES }[
    grade
  ]
  const days = Math.min(Math.max(Math.floor(shelf / DAY_MINUTES), 1), LONGEST_DAYS)
  const day = (plusDays: number, time: string) => instantOf({ day: today, plusDays, time })
  const crateG = looseKg === undefined ? crop.kg_per_crate_base : 1
  return {
    id: `${crop.crop_id.replaceAll('_', '-')}-${grade.toLowerCase()}-${surplus.producer}`,
    weekId,
    producerId: surplus.producer,
    cropId: crop.crop_id,
    grade,
    placeId: producer.find((row) => row.id === surplus.producer)?.placeId ?? '',
    quantityG: looseKg === undefined ? crateG * (surplus.crates ?? 1) : looseKg * 1000,
    crateG,
    minPickupG: looseKg === undefined ? crateG * (surplus.minCrates ?? 1) : 1000,
    availableFrom: day(from, '08:00'),
    availableUntil: day(Math.min(LAST_DAY, from + days), '18:00'),
    processBy: day(from + days, '22:00'),
    centsPerKg: grade === 'C' ? 0 : grade === 'B' ? crop.surplus_price_low : crop.surplus_price_base,
    note: surplus.note ?? '',
  }
}

export const weekDays = (today: string): { startsOn: string; endsOn: string } => ({
  startsOn: today,
  endsOn: dayAfter(today, LAST_DAY + 2),
})
