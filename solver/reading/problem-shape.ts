import { type Claim, INSTANCE_SCHEMA, type Pin, type Problem } from '../problem.ts'
import { type PlanFile, planShape } from './plan-shape.ts'
import { choose, describe, list, object, type Shape, where } from './shape.ts'
import { between, boolean, id, instant, oneOf, orNull, reference, text, timeZone, whole } from './values.ts'

/** An instance as it is read: `previous` may leave out lists (see `completePlan`). */
export type ProblemFile = Omit<Problem, 'previous'> & { readonly previous?: PlanFile }

const byId = { unique: (row: { readonly id: string }) => row.id }
const distinct = { unique: (word: string) => word }
const earlier = (first: string, second: string) => Date.parse(first) < Date.parse(second)
const grade = oneOf('A', 'B', 'C')

const place = object({
  id,
  lat: between({ least: -90, most: 90 }),
  lon: between({ least: -180, most: 180 }),
})

const batch = where(
  object({
    id,
    crop: reference('crops'),
    grade,
    place: reference('places'),
    quantityG: whole('g', 1),
    crateG: whole('g', 1),
    minPickupG: whole('g'),
    availableFrom: instant,
    availableUntil: instant,
    processBy: instant,
    centsPerKg: whole('cents'),
  }),
  function* (row) {
    const cratesG = Math.floor(row.quantityG / row.crateG) * row.crateG
    if (cratesG === 0) yield ['crateG', `a crate of ${row.crateG} g never fills from ${row.quantityG} g`]
    else if (row.minPickupG > cratesG) {
      yield ['minPickupG', `${row.minPickupG} g is more than the ${cratesG} g there are in whole crates`]
    }
    if (earlier(row.availableUntil, row.availableFrom)) {
      yield ['availableUntil', `${row.availableUntil} is before availableFrom ${row.availableFrom}`]
    }
    if (earlier(row.processBy, row.availableFrom)) {
      yield ['processBy', `${row.processBy} is before availableFrom ${row.availableFrom}`]
    }
  },
)

const slot = where(
  object({
    id,
    capacityG: whole('g'),
    fixedCents: whole('cents'),
    co2G: whole('g'),
    stops: list(object({ place: reference('places'), at: instant, kind: oneOf('pickup', 'dropoff') }), {
      least: 2,
    }),
  }),
  function* ({ stops }) {
    for (const [index, stop] of stops.entries()) {
      const before = stops[index - 1]
      if (before !== undefined && earlier(stop.at, before.at)) {
        yield [`stops[${index}].at`, `${stop.at} is before the stop ahead of it, ${before.at}`]
      }
    }
  },
)

const session = where(
  object({
    id,
    kitchen: reference('kitchens'),
    start: instant,
    end: instant,
    setupMinutes: whole('minutes'),
    prepMinutes: whole('minutes'),
    cleanupMinutes: whole('minutes'),
    seats: whole('seats'),
    fixedCents: whole('cents'),
  }),
  function* (row) {
    const minutes = (Date.parse(row.end) - Date.parse(row.start)) / 60_000
    const spent = row.setupMinutes + row.prepMinutes + row.cleanupMinutes
    if (minutes <= 0) yield ['end', `${row.end} is not after start ${row.start}`]
    else if (spent > minutes) {
      yield ['', `setup, preparation and cleaning take ${spent} minutes of a session of ${minutes}`]
    }
  },
)

const treatment = object({
  id,
  on: list(object({ kind: id, minutes: whole('minutes', 1), jarsPerCycle: whole('jars', 1) }), {
    least: 1,
    unique: (mode) => mode.kind,
  }),
})

const recipe = object({
  id,
  jarMl: whole('ml', 1),
  inputs: list(
    object({
      crop: reference('crops'),
      grades: list(grade, { least: 1, ...distinct }),
      gPerJar: whole('g', 1),
    }),
    { least: 1, unique: (input) => input.crop },
  ),
  labourMinutesPerJar: whole('minutes'),
  process: orNull(reference('processes')),
})

const group = object({
  id,
  members: whole('members', 1),
  maxSessions: whole('sessions'),
  sessions: list(reference('sessions'), distinct),
  pickupPlaces: list(reference('places'), distinct),
})

const jarClaim = where(
  object({
    id,
    group: reference('groups'),
    recipe: reference('recipes'),
    jars: whole('jars', 1),
    minJars: whole('jars'),
  }),
  function* ({ jars, minJars }) {
    if (minJars > jars) yield ['minJars', `${minJars} is more than the ${jars} jars asked for`]
  },
)

/** A minimum above what is asked is no mistake here (the crate may hold more): such a claim just gets nothing. */
const freshClaim = object({
  id,
  group: reference('groups'),
  crop: reference('crops'),
  batch: orNull(reference('batches')),
  freshG: whole('g', 1),
  minG: whole('g'),
})

const claim = choose<Claim>((row) => {
  const jars = 'recipe' in row || 'jars' in row || 'minJars' in row
  const fresh = 'crop' in row || 'batch' in row || 'freshG' in row || 'minG' in row
  const shapes = 'jars (recipe, jars, minJars) %s fresh produce (crop, batch, freshG, minG)'
  if (jars && fresh) return `asks for both ${shapes.replace('%s', 'and')}: make it two claims`
  if (jars) return jarClaim
  return fresh ? freshClaim : `asks for neither ${shapes.replace('%s', 'nor')}`
})

/** `min`, `max` or both. */
function ranged<T extends { readonly min?: number; readonly max?: number }>(shape: Shape<T>): Shape<T> {
  return where(shape, function* ({ min, max }) {
    if (min === undefined && max === undefined) yield ['', 'gives neither min nor max']
    if (min !== undefined && max !== undefined && min > max) yield ['min', `${min} is more than max ${max}`]
  })
}

const pinsByKind: Readonly<Record<Pin['pin'], Shape<Pin>>> = {
  attendance: object({
    pin: oneOf('attendance'),
    group: reference('groups'),
    session: reference('sessions'),
    value: boolean,
  }),
  slot: object({ pin: oneOf('slot'), slot: reference('slots'), used: boolean }),
  run: ranged(
    object(
      { pin: oneOf('run'), session: reference('sessions'), recipe: reference('recipes') },
      { min: whole('jars'), max: whole('jars') },
    ),
  ),
  load: ranged(
    object(
      { pin: oneOf('load'), batch: reference('batches'), slot: reference('slots') },
      { min: whole('g'), max: whole('g') },
    ),
  ),
}

const pin = choose<Pin>((row) => {
  const kind = Object.keys(pinsByKind).find((name): name is Pin['pin'] => name === row['pin'])
  return kind === undefined
    ? `pin is one of ${Object.keys(pinsByKind).join(', ')}; got ${describe(row['pin'])}`
    : pinsByKind[kind]
})

const policy = where(
  object({
    tierG: whole('g', 1),
    tierWeights: list(between({ least: 0 }), { least: 1 }),
    objectives: list(
      object({
        name: oneOf('rescue', 'fairness', 'cost', 'co2', 'changes'),
        tolerance: between({ least: 0, below: 1 }),
      }),
      { least: 1, unique: (objective) => objective.name },
    ),
  }),
  function* ({ tierWeights }) {
    for (const [index, weight] of tierWeights.entries()) {
      const before = tierWeights[index - 1]
      if (before !== undefined && weight > before) {
        yield [`tierWeights[${index}]`, `${weight} is more than ${before} before it: weights never rise`]
      }
    }
  },
)

/** Every field, reference and unit, and each contradiction within a row. */
export const problemFile: Shape<ProblemFile> = where(
  object(
    {
      schema: oneOf(INSTANCE_SCHEMA),
      crops: list(object({ id }), byId),
      places: list(place, byId),
      batches: list(batch, byId),
      slots: list(slot, byId),
      kitchens: list(object({ id, place: reference('places'), powerW: whole('W') }), byId),
      sessions: list(session, byId),
      equipment: list(
        object({ id, kind: id, powerW: whole('W'), sessions: list(reference('sessions'), distinct) }),
        byId,
      ),
      moveMinutes: whole('minutes'),
      processes: list(treatment, byId),
      recipes: list(recipe, byId),
      jarStock: list(object({ jarMl: whole('ml', 1), count: whole('jars') }), {
        unique: (stock) => stock.jarMl,
      }),
      groups: list(group, byId),
      claims: list(claim, byId),
      pins: list(pin),
      policy,
    },
    {
      name: text,
      timeZone,
      // What its other rows refer to may be withdrawn since; whom it cost an evening must still be known.
      previous: planShape({ group: reference('groups') }),
    },
  ),
  function* ({ batches, claims }) {
    const cropOf = new Map(batches.map((row) => [row.id, row.crop]))
    for (const [index, row] of claims.entries()) {
      if (!('crop' in row) || row.batch === null) continue
      const crop = cropOf.get(row.batch)
      if (crop !== row.crop) {
        yield [`claims[${index}].batch`, `${row.batch} is ${crop}, the claim asks for ${row.crop}`]
      }
    }
  },
)
