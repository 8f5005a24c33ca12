/** The people of a group, as its members see them, and those they invite. */
import { z } from 'zod'
import { Id, Instant, Language, listOf, Text } from './common.ts'

/** A name, and nothing else of a person. */
export const GroupMember = z
  .strictObject({
    name: z.string(),
    you: z.boolean(),
    /** Set while somebody the group invited has not come in; past `expires` the link opens no more. */
    invitation: z.strictObject({ id: Id, expires: Instant, open: z.boolean() }).nullable(),
  })
  .meta({ id: 'GroupMember' })
export type GroupMember = z.infer<typeof GroupMember>
export const GroupMembers = listOf(GroupMember)

/** Somebody new, as a member of this group and nothing else. */
export const GroupInvitationCreate = z
  .strictObject({ name: Text, language: Language, days: z.int().min(1).max(14).optional() })
  .meta({ id: 'GroupInvitationCreate' })
export type GroupInvitationCreate = z.infer<typeof GroupInvitationCreate>
