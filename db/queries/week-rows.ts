import { and, asc, eq } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Row, Tables } from '../schema/index.ts'
import { ruleIdsIn } from '../seed/facts-files.ts'
import type { Reader, Store } from '../store.ts'
import { readPhotoIds } from './batch-photos.ts'
import { readDepartures } from './departures.ts'
import { readPayments } from './payments.ts'
import { type PlanRows, publishedRows } from './plans.ts'
import { type ProposalRow, readProposals } from './proposals.ts'

/** What the safety gate judges a movement's preparations by. */
export type SafetyRows = {
  readonly crops: readonly Row<'crop'>[]
  readonly recipes: readonly (Row<'recipe'> & {
    readonly cropIds: readonly string[]
    readonly ruleIds: readonly string[]
  })[]
  readonly recipeTimes: readonly Row<'recipeTime'>[]
  readonly equipmentKinds: readonly Row<'equipmentKind'>[]
  readonly equipmentItems: readonly Row<'equipmentItem'>[]
  readonly preparations: readonly Row<'preparation'>[]
  readonly preparationInputs: readonly Row<'preparationInput'>[]
  readonly treatments: readonly Row<'treatment'>[]
  readonly treatmentModes: readonly Row<'treatmentMode'>[]
}

/** Everything a planning instance of one week is made from; withdrawn rows too. */
export type WeekRows = SafetyRows & {
  readonly movement: Row<'movement'>
  readonly week: Row<'week'>
  readonly places: readonly Row<'place'>[]
  readonly kitchens: readonly Row<'kitchen'>[]
  readonly sessions: readonly Row<'session'>[]
  readonly sessionEquipment: readonly Row<'sessionEquipment'>[]
  readonly slots: readonly Row<'slot'>[]
  readonly slotStops: readonly Row<'slotStop'>[]
  readonly batches: readonly Row<'batch'>[]
  readonly claims: readonly Row<'claim'>[]
  readonly instantOffers: readonly Row<'instantOffer'>[]
  readonly instantClaims: readonly Row<'instantClaim'>[]
  readonly availability: readonly Row<'availability'>[]
  readonly groups: readonly Row<'cookingGroup'>[]
  readonly groupPlaces: readonly Row<'groupPlace'>[]
  readonly weekGroups: readonly Row<'weekGroup'>[]
  readonly weekJars: readonly Row<'weekJar'>[]
  readonly pins: readonly Row<'pin'>[]
  /** In the order they were made, those of superseded plans too. */
  readonly proposals: readonly ProposalRow[]
  /** Which batches have a photo. */
  readonly photos: readonly Pick<Row<'batchPhoto'>, 'batchId' | 'id'>[]
  /** What left, by the counts that stand. */
  readonly departures: readonly Row<'departure'>[]
  readonly payments: readonly Row<'payment'>[]
  /** The plan that stands; undefined until one is published. */
  readonly published: { readonly id: string; readonly rows: PlanRows } | undefined
}

/** The rows behind every verdict on a movement's preparations, in the order of their keys. */
export function safetyRows(store: Store, { movementId }: { movementId: string }): Promise<SafetyRows> {
  return store.read((db) => readSafetyRows(db, movementId))
}

/** The rows of one week, in the order of their keys; undefined when the movement has no such week. */
export function weekRows(
  store: Store,
  { movementId, weekId }: { movementId: string; weekId: string },
): Promise<WeekRows | undefined> {
  return store.read(async (db) => {
    const t = db.tables
    const [movement] = await db.select().from(t.movement).where(eq(t.movement.id, movementId))
    const [week] = await db
      .select()
      .from(t.week)
      .where(and(eq(t.week.movementId, movementId), eq(t.week.id, weekId)))
    if (movement === undefined || week === undefined) return undefined
    const { of, ofWeek } = selections(db, { movementId, weekId })
    return {
      ...(await readSafetyRows(db, movementId)),
      movement,
      week,
      places: await of(t.place, t.place.id),
      kitchens: await of(t.kitchen, t.kitchen.id),
      sessions: await ofWeek(t.session, t.session.id),
      sessionEquipment: await db
        .select({
          movementId: t.sessionEquipment.movementId,
          sessionId: t.sessionEquipment.sessionId,
          equipmentId: t.sessionEquipment.equipmentId,
        })
        .from(t.sessionEquipment)
        .innerJoin(
          t.session,
          and(
            eq(t.session.movementId, t.sessionEquipment.movementId),
            eq(t.session.id, t.sessionEquipment.sessionId),
          ),
        )
        .where(and(eq(t.session.movementId, movementId), eq(t.session.weekId, weekId)))
        .orderBy(asc(t.sessionEquipment.equipmentId), asc(t.sessionEquipment.sessionId)),
      slots: await ofWeek(t.slot, t.slot.id),
      slotStops: await db
        .select({
          movementId: t.slotStop.movementId,
          slotId: t.slotStop.slotId,
          position: t.slotStop.position,
          placeId: t.slotStop.placeId,
          at: t.slotStop.at,
          kind: t.slotStop.kind,
        })
        .from(t.slotStop)
        .innerJoin(
          t.slot,
          and(eq(t.slot.movementId, t.slotStop.movementId), eq(t.slot.id, t.slotStop.slotId)),
        )
        .where(and(eq(t.slot.movementId, movementId), eq(t.slot.weekId, weekId)))
        .orderBy(asc(t.slotStop.slotId), asc(t.slotStop.position)),
      batches: await ofWeek(t.batch, t.batch.id),
      claims: await ofWeek(t.claim, t.claim.id),
      instantOffers: await ofWeek(t.instantOffer, t.instantOffer.id),
      instantClaims: await ofWeek(t.instantClaim, t.instantClaim.id),
      availability: await ofWeek(t.availability, t.availability.groupId, t.availability.sessionId),
      groups: await of(t.cookingGroup, t.cookingGroup.id),
      groupPlaces: await of(t.groupPlace, t.groupPlace.groupId, t.groupPlace.placeId),
      weekGroups: await ofWeek(t.weekGroup, t.weekGroup.groupId),
      weekJars: await ofWeek(t.weekJar, t.weekJar.jarMl),
      pins: await ofWeek(t.pin, t.pin.id),
      proposals: await readProposals(db, { movementId, weekId }),
      photos: await readPhotoIds(db, { movementId, weekId }),
      departures: await readDepartures(db, { movementId, weekId }),
      payments: await readPayments(db, { movementId, weekId }),
      published: await publishedRows(db, { movementId, weekId }),
    }
  })
}

async function readSafetyRows(db: Reader, movementId: string): Promise<SafetyRows> {
  const t = db.tables
  const { of } = selections(db, { movementId, weekId: '' })
  const recipeCrops = await db.select().from(t.recipeCrop).orderBy(asc(t.recipeCrop.cropId))
  const recipes = await db.select().from(t.recipe).orderBy(asc(t.recipe.id))
  return {
    crops: await db.select().from(t.crop).orderBy(asc(t.crop.id)),
    recipes: recipes.map((recipe) => ({
      ...recipe,
      cropIds: recipeCrops.filter((row) => row.recipeId === recipe.id).map((row) => row.cropId),
      ruleIds: ruleIdsIn(recipe.safetyRules),
    })),
    recipeTimes: await db
      .select()
      .from(t.recipeTime)
      .orderBy(asc(t.recipeTime.recipeId), asc(t.recipeTime.jarMl)),
    equipmentKinds: await db.select().from(t.equipmentKind).orderBy(asc(t.equipmentKind.id)),
    equipmentItems: await of(t.equipmentItem, t.equipmentItem.id),
    preparations: await of(t.preparation, t.preparation.id),
    preparationInputs: await of(
      t.preparationInput,
      t.preparationInput.preparationId,
      t.preparationInput.cropId,
    ),
    treatments: await of(t.treatment, t.treatment.id),
    treatmentModes: await of(t.treatmentMode, t.treatmentMode.treatmentId, t.treatmentMode.equipmentKind),
  }
}

/** Selections of a movement's rows, and of a week's, in an order that is the same every time. */
function selections(db: Reader, { movementId, weekId }: { movementId: string; weekId: string }) {
  type Owned = Tables[keyof Tables] & { movementId: PgColumn }
  return {
    of: async <T extends Owned>(table: T, ...order: PgColumn[]): Promise<T['$inferSelect'][]> =>
      db
        .select()
        .from(table as Tables['place'])
        .where(eq(table.movementId, movementId))
        .orderBy(...order.map((column) => asc(column))),
    ofWeek: async <T extends Owned & { weekId: PgColumn }>(
      table: T,
      ...order: PgColumn[]
    ): Promise<T['$inferSelect'][]> =>
      db
        .select()
        .from(table as unknown as Tables['batch'])
        .where(and(eq(table.movementId, movementId), eq(table.weekId, weekId)))
        .orderBy(...order.map((column) => asc(column))),
  }
}
