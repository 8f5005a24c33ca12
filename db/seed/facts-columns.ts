import { list, note, oneOf, optional, range, real, text, whole, yesNo } from './csv.ts'

/** How far a figure can be relied on: S source read, K known, D computed, E estimate; with what it is about. */
const evidence = text

// The columns of every file of facts. Scales turn kilograms, euro, kilowatts and days into grams, cents, watts and minutes.
const KG = 1000
const EURO = 100
const KILOWATT = 1000
const DAY = 24 * 60

const names = { name_fr: text, name_nl: text, name_en: text }
const month = range()
const METHODS = ['boiling_water', 'pressure', 'lacto', 'drying', 'hot_fill', 'none'] as const

export const crops = {
  crop_id: text,
  ...names,
  surplus_months: month,
  peak_months: month,
  shelf_ambient_20_25C_days_ripe: range(DAY),
  shelf_ambient_days_overripe: range(DAY),
  cool_store_C: text,
  shelf_cool_days: range(DAY),
  chilling_sensitive: yesNo,
  fragility_1_5: whole(),
  crate: text,
  kg_per_crate_low: whole(KG),
  kg_per_crate_base: whole(KG),
  kg_per_crate_high: whole(KG),
  max_stack_depth_cm_ripe: whole(),
  surplus_price_low: whole(EURO),
  surplus_price_base: whole(EURO),
  surplus_price_high: whole(EURO),
  bulk_density_kg_per_L: whole(KG),
  trim_loss_pct: whole(),
  pH_low: real,
  pH_high: real,
  acid_class: oneOf('low', 'borderline', 'high'),
  allowed_routes: list,
  evidence,
  note,
}

const optionalMinutes = optional(whole())
export const recipes = {
  recipe_id: text,
  ...names,
  method: oneOf(...METHODS),
  status: oneOf('allowed', 'allowed_with_condition', 'blocked'),
  acid_route: oneOf('acid_added', 'vinegar', 'natural', 'lactic', 'dry', 'none'),
  crops: list,
  ingredients: text,
  raw_kg_per_L_jar: whole(KG),
  raw_kg_250ml: whole(KG),
  raw_kg_370ml: whole(KG),
  raw_kg_500ml: whole(KG),
  raw_kg_750ml: whole(KG),
  raw_kg_1000ml: whole(KG),
  raw_kg_1500ml: whole(KG),
  temp_C: optional(whole()),
  min_250ml: optionalMinutes,
  min_370ml: optionalMinutes,
  min_500ml: optionalMinutes,
  min_750ml: optionalMinutes,
  min_1000ml: optionalMinutes,
  min_1500ml: optionalMinutes,
  come_up_min_base: optionalMinutes,
  come_up_min_range: optional(range()),
  cool_down_min_base: optionalMinutes,
  cool_down_min_range: optional(range()),
  jar_cooling_h: optional(range(60)),
  acidification: text,
  salt: text,
  wait_days_before_eating: optional(whole()),
  best_before_months: optional(whole()),
  labour_min_per_kg_low: whole(),
  labour_min_per_kg_base: whole(),
  labour_min_per_kg_high: whole(),
  // Half minutes: counted in seconds.
  labour_min_per_jar: whole(60),
  safety_rules: text,
  source: text,
  evidence,
}

export const recipeTimes = {
  recipe_id: text,
  method: oneOf(...METHODS),
  jar_ml: whole(),
  temp_C: optional(whole()),
  process_min_le_305m: optionalMinutes,
  permitted: oneOf('yes', 'no_tested_time', 'blocked'),
  source: text,
  evidence,
}

export const safetyRules = {
  rule_id: text,
  title_fr: text,
  title_nl: text,
  title_en: text,
  test: text,
  action: text,
  source: text,
  evidence,
}

export const equipment = {
  equipment_id: text,
  ...names,
  type: oneOf('boiling_water', 'pressure', 'juice', 'drying', 'lacto', 'cooking', 'prep'),
  volume_L: optional(whole(1000)),
  jars_250ml: optional(whole()),
  jars_370ml: optional(whole()),
  jars_500ml: optional(whole()),
  jars_750ml: optional(whole()),
  jars_1000ml: optional(whole()),
  jars_1500ml: optional(whole()),
  layers_500ml: optional(whole()),
  heatup_hot_pack_min: note,
  heatup_cold_min: note,
  power_kW: optional(whole(KILOWATT)),
  energy: note,
  circuit_note: note,
  pressure: yesNo,
  price_eur: text,
  weight_kg: optional(whole(KG)),
  note,
  source: text,
  evidence,
}

export const jars = {
  jar_ml: whole(),
  outer_diameter_mm: whole(),
  height_mm: whole(),
  glass_g: whole(),
  net_kg_hot_pack: whole(KG),
  net_kg_lacto_80pct: whole(KG),
  lid_or_ring_price_eur_low: whole(EURO),
  lid_or_ring_price_eur_high: whole(EURO),
  new_jar_price_eur_low: whole(EURO),
  new_jar_price_eur_high: whole(EURO),
  process_time_column: text,
  tested_for_canning: oneOf('yes', 'only apple or grape juice'),
  evidence,
  note,
}

export const transport = {
  mode_id: text,
  ...names,
  payload_kg_low: whole(KG),
  payload_kg_base: whole(KG),
  payload_kg_high: whole(KG),
  crates_60x40_base: whole(),
  speed_city_kmh: whole(),
  speed_ring_road_kmh: optional(whole()),
  // Half minutes: counted in seconds.
  load_unload_min_per_crate: whole(60),
  cost_eur_per_km_low: optional(whole(EURO)),
  cost_eur_per_km_base: optional(whole(EURO)),
  cost_eur_per_km_high: optional(whole(EURO)),
  fixed_cost_eur_per_trip: whole(EURO),
  // 4.5 g a km: counted in milligrams.
  gco2e_per_km_low: whole(1000),
  gco2e_per_km_base: whole(1000),
  gco2e_per_km_high: whole(1000),
  cold_chain: oneOf('yes', 'no', 'optional'),
  driver_licence: text,
  evidence,
  source: text,
}

export const places = {
  place_id: text,
  name: text,
  aliases: note,
  commune: text,
  postcode: note,
  address: note,
  lat: optional(real),
  lon: optional(real),
  position_precision_m: optional(whole()),
  role: text,
  in_seed: text,
  kitchen_known: text,
  status: note,
  evidence,
  note,
}

export const electricLimits = { item: text, limit: text, unit: text, note, evidence }
export const inventory = {
  item_id: text,
  ...names,
  level: oneOf('base', 'optional'),
  qty_per_8_people_session: text,
  needed_for: note,
  shared_between_sites: text,
  note,
}
export const labelFields = {
  field: text,
  fr: text,
  nl: text,
  example_fr: note,
  example_nl: note,
  required: text,
}
export const legalDuties = {
  topic: text,
  duty: text,
  applies_when: text,
  planner_support: text,
  source: text,
  evidence,
}
export const sourceConflicts = {
  topic: text,
  tradition_or_source: text,
  what_it_says: text,
  tested_source: text,
  decision_for_planner: text,
}
export const sources = { topic: text, kind: text }
