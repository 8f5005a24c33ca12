/** The nouns a week is made of: crops, places, kitchens, groups, producers, vehicles, kinds, rules. */
import { z } from 'zod'
import { Count, Id, JarMl, Language, listOf, NamedRef, Names, Ref } from './common.ts'

/** S read in the source named, K established knowledge, D computed, E estimate. */
export const Evidence = z.string()

export const Crop = z
  .strictObject({
    id: Id,
    names: Names,
    /** Grams in a usual crate. */
    crateG: Count,
    acidClass: z.enum(['low', 'borderline', 'high']),
    /** Months (1–12) in which there is surplus. */
    surplusMonths: z.array(z.int().min(1).max(12)),
    /** Those of them in which there is most. */
    peakMonths: z.array(z.int().min(1).max(12)),
    /** Days a ripe one keeps without cooling: least and most. */
    shelfDays: z.strictObject({ least: z.number(), most: z.number() }),
    /** The usual price of surplus. */
    centsPerKg: Count,
  })
  .meta({ id: 'Crop' })
export type Crop = z.infer<typeof Crop>
export const Crops = listOf(Crop)

export const Place = z
  .strictObject({
    id: Id,
    name: z.string(),
    lat: z.number(),
    lon: z.number(),
    precisionM: Count,
    commune: z.string(),
    /** Only for coordinators. */
    address: z.string().nullable(),
  })
  .meta({ id: 'Place' })
export type Place = z.infer<typeof Place>
export const Places = listOf(Place)

export const Kitchen = z
  .strictObject({ id: Id, name: z.string(), place: Ref, powerW: Count, state: z.string() })
  .meta({ id: 'Kitchen' })
export type Kitchen = z.infer<typeof Kitchen>
export const Kitchens = listOf(Kitchen)

export const Group = z
  .strictObject({
    id: Id,
    name: z.string(),
    members: Count,
    state: z.enum(['active', 'dormant', 'starting']),
    language: Language,
    /** Where it can fetch fresh produce. */
    pickupPlaces: z.array(Ref),
  })
  .meta({ id: 'Group' })
export type Group = z.infer<typeof Group>
export const Groups = listOf(Group)

export const Producer = z
  .strictObject({ id: Id, name: z.string(), kind: z.string(), place: Ref })
  .meta({ id: 'Producer' })
export type Producer = z.infer<typeof Producer>
export const Producers = listOf(Producer)

export const Vehicle = z
  .strictObject({ id: Id, names: Names, capacityG: Count, co2GPerKm: z.number(), centsPerKm: z.number() })
  .meta({ id: 'Vehicle' })
export type Vehicle = z.infer<typeof Vehicle>
export const Vehicles = listOf(Vehicle)

export const EquipmentKind = z
  .strictObject({
    id: Id,
    names: Names,
    type: z.string(),
    powerW: Count,
    jarsPerCycle: z.array(z.strictObject({ jarMl: JarMl, jars: Count })),
  })
  .meta({ id: 'EquipmentKind' })
export type EquipmentKind = z.infer<typeof EquipmentKind>
export const EquipmentKinds = listOf(EquipmentKind)

export const SafetyRule = z
  .strictObject({ id: Id, names: Names, action: z.string(), source: z.string(), evidence: Evidence })
  .meta({ id: 'SafetyRule' })
export type SafetyRule = z.infer<typeof SafetyRule>
export const SafetyRules = listOf(SafetyRule)

/** The safety gate's answer for a preparation it does not allow. */
export const Refusal = z
  .strictObject({
    preparation: NamedRef.extend({ jarMl: JarMl }),
    crops: z.array(NamedRef),
    rules: z.array(NamedRef),
    /** In words, in the caller's language. */
    reason: z.string(),
    /** What else the same crops can become. */
    alternatives: z.array(NamedRef.extend({ jarMl: JarMl })),
  })
  .meta({ id: 'Refusal' })
export type Refusal = z.infer<typeof Refusal>
