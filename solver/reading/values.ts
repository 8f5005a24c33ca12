/** The values of the wire formats: ids, references, whole numbers with their unit, instants, one of a few words. */
import { describe, type Reading, type Shape } from './shape.ts'

/** A shape of one plain value: `wrong` says what is wrong with it, if anything is. */
const plain =
  <T>(wrong: (value: unknown, reading: Reading) => string | undefined): Shape<T> =>
  (value, path, reading): value is T => {
    const message = wrong(value, reading)
    if (message !== undefined) reading.refuse(path, message)
    return message === undefined
  }

export const id: Shape<string> = plain((value) => {
  if (typeof value !== 'string') return `expected an id (a string), got ${describe(value)}`
  if (value === '') return 'an id cannot be empty'
  return value.length > 200 ? 'an id has at most 200 characters' : undefined
})

/** An id that the list of that name must have. */
export const reference = (list: string): Shape<string> =>
  plain((value, { idsOf }) => {
    if (typeof value !== 'string') return `expected an id of ${list}, got ${describe(value)}`
    const ids = idsOf(list)
    return ids === undefined || ids.has(value) ? undefined : `${list} has no id ${describe(value)}`
  })

/** 1,000 t in grams, 10 million euros in cents: beyond it an amount is a mistake, and sums stay exact below it. */
const MOST = 1_000_000_000

/** A whole number of some unit. */
export const whole = (unit: string, least = 0): Shape<number> =>
  plain((value) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) {
      return `expected a whole number of ${unit}, got ${describe(value)}`
    }
    if (value < least) return `${value} ${unit}: the least is ${least}`
    return value > MOST ? `${value} ${unit}: the most is ${MOST}` : undefined
  })

/** Any number: whether it is whole and positive is for the rules to judge. */
export const number: Shape<number> = plain((value) =>
  typeof value === 'number' && Number.isFinite(value)
    ? undefined
    : `expected a number, got ${describe(value)}`,
)

/** A number from `least` up to `most`, or up to just below `below`. */
export const between = (range: {
  readonly least: number
  readonly most?: number
  readonly below?: number
}): Shape<number> =>
  plain((value) => {
    const { least, most = Number.MAX_SAFE_INTEGER, below = Number.POSITIVE_INFINITY } = range
    const good = typeof value === 'number' && value >= least && value <= most && value < below
    if (good) return undefined
    const end = range.below === undefined ? `to ${most}` : `to below ${below}`
    return `expected a number from ${least} ${end}, got ${describe(value)}`
  })

export const boolean: Shape<boolean> = plain((value) =>
  typeof value === 'boolean' ? undefined : `expected true or false, got ${describe(value)}`,
)

export const oneOf = <const Word extends string>(...words: readonly Word[]): Shape<Word> =>
  plain((value) =>
    (words as readonly unknown[]).includes(value)
      ? undefined
      : `expected one of ${words.join(', ')}; got ${describe(value)}`,
  )

export const text: Shape<string> = plain((value) =>
  typeof value === 'string' ? undefined : `expected text, got ${describe(value)}`,
)

/** A name of the IANA time zone database. */
export const timeZone: Shape<string> = plain((value) => {
  try {
    if (typeof value === 'string' && new Intl.DateTimeFormat('en', { timeZone: value })) return undefined
  } catch {
    // An unknown zone throws a RangeError: the message below says it for every wrong value.
  }
  return `expected a time zone such as Europe/Brussels, got ${describe(value)}`
})

const INSTANT = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?$/

/** ISO 8601 with an offset, on a day and at a time that exist (`Date.parse` would roll 30 February over). */
export const instant: Shape<string> = plain((value) => {
  const parts = typeof value === 'string' ? INSTANT.exec(value) : null
  const wanted = 'such as 2025-08-25T08:00:00+02:00'
  if (parts === null) return `expected an instant ${wanted}, got ${describe(value)}`
  const [, year, month, day, hour, minute, second = '0', offset] = parts
  if (offset === undefined) return `${describe(value)} has no offset; write an instant ${wanted}`
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  const onCalendar = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
  if (!onCalendar) return `${year}-${month}-${day} is no day of the calendar`
  const onClock = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60
  if (!onClock || Number.isNaN(Date.parse(String(value)))) return `${describe(value)} is no time of day`
  return undefined
})

/** A shape, or null. */
export const orNull =
  <T>(shape: Shape<T>): Shape<T | null> =>
  (value, path, reading): value is T | null =>
    value === null || shape(value, path, reading)
