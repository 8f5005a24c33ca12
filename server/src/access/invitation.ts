/** An invitation: a link that signs one person in once, told when it is made and kept only as a hash. */
import { type NewRow, newId, type PersonWithRoles } from '@bocal/db'
import { DateTime } from 'luxon'
import { renderSVG } from 'uqr'
import type { NewInvitation } from '../../contract/index.ts'
import { invitationText } from '../messages/letters.ts'
import type { Caller } from './caller.ts'
import { newToken, tokenHash } from './tokens.ts'

const INVITATION_DAYS = 7
const DAY_MS = 24 * 3600 * 1000

type Invited = Pick<PersonWithRoles, 'id' | 'name' | 'language'>

/**
 * @param of.at the instant from which its `days` count
 * @param of.to whom the text says one is let into: the movement, or a group of it
 * @returns the row to keep, and what is told this once
 */
export function invitationOf(
  invited: Invited,
  { caller, publicUrl, at, days = INVITATION_DAYS, to }: InvitationOf,
): { link: NewRow<'signInLink'>; told: NewInvitation } {
  const token = newToken()
  const until = new Date(Date.parse(at) + days * DAY_MS)
  const { timeZone } = caller.movement
  const url = `${publicUrl}/join/${token}`
  const link = {
    movementId: caller.movement.id,
    id: newId(),
    personId: invited.id,
    purpose: 'invitation' as const,
    tokenHash: tokenHash(token),
    attempts: 0,
    createdAt: at,
    createdBy: caller.person.id,
    expiresAt: until.toISOString(),
  }
  const told = {
    id: link.id,
    person: { id: invited.id, name: invited.name },
    url,
    qr: renderSVG(url),
    text: invitationText(invited.language, { name: invited.name, movement: to, url, until, timeZone }),
    expires: link.expiresAt,
    until: DateTime.fromJSDate(until).setZone(timeZone).toISODate() ?? '',
  }
  return { link, told }
}

type InvitationOf = {
  readonly caller: Caller
  readonly publicUrl: string
  readonly at: string
  readonly days?: number | undefined
  readonly to: string
}
