import { z } from 'zod'
import { Count, Id, listOf, NamedRef, Ref, Text, Version } from './common.ts'

export const OWNER_KINDS = ['movement', 'association', 'group', 'kitchen'] as const

/** One physical steriliser, pot or press. */
export const EquipmentItem = z
  .strictObject({
    id: Id,
    version: Version,
    state: z.enum(['available', 'repair', 'withdrawn']),
    name: z.string(),
    kind: NamedRef,
    powerW: Count,
    ownerKind: z.enum(OWNER_KINDS),
    ownerName: z.string(),
    place: Ref.nullable(),
  })
  .meta({ id: 'EquipmentItem' })
export type EquipmentItem = z.infer<typeof EquipmentItem>
export const EquipmentItems = listOf(EquipmentItem)

export const EquipmentCreate = z
  .strictObject({
    name: Text,
    kind: Id,
    powerW: z.int().min(0).max(100_000).optional(),
    ownerKind: z.enum(OWNER_KINDS),
    ownerName: Text,
    place: Id.nullable().optional(),
  })
  .meta({ id: 'EquipmentCreate' })
export type EquipmentCreate = z.infer<typeof EquipmentCreate>

export const EquipmentChange = z
  .strictObject({
    ...EquipmentCreate.partial().shape,
    state: z.enum(['available', 'repair']).optional(),
    version: Version,
  })
  .meta({ id: 'EquipmentChange' })
export type EquipmentChange = z.infer<typeof EquipmentChange>
