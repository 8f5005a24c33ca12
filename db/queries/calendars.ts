/** What a calendar is made from: everything that was ever planned for some groups, producers and a driver. */
import { and, asc, count, eq, inArray, max, ne } from 'drizzle-orm'
import type { Row } from '../schema/index.ts'
import type { Reader, Store } from '../store.ts'

export type CalendarOf = {
  readonly movementId: string
  readonly groupIds: readonly string[]
  readonly producerIds: readonly string[]
  /** Null for a calendar that is not a person's own. */
  readonly driverId: string | null
}

/** How often something was changed, and when last, as the audit tells it. */
export type Changes = { readonly times: number; readonly at: string }

export type CalendarRows = {
  /** Plans that are or were published. */
  readonly plans: readonly Pick<Row<'plan'>, 'id' | 'weekId' | 'state'>[]
  readonly proposals: readonly Row<'proposal'>[]
  readonly sessions: readonly Row<'session'>[]
  readonly slots: readonly Row<'slot'>[]
  readonly slotStops: readonly Row<'slotStop'>[]
  readonly batches: readonly Row<'batch'>[]
  /** Of those plans. */
  readonly loads: readonly Pick<Row<'planLoad'>, 'planId' | 'batchId' | 'slotId' | 'quantityG'>[]
  /** Slots that the driver drives or drove. */
  readonly driven: readonly string[]
  readonly crops: readonly Row<'crop'>[]
  readonly recipes: readonly Row<'recipe'>[]
  readonly preparations: readonly Row<'preparation'>[]
  readonly places: readonly Row<'place'>[]
  readonly kitchens: readonly Row<'kitchen'>[]
  readonly groups: readonly Row<'cookingGroup'>[]
  readonly changes: ReadonlyMap<string, Changes>
}

/** The key of a row in `changes`. */
export const changeKey = (noun: string, id: string): string => `${noun} ${id}`

/** Nouns whose changes move something in a calendar. */
const MOVING = ['plan', 'proposal', 'session', 'slot', 'batch']

export function calendarRows(store: Store, of: CalendarOf): Promise<CalendarRows> {
  return store.read(async (db) => {
    const t = db.tables
    const { movementId } = of
    const plans = await db
      .select({ id: t.plan.id, weekId: t.plan.weekId, state: t.plan.state })
      .from(t.plan)
      .where(and(eq(t.plan.movementId, movementId), ne(t.plan.state, 'draft')))
    const proposals =
      of.groupIds.length === 0
        ? []
        : await db
            .select()
            .from(t.proposal)
            .where(and(eq(t.proposal.movementId, movementId), inArray(t.proposal.groupId, [...of.groupIds])))
            .orderBy(asc(t.proposal.createdAt), asc(t.proposal.id))
    return {
      plans,
      proposals,
      sessions: await db.select().from(t.session).where(eq(t.session.movementId, movementId)),
      slots: await db.select().from(t.slot).where(eq(t.slot.movementId, movementId)),
      slotStops: await db
        .select()
        .from(t.slotStop)
        .where(eq(t.slotStop.movementId, movementId))
        .orderBy(asc(t.slotStop.position)),
      batches: await db.select().from(t.batch).where(eq(t.batch.movementId, movementId)),
      loads:
        of.producerIds.length === 0 && of.driverId === null
          ? []
          : await db
              .select({
                planId: t.planLoad.planId,
                batchId: t.planLoad.batchId,
                slotId: t.planLoad.slotId,
                quantityG: t.planLoad.quantityG,
              })
              .from(t.planLoad)
              .innerJoin(
                t.plan,
                and(eq(t.plan.movementId, t.planLoad.movementId), eq(t.plan.id, t.planLoad.planId)),
              )
              .where(and(eq(t.planLoad.movementId, movementId), ne(t.plan.state, 'draft'))),
      driven: of.driverId === null ? [] : await drivenBy(db, { movementId, driverId: of.driverId }),
      crops: await db.select().from(t.crop),
      recipes: await db.select().from(t.recipe),
      preparations: await db.select().from(t.preparation).where(eq(t.preparation.movementId, movementId)),
      places: await db.select().from(t.place).where(eq(t.place.movementId, movementId)),
      kitchens: await db.select().from(t.kitchen).where(eq(t.kitchen.movementId, movementId)),
      groups: await db.select().from(t.cookingGroup).where(eq(t.cookingGroup.movementId, movementId)),
      changes: await changesOf(db, movementId),
    }
  })
}

async function changesOf(db: Reader, movementId: string): Promise<ReadonlyMap<string, Changes>> {
  const { audit } = db.tables
  const rows = await db
    .select({ noun: audit.noun, id: audit.nounId, times: count(), at: max(audit.at) })
    .from(audit)
    .where(and(eq(audit.movementId, movementId), inArray(audit.noun, MOVING)))
    .groupBy(audit.noun, audit.nounId)
  return new Map(
    rows.map(({ noun, id, times, at }) => [changeKey(noun, id), { times: Number(times), at: at ?? '' }]),
  )
}

/** The audit remembers who drove: a tour that goes to somebody else stays in the calendar, cancelled. */
async function drivenBy(
  db: Reader,
  { movementId, driverId }: { movementId: string; driverId: string },
): Promise<string[]> {
  const { audit, slot } = db.tables
  const told = await db
    .select({ id: audit.nounId, before: audit.before, after: audit.after })
    .from(audit)
    .where(and(eq(audit.movementId, movementId), eq(audit.noun, 'slot')))
  const drove = (row: unknown) => (row as Partial<Row<'slot'>> | null)?.driverPersonId === driverId
  const now = await db
    .select({ id: slot.id })
    .from(slot)
    .where(and(eq(slot.movementId, movementId), eq(slot.driverPersonId, driverId)))
  const once = told.filter(({ before, after }) => drove(before) || drove(after))
  return [...new Set([...now, ...once].map(({ id }) => id))]
}
