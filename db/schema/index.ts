import type { Vocabulary } from '../columns.ts'
import { auditTables } from './audit.ts'
import { availabilityTables } from './availability.ts'
import { batchTables } from './batch.ts'
import { batchPhotoTables } from './batch-photo.ts'
import { claimTables } from './claim.ts'
import { collectionTables } from './collection.ts'
import { cropTables } from './crop.ts'
import { departureTables } from './departure.ts'
import { equipmentKindTables, equipmentTables } from './equipment.ts'
import { groupTables } from './group.ts'
import { instantTables } from './instant.ts'
import { jarSizeTables, jarTables } from './jar.ts'
import { kitchenTables } from './kitchen.ts'
import { messageTables } from './message.ts'
import { movementTables } from './movement.ts'
import { paymentTables } from './payment.ts'
import { personTables } from './person.ts'
import { pinTables } from './pin.ts'
import { placeTables } from './place.ts'
import { planTables } from './plan.ts'
import { preparationTables } from './preparation.ts'
import { producerTables } from './producer.ts'
import { proposalTables } from './proposal.ts'
import { recipeTables } from './recipe.ts'
import { requestKeyTables } from './request-key.ts'
import { safetyTables } from './safety-rule.ts'
import { sessionTables } from './session.ts'
import { signInTables } from './sign-in.ts'
import { slotTables } from './slot.ts'
import { vehicleTables } from './vehicle.ts'
import { weekTables } from './week.ts'

/** Declares every table once, in an engine's vocabulary. Each line may point at what stands above it. */
export function define(k: Vocabulary) {
  const reference = { ...cropTables(k), ...jarSizeTables(k), ...safetyTables(k), ...vehicleTables(k) }
  const kinds = { ...reference, ...equipmentKindTables(k), ...recipeTables(k, reference) }
  const movement = { ...kinds, ...movementTables(k) }
  const places = { ...movement, ...placeTables(k, movement), ...jarTables(k, movement) }
  const parties = {
    ...places,
    ...producerTables(k, places),
    ...kitchenTables(k, places),
    ...groupTables(k, places),
    ...equipmentTables(k, places),
    ...preparationTables(k, places),
  }
  const people = { ...parties, ...personTables(k, parties) }
  const week = {
    ...people,
    ...requestKeyTables(k, people),
    ...signInTables(k, people),
    ...weekTables(k, people),
    ...auditTables(k, people),
  }
  const offers = {
    ...week,
    ...messageTables(k, week),
    ...sessionTables(k, week),
    ...slotTables(k, week),
    ...batchTables(k, week),
  }
  const wishes = {
    ...offers,
    ...claimTables(k, offers),
    ...instantTables(k, offers),
    ...availabilityTables(k, offers),
    ...batchPhotoTables(k, offers),
    ...pinTables(k, offers),
    ...collectionTables(k, offers),
  }
  const plans = { ...wishes, ...planTables(k, wishes) }
  return { ...plans, ...proposalTables(k, plans), ...departureTables(k, plans), ...paymentTables(k, plans) }
}

/** All tables, as queries see them: `tables.batch.quantityG`. */
export type Tables = ReturnType<typeof define>
export type TableName = keyof Tables
/** A row as read, and as given to an insert. */
export type Row<N extends TableName> = Tables[N]['$inferSelect']
export type NewRow<N extends TableName> = Tables[N]['$inferInsert']
