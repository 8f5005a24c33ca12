/** The session: a signed cookie that says who, in which movement, until when. Nothing else is kept. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

const COOKIE = 'bocal_session'
const LASTS_S = 30 * 24 * 3600

const Ticket = z.strictObject({ movement: z.string(), person: z.string(), until: z.int() })
export type Ticket = z.infer<typeof Ticket>

/** The ticket of a request; null without one, or when it is forged, broken or over. */
export function ticketOf(request: FastifyRequest, now: number): Ticket | null {
  const cookie = request.cookies[COOKIE]
  if (!cookie) return null
  const { valid, value } = request.unsignCookie(cookie)
  if (!valid || !value) return null
  try {
    const ticket = Ticket.safeParse(JSON.parse(Buffer.from(value, 'base64url').toString()))
    return ticket.success && ticket.data.until > now ? ticket.data : null
  } catch {
    return null
  }
}

export function giveTicket(
  reply: FastifyReply,
  who: { movement: string; person: string; now: number; secure: boolean },
) {
  const ticket: Ticket = { movement: who.movement, person: who.person, until: who.now + LASTS_S * 1000 }
  return reply.setCookie(COOKIE, Buffer.from(JSON.stringify(ticket)).toString('base64url'), {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: who.secure,
    signed: true,
    maxAge: LASTS_S,
  })
}

export const takeTicket = (reply: FastifyReply) => reply.clearCookie(COOKIE, { path: '/' })
