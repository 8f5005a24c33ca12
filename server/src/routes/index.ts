/** Every route of the API: nothing is found by magic. */
import { accountRoutes } from './account.ts'
import { availabilityRoutes } from './availability.ts'
import { batchPhotoRoutes } from './batch-photos.ts'
import { batchTemplateRoutes } from './batch-templates.ts'
import { batchRoutes } from './batches.ts'
import { billRoutes } from './bills.ts'
import { calendarRoutes } from './calendars.ts'
import { claimRoutes } from './claims.ts'
import { equipmentRoutes } from './equipment.ts'
import { explainRoutes } from './explain.ts'
import { groupMemberRoutes } from './group-members.ts'
import { instantClaimRoutes } from './instant-claims.ts'
import { instantOfferRoutes } from './instant-offers.ts'
import { invitationRoutes } from './invitations.ts'
import { messageRoutes } from './messages.ts'
import { answerAlike } from './once.ts'
import { overviewRoutes } from './overview.ts'
import { owedRoutes } from './owed.ts'
import { peopleRoutes } from './people.ts'
import { pickupRoutes } from './pickups.ts'
import { pinRoutes } from './pins.ts'
import { planJobRoutes } from './plan-jobs.ts'
import { planRoutes } from './plans.ts'
import { proposalRoutes } from './proposals.ts'
import { recipeRoutes } from './recipes.ts'
import { referenceRoutes } from './reference.ts'
import { roundRoutes } from './rounds.ts'
import type { Api, Context } from './route.ts'
import { sessionSheetRoutes } from './session-sheets.ts'
import { sessionRoutes } from './sessions.ts'
import { settingsRoutes } from './settings.ts'
import { signInRoutes } from './sign-in.ts'
import { slotRoutes } from './slots.ts'
import { trialRoutes } from './trials.ts'
import { voucherRoutes } from './vouchers.ts'
import { weekRoutes } from './weeks.ts'

export function routes(api: Api, context: Context) {
  answerAlike(api, context)
  signInRoutes(api, context)
  accountRoutes(api, context)
  peopleRoutes(api, context)
  invitationRoutes(api, context)
  messageRoutes(api, context)
  settingsRoutes(api, context)
  calendarRoutes(api, context)
  groupMemberRoutes(api, context)
  referenceRoutes(api, context)
  recipeRoutes(api, context)
  weekRoutes(api, context)
  overviewRoutes(api, context)
  batchRoutes(api, context)
  batchPhotoRoutes(api, context)
  batchTemplateRoutes(api, context)
  billRoutes(api, context)
  pickupRoutes(api, context)
  owedRoutes(api, context)
  claimRoutes(api, context)
  instantOfferRoutes(api, context)
  instantClaimRoutes(api, context)
  availabilityRoutes(api, context)
  slotRoutes(api, context)
  sessionRoutes(api, context)
  equipmentRoutes(api, context)
  planJobRoutes(api, context)
  planRoutes(api, context)
  explainRoutes(api, context)
  trialRoutes(api, context)
  pinRoutes(api, context)
  proposalRoutes(api, context)
  voucherRoutes(api, context)
  roundRoutes(api, context)
  sessionSheetRoutes(api, context)
}
