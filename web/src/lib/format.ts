/** Every figure people read, in their language; instants in the movement's time zone. */
import type { Names } from '@bocal/server/contract'
import { getLocale } from './paraglide/runtime.js'

const TAGS = { fr: 'fr-BE', nl: 'nl-BE', en: 'en-GB' } as const
const tag = () => TAGS[getLocale()]

/** A figure and its unit stay on one line. */
const NB = '\u00a0'

const number = (value: number, digits = 0) =>
  new Intl.NumberFormat(tag(), { maximumFractionDigits: digits }).format(value)

/** A word of the field in the reader's language. */
export const nameOf = (names: Names): string => names[getLocale()]

export const count = (value: number): string => number(value)

/** How large a jar is: "750 ml". */
export const ml = (millilitres: number): string => `${millilitres}${NB}ml`

/** Grams as people say them: "8 kg" (never "7.98 kg"), "2,5 kg", "250 g". */
export function kg(grams: number): string {
  if (grams > 0 && grams < 950) return `${number(Math.max(10, Math.round(grams / 10) * 10))}${NB}g`
  return `${number(grams / 1000, grams < 9_950 ? 1 : 0)}${NB}kg`
}

/** A number as one types it into a form: "0,6". */
export const typedAs = (value: number): string =>
  new Intl.NumberFormat(tag(), { maximumFractionDigits: 3, useGrouping: false }).format(value)

/** Whole euros when they are whole. */
export const euros = (cents: number): string =>
  new Intl.NumberFormat(tag(), {
    style: 'currency',
    currency: 'EUR',
    minimumFractionDigits: Math.round(cents) % 100 === 0 ? 0 : 2,
    maximumFractionDigits: 2,
  }).format(Math.round(cents) / 100)

export const km = (metres: number): string =>
  metres > 0 && metres < 950
    ? `${number(Math.max(100, Math.round(metres / 100) * 100))}${NB}m`
    : `${number(metres / 1000, metres < 9_500 ? 1 : 0)}${NB}km`

/** A duration: "9 h 30", "9.30 u" or "9 h 30", "45 min", "0 h"; minutes rounded. */
export function hours(minutes: number): string {
  const rounded = Math.round(minutes)
  const [h, rest] = [Math.floor(rounded / 60), rounded % 60]
  if (h === 0 && rest > 0) return `${rest}${NB}min`
  if (h >= 10 || rest === 0) return `${number(rounded / 60)}${NB}${getLocale() === 'nl' ? 'u' : 'h'}`
  const tail = String(rest).padStart(2, '0')
  return getLocale() === 'nl' ? `${h}.${tail}${NB}u` : `${h}${NB}h${NB}${tail}`
}

/** The parts of an instant on the clock of `timeZone`. */
function parts(instant: string, timeZone: string) {
  const found = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(new Date(instant))
  const read = (type: string) => Number(found.find((part) => part.type === type)?.value ?? 0)
  return { hour: read('hour'), minute: read('minute') }
}

/** Time of day: "9 h 30" and "14 h", "9.30 u" and "14 u", "9:30" and "14:00". */
export function clock(instant: string, timeZone: string): string {
  const { hour, minute } = parts(instant, timeZone)
  const tail = String(minute).padStart(2, '0')
  if (getLocale() === 'en') return `${hour}:${tail}`
  if (getLocale() === 'nl') return minute === 0 ? `${hour}${NB}u` : `${hour}.${tail}${NB}u`
  return minute === 0 ? `${hour}${NB}h` : `${hour}${NB}h${NB}${tail}`
}

/** The number of a day stays with its month, and with the short name of its day. */
const dated = (text: string) => text.replaceAll(/(?<=\d) (?=\p{L})|(?<=^\p{L}{2,4}) (?=\d)/gu, NB)

const dayWith = (options: Intl.DateTimeFormatOptions) => (instant: string, timeZone: string) =>
  dated(
    new Intl.DateTimeFormat(tag(), { timeZone, ...options }).format(new Date(instant)).replaceAll('.', ''),
  )

/** "mardi 26 août". */
export const longDay = dayWith({ weekday: 'long', day: 'numeric', month: 'long' })
/** "mar 26". */
export const shortDay = dayWith({ weekday: 'short', day: 'numeric' })
/** "ven 5 sept": for days that may be far. */
export const dayAndMonth = dayWith({ weekday: 'short', day: 'numeric', month: 'short' })

/** "mardi 26 août, 9 h 30". */
export const moment = (instant: string, timeZone: string): string =>
  `${longDay(instant, timeZone)}, ${clock(instant, timeZone)}`

/** "mar 26, 9 h 30". */
export const shortMoment = (instant: string, timeZone: string): string =>
  `${shortDay(instant, timeZone)}, ${clock(instant, timeZone)}`

/** Two days as a span: "25–30 août 2025". Days are `YYYY-MM-DD`. */
export const days = (first: string, last: string): string =>
  dated(
    new Intl.DateTimeFormat(tag(), {
      timeZone: 'UTC',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
    }).formatRange(new Date(first), new Date(last)),
  )

/** A share of one: "1 %", "0,4 %"; never "0 %" for something. */
export const percent = (share: number): string =>
  new Intl.NumberFormat(tag(), {
    style: 'percent',
    maximumSignificantDigits: 1,
    maximumFractionDigits: 1,
  }).format(share)

/** A share of one in whole percents, never rounded up to all of it: "83 %". */
export const wholePercent = (share: number): string =>
  new Intl.NumberFormat(tag(), { style: 'percent', maximumFractionDigits: 0 }).format(
    Math.floor(100 * share + 1e-9) / 100,
  )

/** First letter up, for a sentence that begins with a day. */
export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase(tag()) + text.slice(1)

/** "A, B et C". */
export const list = (items: readonly string[]): string =>
  new Intl.ListFormat(tag(), { type: 'conjunction' }).format(items)

/** What stands between a name and what is said of it: " :" in French, ":" elsewhere. */
export const colon = (): string => (getLocale() === 'fr' ? `${NB}:` : ':')
