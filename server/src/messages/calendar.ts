/** What entries of a calendar are called. */
import type { Language } from '../../contract/index.ts'

type CalendarWords = {
  readonly session: (kitchen: string) => string
  readonly fetch: (what: string) => string
  readonly pickup: (what: string) => string
  readonly tour: string
  readonly dropoff: string
  readonly tentative: string
  readonly cancelled: string
}
const withWhat = (word: string, colon: string) => (what: string) => (what ? `${word}${colon}${what}` : word)

export const CALENDAR_WORDS: Readonly<Record<Language, CalendarWords>> = {
  fr: {
    session: (kitchen) => `Séance · ${kitchen}`,
    fetch: withWhat('À chercher', ' : '),
    pickup: withWhat('Enlèvement', ' : '),
    tour: 'Tournée',
    dropoff: 'Dépôt',
    tentative: '(à confirmer)',
    cancelled: 'Annulé :',
  },
  nl: {
    session: (kitchen) => `Sessie · ${kitchen}`,
    fetch: withWhat('Af te halen', ': '),
    pickup: withWhat('Ophaling', ': '),
    tour: 'Rit',
    dropoff: 'Levering',
    tentative: '(te bevestigen)',
    cancelled: 'Afgelast:',
  },
  en: {
    session: (kitchen) => `Session · ${kitchen}`,
    fetch: withWhat('To fetch', ': '),
    pickup: withWhat('Pick-up', ': '),
    tour: 'Tour',
    dropoff: 'Drop-off',
    tentative: '(to be confirmed)',
    cancelled: 'Cancelled:',
  },
}
