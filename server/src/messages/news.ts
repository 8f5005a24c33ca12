/** The sentences of what people are told: one source for the screen, the e-mail and the text to paste. */
import type { Language, Names } from '../../contract/index.ts'
import type { Amount, Facts, Kind, News, Thing } from '../paper/news.ts'
import {
  LOCALES,
  money,
  NB,
  spokenAmount,
  spokenDay,
  spokenHour,
  spokenMass,
  spokenMoment,
} from './figures.ts'
import { newsEn } from './news-en.ts'
import { newsFr } from './news-fr.ts'
import { newsNl } from './news-nl.ts'

/** Figures, days and names in the receiver's language, on the movement's clock. */
type Speech = {
  readonly kg: (grams: number) => string
  readonly amount: (amount: Amount) => string
  readonly thing: (thing: Thing) => string
  /** Where something is fetched: a producer at a place of the same name is said once. */
  readonly at: (producer: string, place: string) => string
  readonly day: (at: string) => string
  readonly hour: (at: string) => string
  readonly moment: (at: string) => string
  readonly name: (names: Names) => string
  readonly list: (names: readonly Names[]) => string
  readonly join: (words: readonly string[]) => string
  readonly money: (cents: number) => string
  readonly capital: (text: string) => string
}
export type NewsSentences = {
  readonly [K in Kind]: (facts: Facts[K], speech: Speech) => Said
}
type Said = { readonly title: string; readonly lines: readonly string[] }

const SENTENCES: Readonly<Record<Language, NewsSentences>> = { fr: newsFr, nl: newsNl, en: newsEn }

/** A title of one line, and a text of some. Names and notes in them are inert: they cannot begin a line of their own. */
export function newsWords(
  { kind, facts }: News,
  { language, zone }: { language: Language; zone: string },
): { readonly title: string; readonly text: string } {
  const locale = LOCALES[language]
  const how = { locale, zone }
  const kg = spokenMass(locale)
  const name = (names: Names) => names[language]
  const join = (words: readonly string[]) =>
    new Intl.ListFormat(locale, { type: 'conjunction' }).format(words)
  const massOf = spokenAmount(language)
  const amount = ({ crop, quantityG }: Amount) => massOf(quantityG, crop)
  const speech: Speech = {
    kg,
    amount,
    thing: (thing) =>
      'crop' in thing
        ? amount(thing)
        : 'jars' in thing
          ? `${thing.jars} × ${thing.jarMl}${NB}ml${language === 'fr' ? ' :' : ':'} ${name(thing.names)}`
          : `${spokenMoment(thing.start, how)} · ${thing.kitchen}`,
    at: (producer, place) => (place === producer ? place : `${producer} · ${place}`),
    day: (at) => spokenDay(at, how),
    hour: (at) => spokenHour(at, how),
    moment: (at) => spokenMoment(at, how),
    name,
    list: (all) => join([...new Set(all.map(name))]),
    join,
    money: money(locale),
    capital: (text) => text.charAt(0).toLocaleUpperCase(locale) + text.slice(1),
  }
  // The kind says which facts: TypeScript cannot follow that through a table.
  const say = SENTENCES[language][kind] as (facts: unknown, speech: Speech) => Said
  const { title, lines } = say(facts, speech)
  const line = (text: string) => inert(language === 'fr' ? text.replaceAll(BESIDE_SIGNS, NB) : text)
  return { title: line(title), text: lines.map(line).join('\n') }
}

/** French has a space beside these signs, where no line breaks. */
const BESIDE_SIGNS = / (?=[:;?!»])|(?<=«) /g

/** One line without what could act on its reader's machine or turn its letters around. */
export const inert = (line: string): string =>
  line
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()

const LETTERS_END: Readonly<Record<Language, (settings: string) => string>> = {
  fr: (settings) => `Plus d’e-mails de Bocal ? Choisissez-le ici : ${settings}`,
  nl: (settings) => `Geen e-mails van Bocal meer? Kies het hier: ${settings}`,
  en: (settings) => `No more e-mails from Bocal? Choose it here: ${settings}`,
}

/** How every letter ends: where to want no more. */
export const lettersEnd = (language: Language) => LETTERS_END[language]
