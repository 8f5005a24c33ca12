import { getTableColumns } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { appendAudit } from '../audit.ts'
import { insertRows } from '../rows.ts'
import type { TableName } from '../schema/index.ts'
import type { Store } from '../store.ts'
import { equipmentItem, jarStock } from './demo/equipment.ts'
import { cookingGroup, groupPlace } from './demo/groups.ts'
import { openWeek } from './demo/open-week.ts'
import { person, role } from './demo/people.ts'
import { kitchen, placesOf, producer } from './demo/places.ts'
import { preparation, preparationInput, treatment, treatmentModes } from './demo/preparations.ts'
import { type DemoRows, instantOf, TIME_ZONE } from './demo/rows.ts'
import { POLICY, week2025 } from './demo/week-2025.ts'
import { committedFacts } from './facts.ts'
import type { Facts } from './facts-files.ts'

/** The demo's movement: in it everybody may try every role. */
export const DEMO_MOVEMENT = 'cuisines-de-quartier'

/** Tables in an order in which every row finds what it points at. */
const ORDER = [
  'place',
  'jarStock',
  'producer',
  'kitchen',
  'cookingGroup',
  'groupPlace',
  'equipmentItem',
  'treatment',
  'treatmentMode',
  'preparation',
  'preparationInput',
  'person',
  'role',
  'week',
  'weekJar',
  'weekGroup',
  'session',
  'sessionEquipment',
  'slot',
  'slotStop',
  'batch',
  'claim',
  'availability',
] as const satisfies readonly TableName[]

/** Nouns whose making is told to the audit, as when people make them. */
const TOLD: readonly TableName[] = ['equipmentItem', 'week', 'session', 'slot', 'batch', 'claim']

/**
 * Writes the demo movement into a database without any movement, in one write: its groups, kitchens, suppliers and
 * people (invented first names), the week of 2025 complete and a week open around `today`. Needs the reference
 * facts (`seedFacts`).
 *
 * @param input.today the day in Brussels, `YYYY-MM-DD`: the seed has no clock
 * @returns whether it wrote; false when there is a movement already
 */
export async function seedDemo(store: Store, { today }: { today: string }): Promise<boolean> {
  const facts = committedFacts()
  const createdAt = instantOf({ day: today, time: '06:00' })
  const parts = [movementRows(facts), week2025, openWeek({ today, facts })]
  return store.write(async (tx) => {
    const { movement } = tx.tables
    const [known] = await tx.select({ id: movement.id }).from(movement).limit(1)
    if (known !== undefined) return false
    await tx.insert(movement).values({
      id: DEMO_MOVEMENT,
      name: 'Cuisines de Quartier (démonstration)',
      timeZone: TIME_ZONE,
      moveMinutes: 180,
      policy: POLICY,
      createdAt,
    })
    for (const name of ORDER) {
      const table: PgTable = tx.tables[name]
      const stamp = { movementId: DEMO_MOVEMENT, ...('createdAt' in getTableColumns(table) && { createdAt }) }
      const rows = parts.flatMap((part) => [...(part[name] ?? [])]).map((row) => ({ ...stamp, ...row }))
      if (rows.length > 0) await insertRows(tx, table, rows)
    }
    const entry = { movementId: DEMO_MOVEMENT, at: createdAt, personId: null, before: null }
    for (const noun of TOLD) {
      for (const after of parts.flatMap((part) => [...(part[noun] ?? [])]) as { id: string }[]) {
        await appendAudit(tx, { ...entry, action: `${noun}.seed`, noun, nounId: after.id, after })
      }
    }
    return true
  })
}

const movementRows = (facts: Facts): DemoRows => ({
  place: placesOf(facts),
  producer,
  kitchen,
  cookingGroup,
  groupPlace,
  equipmentItem,
  jarStock,
  treatment,
  treatmentMode: treatmentModes(facts),
  preparation,
  preparationInput,
  person,
  role,
})
