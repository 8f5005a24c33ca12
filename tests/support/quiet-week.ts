/** An open week with one session and nothing else: what is asked of it is answered fast, and counted easily. */
import type { Session, Week } from '@bocal/server/contract'

/** Asks the API as a coordinator and gives the body of the answer. */
type Ask = <T>(method: 'GET' | 'POST', path: string, body?: object) => Promise<T>

const DAY_MS = 24 * 3600_000

/** One group takes part; the session is held in the kitchen of one in `like`, a week from `now`. */
export async function quietWeek(
  ask: Ask,
  { like, group, now }: { like: string; group: string; now: Date },
): Promise<{ week: string; session: string }> {
  const on = (days: number) => new Date(now.getTime() + days * DAY_MS).toISOString()
  const sessions = await ask<{ items: Session[] }>('GET', `/weeks/${like}/sessions`)
  const [found] = sessions.items
  if (!found) throw new Error(`${like} has no session`)
  const { kitchen, setupMinutes, prepMinutes, cleanupMinutes, seats } = found
  const draft = await ask<Week>('POST', '/weeks', {
    title: 'Quiet',
    startsOn: on(5).slice(0, 10),
    endsOn: on(11).slice(0, 10),
    claimsCloseAt: on(4),
    groups: [{ group, maxSessions: 2 }],
  })
  const path = `/weeks/${draft.id}`
  const session = await ask<Session>('POST', `${path}/sessions`, {
    kitchen: kitchen.id,
    setupMinutes,
    prepMinutes,
    cleanupMinutes,
    seats,
    start: on(7),
    end: on(7.25),
    fixedCents: 0,
    equipment: [],
  })
  const opened = await ask<Week>('POST', `${path}/open`, { version: draft.version })
  if (opened.state !== 'open') throw new Error('the quiet week did not open')
  return { week: draft.id, session: session.id }
}
