/** Days and clocks of the movement's time zone, to and from instants. */
import { DateTime } from 'luxon'

/** Surplus is fetched within these hours of its day. */
const FETCH_FROM_HOUR = 8
const FETCH_UNTIL_HOUR = 20

/** When a surplus posted for `day` can be fetched; today from now on, and never a moment that is over. */
export function fetchHours(day: string, timeZone: string): { from: string; until: string } | null {
  const start = DateTime.fromISO(day, { zone: timeZone })
  if (!start.isValid) return null
  const now = DateTime.now()
  const from = DateTime.max(start.set({ hour: FETCH_FROM_HOUR }), now.startOf('minute'))
  const evening = start.set({ hour: FETCH_UNTIL_HOUR })
  const until = evening > from.plus({ hours: 1 }) ? evening : start.endOf('day').startOf('minute')
  return until > from ? { from: utc(from), until: utc(until) } : null
}

/** `2026-11-22T09:30` on the clock of `timeZone`, as an instant; null when it is no time. */
export function instantOf(local: string, timeZone: string): string | null {
  const time = DateTime.fromISO(local, { zone: timeZone })
  return time.isValid ? utc(time) : null
}

/** An instant for `<input type="datetime-local">`. */
export const localOf = (instant: string, timeZone: string): string =>
  DateTime.fromISO(instant, { zone: timeZone }).toFormat("yyyy-MM-dd'T'HH:mm")

const utc = (time: DateTime) => time.toUTC().toISO({ suppressMilliseconds: false }) ?? ''
