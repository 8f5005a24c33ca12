import { DateTime } from 'luxon'

/** Grams as kilos, in a reader's way of writing: 8500 → «8.5 kg». */
export const kilos = (locale: string) => {
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 })
  return (grams: number) => `${format.format(grams / 1000)} kg`
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
