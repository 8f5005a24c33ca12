import { DateTime } from 'luxon'
import type { Language, Names } from '../../contract/index.ts'

/** A figure and its unit stay on one line. */
export const NB = '\u00a0'

/** Grams as kilos, in a reader's way of writing: 8500 → «8.5 kg». */
export const kilos = (locale: string) => {
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 })
  return (grams: number) => `${format.format(grams / 1000)}${NB}kg`
}

/** Grams as people say them, rounded: 7984 → «8 kg», 250 → «250 g». */
export const spokenMass = (locale: string) => (grams: number) =>
  grams > 0 && grams < 950
    ? `${Math.max(10, Math.round(grams / 10) * 10)}${NB}g`
    : `${new Intl.NumberFormat(locale, { maximumFractionDigits: grams < 9_950 ? 1 : 0 }).format(grams / 1000)}${NB}kg`

/** Kilos of a crop, which is named in the plural: «36 kg de carottes», «36 kg d’oignons», «36 kg wortelen». */
export const spokenAmount = (language: Language) => (grams: number, crop: Names) =>
  `${spokenMass(LOCALES[language])(grams)} ${OF[language](crop[language])}`

const OF: Readonly<Record<Language, (crop: string) => string>> = {
  fr: (crop) => (/^[aeiouhéèêâîôû]/i.test(crop) && !/^haricot/i.test(crop) ? `d’${crop}` : `de ${crop}`),
  nl: (crop) => crop,
  en: (crop) => `of ${crop}`,
}

/** Euro cents as euros, in a reader's way of writing. */
export const money = (locale: string) => {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' })
  return (cents: number) => format.format(cents / 100)
}

/** An instant in a movement's time zone, in a reader's way of writing. */
export const instant = (locale: string) => (at: string, zone: string) =>
  DateTime.fromISO(at, { zone, locale }).toLocaleString({
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
  })

const SPOKEN = {
  'fr-BE': {
    hour: (h: number, tail: string) => (tail === '00' ? `${h}${NB}h` : `${h}${NB}h${NB}${tail}`),
    at: ' à ',
  },
  'nl-BE': {
    hour: (h: number, tail: string) => (tail === '00' ? `${h}${NB}u` : `${h}.${tail}${NB}u`),
    at: ' om ',
  },
  'en-GB': { hour: (h: number, tail: string) => `${h}:${tail}`, at: ' at ' },
} as const
type Locale = keyof typeof SPOKEN
export const LOCALES = { fr: 'fr-BE', nl: 'nl-BE', en: 'en-GB' } as const satisfies Record<Language, Locale>

const local = (at: string, { locale, zone }: { locale: Locale; zone: string }) =>
  DateTime.fromISO(at, { zone, locale })

/** A time of day as people say it: «10 h», «9.30 u», «9:30». */
export function spokenHour(at: string, how: { locale: Locale; zone: string }): string {
  const time = local(at, how)
  return SPOKEN[how.locale].hour(time.hour, String(time.minute).padStart(2, '0'))
}

/** A day as people say it: «samedi 29 août». `day` is `2026-08-29`, or an instant. */
export const spokenDay = (day: string, how: { locale: Locale; zone: string }): string =>
  local(day, how).toLocaleString({ weekday: 'long', day: 'numeric', month: 'long' })

/** An instant as people say it: «samedi 29 août à 10 h». */
export const spokenMoment = (at: string, how: { locale: Locale; zone: string }): string =>
  `${spokenDay(at, how)}${SPOKEN[how.locale].at}${spokenHour(at, how)}`
