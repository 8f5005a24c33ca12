import type { NewRow } from '../schema/index.ts'
import type { Facts } from './facts-files.ts'

/** The reference tables' rows, made from the files of facts. */
export function referenceRows(facts: Facts) {
  return {
    crop: facts.crops.map(cropRow),
    jarSize: facts.jars.map(jarSizeRow),
    safetyRule: facts.safetyRules.map(
      (row): NewRow<'safetyRule'> => ({
        id: row.rule_id,
        titleFr: row.title_fr,
        titleNl: row.title_nl,
        titleEn: row.title_en,
        test: row.test,
        action: row.action,
        source: row.source,
        evidence: row.evidence,
      }),
    ),
    sourceConflict: facts.sourceConflicts.map(
      (row): NewRow<'sourceConflict'> => ({
        id: row.topic.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
        topic: row.topic,
        tradition: row.tradition_or_source,
        whatItSays: row.what_it_says,
        testedSource: row.tested_source,
        decision: row.decision_for_planner,
      }),
    ),
    vehicle: facts.transport.map(vehicleRow),
    equipmentKind: facts.equipment.map(equipmentKindRow),
    recipe: facts.recipes.map(recipeRow),
    recipeCrop: facts.recipes.flatMap((row) =>
      row.crops.map((cropId): NewRow<'recipeCrop'> => ({ recipeId: row.recipe_id, cropId })),
    ),
    recipeTime: facts.recipeTimes.map(
      (row): NewRow<'recipeTime'> => ({
        recipeId: row.recipe_id,
        jarMl: row.jar_ml,
        method: row.method,
        tempCelsius: row.temp_C,
        minutes: row.process_min_le_305m,
        permitted: row.permitted,
        source: row.source,
        evidence: row.evidence,
      }),
    ),
  }
}

const namesOf = (row: { name_fr: string; name_nl: string; name_en: string }) => ({
  nameFr: row.name_fr,
  nameNl: row.name_nl,
  nameEn: row.name_en,
})

const cropRow = (row: Facts['crops'][number]): NewRow<'crop'> => ({
  id: row.crop_id,
  ...namesOf(row),
  surplusMonthFirst: row.surplus_months.low,
  surplusMonthLast: row.surplus_months.high,
  peakMonthFirst: row.peak_months.low,
  peakMonthLast: row.peak_months.high,
  shelfRipeMinutesLow: row.shelf_ambient_20_25C_days_ripe.low,
  shelfRipeMinutesHigh: row.shelf_ambient_20_25C_days_ripe.high,
  shelfOverripeMinutesLow: row.shelf_ambient_days_overripe.low,
  shelfOverripeMinutesHigh: row.shelf_ambient_days_overripe.high,
  coolStoreCelsius: row.cool_store_C,
  shelfCoolMinutesLow: row.shelf_cool_days.low,
  shelfCoolMinutesHigh: row.shelf_cool_days.high,
  chillingSensitive: row.chilling_sensitive,
  fragility: row.fragility_1_5,
  crate: row.crate,
  crateLowG: row.kg_per_crate_low,
  crateBaseG: row.kg_per_crate_base,
  crateHighG: row.kg_per_crate_high,
  stackDepthCm: row.max_stack_depth_cm_ripe,
  centsPerKgLow: row.surplus_price_low,
  centsPerKgBase: row.surplus_price_base,
  centsPerKgHigh: row.surplus_price_high,
  densityGPerL: row.bulk_density_kg_per_L,
  trimLossPercent: row.trim_loss_pct,
  phLow: row.pH_low,
  phHigh: row.pH_high,
  acidClass: row.acid_class,
  allowedRoutes: row.allowed_routes,
  evidence: row.evidence,
  note: row.note,
})

const jarSizeRow = (row: Facts['jars'][number]): NewRow<'jarSize'> => ({
  jarMl: row.jar_ml,
  outerDiameterMm: row.outer_diameter_mm,
  heightMm: row.height_mm,
  glassG: row.glass_g,
  netHotPackG: row.net_kg_hot_pack,
  netLactoG: row.net_kg_lacto_80pct,
  lidCentsLow: row.lid_or_ring_price_eur_low,
  lidCentsHigh: row.lid_or_ring_price_eur_high,
  newJarCentsLow: row.new_jar_price_eur_low,
  newJarCentsHigh: row.new_jar_price_eur_high,
  processTimeColumn: row.process_time_column,
  testedForCanning: row.tested_for_canning,
  evidence: row.evidence,
  note: row.note,
})

const vehicleRow = (row: Facts['transport'][number]): NewRow<'vehicle'> => ({
  id: row.mode_id,
  ...namesOf(row),
  payloadLowG: row.payload_kg_low,
  payloadBaseG: row.payload_kg_base,
  payloadHighG: row.payload_kg_high,
  crates: row.crates_60x40_base,
  cityKmPerHour: row.speed_city_kmh,
  ringRoadKmPerHour: row.speed_ring_road_kmh,
  loadSecondsPerCrate: row.load_unload_min_per_crate,
  centsPerKmLow: row.cost_eur_per_km_low,
  centsPerKmBase: row.cost_eur_per_km_base,
  centsPerKmHigh: row.cost_eur_per_km_high,
  fixedCentsPerTrip: row.fixed_cost_eur_per_trip,
  co2MgPerKmLow: row.gco2e_per_km_low,
  co2MgPerKmBase: row.gco2e_per_km_base,
  co2MgPerKmHigh: row.gco2e_per_km_high,
  coldChain: row.cold_chain,
  driverLicence: row.driver_licence,
  source: row.source,
  evidence: row.evidence,
})

const equipmentKindRow = (row: Facts['equipment'][number]): NewRow<'equipmentKind'> => ({
  id: row.equipment_id,
  ...namesOf(row),
  type: row.type,
  volumeMl: row.volume_L,
  jarsPerLoad: Object.fromEntries(
    Object.entries({
      250: row.jars_250ml,
      370: row.jars_370ml,
      500: row.jars_500ml,
      750: row.jars_750ml,
      1000: row.jars_1000ml,
      1500: row.jars_1500ml,
    }).filter((entry): entry is [string, number] => entry[1] !== null),
  ),
  layersOf500Ml: row.layers_500ml,
  heatupHotPack: row.heatup_hot_pack_min,
  heatupCold: row.heatup_cold_min,
  powerW: row.power_kW,
  energy: row.energy,
  circuitNote: row.circuit_note,
  pressure: row.pressure,
  priceEuro: row.price_eur,
  weightG: row.weight_kg,
  note: row.note,
  source: row.source,
  evidence: row.evidence,
})

/** Overripe produce stays out of heated jars (R03); a blocked recipe accepts nothing. */
const gradesOf = ({ status, method }: Facts['recipes'][number]): NewRow<'recipe'>['grades'] => {
  if (status === 'blocked') return []
  return method === 'lacto' || method === 'drying' ? ['A', 'B', 'C'] : ['A', 'B']
}

const recipeRow = (row: Facts['recipes'][number]): NewRow<'recipe'> => ({
  id: row.recipe_id,
  ...namesOf(row),
  method: row.method,
  status: row.status,
  acidRoute: row.acid_route,
  grades: gradesOf(row),
  ingredients: row.ingredients,
  rawGPerL: row.raw_kg_per_L_jar,
  tempCelsius: row.temp_C,
  comeUpMinutes: row.come_up_min_base,
  comeUpMinutesLow: row.come_up_min_range?.low ?? null,
  comeUpMinutesHigh: row.come_up_min_range?.high ?? null,
  coolDownMinutes: row.cool_down_min_base,
  coolDownMinutesLow: row.cool_down_min_range?.low ?? null,
  coolDownMinutesHigh: row.cool_down_min_range?.high ?? null,
  jarCoolingMinutesLow: row.jar_cooling_h?.low ?? null,
  jarCoolingMinutesHigh: row.jar_cooling_h?.high ?? null,
  acidification: row.acidification,
  salt: row.salt,
  waitDays: row.wait_days_before_eating,
  bestBeforeMonths: row.best_before_months,
  labourMinutesPerKgLow: row.labour_min_per_kg_low,
  labourMinutesPerKgBase: row.labour_min_per_kg_base,
  labourMinutesPerKgHigh: row.labour_min_per_kg_high,
  labourSecondsPerJar: row.labour_min_per_jar,
  safetyRules: row.safety_rules,
  source: row.source,
  evidence: row.evidence,
})
