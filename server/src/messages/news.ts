/** The sentences of what people are told: one source for the screen, the e-mail and the text to paste. */
import type { Language, Names } from '../../contract/index.ts'
import type { Amount, Facts, Kind, News, Thing } from '../paper/news.ts'
import { LOCALES, money, spokenDay, spokenHour, spokenMass, spokenMoment } from './figures.ts'
import { newsEn } from './news-en.ts'
import { newsFr } from './news-fr.ts'
import { newsNl } from './news-nl.ts'

/** Figures, days and names in the receiver's language, on the movement's clock. */
type Speech = {
  readonly kg: (grams: number) => string
  readonly amount: (amount: Amount) => string
  readonly thing: (thing: Thing) => string
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
  const amount = ({ crop, quantityG }: Amount) => `${kg(quantityG)} (${name(crop)})`
  const speech: Speech = {
    kg,
    amount,
    thing: (thing) =>
      'crop' in thing
        ? amount(thing)
        : 'jars' in thing
          ? `${thing.jars} × ${thing.jarMl} ml: ${name(thing.names)}`
          : `${spokenMoment(thing.start, how)} · ${thing.kitchen}`,
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
  return { title: inert(title), text: lines.map(inert).join('\n') }
}

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
